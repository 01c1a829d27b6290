// SPDX-License-Identifier: GPL-3.0-or-later
// Several lanes asked together: what is shared, what is not, in which order, and what is kept.
#include "lanesfixture.h"
#include "session/conversationlibrary.h"
#include "session/lanesetbook.h"
#include "session/promptqueue.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::test;
using base::ErrorKind;
using chat::Outcome;
using session::Activity;
using session::ChatSession;

namespace {

constexpr auto eight = "abcdefgh";

QString lettersOf(const char *letters)
{
    return QString::fromLatin1(letters);
}

} // namespace

class TestLanes : public QObject
{
    Q_OBJECT

private slots:
    void aPromptToAllIsOneTurnAndOneAcceptance();
    void N15_eightLanesAreAcceptedAtOnce();
    void N14_oneLaneResetLeavesSevenComplete();
    void oneLaneThatCannotBeAskedFailsAlone();
    void nothingIsSentWhileOneOfThemRuns();
    void nothingIsSentWhenNoneCanBeAsked();
    void oneAfterAnotherKeepsItsOrder();
    void noMoreRequestsThanWantedAreUnderWay();
    void aWaitingLaneIsStoppedWithoutARequest();
    void stoppingAllStartsNothing();
    void oneLaneIsStoppedAloneAndRetriedAlone();
    void aQueuedPromptGoesToItsLanes();
    void lanesComeGoAndMove();
    void votesAndBlindOrderAreKept();
    void blindOrderIsShuffledEachTurn();
    void aBlindConversationNamesNoModelInTheHistory();
    void aLaneGoesOnAsAConversationOfItsOwn();
    void aSetOfLanesBeginsAConversation();
    void setsOfLanesAreKept();
    void quittingInTheMiddleOfEightStreamsLosesNothing();
};

void TestLanes::aPromptToAllIsOneTurnAndOneAcceptance()
{
    LanesFixture f(u"abc"_s);
    f.answerWith(u"1"_s);
    QSignalSpy accepted(f.session.get(), &ChatSession::promptAccepted);
    QVERIFY(f.askAll(u"Q"_s));
    QCOMPARE(accepted.count(), 1);
    const std::vector<chat::LaneTurn> lanes = chat::lanesIn(f.session->conversation(), f.turn(0));
    QCOMPARE(lanes.size(), size_t(3));
    for (const chat::LaneTurn &lane : lanes) {
        const chat::Message &answer = f.session->conversation().message(lane.answer);
        QCOMPARE(answer.outcome, Outcome::Complete);
        QCOMPARE(answer.lane, lane.lane);
        QCOMPARE(answer.text(), answer.model.toUtf8() + "1");
    }
    const chat::ConversationData stored = f.stored(*f.session);
    QCOMPARE(stored.messages.size(), size_t(7));
    QCOMPARE(stored.lanes, f.session->conversation().allLanes());
}

void TestLanes::N15_eightLanesAreAcceptedAtOnce()
{
    LanesFixture f(lettersOf(eight));
    f.gateway.script(practice::match::posts(), holding(u"half"_s, u" whole"_s));
    f.session->sendTo(f.lanes(), {.text = u"Q"_s});
    QTRY_COMPARE(f.gateway.held(), 8);
    QCOMPARE(f.gateway.connectionCount(), 8);
    const auto [first, last]
        = std::minmax_element(f.gateway.requests().cbegin(), f.gateway.requests().cend(),
                              [](const auto &one, const auto &other) { return one.arrived < other.arrived; });
    // Between the first and the last of the eight, on a machine that does other things besides.
    QVERIFY(last->arrived - first->arrived < 100ms);
    f.gateway.release();
    QVERIFY(waitForEnd(*f.session));
}

