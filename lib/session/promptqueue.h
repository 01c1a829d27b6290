// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "chat/draft.h"
#include "chat/message.h"
#include "session/services.h"

#include <QObject>
#include <functional>
#include <vector>

namespace tokenhub::session {

class ChatSession;

//! \brief Prompts that wait for the answer before them, of one session. The next one is sent when an answer is
//! complete; after any other end all are held until a person lets them go. Stored at each change: after a restart they
//! are there, held. GUI thread; owned by its session.
class PromptQueue : public QObject
{
    Q_OBJECT

public:
    //! Why nothing is sent although no answer runs.
    enum class Hold {
        None,
        Stopped, //!< the answer before was stopped
        Failed, //!< it failed or broke off
        ToolCall, //!< it waits for the result of a tool
        Refused, //!< the first prompt could not be sent
        Kept, //!< they were there when the conversation was opened
    };

    PromptQueue(ChatSession &session, Services services);

    [[nodiscard]] const std::vector<chat::QueuedPrompt> &prompts() const { return m_prompts; }
    [[nodiscard]] bool isEmpty() const { return m_prompts.empty(); }
    [[nodiscard]] Hold hold() const { return m_hold; }
    [[nodiscard]] const chat::QueuedPrompt *find(base::MessageId id) const; //!< null when it has gone

    void load(); //!< once, for a conversation from the store
    //! For \a lanes (empty: all that are open then), of which one runs. \a done is called when it is stored, or the
    //! store keeps trying.
    void add(std::vector<base::LaneId> lanes, const QString &text, const QObject *context, std::function<void()> done);
    void change(base::MessageId id, const QString &text); //!< and ends its edit
    void remove(base::MessageId id);
    void setEdited(base::MessageId id); //!< it and those behind it wait; null: nothing is edited
    void release(); //!< held no longer
    void hold(Hold why);

signals:
    void changed();

private:
    void onAnswerFinished(base::MessageId answer);
    void onAccepted();
    void onRefused();
    [[nodiscard]] std::vector<base::LaneId> lanesFor(const chat::QueuedPrompt &prompt) const;
    void sendNext();
    void save(std::function<void()> done = {});

    ChatSession &m_session;
    Services m_services;
    std::vector<chat::QueuedPrompt> m_prompts;
    base::MessageId m_edited;
    base::MessageId m_leaving; //!< given to the session, which has not answered yet
    Hold m_hold = Hold::None;
};

} // namespace tokenhub::session
