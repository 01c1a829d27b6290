// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::base;
using namespace tokenhub::chat;
using namespace tokenhub::chat::test;

namespace {

//! Every message and who it hangs below, reached by walking down from the root.
QHash<MessageId, MessageId> walked(const ConversationTree &tree)
{
    QHash<MessageId, MessageId> parents;
    std::vector<MessageId> open{tree.root()};
    while (!open.empty()) {
        const MessageId id = open.back();
        open.pop_back();
        for (const MessageId &child : tree.children(id)) {
            if (parents.contains(child))
                return {}; // reached twice: not a tree
            parents.insert(child, id);
            open.push_back(child);
        }
    }
    return parents;
}

Message rootMessage()
{
    Message root;
    root.id = MessageId::create();
    root.role = Role::Root;
    root.outcome = Outcome::Complete;
    return root;
}

//! Root, and a chain of \a count messages below it.
std::vector<Message> chain(int count)
{
    std::vector<Message> messages{rootMessage()};
    for (int i = 0; i < count; ++i)
        messages.push_back(below(messages.back().id, prompt(QString::number(i), morning + UtcMs(i))));
    return messages;
}

} // namespace

class TestConversationTree : public QObject
{
    Q_OBJECT

private slots:
    void beginsWithARootAndNothingElse();
    void pathLeadsFromBelowTheRootToTheLeaf();
    void childrenAreInTheOrderTheyCame();
    void aClockSetBackDoesNotTurnSiblingsRound();
    void siblingsShareParentRoleAndLane();
    void theRootIsItsOnlySibling();
    void leafBelowFollowsChoicesElseTheNewest();
    void removeTakesAllBelowParentsFirst();
    void removeLeavesTheRoot();
    void restorePutsBackWhatWasTakenWhereItWas();

    void readsMessagesInAnyOrder();
    void makesARootWhereThereIsNone();
    void keepsWhatHungBelowASecondRoot();
    void keepsOrphansBelowTheRootAtTheEnd();
    void breaksRingsAtTheirOldestMessage_data();
    void breaksRingsAtTheirOldestMessage();
    void damageNeverLosesAMessage();
    void damageIsReadTheSameWayEachTime();
    void leavesOutMessagesWithoutId();

    void pathChangeNamesWhatStaysGoesAndComes_data();
    void pathChangeNamesWhatStaysGoesAndComes();
};

void TestConversationTree::beginsWithARootAndNothingElse()
{
    const ConversationTree tree;
    QVERIFY(!tree.root().isNull());
    QCOMPARE(tree.size(), 0);
    QCOMPARE(tree.message(tree.root()).role, Role::Root);
    QVERIFY(tree.path(tree.root()).empty());
    QCOMPARE(tree.leafBelow(tree.root(), {}), tree.root());
}

void TestConversationTree::pathLeadsFromBelowTheRootToTheLeaf()
{
    const std::vector<Message> messages = chain(3);
    const ConversationTree tree(messages);
    QCOMPARE(tree.path(messages[3].id), (Path{messages[1].id, messages[2].id, messages[3].id}));
    QCOMPARE(tree.path(messages[1].id), (Path{messages[1].id}));
}

void TestConversationTree::childrenAreInTheOrderTheyCame()
{
    ConversationTree tree;
    Path expected;
    for (int i = 0; i < 5; ++i) {
        expected.push_back(MessageId::create());
        Message message = below(tree.root(), prompt(QString::number(i)));
        message.id = expected.back();
        tree.append(message);
    }
    QCOMPARE(tree.children(tree.root()), expected);
}

void TestConversationTree::aClockSetBackDoesNotTurnSiblingsRound()
{
    ConversationTree tree;
    for (const UtcMs at : {morning, morning - std::chrono::hours(1), morning + UtcMs(1)})
        tree.append(below(tree.root(), answer(u"a"_s, at)));
    std::vector<Message> stored{tree.message(tree.root())};
    for (const MessageId &id : tree.children(tree.root()))
        stored.push_back(tree.message(id));
    const ConversationTree again(stored);
    QCOMPARE(again.children(again.root()), tree.children(tree.root()));
}

void TestConversationTree::siblingsShareParentRoleAndLane()
{
    ConversationTree tree;
    const LaneId one = LaneId::create();
    const LaneId other = LaneId::create();
    const auto add = [&](Message message, LaneId lane) {
        message.lane = lane;
        message.parent = tree.root();
        const MessageId id = message.id;
        tree.append(std::move(message));
        return id;
    };
    const MessageId first = add(prompt(u"first"_s), one);
    const MessageId reply = add(answer(u"a reply"_s), one);
    const MessageId elsewhere = add(prompt(u"in another lane"_s), other);
    const MessageId second = add(prompt(u"second"_s), one);
    QCOMPARE(tree.siblings(first), (Path{first, second}));
    QCOMPARE(tree.siblings(second), (Path{first, second}));
    QCOMPARE(tree.siblings(reply), (Path{reply}));
    QCOMPARE(tree.siblings(elsewhere), (Path{elsewhere}));
}

