// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace tokenhub::app {

//! Which key sends; the other one, and Shift+Enter always, breaks the line.
enum class SendKey { Enter, CtrlEnter };

//! \brief The text of a prompt while it is written: plain, as tall as its lines up to maximumLines, then it scrolls.
//! It decides what a key means and leaves to its owner whether anything is sent. Child of the composer; GUI thread.
class PromptEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    //! QPlainTextEdit lays out 1,000,000 characters in 40 ms, but one paragraph of 250,000 takes 70 ms for each key.
    static constexpr qsizetype longestText = 1'000'000;
    static constexpr qsizetype longestParagraph = 250'000;
    static constexpr int maximumLines = 10;

    explicit PromptEditor(QWidget *parent = nullptr);

    void setSendKey(SendKey key) { m_sendKey = key; }
    [[nodiscard]] SendKey sendKey() const { return m_sendKey; }
    //! Exactly what was typed; toPlainText() would turn no-break spaces into spaces.
    [[nodiscard]] QString text() const;
    void setText(const QString &text); //!< the cursor goes to its end
    void insertAtCursor(const QString &text); //!< instead of what is selected; pasteRefused() when it is too long
    [[nodiscard]] bool isEmpty() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void sendWanted(); //!< never while an input method composes, never from a key that is held
    void upWhileEmpty();
    void escapePressed();
    void pasteRefused(qsizetype characters);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] bool sends(Qt::KeyboardModifiers modifiers) const;
    [[nodiscard]] int linesHeight() const;
    void onEnter(const QKeyEvent &event);
    void chooseWrapping(qsizetype longest); //!< of what is about to come in; 0 = nothing
    void followHeight();

    SendKey m_sendKey = SendKey::Enter;
    bool m_composing = false; //!< an input method shows text that is not committed
    int m_height = 0; //!< of the lines, as last told to the layout
};

} // namespace tokenhub::app
