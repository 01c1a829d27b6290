// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/conversation.h"

#include <QSet>
#include <algorithm>

namespace tokenhub::chat {
namespace {

Conversation::Fields fieldsOf(const DeltaBatch &batch)
{
    Conversation::Fields fields;
    for (const Delta &delta : batch) {
        if (std::holds_alternative<UsageDelta>(delta))
            fields |= Conversation::Field::Usage;
        else if (std::holds_alternative<FinishDelta>(delta) || std::holds_alternative<IdentityDelta>(delta))
            fields |= Conversation::Field::State;
        else
            fields |= Conversation::Field::Text;
    }
    return fields;
}

} // namespace

Conversation::Conversation(Target target, base::UtcMs now, QObject *parent) : QObject(parent)
{
    m_head = {.id = ConversationId::create(), .title = {}, .createdAt = now, .updatedAt = now};
    m_lanes.push_back({.id = LaneId::create(), .target = std::move(target), .leaf = m_tree.root(), .chosen = {}});
    m_walks.push_back({m_lanes.front().id, {}});
}

Conversation::Conversation(ConversationData data, QObject *parent)
    : QObject(parent), m_head(std::move(data.head)), m_tree(std::move(data.messages)), m_lanes(std::move(data.lanes))
{
    if (m_lanes.empty())
        m_lanes.push_back({.id = LaneId::create(), .target = {}, .leaf = m_tree.root(), .chosen = {}});
    if (std::all_of(m_lanes.cbegin(), m_lanes.cend(), [](const Lane &lane) { return lane.isClosed; }))
        m_lanes.front().isClosed = false;
    for (Lane &lane : m_lanes) {
        if (!m_tree.contains(lane.leaf))
            lane.leaf = m_tree.leafBelow(m_tree.root(), lane.chosen);
        m_walks.push_back({lane.id, m_tree.path(lane.leaf)});
    }
    const auto closed
        = std::stable_partition(m_lanes.begin(), m_lanes.end(), [](const Lane &lane) { return !lane.isClosed; });
    m_closed.assign(closed, m_lanes.end());
    m_lanes.erase(closed, m_lanes.end());
    for (const Turn &turn : data.turns)
        m_turns.insert(turn.id, turn);
}

Conversation::~Conversation() = default;

const Lane &Conversation::lane(LaneId id) const
{
    return const_cast<Conversation *>(this)->editLane(id);
}

Lane &Conversation::editLane(LaneId id)
{
    const auto isIt = [&](const Lane &lane) { return lane.id == id; };
    if (const auto open = std::find_if(m_lanes.begin(), m_lanes.end(), isIt); open != m_lanes.end())
        return *open;
    const auto closed = std::find_if(m_closed.begin(), m_closed.end(), isIt);
    Q_ASSERT(closed != m_closed.end());
    return *closed;
}

Conversation::Walk &Conversation::walk(LaneId id)
{
    const auto found = std::find_if(m_walks.begin(), m_walks.end(), [&](const Walk &walk) { return walk.lane == id; });
    Q_ASSERT(found != m_walks.end());
    return *found;
}

const Path &Conversation::path(LaneId id) const
{
    return const_cast<Conversation *>(this)->walk(id).path;
}

void Conversation::setTitle(const QString &title)
{
    if (title == m_head.title)
        return;
    m_head.title = title;
    emit titleChanged();
}

void Conversation::touch(base::UtcMs now)
{
    // The computer's clock may have been set back; the history's order must not turn round for it.
    m_head.updatedAt = std::max(m_head.updatedAt, now);
    emit touched();
}

void Conversation::setTarget(LaneId id, const Target &target)
{
    Lane &changed = editLane(id);
    if (changed.target == target)
        return;
    changed.target = target;
    emit targetChanged(id);
}

MessageId Conversation::append(LaneId id, Message message)
{
    return appendBelow(id, lane(id).leaf, std::move(message));
}

MessageId Conversation::appendBelow(LaneId id, MessageId parent, Message message)
{
    message.parent = parent;
    message.lane = id;
    const MessageId added = message.id;
    m_tree.append(std::move(message));
    moveLeaf(id, added);
    return added;
}

void Conversation::choose(LaneId id, MessageId at)
{
    Lane &chooser = editLane(id);
    chooser.chosen.insert(m_tree.message(at).parent, at);
    moveLeaf(id, m_tree.leafBelow(at, chooser.chosen));
}

void Conversation::moveLeaf(LaneId id, MessageId leaf)
{
    Walk &walked = walk(id);
    // The ordinary step, one further down, must not cost the length of the conversation.
    const bool isStepDown = m_tree.message(leaf).parent == (walked.path.empty() ? m_tree.root() : walked.path.back());
    Path after;
    if (!isStepDown)
        after = m_tree.path(leaf);
    const PathChange change = isStepDown
        ? PathChange{.kept = qsizetype(walked.path.size()), .removed = 0, .added = {leaf}}
        : PathChange::between(walked.path, after);
    emit pathAboutToChange(id, change);
    Lane &moved = editLane(id);
    // Only forks are remembered: a message with one child leaves nothing to choose.
    const auto remember = [&](const Path &path) {
        for (const MessageId &step : path) {
            const MessageId parent = m_tree.message(step).parent;
            if (m_tree.children(parent).size() > 1)
                moved.chosen.insert(parent, step);
        }
    };
    remember(Path(walked.path.cbegin() + change.kept, walked.path.cend()));
    remember(change.added);
    moved.leaf = leaf;
    if (isStepDown)
        walked.path.push_back(leaf);
    else
        walked.path = std::move(after);
    emit pathChanged(id, change);
}

std::vector<Message> Conversation::remove(MessageId id)
{
    const MessageId parent = m_tree.message(id).parent;
    for (const Walk &walked : m_walks) {
        if (std::find(walked.path.cbegin(), walked.path.cend(), id) != walked.path.cend())
            moveLeaf(walked.lane, parent);
    }
    std::vector<Message> taken = m_tree.remove(id);
    QSet<MessageId> gone;
    for (const Message &message : taken)
        gone.insert(message.id);
    for (std::vector<Lane> *lanes : {&m_lanes, &m_closed}) {
        for (Lane &left : *lanes)
            left.chosen.removeIf(
                [&](const auto &entry) { return gone.contains(entry.key()) || gone.contains(entry.value()); });
    }
    return taken;
}

void Conversation::restore(LaneId id, std::vector<Message> taken, MessageId leaf)
{
    m_tree.restore(std::move(taken));
    moveLeaf(id, leaf);
}

ConversationData Conversation::data() const
{
    return {.head = m_head, .lanes = allLanes(), .messages = m_tree.messages(), .turns = turns()};
}

void Conversation::applyDeltas(MessageId id, const DeltaBatch &batch)
{
    Message &message = m_tree.edit(id);
    if (!message.isRunning())
        return;
    apply(message, batch);
    emit messageChanged(id, fieldsOf(batch));
}

void Conversation::setMetrics(MessageId id, const Metrics &metrics)
{
    m_tree.edit(id).metrics = metrics;
    emit messageChanged(id, Field::State);
}

void Conversation::setRequestSnapshot(MessageId id, const QByteArray &body, const QString &requestId)
{
    Message &message = m_tree.edit(id);
    message.requestSnapshot = body;
    if (!requestId.isEmpty())
        message.requestId = requestId;
}

void Conversation::finish(MessageId id, Outcome outcome, const std::optional<base::Error> &error)
{
    Message &message = m_tree.edit(id);
    if (!message.isRunning())
        return;
    message.outcome = outcome;
    message.error = error;
    emit messageChanged(id, Field::State);
}

} // namespace tokenhub::chat
