// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/comparison.h"
#include "chat/conversationtree.h"
#include "chat/delta.h"
#include "chat/lane.h"

#include <QObject>

namespace tokenhub::chat {

//! Everything about a conversation but its messages.
struct ConversationHead {
    ConversationId id;
    QString title; //!< empty until the first prompt names it
    base::UtcMs createdAt{};
    base::UtcMs updatedAt{};
    ComparisonSettings comparison = {};

    friend bool operator==(const ConversationHead &, const ConversationHead &) = default;
};

//! A whole conversation as a value: how it travels to and from the store.
struct ConversationData {
    ConversationHead head;
    std::vector<Lane> lanes; //!< the closed ones at the end
    std::vector<Message> messages; //!< the root included
    std::vector<Turn> turns = {};
};

//! \brief A conversation that announces its changes. GUI thread; owned by whoever opened it. It must not know of
//! requests, storage or views. There is always at least one open lane.
class Conversation : public QObject
{
    Q_OBJECT

public:
    enum class Field { Text = 1, State = 2, Usage = 4 }; //!< State: outcome, error, finish reason, metrics, model
    Q_DECLARE_FLAGS(Fields, Field)

    explicit Conversation(Target target, base::UtcMs now, QObject *parent = nullptr);
    explicit Conversation(ConversationData data, QObject *parent = nullptr);
    ~Conversation() override;

    [[nodiscard]] const ConversationHead &head() const { return m_head; }
    [[nodiscard]] ConversationId id() const { return m_head.id; }
    [[nodiscard]] const ConversationTree &tree() const { return m_tree; }
    [[nodiscard]] const std::vector<Lane> &lanes() const { return m_lanes; } //!< open ones, in the person's order
    [[nodiscard]] const std::vector<Lane> &closedLanes() const { return m_closed; }
    [[nodiscard]] std::vector<Lane> allLanes() const;
    [[nodiscard]] const Lane &lane(LaneId id) const; //!< must be there
    [[nodiscard]] const Path &path(LaneId id) const;
    [[nodiscard]] const Message &message(MessageId id) const { return m_tree.message(id); }
    [[nodiscard]] bool contains(MessageId id) const { return m_tree.contains(id); }

    void setTitle(const QString &title);
    void touch(base::UtcMs now); //!< it was used: moves to the top of the history
    void setTarget(LaneId lane, const Target &target);
    void setComparison(const ComparisonSettings &comparison);
    //! What is kept of a turn; of one that nothing was noted of, its id alone.
    [[nodiscard]] Turn turn(TurnId id) const;
    [[nodiscard]] std::vector<Turn> turns() const;
    void putTurn(const Turn &turn);

    //! A lane that nothing was said in, before the one at \a place.
    LaneId addLane(const Target &target, size_t place);
    //! Beside \a lane, with its target, and at the same place of the conversation.
    LaneId forkLane(LaneId lane);
    //! It is asked no more; what was said in it stays. The last open one stays open.
    void closeLane(LaneId lane);
    void reopenLane(LaneId lane, size_t place);
    void moveLane(LaneId lane, size_t place); //!< to this place in lanes()

    //! Below the lane's leaf, which moves onto it. parent and lane are filled in.
    MessageId append(LaneId lane, Message message);
    //! Beside what already follows \a parent: how edits and regenerated answers are kept.
    MessageId appendBelow(LaneId lane, MessageId parent, Message message);
    //! The lane's path goes through \a id from now on, and on below it as it last went.
    void choose(LaneId lane, MessageId id);
    //! Takes \a id and all below it away; lanes that stood there stand on its parent. Returns what was taken.
    std::vector<Message> remove(MessageId id);
    //! Puts back what remove() took; the lane stands on \a leaf again. What they hung below must be there.
    void restore(LaneId lane, std::vector<Message> taken, MessageId leaf);
    [[nodiscard]] ConversationData data() const; //!< all of it

    void applyDeltas(MessageId id, const DeltaBatch &batch);
    void setMetrics(MessageId id, const Metrics &metrics);
    void setRequestSnapshot(MessageId id, const QByteArray &body, const QString &requestId);
    //! Ends a running answer; a second end is ignored.
    void finish(MessageId id, Outcome outcome, const std::optional<base::Error> &error);

signals:
    void titleChanged();
    void touched();
    void targetChanged(tokenhub::base::LaneId lane);
    void comparisonChanged();
    void lanesChanged(); //!< others are open, or in another order
    void turnChanged(tokenhub::base::TurnId turn);
    //! In pairs around every change of a lane's path.
    void pathAboutToChange(tokenhub::base::LaneId lane, const tokenhub::chat::PathChange &change);
    void pathChanged(tokenhub::base::LaneId lane, const tokenhub::chat::PathChange &change);
    void messageChanged(tokenhub::base::MessageId id, tokenhub::chat::Conversation::Fields fields);

private:
    struct Walk {
        LaneId lane;
        Path path;
    };

    [[nodiscard]] Lane &editLane(LaneId id);
    [[nodiscard]] Walk &walk(LaneId id);
    void moveLeaf(LaneId lane, MessageId leaf);
    void insertLane(Lane lane, size_t place);

    ConversationHead m_head;
    ConversationTree m_tree;
    std::vector<Lane> m_lanes;
    std::vector<Lane> m_closed;
    std::vector<Walk> m_walks; //!< of the closed ones too
    QHash<TurnId, Turn> m_turns;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(Conversation::Fields)

} // namespace tokenhub::chat

Q_DECLARE_METATYPE(tokenhub::chat::PathChange)
