// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/turns.h"

#include "chat/blindlanes.h"

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

namespace {

//! A turn in the merged list.
struct MergedTurn {
    base::UtcMs at;
    MessageId prompt;
    Path answers;
};

class Merger
{
public:
    explicit Merger(const Conversation &conversation) : m_conversation(conversation) { }

    void add(const Path &path)
    {
        for (const MessageId &id : path) {
            if (m_seen.contains(id))
                continue;
            m_seen.insert(id);
            add(m_conversation.message(id));
        }
    }

    [[nodiscard]] Path merged()
    {
        std::stable_sort(m_turns.begin(), m_turns.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
        Path path;
        for (const MergedTurn &turn : m_turns) {
            if (!turn.prompt.isNull())
                path.push_back(turn.prompt);
            path.insert(path.end(), turn.answers.cbegin(), turn.answers.cend());
        }
        return path;
    }

private:
    void add(const Message &message)
    {
        const auto known = message.turn.isNull() ? m_places.cend() : m_places.constFind(message.turn);
        const bool isNew = known == m_places.cend();
        const bool isPrompt = message.role == Role::User;
        if (isNew && (isPrompt || m_turns.empty() || !message.turn.isNull())) {
            if (!message.turn.isNull())
                m_places.insert(message.turn, m_turns.size());
            m_turns.push_back({.at = message.createdAt, .prompt = {}, .answers = {}});
        }
        MergedTurn &turn = isNew ? m_turns.back() : m_turns[*known];
        turn.at = std::min(turn.at, message.createdAt);
        if (!isPrompt)
            turn.answers.push_back(message.id);
        else if (turn.prompt.isNull())
            turn.prompt = message.id;
        else if (m_conversation.message(turn.prompt).parts != message.parts)
            turn.answers.push_back(message.id); // asked otherwise in this lane
    }

    const Conversation &m_conversation;
    std::vector<MergedTurn> m_turns;
    QHash<TurnId, size_t> m_places;
    QSet<MessageId> m_seen;
};

} // namespace

Path mergedPath(const Conversation &conversation)
{
    Merger merger(conversation);
    const BlindLanes lanes(conversation);
    for (const LaneId &lane : lanes.order())
        merger.add(conversation.path(lane));
    return merger.merged();
}

LaneId laneShowing(const Conversation &conversation, MessageId message)
{
    LaneId shown;
    for (const Lane &lane : conversation.lanes()) {
        const Path &path = conversation.path(lane.id);
        if (std::find(path.crbegin(), path.crend(), message) == path.crend())
            continue;
        if (lane.id == conversation.message(message).lane)
            return lane.id;
        if (shown.isNull())
            shown = lane.id;
    }
    return shown;
}

ConversationData laneAsConversation(const Conversation &conversation, LaneId id, base::UtcMs now, MessageId upTo)
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
    for (const MessageId &old : conversation.tree().context(upTo.isNull() ? source.leaf : upTo)) {
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
