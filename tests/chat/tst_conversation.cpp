// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::base;
using namespace tokenhub::chat;
using namespace tokenhub::chat::test;

namespace {

//! A conversation of one lane with short ways to talk, and a copy of its path kept by its signals alone.
struct Talk {
    Talk() { listen(); }
    explicit Talk(ConversationData data) : conversation(std::move(data)), followed(conversation.path(lane()))
    {
        listen();
    }

    void listen()
    {
        QObject::connect(&conversation, &Conversation::pathAboutToChange, &conversation,
                         [this](LaneId, const PathChange &change) {
                             for (const MessageId &id : followed)
                                 QVERIFY2(conversation.contains(id), "what goes is still there to look at");
                             followed.resize(size_t(change.kept));
                         });
        QObject::connect(&conversation, &Conversation::pathChanged, &conversation,
                         [this](LaneId, const PathChange &change) {
                             followed.insert(followed.end(), change.added.cbegin(), change.added.cend());
                         });
    }

    LaneId lane() const { return conversation.lanes().front().id; }
    MessageId ask(const QString &text) { return conversation.append(lane(), prompt(text)); }
    MessageId reply(const QString &text) { return conversation.append(lane(), answer(text)); }
    MessageId replyTo(MessageId parent, const QString &text)
    {
        return conversation.appendBelow(lane(), parent, answer(text));
    }
    MessageId askBelow(MessageId parent, const QString &text)
    {
        return conversation.appendBelow(lane(), parent, prompt(text));
    }
    QString shown() const { return texts(conversation.tree(), conversation.path(lane())).join(u' '); }
    bool isFollowed() const { return followed == conversation.path(lane()); }

    Conversation conversation{target(), morning};
    Path followed;
};

ConversationData stored(const Conversation &conversation)
{
    ConversationData data{.head = conversation.head(), .lanes = conversation.lanes(), .messages = {}};
    std::vector<MessageId> open{conversation.tree().root()};
    for (size_t i = 0; i < open.size(); ++i) {
        data.messages.push_back(conversation.message(open[i]));
        const Path &children = conversation.tree().children(open[i]);
        open.insert(open.end(), children.cbegin(), children.cend());
    }
    return data;
}

} // namespace

class TestConversation : public QObject
{
    Q_OBJECT

private slots:
    void beginsWithOneLaneAtTheRoot();
    void appendedMessagesFollowTheLeaf();
    void regeneratedAnswersAreSiblings();
    void editedPromptsAreSiblingsWithTheirOwnAnswers();
    void choosingABranchGoesOnAsItLastWent();
    void oneTurnCanBeChosenWithinAChosenOne();
    void removingTakesTheBranchAndStandsOnItsParent();
    void removingElsewhereLeavesThePathAlone();
    void lanesWalkTheirOwnWays();
    void aForkMadeByAnotherLaneDoesNotLeadItAstray();
    void reopeningShowsTheSamePath();
    void aLaneWhoseLeafIsGoneStandsOnTheNewest();
    void withoutLanesOneIsMade();

    void deltasAreAnnouncedByField_data();
    void deltasAreAnnouncedByField();
    void deltasAfterTheEndAreIgnored();
    void aSecondEndIsIgnored();
    void anEndKeepsTheTextAndTheReason();
    void theSnapshotKeepsARequestIdItDoesNotName();
    void titleAndTargetAreAnnouncedOnlyWhenTheyChange();
    void touchNeverGoesBackInTime();
    void noMessageIsLostByWalkingAround();
};

void TestConversation::beginsWithOneLaneAtTheRoot()
{
    const Conversation conversation(target(), morning);
    QCOMPARE(conversation.lanes().size(), size_t(1));
    QCOMPARE(conversation.lanes().front().leaf, conversation.tree().root());
    QCOMPARE(conversation.lanes().front().target, target());
    QVERIFY(conversation.path(conversation.lanes().front().id).empty());
    QCOMPARE(conversation.head().createdAt, morning);
    QCOMPARE(conversation.head().updatedAt, morning);
    QVERIFY(!conversation.id().isNull());
}

void TestConversation::appendedMessagesFollowTheLeaf()
{
    Talk talk;
    const MessageId question = talk.ask(u"Q"_s);
    const MessageId reply = talk.reply(u"A"_s);
    QCOMPARE(talk.shown(), u"Q A"_s);
    QCOMPARE(talk.conversation.message(reply).parent, question);
    QCOMPARE(talk.conversation.message(reply).lane, talk.lane());
    QCOMPARE(talk.conversation.lane(talk.lane()).leaf, reply);
    QVERIFY(talk.isFollowed());
}

