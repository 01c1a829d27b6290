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
    Running, //!< an answer runs: the button stops it, Enter does nothing
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

    //! Not announced through draftChanged. Leaves the edit mode.
    void setDraft(const chat::Draft &draft);
    [[nodiscard]] chat::Draft draft() const; //!< in edit mode: the one that waits behind the edited message

    void accept(); //!< what was sent is stored: it goes; what was typed meanwhile stays
    void reject(); //!< it was not taken: all stays
    [[nodiscard]] bool isPending() const { return m_pending.has_value(); }

    //! Edit-and-resend: shows \a text; the draft comes back when this ends.
    void beginEdit(base::MessageId message, const QString &text);
    void cancelEdit();
    [[nodiscard]] bool isEditing() const { return !m_edited.isNull(); }

signals:
    //! At most once until accept() or reject(). Never with an empty draft.
    void sendRequested(const tokenhub::chat::Draft &draft);
    void editSubmitted(tokenhub::base::MessageId message, const tokenhub::chat::Draft &draft); //!< as sendRequested
    void editCancelled();
    void stopRequested();
    void draftChanged(const tokenhub::chat::Draft &draft); //!< at each change a person makes; not for edited messages
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
    void leaveEdit();
    void showPasteRefused(qsizetype characters);
    void refresh();

    PromptEditor *m_editor = nullptr;
    SendButton *m_button = nullptr;
    HintLabel *m_hint = nullptr;
    QWidget *m_editBar = nullptr;
    QHBoxLayout *m_leading = nullptr;
    ComposerState m_state = ComposerState::Idle;
    QString m_ownHint;
    QString m_warning; //!< stands in the hint's place until the text changes
    std::optional<QString> m_pending; //!< what was asked to be sent
    base::MessageId m_edited; //!< not null in edit mode
    QString m_waitingDraft; //!< in edit mode
    bool m_silent = false; //!< the text is being set from outside
};

} // namespace tokenhub::app
