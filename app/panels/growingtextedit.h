// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace tokenhub::app {

enum class TextLook { Prose, Code };

struct TextLines {
    int least = 1;
    int most = 10; //!< beyond, it scrolls
};

//! \brief Plain text of a few lines that is as tall as its text. Tab goes on to the next field. GUI thread.
class GrowingTextEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    GrowingTextEdit(TextLook look, TextLines lines, QWidget *parent = nullptr);

    //! Keeps cursor and undo where the text is the same already.
    void replaceText(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    [[nodiscard]] int heightFor(int lines) const;
    void refreshHeight();

    TextLines m_lines;
};

} // namespace tokenhub::app