void TestConversation::regeneratedAnswersAreSiblings()
{
    Talk talk;
    const MessageId question = talk.ask(u"Q"_s);
    const MessageId first = talk.reply(u"A1"_s);
    talk.ask(u"Q2"_s);
    const MessageId second = talk.replyTo(question, u"A2"_s);
    QCOMPARE(talk.shown(), u"Q A2"_s);
    QCOMPARE(talk.conversation.tree().siblings(second), (Path{first, second}));
    talk.conversation.choose(talk.lane(), first);
    QCOMPARE(talk.shown(), u"Q A1 Q2"_s);
    QVERIFY(talk.isFollowed());
}

void TestConversation::editedPromptsAreSiblingsWithTheirOwnAnswers()
{
    Talk talk;
    const MessageId first = talk.ask(u"Q1"_s);
    talk.reply(u"A1"_s);
    const MessageId second = talk.askBelow(talk.conversation.message(first).parent, u"Q2"_s);
    talk.reply(u"A2"_s);
    QCOMPARE(talk.shown(), u"Q2 A2"_s);
    QCOMPARE(talk.conversation.tree().siblings(first), (Path{first, second}));
    talk.conversation.choose(talk.lane(), first);
    QCOMPARE(talk.shown(), u"Q1 A1"_s);
    talk.conversation.choose(talk.lane(), second);
    QCOMPARE(talk.shown(), u"Q2 A2"_s);
    QVERIFY(talk.isFollowed());
}

void TestConversation::choosingABranchGoesOnAsItLastWent()
{
    Talk talk;
    const MessageId question = talk.ask(u"Q"_s);
    const MessageId one = talk.reply(u"A1"_s);
    const MessageId deepOne = talk.ask(u"B1"_s);
    talk.askBelow(one, u"B2"_s);
    talk.askBelow(one, u"B3"_s);
    talk.conversation.choose(talk.lane(), deepOne);
    QCOMPARE(talk.shown(), u"Q A1 B1"_s);
    talk.replyTo(question, u"A2"_s); // leaves the walk through B1
    QCOMPARE(talk.shown(), u"Q A2"_s);
    talk.conversation.choose(talk.lane(), one);
    QCOMPARE(talk.shown(), u"Q A1 B1"_s);
    QVERIFY(talk.isFollowed());
}

void TestConversation::oneTurnCanBeChosenWithinAChosenOne()
{
    Talk talk;
    const MessageId question = talk.ask(u"Q"_s);
    const MessageId one = talk.reply(u"A1"_s);
    const MessageId two = talk.replyTo(question, u"A2"_s);
    talk.ask(u"R"_s);
    const MessageId deep = talk.reply(u"D1"_s);
    talk.replyTo(talk.conversation.message(deep).parent, u"D2"_s);
    talk.conversation.choose(talk.lane(), deep);
    talk.conversation.choose(talk.lane(), one);
    talk.conversation.choose(talk.lane(), two);
    QCOMPARE(talk.shown(), u"Q A2 R D1"_s);
    talk.conversation.choose(talk.lane(), two); // where it already stands
    QCOMPARE(talk.shown(), u"Q A2 R D1"_s);
    QVERIFY(talk.isFollowed());
}

void TestConversation::removingTakesTheBranchAndStandsOnItsParent()
{
    Talk talk;
    const MessageId question = talk.ask(u"Q"_s);
    const MessageId gone = talk.reply(u"A1"_s);
    talk.ask(u"B"_s);
    const MessageId kept = talk.replyTo(question, u"A2"_s);
    talk.conversation.choose(talk.lane(), gone);
    const std::vector<Message> taken = talk.conversation.remove(gone);
    QCOMPARE(taken.size(), size_t(2));
    QCOMPARE(taken.front().id, gone);
    QCOMPARE(talk.shown(), u"Q"_s);
    QCOMPARE(talk.conversation.lane(talk.lane()).leaf, question);
    QVERIFY(!talk.conversation.lane(talk.lane()).chosen.values().contains(gone));
    QVERIFY(talk.conversation.contains(kept));
    QVERIFY(talk.isFollowed());
    talk.conversation.choose(talk.lane(), kept);
    QCOMPARE(talk.shown(), u"Q A2"_s);
}

void TestConversation::removingElsewhereLeavesThePathAlone()
{
    Talk talk;
    const MessageId question = talk.ask(u"Q"_s);
    const MessageId other = talk.reply(u"A1"_s);
    talk.replyTo(question, u"A2"_s);
    QSignalSpy changed(&talk.conversation, &Conversation::pathChanged);
    talk.conversation.remove(other);
    QCOMPARE(talk.shown(), u"Q A2"_s);
    QCOMPARE(changed.count(), 0);
}

