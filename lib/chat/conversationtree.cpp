// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/conversationtree.h"

#include <QSet>
#include <algorithm>

namespace tokenhub::chat {

PathChange PathChange::between(const Path &before, const Path &after)
{
    const auto [oldEnd, newEnd] = std::mismatch(before.cbegin(), before.cend(), after.cbegin(), after.cend());
    return {.kept = oldEnd - before.cbegin(), .removed = before.cend() - oldEnd, .added = Path(newEnd, after.cend())};
}

ConversationTree::ConversationTree()
{
    Message root;
    root.id = MessageId::create();
    root.role = Role::Root;
    root.outcome = Outcome::Complete;
    m_root = root.id;
    m_nodes.insert(m_root, Node{.message = std::move(root)});
}

ConversationTree::ConversationTree(std::vector<Message> messages)
{
    const auto root
        = std::find_if(messages.begin(), messages.end(), [](const Message &m) { return m.role == Role::Root; });
    if (root == messages.end()) {
        *this = ConversationTree();
    } else {
        m_root = root->id;
        root->parent = {};
        m_nodes.insert(m_root, Node{.message = std::move(*root)});
    }
    std::stable_sort(messages.begin(), messages.end(),
                     [](const Message &a, const Message &b) { return a.createdAt < b.createdAt; });
    std::vector<MessageId> order;
    for (Message &message : messages) {
        if (message.role == Role::Root || message.id.isNull() || m_nodes.contains(message.id))
            continue;
        order.push_back(message.id);
        m_nodes.insert(message.id, Node{.message = std::move(message)});
    }
    std::vector<MessageId> orphans;
    for (const MessageId &id : order) {
        const MessageId parent = m_nodes[id].message.parent;
        if (m_nodes.contains(parent))
            m_nodes[parent].children.push_back(id);
        else
            orphans.push_back(id);
    }
    for (const MessageId &id : orphans)
        hangBelowRoot(id);
    breakRings(order);
}

void ConversationTree::hangBelowRoot(MessageId id)
{
    m_nodes[id].message.parent = m_root;
    m_nodes[m_root].children.push_back(id);
}

// A damaged file can hold a ring of parents; nothing in it would be reachable. Its oldest message becomes its top.
void ConversationTree::breakRings(const std::vector<MessageId> &oldestFirst)
{
    QSet<MessageId> reached{m_root};
    std::vector<MessageId> open{m_root};
    const auto walkOpen = [&] {
        while (!open.empty()) {
            const MessageId id = open.back();
            open.pop_back();
            for (const MessageId &child : m_nodes[id].children) {
                if (!reached.contains(child)) {
                    reached.insert(child);
                    open.push_back(child);
                }
            }
        }
    };
    walkOpen();
    for (const MessageId &id : oldestFirst) {
        if (reached.contains(id))
            continue;
        Path &old = m_nodes[m_nodes[id].message.parent].children;
        old.erase(std::remove(old.begin(), old.end(), id), old.end());
        hangBelowRoot(id);
        reached.insert(id);
        open.push_back(id);
        walkOpen();
    }
}

const Message &ConversationTree::message(MessageId id) const
{
    const auto found = m_nodes.constFind(id);
    Q_ASSERT(found != m_nodes.cend());
    return found->message;
}

Message &ConversationTree::edit(MessageId id)
{
    const auto found = m_nodes.find(id);
    Q_ASSERT(found != m_nodes.end());
    return found->message;
}

const Path &ConversationTree::children(MessageId id) const
{
    const auto found = m_nodes.constFind(id);
    Q_ASSERT(found != m_nodes.cend());
    return found->children;
}

Path ConversationTree::siblings(MessageId id) const
{
    const Message &self = message(id);
    Path result;
    if (self.parent.isNull())
        return {id};
    for (const MessageId &child : children(self.parent)) {
        // A prompt sent to several lanes stands once per lane below the same parent; those are no versions of it.
        const Message &other = message(child);
        if (other.role == self.role && other.lane == self.lane)
            result.push_back(child);
    }
    return result;
}

Path ConversationTree::path(MessageId leaf) const
{
    Path result;
    for (MessageId at = leaf; at != m_root; at = message(at).parent)
        result.push_back(at);
    std::reverse(result.begin(), result.end());
    return result;
}

Path ConversationTree::context(MessageId leaf) const
{
    Path result;
    QSet<MessageId> seen; // a damaged file can lead round in a ring
    for (MessageId at = leaf; at != m_root && contains(at) && !seen.contains(at);) {
        seen.insert(at);
        result.push_back(at);
        const Message &self = message(at);
        at = self.follows.isNull() ? self.parent : self.follows;
    }
    std::reverse(result.begin(), result.end());
    return result;
}

MessageId ConversationTree::leafBelow(MessageId id, const QHash<MessageId, MessageId> &chosen) const
{
    MessageId at = id;
    while (!children(at).empty()) {
        const MessageId wanted = chosen.value(at);
        const Path &below = children(at);
        at = std::find(below.cbegin(), below.cend(), wanted) != below.cend() ? wanted : below.back();
    }
    return at;
}

void ConversationTree::append(Message message)
{
    const MessageId id = message.id;
    const MessageId parent = message.parent;
    Q_ASSERT(!id.isNull() && !m_nodes.contains(id) && m_nodes.contains(parent));
    Path &siblings = m_nodes[parent].children;
    // Stored messages are put in order by their times; the computer's clock may have been set back meanwhile.
    if (!siblings.empty())
        message.createdAt = std::max(message.createdAt, m_nodes[siblings.back()].message.createdAt);
    siblings.push_back(id);
    m_nodes.insert(id, Node{.message = std::move(message)});
}

void ConversationTree::restore(std::vector<Message> taken)
{
    for (Message &message : taken) {
        Q_ASSERT(!m_nodes.contains(message.id) && m_nodes.contains(message.parent));
        Path &siblings = m_nodes[message.parent].children;
        const auto younger = std::find_if(siblings.begin(), siblings.end(), [&](const MessageId &other) {
            return m_nodes[other].message.createdAt > message.createdAt;
        });
        siblings.insert(younger, message.id);
        const MessageId id = message.id;
        m_nodes.insert(id, Node{.message = std::move(message)});
    }
}

std::vector<Message> ConversationTree::messages() const
{
    std::vector<Message> all;
    std::vector<MessageId> open{m_root};
    for (size_t i = 0; i < open.size(); ++i) {
        const Path &below = children(open[i]);
        open.insert(open.end(), below.cbegin(), below.cend());
        all.push_back(message(open[i]));
    }
    return all;
}

std::vector<Message> ConversationTree::remove(MessageId id)
{
    std::vector<Message> taken;
    if (id == m_root || !m_nodes.contains(id))
        return taken;
    Path &around = m_nodes[message(id).parent].children;
    around.erase(std::remove(around.begin(), around.end(), id), around.end());
    std::vector<MessageId> open{id};
    for (size_t i = 0; i < open.size(); ++i) {
        Node node = m_nodes.take(open[i]);
        open.insert(open.end(), node.children.cbegin(), node.children.cend());
        taken.push_back(std::move(node.message));
    }
    return taken;
}

} // namespace tokenhub::chat
