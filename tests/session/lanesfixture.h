// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/turns.h"
#include "sessionfixture.h"

namespace tokenhub::test {

//! \brief One conversation with a lane for each letter of \a models; model "a" answers "a1" in turn 1, "a2" in turn 2.
class LanesFixture : public SessionFixture
{
public:
    explicit LanesFixture(const QString &models, Where where = Where::Memory) : SessionFixture(where)
    {
        target.model = models.first(1);
        session = newSession();
        for (qsizetype i = 1; i < models.size(); ++i)
            (void)addLane(models.mid(i, 1));
    }

    chat::LaneId addLane(const QString &model)
    {
        chat::Target other = target;
        other.model = model;
        return session->conversation().addLane(other, session->conversation().lanes().size());
    }
    //! As when the program ends and starts again, by way of the store.
    void restart()
    {
        const chat::ConversationId id = session->conversation().id();
        session.reset();
        reopen();
        auto data = store::test::load(*store, id);
        if (!data)
            qFatal("not stored");
        session = std::make_unique<session::ChatSession>(std::make_unique<chat::Conversation>(std::move(data).value()),
                                                         services());
        session->autosaver().setStored();
    }

    [[nodiscard]] std::vector<chat::LaneId> lanes() const
    {
        std::vector<chat::LaneId> ids;
        for (const chat::Lane &lane : session->conversation().lanes())
            ids.push_back(lane.id);
        return ids;
    }
    [[nodiscard]] chat::LaneId lane(const QString &model) const
    {
        for (const chat::Lane &each : session->conversation().allLanes()) {
            if (each.target.model == model)
                return each.id;
        }
        return {};
    }
    //! From now on each of these models answers with its name and \a mark.
    void answerWith(const QString &mark, const QString &models = QStringLiteral("abcd"))
    {
        practice::Script script;
        for (const QChar model : models)
            script.add(practice::match::model(model), saying({model + mark}), practice::Rule::always);
        gateway.setScript(script);
    }
    //! To all open lanes, and waits for all.
    [[nodiscard]] bool askAll(const QString &prompt) { return askLanes(lanes(), prompt); }
    [[nodiscard]] bool askLanes(const std::vector<chat::LaneId> &asked, const QString &prompt)
    {
        gateway.forgetRequests();
        session->sendTo(asked, {.text = prompt});
        return waitForEnd(*session);
    }
    //! What was asked of \a model last; empty when nothing was since the last askAll.
    [[nodiscard]] QString sentTo(const QString &model) const
    {
        QString sent;
        for (const practice::RecordedRequest &request : gateway.requests()) {
            if (request.json().value(QLatin1StringView("model")).toString() == model)
                sent = sentMessages(request);
        }
        return sent;
    }
    [[nodiscard]] const chat::Message &last(const QString &model) const
    {
        return session->conversation().message(session->conversation().lane(lane(model)).leaf);
    }
    [[nodiscard]] chat::TurnId turn(size_t number) const //!< from 0
    {
        return chat::turnsOf(session->conversation()).at(number);
    }
    void markBest(const QString &model)
    {
        chat::Turn noted = session->conversation().turn(last(model).turn);
        noted.best = last(model).id;
        session->conversation().putTurn(noted);
    }
    void setPolicy(chat::ContextPolicy policy)
    {
        chat::ComparisonSettings settings = session->conversation().head().comparison;
        settings.policy = policy;
        session->conversation().setComparison(settings);
    }

    std::unique_ptr<session::ChatSession> session;
};

} // namespace tokenhub::test