void TestLanes::N14_oneLaneResetLeavesSevenComplete()
{
    LanesFixture f(lettersOf(eight));
    f.answerWith(u"1"_s, lettersOf(eight).remove(u'c'));
    const practice::GuideChunks chunks;
    f.gateway.script(
        practice::match::model(u"c"_s),
        practice::Reply::sse({chunks.first(), chunks.text(u"half"_s), practice::Pause{100ms}}).thenReset());
    QVERIFY(f.askAll(u"Q"_s));
    int complete = 0;
    for (const chat::Lane &lane : f.session->conversation().lanes())
        complete += f.session->conversation().message(lane.leaf).outcome == Outcome::Complete ? 1 : 0;
    QCOMPARE(complete, 7);
    QCOMPARE(f.last(u"c"_s).outcome, Outcome::Interrupted);
    QCOMPARE(f.last(u"c"_s).text(), "half"_ba);
    // Retry asks in that lane alone.
    f.answerWith(u"2"_s, lettersOf(eight));
    f.gateway.forgetRequests();
    f.session->retry(f.lanes());
    QVERIFY(waitForEnd(*f.session));
    QCOMPARE(f.gateway.postCount(), 1);
    QCOMPARE(f.last(u"c"_s).text(), "c2"_ba);
}

void TestLanes::oneLaneThatCannotBeAskedFailsAlone()
{
    LanesFixture f(u"abc"_s);
    f.answerWith(u"1"_s);
    chat::Target broken = f.target;
    broken.model = u"b"_s;
    broken.parameters.extra = u"{"_s;
    f.session->conversation().setTarget(f.lane(u"b"_s), broken);
    QSignalSpy refused(f.session.get(), &ChatSession::promptRefused);
    QVERIFY(f.askAll(u"Q"_s));
    QCOMPARE(refused.count(), 0);
    QCOMPARE(f.gateway.postCount(), 2);
    QCOMPARE(f.last(u"a"_s).outcome, Outcome::Complete);
    QCOMPARE(f.last(u"b"_s).outcome, Outcome::Failed);
    QCOMPARE(f.last(u"b"_s).error->kind, ErrorKind::BadField);
    QCOMPARE(f.last(u"c"_s).outcome, Outcome::Complete);
}

void TestLanes::nothingIsSentWhileOneOfThemRuns()
{
    LanesFixture f(u"ab"_s);
    f.gateway.script(practice::match::posts(), holding(u"half"_s, u" whole"_s));
    f.session->send(f.lane(u"b"_s), {.text = u"Q1"_s});
    QTRY_COMPARE(f.gateway.held(), 1);
    QSignalSpy refused(f.session.get(), &ChatSession::promptRefused);
    f.session->sendTo(f.lanes(), {.text = u"Q2"_s});
    QCOMPARE(refused.count(), 1);
    QCOMPARE(f.session->conversation().tree().size(), 2);
    f.session->send(f.lane(u"a"_s), {.text = u"Q2"_s}); // the other one is free
    QTRY_COMPARE(f.gateway.held(), 2);
    f.gateway.release();
    QVERIFY(waitForEnd(*f.session));
}

void TestLanes::nothingIsSentWhenNoneCanBeAsked()
{
    LanesFixture f(u"ab"_s);
    for (const chat::LaneId &lane : f.lanes())
        f.session->conversation().setTarget(lane, {});
    QSignalSpy refused(f.session.get(), &ChatSession::promptRefused);
    f.session->sendTo(f.lanes(), {.text = u"Q"_s});
    f.session->sendTo({}, {.text = u"Q"_s});
    QCOMPARE(refused.count(), 2);
    QCOMPARE(f.session->conversation().tree().size(), 0);
}

void TestLanes::oneAfterAnotherKeepsItsOrder()
{
    LanesFixture f(u"abc"_s);
    f.session->conversation().setComparison({.order = chat::SendOrder::OneAfterAnother});
    f.gateway.script(practice::match::posts(), holding(u"half"_s, u" whole"_s));
    f.session->sendTo(f.lanes(), {.text = u"Q"_s});
    for (int n = 0; n < 3; ++n) {
        QTRY_COMPARE(f.gateway.held(), 1);
        QCOMPARE(f.gateway.postCount(), n + 1);
        QCOMPARE(f.gateway.lastRequest().json().value("model"_L1).toString(), QString(QChar(u'a' + char16_t(n))));
        if (n < 2)
            QCOMPARE(f.session->activity(f.last(u"c"_s).id)->stage, Activity::Stage::WaitingForLanes);
        f.gateway.release();
        QTRY_COMPARE(f.gateway.held(), n < 2 ? 1 : 0);
    }
    QVERIFY(waitForEnd(*f.session));
    QCOMPARE(f.last(u"c"_s).outcome, Outcome::Complete);
}

