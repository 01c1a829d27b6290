// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/turns.h"

#include <QSet>
#include <algorithm>

namespace tokenhub::chat {
namespace {

struct DatedTurn {
    base::UtcMs at;
    TurnId turn;
};

//! Prompts on the paths, one for each turn.
std::vector<DatedTurn> datedTurns(const Conversation &conversation)
{
    std::vector<DatedTurn> found;
    QHash<TurnId, size_t> known;
    for (const Lane &lane : conversation.allLanes()) {
        for (const MessageId &id : conversation.path(lane.id)) {
            const Message &message = conversation.message(id);
            if (message.role != Role::User || message.turn.isNull())
                continue;
            if (const auto at = known.constFind(message.turn); at != known.cend()) {
                found[*at].at = std::min(found[*at].at, message.createdAt);
            } else {
                known.insert(message.turn, found.size());
                found.push_back({message.createdAt, message.turn});
            }
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
    return found;
}

bool isBest(const Conversation &conversation, MessageId answer)
{
    return conversation.contains(answer) && conversation.turn(conversation.message(answer).turn).best == answer;
}

} // namespace

std::vector<TurnId> turnsOf(const Conversation &conversation)
{
    std::vector<TurnId> turns;
    for (const DatedTurn &each : datedTurns(conversation))
        turns.push_back(each.turn);
    return turns;
}

std::vector<LaneTurn> lanesIn(const Conversation &conversation, TurnId turn)
{
    std::vector<LaneTurn> found;
    for (const Lane &lane : conversation.allLanes()) {
        LaneTurn part{.lane = lane.id, .prompt = {}, .answer = {}};
        for (const MessageId &id : conversation.path(lane.id)) {
            const Message &message = conversation.message(id);
            if (message.turn != turn)
                continue;
            if (message.role == Role::User)
                part.prompt = id;
            else if (message.role == Role::Assistant)
                part.answer = id;
        }
        if (!part.prompt.isNull())
            found.push_back(part);
    }
    return found;
}

MessageId currentWinner(const Conversation &conversation)
{
    const std::vector<DatedTurn> turns = datedTurns(conversation);
    if (turns.empty())
        return {};
    const MessageId best = conversation.turn(turns.back().turn).best;
    return conversation.contains(best) ? best : MessageId();
}

MessageId followedBy(const Conversation &conversation, LaneId lane)
{
    const MessageId leaf = conversation.lane(lane).leaf;
    MessageId followed;
    switch (conversation.head().comparison.policy) {
    case ContextPolicy::Isolated:
        break;
    case ContextPolicy::SharedWinner:
        followed = currentWinner(conversation);
        break;
    case ContextPolicy::FreshEachTurn:
        followed = conversation.tree().root();
        break;
    }
    return followed == leaf ? MessageId() : followed;
}

MessageId followedByRerun(const Conversation &conversation, const Message &oldPrompt)
{
    switch (conversation.turn(oldPrompt.turn).policy) {
    case ContextPolicy::Isolated:
        break;
    case ContextPolicy::SharedWinner: {
        // Where no winner was chosen each lane went on from its own: that is nobody else's.
        const MessageId before = oldPrompt.follows.isNull() ? oldPrompt.parent : oldPrompt.follows;
        return isBest(conversation, before) ? before : MessageId();
    }
    case ContextPolicy::FreshEachTurn:
        return conversation.tree().root();
    }
    return {};
}

ConversationData laneAsConversation(const Conversation &conversation, LaneId id, base::UtcMs now)
{
    const Lane &source = conversation.lane(id);
    const ConversationTree fresh;
    ConversationData data{
        .head
        = {.id = ConversationId::create(), .title = conversation.head().title, .createdAt = now, .updatedAt = now},
        .lanes = {},
        .messages = fresh.messages()};
    const LaneId lane = LaneId::create();
    QHash<MessageId, MessageId> renamed;
    QHash<TurnId, TurnId> turns;
    for (const MessageId &old : conversation.tree().context(source.leaf)) {
        Message copy = conversation.message(old);
        if (copy.isRunning())
            break;
        copy.id = MessageId::create();
        copy.parent = data.messages.back().id;
        copy.lane = lane;
        copy.follows = {};
        copy.basedOn = renamed.value(copy.basedOn);
        if (!copy.turn.isNull()) {
            if (!turns.contains(copy.turn))
                turns.insert(copy.turn, TurnId::create());
            copy.turn = turns.value(copy.turn);
        }
        renamed.insert(old, copy.id);
        data.messages.push_back(std::move(copy));
    }
    data.lanes.push_back({.id = lane, .target = source.target, .leaf = data.messages.back().id, .chosen = {}});
    return data;
}

} // namespace tokenhub::chat
