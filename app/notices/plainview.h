// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace tokenhub::app {

//! \brief Foreign text to read and copy: never markup, breaks inside long words, as tall as its lines up to a limit,
//! then it scrolls. GUI thread.
class PlainView : public QPlainTextEdit
{
    Q_OBJECT

public:
    //! Longer text is cut; nobody reads more in a notice.
    static constexpr qsizetype longestText = 20'000;

    explicit PlainView(int maximumLines, QWidget *parent = nullptr);

    void setText(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int linesHeight() const;
    void followHeight();

    int m_maximumLines;
    int m_height = 0;
};

} // namespace tokenhub::app
