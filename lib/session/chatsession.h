// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatrequest.h"
#include "chat/conversation.h"
#include "chat/draft.h"
#include "session/activity.h"
#include "session/autosaver.h"
#include "session/continuation.h"
#include "session/deltacoalescer.h"
#include "session/services.h"

#include <QPointer>
#include <deque>
#include <functional>
#include <memory>

namespace tokenhub::gateway {
class ChatJob;
struct JobEnd;
} // namespace tokenhub::gateway

namespace tokenhub::session {

class PromptQueue;

//! \brief One conversation at work: sends, stops, regenerates, edits; N answers at once, one job each, in one lane or
//! in several together. GUI thread; owned by the ConversationLibrary (or a console program). It must not know of
//! widgets, Markdown, SQL or wire words, nor which conversation is on screen: its streams go on whoever looks.
class ChatSession : public QObject
{
    Q_OBJECT

public:
    ChatSession(std::unique_ptr<chat::Conversation> conversation, Services services, QObject *parent = nullptr);
    ~ChatSession() override;

    [[nodiscard]] chat::Conversation &conversation() const { return *m_conversation; }
    [[nodiscard]] Autosaver &autosaver() { return m_autosaver; }
    [[nodiscard]] PromptQueue &queue() { return *m_queue; }
    [[nodiscard]] int runningAnswers() const { return int(m_runs.size()); }
    [[nodiscard]] bool isRunning(chat::LaneId lane) const;
    //! Empty for an answer that has ended.
    [[nodiscard]] std::optional<Activity> activity(chat::MessageId answer) const;
    //! What was measured so far; of an answer that has ended, what is kept with it.
    [[nodiscard]] chat::Metrics metrics(chat::MessageId answer) const;

    //! Shows prompt and waiting answer at once, stores them, then asks. promptAccepted or promptRefused follows, once.
    void send(chat::LaneId lane, const chat::Draft &draft);
    //! Another answer to the same prompt, beside the old one, with the lane's target of now. \a message: the answer, or
    //! a prompt that has none.
    void regenerate(chat::LaneId lane, chat::MessageId message);
    //! Asks for the rest of an answer that broke off: a version beside it that begins with its text.
    void continueAnswer(chat::LaneId lane, chat::MessageId answer);
    //! What a person makes of an answer: a version beside it, which is what is sent from now on. promptAccepted or
    //! promptRefused follows, once.
    void editAnswer(chat::LaneId lane, chat::MessageId answer, const chat::Draft &draft);
    //! What a tool gave that \a answer, on the lane's path, calls; a second result of a call stands beside the first.
    //! With the last one the model is asked again. promptAccepted or promptRefused follows, once.
    void giveResult(chat::LaneId lane, chat::MessageId answer, const QString &callId, const chat::Draft &draft);
    //! Another prompt beside the old one, and its answer. promptAccepted or promptRefused follows, once.
    void editAndResend(chat::LaneId lane, chat::MessageId prompt, const chat::Draft &draft);

    // Lanes together: chatsessionlanes.cpp.
    //! One prompt as one turn of all \a lanes; each is asked on its own, by the conversation's policy and order.
    //! promptAccepted (its first prompt) or promptRefused follows, once: refused while one of them runs, or when none
    //! can be asked. What one alone cannot be asked fails in that lane.
    void sendTo(const std::vector<chat::LaneId> &lanes, const chat::Draft &draft);
    //! Another prompt beside that of \a turn in those \a lanes that have one, as a turn of its own; as sendTo.
    void editTurn(const std::vector<chat::LaneId> &lanes, chat::TurnId turn, const chat::Draft &draft);
    //! Old turns one after the other in a lane that took no part in them; in one that did, another answer. Ends with
    //! the first that is not complete. answerRefused follows when it cannot begin.
    void rerun(chat::LaneId lane, const std::vector<chat::TurnId> &turns);
    //! Another answer in each of \a lanes whose last one is not complete.
    void retry(const std::vector<chat::LaneId> &lanes);
    void stopLane(chat::LaneId lane);
    void closeLane(chat::LaneId lane); //!< its answer is stopped; reopened through the conversation
    //! How a blind turn's lanes are put in order; by chance unless a test says otherwise.
    void setShuffle(std::function<void(std::vector<chat::LaneId> &)> shuffle) { m_shuffle = std::move(shuffle); }

