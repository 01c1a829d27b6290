// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "chat/draft.h"
#include "composer/prompteditor.h"

#include <QWidget>
#include <optional>

class QHBoxLayout;

namespace tokenhub::app {

class HintLabel;
class SendButton;

enum class ComposerState {
    Idle,
    Running, //!< an answer runs: the button stops it, Enter lets the prompt wait for its end
    Blocked, //!< nothing can be sent now (no key, no model): typing goes on
};

//! \brief Where a prompt is written. A wish to send is uttered once: until the owner says accept() or reject(), further
//! Enters and clicks do nothing, and the text stays until accept(), so that it is lost only when it is stored
//! elsewhere. It must not know of sessions, requests or the store. Owned by the window; GUI thread.
class Composer : public QWidget
{
    Q_OBJECT

public:
    explicit Composer(QWidget *parent = nullptr);

    void setState(ComposerState state);
    [[nodiscard]] ComposerState state() const { return m_state; }
    void setSendKey(SendKey key);
    void setPlaceholder(const QString &text);
    void setHint(const QString &text); //!< instead of the line that tells the keys; empty = that line
    void addLeadingWidget(QWidget *widget); //!< below the text, after those already there; reparented

    //! Not announced through draftChanged. Ends what is being edited; goes on with what the draft has of that.
    void setDraft(const chat::Draft &draft);
    [[nodiscard]] chat::Draft draft() const; //!< what waits behind the edited text, and that

    void accept(); //!< what was sent is stored: it goes; what was typed meanwhile stays
    void reject(); //!< it was not taken: all stays
    [[nodiscard]] bool isPending() const { return m_pending.has_value(); }

    void quote(const QString &text); //!< where the cursor is, as lines of their own; what one types answers it

    //! Shows the text of \a edit; the draft comes back when this ends.
    void beginEdit(const chat::DraftEdit &edit);
    void cancelEdit();
    [[nodiscard]] bool isEditing() const { return m_edit.has_value(); }
    //! What is being edited, its text as it was at the beginning.
    [[nodiscard]] const std::optional<chat::DraftEdit> &edit() const { return m_edit; }

signals:
    //! At most once until accept() or reject(). Never with an empty draft. Also while an answer runs.
    void sendRequested(const tokenhub::chat::Draft &draft);
    void editSubmitted(const tokenhub::chat::DraftEdit &edit); //!< as sendRequested
    void editChanged(); //!< it began, ended or became another one
    void stopRequested();
    void draftChanged(const tokenhub::chat::Draft &draft); //!< at each change a person makes
    void editLastRequested(); //!< Up in an empty composer

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeEditBar();
    [[nodiscard]] QHBoxLayout *makeRow();
    void connectParts();
    void onTextChanged();
    void onEscape();
    void onButton();
    void trySend();
    void replaceText(const QString &text);
    void enterEdit(const chat::DraftEdit &edit);
    void leaveEdit();
    [[nodiscard]] bool canSend() const;
    void refreshButtons();
    [[nodiscard]] QString sendLabel() const;
    void showPasteRefused(qsizetype characters);
    void refresh();

    PromptEditor *m_editor = nullptr;
    SendButton *m_button = nullptr;
    SendButton *m_queueButton = nullptr; //!< beside Stop, while there is something to send
    HintLabel *m_hint = nullptr;
    QWidget *m_editBar = nullptr;
    HintLabel *m_editLabel = nullptr;
    QHBoxLayout *m_leading = nullptr;
    ComposerState m_state = ComposerState::Idle;
    QString m_ownHint;
    QString m_warning; //!< stands in the hint's place until the text changes
    std::optional<QString> m_pending; //!< what was asked to be sent
    std::optional<chat::DraftEdit> m_edit;
    QString m_waitingDraft; //!< in edit mode
    bool m_silent = false; //!< the text is being set from outside
};

} // namespace tokenhub::app
