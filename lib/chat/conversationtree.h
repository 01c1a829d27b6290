// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/message.h"

#include <QHash>
#include <vector>

namespace tokenhub::chat {

using Path = std::vector<MessageId>; //!< below the root, down to a leaf: what one sees and sends

//! \brief How a path changed: its first kept messages stay, the rest is replaced by added.
struct PathChange {
    qsizetype kept = 0;
    qsizetype removed = 0;
    Path added;

    [[nodiscard]] bool isEmpty() const { return removed == 0 && added.empty(); }
    [[nodiscard]] static PathChange between(const Path &before, const Path &after);
    friend bool operator==(const PathChange &, const PathChange &) = default;
};

//! \brief The messages of one conversation and who follows whom. A value; knows no lanes and announces nothing.
class ConversationTree
{
public:
    ConversationTree(); //!< with a fresh root
    //! From storage, in any order. Messages that no path reaches from the root (damage) hang below the root, at the
    //! end; a second root is dropped.
    explicit ConversationTree(std::vector<Message> messages);

    [[nodiscard]] MessageId root() const { return m_root; }
    [[nodiscard]] bool contains(MessageId id) const { return m_nodes.contains(id); }
    [[nodiscard]] qsizetype size() const { return m_nodes.size() - 1; } //!< without the root
    [[nodiscard]] const Message &message(MessageId id) const; //!< must be there
    [[nodiscard]] Message &edit(MessageId id); //!< parts and state only: never id or parent
    [[nodiscard]] const Path &children(MessageId id) const; //!< oldest first
    //! The messages one can page through where \a id stands: same parent, role and lane.
    [[nodiscard]] Path siblings(MessageId id) const;
    [[nodiscard]] Path path(MessageId leaf) const;
    //! What is sent up to \a leaf: its path, which leaps at a prompt that follows something else than its parent.
    //! Where that is gone nothing stands in for it: what a model was not sent must not get into its context.
    [[nodiscard]] Path context(MessageId leaf) const;
    //! Down from \a id: through chosen children, else the newest.
    [[nodiscard]] MessageId leafBelow(MessageId id, const QHash<MessageId, MessageId> &chosen) const;

    //! \a message.parent must be there, its id must be new; it counts as no older than its older siblings.
    void append(Message message);
    //! Puts back what remove() took, parents first, each where its time puts it among its siblings.
    void restore(std::vector<Message> taken);
    [[nodiscard]] std::vector<Message> messages() const; //!< all, parents first, the root included
    //! Takes \a id and all below it out; returns what was taken, parents first. The root stays.
    std::vector<Message> remove(MessageId id);

private:
    struct Node {
        Message message;
        Path children;
    };

    void hangBelowRoot(MessageId id);
    void breakRings(const std::vector<MessageId> &oldestFirst);

    MessageId m_root;
    QHash<MessageId, Node> m_nodes;
};

} // namespace tokenhub::chat