void TestConversationTree::theRootIsItsOnlySibling()
{
    Message root = rootMessage();
    root.parent = MessageId::create(); // nonsense in a damaged file
    const ConversationTree tree({root});
    QCOMPARE(tree.siblings(tree.root()), (Path{tree.root()}));
}

void TestConversationTree::leafBelowFollowsChoicesElseTheNewest()
{
    std::vector<Message> messages = chain(1);
    const MessageId fork = messages[1].id;
    messages.push_back(below(fork, answer(u"old"_s, morning + UtcMs(10))));
    const MessageId old = messages.back().id;
    messages.push_back(below(old, prompt(u"after old"_s, morning + UtcMs(11))));
    const MessageId afterOld = messages.back().id;
    messages.push_back(below(fork, answer(u"new"_s, morning + UtcMs(12))));
    const MessageId fresh = messages.back().id;
    const ConversationTree tree(messages);
    QCOMPARE(tree.leafBelow(tree.root(), {}), fresh);
    QCOMPARE(tree.leafBelow(tree.root(), {{fork, old}}), afterOld);
    QCOMPARE(tree.leafBelow(old, {}), afterOld);
    QCOMPARE(tree.leafBelow(tree.root(), {{fork, MessageId::create()}}), fresh); // a choice that is gone
}

void TestConversationTree::removeTakesAllBelowParentsFirst()
{
    std::vector<Message> messages = chain(4);
    messages.push_back(below(messages[1].id, prompt(u"beside"_s, morning + UtcMs(50))));
    ConversationTree tree(messages);
    const std::vector<Message> taken = tree.remove(messages[2].id);
    QCOMPARE(taken.size(), size_t(3));
    QSet<MessageId> seen{messages[1].id};
    for (const Message &message : taken) {
        QVERIFY(seen.contains(message.parent));
        seen.insert(message.id);
        QVERIFY(!tree.contains(message.id));
    }
    QCOMPARE(tree.size(), 2);
    QCOMPARE(tree.children(messages[1].id), (Path{messages.back().id}));
    QVERIFY(tree.remove(MessageId::create()).empty());
}

void TestConversationTree::restorePutsBackWhatWasTakenWhereItWas()
{
    ConversationTree tree;
    std::vector<MessageId> ids;
    for (int i = 0; i < 3; ++i) {
        const Message message = below(tree.root(), prompt(QString::number(i), morning + std::chrono::milliseconds(i)));
        ids.push_back(message.id);
        tree.append(message);
    }
    tree.append(below(ids[1], answer(u"A"_s)));
    const std::vector<Message> all = tree.messages();
    QCOMPARE(all.size(), size_t(5));
    QCOMPARE(all.front().id, tree.root());
    std::vector<Message> taken = tree.remove(ids[1]);
    tree.restore(taken);
    QCOMPARE(tree.children(tree.root()), ids);
    QCOMPARE(tree.messages(), all);
}

void TestConversationTree::removeLeavesTheRoot()
{
    ConversationTree tree(chain(2));
    QVERIFY(tree.remove(tree.root()).empty());
    QCOMPARE(tree.size(), 2);
}

void TestConversationTree::readsMessagesInAnyOrder()
{
    std::vector<Message> messages = chain(6);
    const Path expected = ConversationTree(messages).path(messages.back().id);
    QRandomGenerator random(7);
    const MessageId leaf = messages.back().id;
    for (int round = 0; round < 50; ++round) {
        std::shuffle(messages.begin(), messages.end(), random);
        QCOMPARE(ConversationTree(messages).path(leaf), expected);
    }
}

void TestConversationTree::makesARootWhereThereIsNone()
{
    std::vector<Message> messages = chain(3);
    messages.erase(messages.begin());
    const ConversationTree tree(messages);
    QVERIFY(!tree.root().isNull());
    QCOMPARE(texts(tree, tree.path(messages.back().id)), (QStringList{u"0"_s, u"1"_s, u"2"_s}));
    QCOMPARE(ConversationTree(std::vector<Message>()).size(), 0);
}

void TestConversationTree::keepsWhatHungBelowASecondRoot()
{
    std::vector<Message> messages = chain(1);
    messages.push_back(rootMessage());
    messages.push_back(below(messages.back().id, prompt(u"second"_s, morning + UtcMs(9))));
    const ConversationTree tree(messages);
    QCOMPARE(tree.size(), 2);
    QCOMPARE(texts(tree, tree.children(tree.root())), (QStringList{u"0"_s, u"second"_s}));
}

void TestConversationTree::keepsOrphansBelowTheRootAtTheEnd()
{
    std::vector<Message> messages = chain(2);
    messages.push_back(below(MessageId::create(), prompt(u"orphan"_s, morning - UtcMs(1))));
    messages.push_back(below(messages.back().id, answer(u"its answer"_s, morning - UtcMs(2))));
    const ConversationTree tree(messages);
    QCOMPARE(texts(tree, tree.children(tree.root())), (QStringList{u"0"_s, u"orphan"_s}));
    QCOMPARE(texts(tree, tree.path(messages.back().id)), (QStringList{u"orphan"_s, u"its answer"_s}));
}