void TestConversation::lanesWalkTheirOwnWays()
{
    Talk first;
    first.ask(u"Q"_s);
    ConversationData data = stored(first.conversation);
    data.lanes.push_back(
        {.id = LaneId::create(), .target = target(u"other"_s), .leaf = data.lanes.front().leaf, .chosen = {}});
    Conversation conversation(data);
    const LaneId one = data.lanes[0].id;
    const LaneId two = data.lanes[1].id;
    QSignalSpy changed(&conversation, &Conversation::pathChanged);
    conversation.append(two, answer(u"B"_s));
    QCOMPARE(texts(conversation.tree(), conversation.path(one)), QStringList{u"Q"_s});
    QCOMPARE(texts(conversation.tree(), conversation.path(two)), (QStringList{u"Q"_s, u"B"_s}));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().value<LaneId>(), two);
}

void TestConversation::aForkMadeByAnotherLaneDoesNotLeadItAstray()
{
    Talk talk;
    const MessageId question = talk.ask(u"Q"_s);
    const MessageId answered = talk.reply(u"A"_s);
    talk.ask(u"B"_s);
    ConversationData data = stored(talk.conversation);
    data.lanes.push_back({.id = LaneId::create(), .target = target(), .leaf = answered, .chosen = {}});
    Talk both(data);
    both.conversation.append(data.lanes[1].id, prompt(u"of the other lane"_s));
    both.replyTo(question, u"A2"_s);
    both.conversation.choose(both.lane(), answered);
    QCOMPARE(both.shown(), u"Q A B"_s);
}

void TestConversation::reopeningShowsTheSamePath()
{
    Talk talk;
    const MessageId question = talk.ask(u"Q"_s);
    const MessageId one = talk.reply(u"A1"_s);
    talk.ask(u"B"_s);
    talk.replyTo(question, u"A2"_s);
    talk.conversation.choose(talk.lane(), one);
    talk.conversation.setTitle(u"named"_s);
    Talk again(stored(talk.conversation));
    QCOMPARE(again.shown(), u"Q A1 B"_s);
    QCOMPARE(again.conversation.head(), talk.conversation.head());
    QCOMPARE(again.conversation.lanes(), talk.conversation.lanes());
    again.ask(u"C"_s);
    QCOMPARE(again.shown(), u"Q A1 B C"_s);
    QVERIFY(again.isFollowed());
}

void TestConversation::aLaneWhoseLeafIsGoneStandsOnTheNewest()
{
    Talk talk;
    talk.ask(u"Q"_s);
    talk.reply(u"A"_s);
    ConversationData data = stored(talk.conversation);
    data.lanes.front().leaf = MessageId::create();
    const Talk again(data);
    QCOMPARE(again.shown(), u"Q A"_s);
    QCOMPARE(again.conversation.lanes().front().leaf, talk.conversation.lanes().front().leaf);
}

void TestConversation::withoutLanesOneIsMade()
{
    Talk talk;
    talk.ask(u"Q"_s);
    ConversationData data = stored(talk.conversation);
    data.lanes.clear();
    const Conversation conversation(data);
    QCOMPARE(conversation.lanes().size(), size_t(1));
    QVERIFY(!conversation.lanes().front().id.isNull());
    const ConversationData nothing;
    QCOMPARE(Conversation(nothing).tree().size(), 0);
}

void TestConversation::deltasAreAnnouncedByField_data()
{
    using Field = Conversation::Field;
    QTest::addColumn<DeltaBatch>("batch");
    QTest::addColumn<int>("fields");
    const auto row = [](const char *name, const DeltaBatch &batch, Conversation::Fields fields) {
        QTest::newRow(name) << batch << int(fields);
    };
    row("text", {TextDelta{"a"}}, Field::Text);
    row("reasoning", {ReasoningDelta{"a"}}, Field::Text);
    row("tool call", {ToolCallDelta{}}, Field::Text);
    row("usage", {UsageDelta{}}, Field::Usage);
    row("finish", {FinishDelta{}}, Field::State);
    row("identity", {IdentityDelta{}}, Field::State);
    row("all", {TextDelta{"a"}, UsageDelta{}, FinishDelta{}}, Field::Text | Field::Usage | Field::State);
}

void TestConversation::deltasAreAnnouncedByField()
{
    QFETCH(DeltaBatch, batch);
    Talk talk;
    talk.ask(u"Q"_s);
    const MessageId id = talk.conversation.append(talk.lane(), makeAnswer(u"m"_s, morning));
    QSignalSpy changed(&talk.conversation, &Conversation::messageChanged);
    talk.conversation.applyDeltas(id, batch);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().at(0).value<MessageId>(), id);
    QTEST(int(changed.first().at(1).value<Conversation::Fields>()), "fields");
}