void TestLanes::noMoreRequestsThanWantedAreUnderWay()
{
    LanesFixture f(lettersOf(eight));
    f.session->conversation().setComparison({.atOnce = 3});
    f.gateway.script(practice::match::posts(), holding(u"half"_s, u" whole"_s));
    f.session->sendTo(f.lanes(), {.text = u"Q"_s});
    QTRY_COMPARE(f.gateway.held(), 3);
    QCOMPARE(f.gateway.postCount(), 3);
    f.session->conversation().setComparison({.atOnce = 5}); // holds at once
    QTRY_COMPARE(f.gateway.held(), 5);
    f.gateway.release();
    QTRY_COMPARE(f.gateway.held(), 3);
    f.gateway.release();
    QVERIFY(waitForEnd(*f.session));
    QCOMPARE(f.gateway.postCount(), 8);
}

void TestLanes::aWaitingLaneIsStoppedWithoutARequest()
{
    LanesFixture f(u"abc"_s);
    f.session->conversation().setComparison({.order = chat::SendOrder::OneAfterAnother});
    f.gateway.script(practice::match::posts(), holding(u"half"_s, u" whole"_s));
    f.session->sendTo(f.lanes(), {.text = u"Q"_s});
    QTRY_COMPARE(f.gateway.held(), 1);
    f.session->stopLane(f.lane(u"b"_s));
    QCOMPARE(f.last(u"b"_s).outcome, Outcome::Stopped);
    f.gateway.release();
    QTRY_COMPARE(f.gateway.postCount(), 2);
    QCOMPARE(f.gateway.lastRequest().json().value("model"_L1).toString(), u"c"_s);
    QTRY_COMPARE(f.gateway.held(), 1);
    f.gateway.release();
    QVERIFY(waitForEnd(*f.session));
}

void TestLanes::stoppingAllStartsNothing()
{
    LanesFixture f(u"abcd"_s);
    f.session->conversation().setComparison({.atOnce = 2});
    f.gateway.script(practice::match::posts(), holding(u"half"_s, u" whole"_s));
    f.session->sendTo(f.lanes(), {.text = u"Q"_s});
    QTRY_COMPARE(f.gateway.held(), 2);
    f.session->stopAll();
    QVERIFY(waitForEnd(*f.session));
    QCOMPARE(f.gateway.postCount(), 2);
    for (const chat::Lane &lane : f.session->conversation().lanes())
        QCOMPARE(f.session->conversation().message(lane.leaf).outcome, Outcome::Stopped);
}

void TestLanes::oneLaneIsStoppedAloneAndRetriedAlone()
{
    LanesFixture f(u"abc"_s);
    f.gateway.script(practice::match::posts(), holding(u"half"_s, u" whole"_s));
    f.session->sendTo(f.lanes(), {.text = u"Q"_s});
    QTRY_COMPARE(f.gateway.held(), 3);
    f.session->stopLane(f.lane(u"b"_s));
    QTRY_COMPARE(f.session->runningAnswers(), 2);
    f.gateway.release();
    QVERIFY(waitForEnd(*f.session));
    QCOMPARE(f.last(u"a"_s).outcome, Outcome::Complete);
    QCOMPARE(f.last(u"b"_s).outcome, Outcome::Stopped);
    f.answerWith(u"2"_s);
    f.session->retry({f.lane(u"b"_s)});
    QVERIFY(waitForEnd(*f.session));
    QCOMPARE(f.last(u"b"_s).text(), "b2"_ba);
    QCOMPARE(f.last(u"b"_s).turn, f.last(u"a"_s).turn);
}

