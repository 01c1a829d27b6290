// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationlibrary.h"
#include "session/profilebook.h"
#include "session/removals.h"

class QMenu;

namespace tokenhub::app {

class Actions;
class ConversationView;
class LanePane;

//! \brief What a person does with one message of the shown conversation: edit, regenerate, continue, give a tool's
//! result, delete, page, look at its details. It must not know of prompts that are typed anew, of models or keys. One
//! in a window.
class MessageDesk : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        ConversationView &view;
        session::ConversationLibrary &library;
        session::ProfileBook &profiles;
        session::Removals &removals;
        Actions &actions;
    };

    MessageDesk(Parts parts, QObject *parent);

    void editLastPrompt();
    void regenerateLast();
    void showDetails(base::MessageId id);

private:
    void connectView();
    void connectPane(LanePane &pane);
    void connectActions();
    void quote();
    void beginEdit(base::MessageId id);
    void beginResult(base::MessageId answer, int part);
    void submit(const chat::DraftEdit &edit);
    void resend(base::MessageId prompt, const chat::Draft &draft);
    void fillMenu(base::MessageId id, QMenu *menu);
    void addRemoval(base::MessageId id, QMenu *menu);
    [[nodiscard]] QString gatewayOf(const chat::Message &message) const;
    [[nodiscard]] session::ChatSession &session() const { return *m_parts.library.shown(); }
    [[nodiscard]] const chat::Message &message(base::MessageId id) const;
    [[nodiscard]] base::LaneId lane() const;

    Parts m_parts;
};

} // namespace tokenhub::app