void TestConversation::deltasAfterTheEndAreIgnored()
{
    Talk talk;
    talk.ask(u"Q"_s);
    const MessageId id = talk.conversation.append(talk.lane(), makeAnswer(u"m"_s, morning));
    talk.conversation.applyDeltas(id, {TextDelta{"kept"}});
    talk.conversation.finish(id, Outcome::Stopped, {});
    QSignalSpy changed(&talk.conversation, &Conversation::messageChanged);
    talk.conversation.applyDeltas(id, {TextDelta{" late"}});
    QCOMPARE(talk.conversation.message(id).text(), "kept"_ba);
    QCOMPARE(changed.count(), 0);
}

void TestConversation::aSecondEndIsIgnored()
{
    Talk talk;
    const MessageId id = talk.conversation.append(talk.lane(), makeAnswer(u"m"_s, morning));
    talk.conversation.finish(id, Outcome::Stopped, {});
    QSignalSpy changed(&talk.conversation, &Conversation::messageChanged);
    talk.conversation.finish(id, Outcome::Failed, Error{});
    QVERIFY(talk.conversation.message(id).outcome == Outcome::Stopped);
    QVERIFY(!talk.conversation.message(id).error);
    QCOMPARE(changed.count(), 0);
}

void TestConversation::anEndKeepsTheTextAndTheReason()
{
    Talk talk;
    const MessageId id = talk.conversation.append(talk.lane(), makeAnswer(u"m"_s, morning));
    QVERIFY(talk.conversation.message(id).isRunning());
    talk.conversation.applyDeltas(id, {TextDelta{"half"}});
    const Error cut{.kind = ErrorKind::Interrupted, .detail = u"cut"_s};
    talk.conversation.finish(id, Outcome::Interrupted, cut);
    QVERIFY(!talk.conversation.message(id).isRunning());
    QCOMPARE(talk.conversation.message(id).text(), "half"_ba);
    QCOMPARE(talk.conversation.message(id).error, std::optional(cut));
}

void TestConversation::theSnapshotKeepsARequestIdItDoesNotName()
{
    Talk talk;
    const MessageId id = talk.conversation.append(talk.lane(), makeAnswer(u"m"_s, morning));
    talk.conversation.setRequestSnapshot(id, "{}", u"r-1"_s);
    talk.conversation.setRequestSnapshot(id, "{\"a\":1}", {});
    QCOMPARE(talk.conversation.message(id).requestSnapshot, "{\"a\":1}"_ba);
    QCOMPARE(talk.conversation.message(id).requestId, u"r-1"_s);
}

void TestConversation::titleAndTargetAreAnnouncedOnlyWhenTheyChange()
{
    Talk talk;
    QSignalSpy titles(&talk.conversation, &Conversation::titleChanged);
    QSignalSpy targets(&talk.conversation, &Conversation::targetChanged);
    talk.conversation.setTitle(u"a"_s);
    talk.conversation.setTitle(u"a"_s);
    QCOMPARE(titles.count(), 1);
    talk.conversation.setTarget(talk.lane(), target());
    QCOMPARE(targets.count(), 0);
    Target stopping = target();
    stopping.parameters.stop = {u"END"_s};
    talk.conversation.setTarget(talk.lane(), stopping);
    QCOMPARE(targets.count(), 1);
    QCOMPARE(talk.conversation.lane(talk.lane()).target, stopping);
}

void TestConversation::touchNeverGoesBackInTime()
{
    Talk talk;
    talk.conversation.touch(morning + UtcMs(5));
    talk.conversation.touch(morning - std::chrono::hours(1));
    QCOMPARE(talk.conversation.head().updatedAt, morning + UtcMs(5));
}

void TestConversation::noMessageIsLostByWalkingAround()
{
    for (quint32 seed = 0; seed < 100; ++seed) {
        QRandomGenerator random(seed);
        Talk talk;
        Path all{talk.ask(u"0"_s)};
        for (int step = 1; step < 60; ++step) {
            const MessageId any = all[size_t(random.bounded(int(all.size())))];
            if (random.bounded(3) == 0)
                talk.conversation.choose(talk.lane(), any);
            else
                all.push_back(talk.conversation.appendBelow(
                    talk.lane(), random.bounded(2) == 0 ? any : talk.followed.back(), prompt(QString::number(step))));
            QVERIFY(talk.isFollowed());
            QCOMPARE(talk.conversation.lane(talk.lane()).leaf, talk.followed.back());
        }
        QCOMPARE(talk.conversation.tree().size(), qsizetype(all.size()));
        const Talk again(stored(talk.conversation));
        QCOMPARE(again.shown(), talk.shown());
    }
}

QTEST_GUILESS_MAIN(TestConversation)
#include "tst_conversation.moc"
