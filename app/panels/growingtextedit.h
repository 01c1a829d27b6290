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
    //! What a paste may make of it: beyond, QPlainTextEdit needs a tenth of a second for each key, then minutes.
    static constexpr qsizetype longestText = 200'000;
    static constexpr qsizetype longestParagraph = 100'000;

    GrowingTextEdit(TextLook look, TextLines lines, QWidget *parent = nullptr);

    //! Keeps cursor and undo where the text is the same already.
    void replaceText(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void insertFromMimeData(const QMimeData *source) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    [[nodiscard]] int heightFor(int lines) const;
    void chooseWrapping(qsizetype longest); //!< of what is about to come in; 0 = nothing
    void refreshHeight();

    TextLines m_lines;
};

} // namespace tokenhub::app