void TestConversationTree::breaksRingsAtTheirOldestMessage_data()
{
    QTest::addColumn<int>("length");
    QTest::newRow("its own parent") << 1;
    QTest::newRow("two") << 2;
    QTest::newRow("five") << 5;
}

void TestConversationTree::breaksRingsAtTheirOldestMessage()
{
    QFETCH(int, length);
    std::vector<Message> messages = chain(1);
    std::vector<Message> ring;
    QStringList expected;
    for (int i = 0; i < length; ++i) {
        expected << u"r%1"_s.arg(i);
        ring.push_back(prompt(expected.back(), morning + UtcMs(100 + i)));
    }
    for (int i = 0; i < length; ++i)
        ring[size_t(i)].parent = ring[size_t((i + length - 1) % length)].id;
    messages.insert(messages.end(), ring.cbegin(), ring.cend());
    messages.push_back(below(ring.back().id, answer(u"tail"_s, morning + UtcMs(200))));
    const ConversationTree tree(messages);
    QCOMPARE(texts(tree, tree.path(messages.back().id)), expected << u"tail"_s);
    QCOMPARE(tree.size(), length + 2);
    QCOMPARE(tree.children(tree.root()), (Path{messages[1].id, ring.front().id}));
}

void TestConversationTree::damageNeverLosesAMessage()
{
    for (quint32 seed = 0; seed < 300; ++seed) {
        QRandomGenerator random(seed);
        std::vector<Message> messages = chain(20);
        for (size_t i = 1; i < messages.size(); ++i) {
            const int wish = random.bounded(26); // past the end: a parent that does not exist
            messages[i].parent = wish < 21 ? messages[size_t(wish)].id : MessageId::create();
            messages[i].createdAt = morning + UtcMs(random.bounded(5));
        }
        const ConversationTree tree(messages);
        const QHash<MessageId, MessageId> parents = walked(tree);
        QCOMPARE(parents.size(), 20);
        for (const Message &message : messages) {
            if (message.role == Role::Root)
                continue;
            QCOMPARE(tree.message(message.id).text(), message.text());
            QCOMPARE(tree.message(message.id).parent, parents.value(message.id));
            QVERIFY(!tree.path(message.id).empty());
        }
    }
}

void TestConversationTree::damageIsReadTheSameWayEachTime()
{
    // Rings enough that the order of a hash would show.
    std::vector<Message> messages{rootMessage()};
    for (int i = 0; i < 40; ++i)
        messages.push_back(prompt(QString::number(i), morning + UtcMs(i)));
    for (size_t i = 1; i < 41; ++i)
        messages[i].parent = messages[i % 40 + 1].id;
    const ConversationTree tree(messages);
    QCOMPARE(tree.children(tree.root()), (Path{messages[1].id}));
}

void TestConversationTree::leavesOutMessagesWithoutId()
{
    std::vector<Message> messages = chain(1);
    messages.push_back(below(messages[1].id, prompt(u"nameless"_s)));
    messages.back().id = {};
    QCOMPARE(ConversationTree(messages).size(), 1);
}

void TestConversationTree::pathChangeNamesWhatStaysGoesAndComes_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("kept");
    QTest::addColumn<int>("removed");
    QTest::addColumn<QString>("added");
    QTest::newRow("nothing") << u""_s << u""_s << 0 << 0 << u""_s;
    QTest::newRow("the same") << u"abc"_s << u"abc"_s << 3 << 0 << u""_s;
    QTest::newRow("from empty") << u""_s << u"ab"_s << 0 << 0 << u"ab"_s;
    QTest::newRow("to empty") << u"ab"_s << u""_s << 0 << 2 << u""_s;
    QTest::newRow("longer") << u"ab"_s << u"abcd"_s << 2 << 0 << u"cd"_s;
    QTest::newRow("shorter") << u"abcd"_s << u"ab"_s << 2 << 2 << u""_s;
    QTest::newRow("forked") << u"abcd"_s << u"abxyz"_s << 2 << 2 << u"xyz"_s;
    QTest::newRow("another first") << u"abc"_s << u"xbc"_s << 0 << 3 << u"xbc"_s;
}

void TestConversationTree::pathChangeNamesWhatStaysGoesAndComes()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QHash<QChar, MessageId> ids;
    const auto path = [&](const QString &letters) {
        Path result;
        for (const QChar letter : letters) {
            if (!ids.contains(letter))
                ids.insert(letter, MessageId::create());
            result.push_back(ids.value(letter));
        }
        return result;
    };
    const Path old = path(before);
    const Path now = path(after);
    const PathChange change = PathChange::between(old, now);
    QTEST(int(change.kept), "kept");
    QTEST(int(change.removed), "removed");
    QFETCH(QString, added);
    QCOMPARE(change.added, path(added));
    QCOMPARE(change.isEmpty(), before == after);
}

QTEST_GUILESS_MAIN(TestConversationTree)
#include "tst_conversationtree.moc"