void TestLanes::aQueuedPromptGoesToItsLanes()
{
    LanesFixture f(u"abc"_s, SessionFixture::Where::Disk);
    f.gateway.script(practice::match::posts(), holding(u"half"_s, u" whole"_s));
    f.session->sendTo(f.lanes(), {.text = u"Q1"_s});
    QTRY_COMPARE(f.gateway.held(), 3);
    const std::vector<chat::LaneId> two{f.lane(u"a"_s), f.lane(u"c"_s)};
    bool isStored = false;
    f.session->queue().add(two, u"Q2"_s, f.session.get(), {});
    f.session->queue().add({}, u"Q3"_s, f.session.get(), [&] { isStored = true; });
    QTRY_VERIFY(isStored);
    const auto kept = store::test::answerOf<std::vector<chat::QueuedPrompt>>(
        [&](auto done) { f.store->loadQueue(f.session->conversation().id(), nullptr, done); });
    QCOMPARE(kept.value(), f.session->queue().prompts());
    f.gateway.forgetRequests();
    f.answerWith(u"2"_s);
    f.gateway.release();
    QTRY_VERIFY(f.session->queue().isEmpty() && f.session->runningAnswers() == 0);
    QCOMPARE(f.gateway.postCount(), 5); // two and three
    QCOMPARE(f.sentTo(u"b"_s), u"user: Q1 | assistant: half whole | user: Q3"_s);
    QCOMPARE(f.sentTo(u"c"_s), u"user: Q1 | assistant: half whole | user: Q2 | assistant: c2 | user: Q3"_s);
}

void TestLanes::lanesComeGoAndMove()
{
    LanesFixture f(u"abc"_s);
    f.answerWith(u"1"_s);
    QVERIFY(f.askAll(u"Q1"_s));
    chat::Conversation &conversation = f.session->conversation();
    QSignalSpy changed(&conversation, &chat::Conversation::lanesChanged);
    conversation.moveLane(f.lane(u"c"_s), 0);
    const std::vector<chat::LaneId> moved{f.lane(u"c"_s), f.lane(u"a"_s), f.lane(u"b"_s)};
    QCOMPARE(f.lanes(), moved);
    conversation.moveLane(f.lane(u"c"_s), 0); // is there
    QCOMPARE(changed.count(), 1);
    f.session->closeLane(f.lane(u"a"_s));
    f.session->closeLane(f.lane(u"b"_s));
    f.session->closeLane(f.lane(u"c"_s)); // the last one stays
    QCOMPARE(f.lanes(), std::vector<chat::LaneId>{f.lane(u"c"_s)});
    QCOMPARE(f.stored(*f.session).lanes, conversation.allLanes());
    conversation.reopenLane(f.lane(u"b"_s), 5);
    QCOMPARE(f.lanes().back(), f.lane(u"b"_s));
    QCOMPARE(f.stored(*f.session).lanes, conversation.allLanes());
}

void TestLanes::votesAndBlindOrderAreKept()
{
    LanesFixture f(u"abc"_s, SessionFixture::Where::Disk);
    f.session->conversation().setComparison({.policy = chat::ContextPolicy::FreshEachTurn,
                                             .order = chat::SendOrder::OneAfterAnother,
                                             .atOnce = 4,
                                             .isBlind = true});
    f.session->setShuffle([](std::vector<chat::LaneId> &lanes) { std::reverse(lanes.begin(), lanes.end()); });
    f.answerWith(u"1"_s);
    QVERIFY(f.askAll(u"Q"_s));
    chat::Turn turn = f.session->conversation().turn(f.turn(0));
    QCOMPARE(turn.neutralName(f.lane(u"c"_s)), u"A"_s);
    QCOMPARE(turn.neutralName(f.lane(u"a"_s)), u"C"_s);
    QVERIFY(turn.isHidden());
    turn.best = f.last(u"b"_s).id;
    turn.verdicts.insert(f.last(u"b"_s).id, {.rating = 5, .tags = {u"short"_s, u"对"_s}, .note = u"\"quoted\""_s});
    turn.verdicts.insert(f.last(u"a"_s).id, {.rating = 1, .tags = {}, .note = {}});
    turn.isRevealed = true;
    f.session->conversation().putTurn(turn);
    const chat::ComparisonSettings settings = f.session->conversation().head().comparison;
    f.restart();
    QCOMPARE(f.session->conversation().turn(f.turn(0)), turn);
    QCOMPARE(f.session->conversation().head().comparison, settings);
}