    //! The lane's path goes through \a message from now on; stored.
    void choose(chat::LaneId lane, chat::MessageId message);
    void stop(chat::MessageId answer);
    void stopAll();
    void retryNow(chat::MessageId answer);
    //! The program ends: all that came is kept and the answers count as interrupted. Takes no time.
    void interruptAll();

signals:
    void promptAccepted(tokenhub::base::MessageId prompt); //!< it is stored, or the store keeps trying
    void promptRefused(const tokenhub::base::Error &error); //!< nothing was added; what was typed stays
    void answerRefused(const tokenhub::base::Error &error); //!< as promptRefused, for regenerate
    void activityChanged(tokenhub::base::MessageId answer);
    //! After the conversation took a frame: for those who pass it on as it comes.
    void frameApplied(tokenhub::base::MessageId answer, const tokenhub::chat::DeltaBatch &frame);
    void answerFinished(tokenhub::base::MessageId answer);
    void runningChanged(int answers);

private:
    struct Run {
        chat::LaneId lane;
        QPointer<gateway::ChatJob> job; //!< null while the prompt is being stored
        Activity activity;
        std::optional<Continuation> continuation;
    };

    //! Where a prompt of a lane will stand, and what is sent before it.
    struct NewPrompt {
        chat::LaneId lane;
        chat::MessageId parent;
        chat::MessageId follows;
    };

    [[nodiscard]] std::optional<base::Error> objection(chat::LaneId lane) const;
    [[nodiscard]] std::optional<base::Error> absence(chat::MessageId id) const;
    [[nodiscard]] std::optional<base::Error> objection(const std::vector<NewPrompt> &prompts) const;
    void beginTurn(const std::vector<NewPrompt> &prompts, const chat::Draft &draft, const chat::Turn &turn);
    [[nodiscard]] chat::Turn newTurn(const std::vector<NewPrompt> &prompts, chat::ContextPolicy policy) const;
    void rerunNext(chat::LaneId lane);
    [[nodiscard]] bool refuse(std::optional<base::Error> error, const chat::Draft &draft);
    chat::MessageId addAnswer(chat::LaneId lane, chat::MessageId prompt);
    chat::MessageId appendAnswer(chat::LaneId lane, chat::MessageId prompt, chat::Message answer);
    [[nodiscard]] base::Result<chat::ChatRequest> requestFor(chat::LaneId lane, chat::MessageId answer) const;
    //! The answers among \a fresh are asked for when all is stored; \a accepted is announced unless null.
    void saveAndAsk(const std::vector<chat::MessageId> &fresh, chat::MessageId accepted = {});
    void startWaiting();
    void startJob(chat::MessageId answer);
    void connectJob(chat::MessageId answer, gateway::ChatJob &job);
    void onJobState(chat::MessageId answer);
    void onJobFinished(chat::MessageId answer, const gateway::JobEnd &end);
    void flush(chat::MessageId answer);
    void finish(chat::MessageId answer, chat::Outcome outcome, const std::optional<base::Error> &error);
    void setStage(chat::MessageId answer, Activity activity);
    void nameAfter(const chat::Draft &draft);

    Services m_services;
    std::unique_ptr<chat::Conversation> m_conversation;
    Autosaver m_autosaver;
    DeltaCoalescer m_coalescer;
    QHash<chat::MessageId, Run> m_runs;
    std::deque<chat::MessageId> m_waiting; //!< stored, to be asked when fewer requests are under way
    QHash<chat::LaneId, std::deque<chat::TurnId>> m_reruns;
    std::function<void(std::vector<chat::LaneId> &)> m_shuffle;
    std::unique_ptr<PromptQueue> m_queue;
};

} // namespace tokenhub::session