void TestLanes::blindOrderIsShuffledEachTurn()
{
    LanesFixture f(lettersOf(eight));
    f.session->conversation().setComparison({.isBlind = true});
    f.answerWith(u"1"_s, lettersOf(eight));
    QSet<QString> orders;
    for (int n = 0; n < 4; ++n) {
        QVERIFY(f.askAll(u"Q"_s));
        QString order;
        for (const chat::LaneId &lane : f.session->conversation().turn(f.last(u"a"_s).turn).blindOrder)
            order += f.session->conversation().lane(lane).target.model;
        QCOMPARE(order.size(), 8);
        orders.insert(order);
    }
    QVERIFY(orders.size() > 1); // four times the same of 40,320: never
}

void TestLanes::aBlindConversationNamesNoModelInTheHistory()
{
    SessionFixture f;
    session::ConversationLibrary library(f.services());
    library.showNew(
        chat::LaneSet{.id = {}, .name = {}, .targets = {f.target, f.target}, .comparison = {.isBlind = true}});
    library.shown()->sendTo({library.shown()->conversation().lanes()[0].id}, {.text = u"Q"_s});
    QVERIFY(waitForEnd(*library.shown()));
    QCOMPARE(library.history().summary(0).model, QString());
    QCOMPARE(library.history().summary(0).lanes, 2);
    const auto stored = store::test::history(*f.store);
    QCOMPARE(stored->front().model, QString());
    QCOMPARE(stored->front().lanes, 2);
    chat::ComparisonSettings seeing;
    library.shown()->conversation().setComparison(seeing);
    QCOMPARE(library.history().summary(0).model, f.target.model);
}

void TestLanes::aLaneGoesOnAsAConversationOfItsOwn()
{
    SessionFixture f;
    session::ConversationLibrary library(f.services());
    chat::Target other = f.target;
    other.model = u"other"_s;
    library.showNew(chat::LaneSet{.id = {},
                                  .name = {},
                                  .targets = {f.target, other},
                                  .comparison = {.policy = chat::ContextPolicy::SharedWinner}});
    ChatSession &comparison = *library.shown();
    const std::vector<chat::LaneId> lanes{comparison.conversation().lanes()[0].id,
                                          comparison.conversation().lanes()[1].id};
    f.gateway.script(practice::match::model(u"other"_s), saying({u"theirs"_s}));
    f.gateway.script(practice::match::posts(), saying({u"ours"_s}));
    comparison.sendTo(lanes, {.text = u"Q1"_s});
    QVERIFY(waitForEnd(comparison));
    chat::Turn turn = comparison.conversation().turn(chat::turnsOf(comparison.conversation()).front());
    turn.best = comparison.conversation().lane(lanes[0]).leaf;
    comparison.conversation().putTurn(turn);
    comparison.sendTo(lanes, {.text = u"Q2"_s});
    QVERIFY(waitForEnd(comparison));
    const chat::ConversationId old = comparison.conversation().id();
    library.continueLane(lanes[1]);
    ChatSession &chat = *library.shown();
    QVERIFY(chat.conversation().id() != old);
    QCOMPARE(chat.conversation().lanes().size(), size_t(1));
    QCOMPARE(chat.conversation().lanes().front().target.model, u"other"_s);
    QCOMPARE(shown(chat), u"Q1 | ours | Q2 | theirs"_s); // as it was sent, not as it was read
    QVERIFY(ask(chat, u"Q3"_s));
    QCOMPARE(sentMessages(f.gateway.lastRequest()),
             u"user: Q1 | assistant: ours | user: Q2 | assistant: theirs | user: Q3"_s);
    QCOMPARE(f.stored(chat).messages.size(), size_t(7));
    const auto kept = store::test::load(*f.store, old);
    QCOMPARE(kept->messages.size(), size_t(9));
}

void TestLanes::aSetOfLanesBeginsAConversation()
{
    SessionFixture f;
    session::ConversationLibrary library(f.services());
    chat::LaneSet set;
    set.targets.resize(20, f.target);
    set.comparison.policy = chat::ContextPolicy::FreshEachTurn;
    library.showNew(set);
    QCOMPARE(library.shown()->conversation().lanes().size(), size_t(16));
    QCOMPARE(library.shown()->conversation().head().comparison.policy, chat::ContextPolicy::FreshEachTurn);
    QCOMPARE(library.history().rowCount(), 0);
}

void TestLanes::setsOfLanesAreKept()
{
    SessionFixture f(SessionFixture::Where::Disk);
    chat::LaneSet four{.id = base::LaneSetId::create(),
                       .name = u"my four"_s,
                       .targets = {f.target, f.target},
                       .comparison = {.atOnce = 2}};
    four.targets[1].parameters.temperature = 0.2;
    chat::LaneSet two{.id = base::LaneSetId::create(), .name = u"two"_s, .targets = {f.target}, .comparison = {}};
    std::vector<chat::LaneSet> before;
    {
        session::LaneSetBook book(*f.store);
        book.put(four);
        book.put(two);
        book.setStandard(four.id);
        book.move(two.id, 0);
        QCOMPARE(book.standard()->name, u"my four"_s);
        two.isDefault = true;
        book.put(two); // there is one default
        QCOMPARE(book.standard()->name, u"two"_s);
        before = book.sets();
    }
    f.reopen();
    session::LaneSetBook book(*f.store);
    QSignalSpy changed(&book, &session::LaneSetBook::changed);
    book.load();
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(book.sets(), before);
    QCOMPARE(book.sets().size(), size_t(2));
    // What is put while the stored ones are being read takes none of them away.
    chat::LaneSet hasty{.id = base::LaneSetId::create(), .name = u"hasty"_s, .targets = two.targets};
    session::LaneSetBook other(*f.store);
    other.load();
    other.put(hasty);
    QTRY_COMPARE(other.sets().size(), size_t(3));
    book.load();
    QTRY_COMPARE(book.sets(), other.sets());
    book.remove(two.id);
    QVERIFY(!book.standard());
    QVERIFY(!book.find(two.id) && book.find(four.id));
}

void TestLanes::quittingInTheMiddleOfEightStreamsLosesNothing()
{
    LanesFixture f(lettersOf(eight), SessionFixture::Where::Disk);
    practice::Script script;
    for (const QChar model : lettersOf(eight))
        script.add(practice::match::model(model), holding(model + u" half"_s, u" whole"_s));
    f.gateway.setScript(script);
    f.session->sendTo(f.lanes(), {.text = u"Q"_s});
    for (const QChar model : lettersOf(eight))
        QTRY_COMPARE(f.last(model).text(), QString(model + u" half"_s).toUtf8());
    f.session->interruptAll();
    QCOMPARE(f.session->runningAnswers(), 0);
    const std::vector<chat::Lane> lanes = f.session->conversation().lanes();
    f.restart();
    QCOMPARE(f.session->conversation().lanes(), lanes);
    for (const QChar model : lettersOf(eight)) {
        QCOMPARE(f.last(model).text(), QString(model + u" half"_s).toUtf8());
        QCOMPARE(f.last(model).outcome, Outcome::Interrupted);
    }
    QCOMPARE(f.gateway.postCount(), 8);
}

QTEST_GUILESS_MAIN(TestLanes)
#include "tst_lanes.moc"
