// SPDX-License-Identifier: GPL-3.0-or-later
// What each model is sent, from the gateway's own record: no model sees another's answers unless it is meant to.
#include "lanesfixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using chat::ContextPolicy;

class TestLaneIsolation : public QObject
{
    Q_OBJECT

private slots:
    void isolatedLanesSeeTheirOwnAnswersAlone();
    void isolationSurvivesEditsAndRegenerations();
    void isolationSurvivesRemovedLanesAndARestart();
    void allGoOnFromTheWinner();
    void withoutAWinnerEachGoesOnFromItsOwn();
    void aLaterVoteDoesNotChangeWhatAnOldTurnIsSent();
    void theWinnersTurnIsSentAgainAfterEditsAndARestart();
    void freshTurnsAreSentAlone();
    void freshTurnsStayFreshAfterEditsAndARestart();
    void anOldTurnIsRunAgainWithoutTheOthersAnswers_data();
    void anOldTurnIsRunAgainWithoutTheOthersAnswers();
    void allOldTurnsAreRunAgainOneAfterTheOther();
    void whatAWinnerDeletedLeftBehindIsNotReplaced();
    void aDuplicateGoesOnFromTheSamePlace();
};

void TestLaneIsolation::isolatedLanesSeeTheirOwnAnswersAlone()
{
    LanesFixture f(u"abc"_s);
    f.answerWith(u"1"_s);
    QVERIFY(f.askAll(u"Q1"_s));
    for (const QString &model : {u"a"_s, u"b"_s, u"c"_s})
        QCOMPARE(f.sentTo(model), u"user: Q1"_s);
    f.answerWith(u"2"_s);
    QVERIFY(f.askAll(u"Q2"_s));
    QCOMPARE(f.sentTo(u"a"_s), u"user: Q1 | assistant: a1 | user: Q2"_s);
    QCOMPARE(f.sentTo(u"b"_s), u"user: Q1 | assistant: b1 | user: Q2"_s);
    QCOMPARE(f.sentTo(u"c"_s), u"user: Q1 | assistant: c1 | user: Q2"_s);
    QVERIFY(f.askLanes({f.lane(u"b"_s)}, u"Q3"_s)); // to one alone
    QCOMPARE(f.gateway.postCount(), 1);
    QVERIFY(f.askAll(u"Q4"_s));
    QCOMPARE(f.sentTo(u"a"_s), u"user: Q1 | assistant: a1 | user: Q2 | assistant: a2 | user: Q4"_s);
    QCOMPARE(f.sentTo(u"b"_s),
             u"user: Q1 | assistant: b1 | user: Q2 | assistant: b2 | user: Q3 | assistant: b2 | user: Q4"_s);
}

void TestLaneIsolation::isolationSurvivesEditsAndRegenerations()
{
    LanesFixture f(u"ab"_s);
    f.answerWith(u"1"_s);
    QVERIFY(f.askAll(u"Q1"_s));
    f.answerWith(u"2"_s);
    f.gateway.forgetRequests();
    f.session->editTurn(f.lanes(), f.turn(0), {.text = u"Q1 anew"_s});
    QVERIFY(waitForEnd(*f.session));
    QCOMPARE(f.sentTo(u"a"_s), u"user: Q1 anew"_s);
    QCOMPARE(f.sentTo(u"b"_s), u"user: Q1 anew"_s);
    QCOMPARE(f.last(u"a"_s).turn, f.last(u"b"_s).turn);
    f.answerWith(u"3"_s);
    f.session->regenerate(f.lane(u"a"_s), f.last(u"a"_s).id);
    QVERIFY(waitForEnd(*f.session));
    QCOMPARE(f.session->conversation().tree().siblings(f.last(u"a"_s).id).size(), size_t(2));
    QVERIFY(f.askAll(u"Q2"_s));
    QCOMPARE(f.sentTo(u"a"_s), u"user: Q1 anew | assistant: a3 | user: Q2"_s);
    QCOMPARE(f.sentTo(u"b"_s), u"user: Q1 anew | assistant: b2 | user: Q2"_s);
}

void TestLaneIsolation::isolationSurvivesRemovedLanesAndARestart()
{
    LanesFixture f(u"abc"_s, SessionFixture::Where::Disk);
    f.answerWith(u"1"_s);
    QVERIFY(f.askAll(u"Q1"_s));
    f.session->closeLane(f.lane(u"a"_s));
    f.restart();
    QCOMPARE(f.lanes().size(), size_t(2));
    QCOMPARE(f.session->conversation().closedLanes().size(), size_t(1));
    f.answerWith(u"2"_s);
    QVERIFY(f.askAll(u"Q2"_s));
    QCOMPARE(f.gateway.postCount(), 2);
    QCOMPARE(f.sentTo(u"b"_s), u"user: Q1 | assistant: b1 | user: Q2"_s);
    QCOMPARE(f.sentTo(u"c"_s), u"user: Q1 | assistant: c1 | user: Q2"_s);
    // It comes back to where it was, with nothing of what the others said meanwhile.
    f.session->conversation().reopenLane(f.lane(u"a"_s), 0);
    f.answerWith(u"3"_s);
    QVERIFY(f.askAll(u"Q3"_s));
    QCOMPARE(f.sentTo(u"a"_s), u"user: Q1 | assistant: a1 | user: Q3"_s);
    // No prompt of one lane counts as a version of another's.
    for (const QString &model : {u"a"_s, u"b"_s, u"c"_s}) {
        const chat::MessageId first = f.session->conversation().path(f.lane(model)).front();
        QCOMPARE(f.session->conversation().tree().siblings(first), chat::Path{first});
    }
}

void TestLaneIsolation::allGoOnFromTheWinner()
{
    LanesFixture f(u"abc"_s);
    f.setPolicy(ContextPolicy::SharedWinner);
    f.answerWith(u"1"_s);
    QVERIFY(f.askAll(u"Q1"_s));
    f.markBest(u"b"_s);
    f.answerWith(u"2"_s);
    QVERIFY(f.askAll(u"Q2"_s));
    for (const QString &model : {u"a"_s, u"b"_s, u"c"_s})
        QCOMPARE(f.sentTo(model), u"user: Q1 | assistant: b1 | user: Q2"_s);
    f.markBest(u"c"_s);
    QVERIFY(f.askAll(u"Q3"_s));
    for (const QString &model : {u"a"_s, u"b"_s, u"c"_s})
        QCOMPARE(f.sentTo(model), u"user: Q1 | assistant: b1 | user: Q2 | assistant: c2 | user: Q3"_s);
    // What a lane said itself stays where it is read.
    QCOMPARE(f.session->conversation().path(f.lane(u"a"_s)).size(), size_t(6));
    QCOMPARE(f.session->conversation().message(f.session->conversation().path(f.lane(u"a"_s))[1]).text(), "a1"_ba);
}

void TestLaneIsolation::withoutAWinnerEachGoesOnFromItsOwn()
{
    LanesFixture f(u"ab"_s);
    f.setPolicy(ContextPolicy::SharedWinner);
    f.answerWith(u"1"_s);
    QVERIFY(f.askAll(u"Q1"_s));
    QVERIFY(chat::currentWinner(f.session->conversation()).isNull());
    QVERIFY(f.askAll(u"Q2"_s));
    QCOMPARE(f.sentTo(u"a"_s), u"user: Q1 | assistant: a1 | user: Q2"_s);
    QCOMPARE(f.sentTo(u"b"_s), u"user: Q1 | assistant: b1 | user: Q2"_s);
}

void TestLaneIsolation::aLaterVoteDoesNotChangeWhatAnOldTurnIsSent()
{
    LanesFixture f(u"ab"_s);
    f.answerWith(u"1"_s);
    QVERIFY(f.askAll(u"Q1"_s));
    QVERIFY(f.askAll(u"Q2"_s));
    // The policy changes, and a winner is chosen: what was asked before keeps what it followed.
    f.setPolicy(ContextPolicy::SharedWinner);
    chat::Turn first = f.session->conversation().turn(f.turn(0));
    first.best = f.session->conversation().path(f.lane(u"a"_s))[1];
    f.session->conversation().putTurn(first);
    f.gateway.forgetRequests();
    f.session->regenerate(f.lane(u"b"_s), f.last(u"b"_s).id);
    QVERIFY(waitForEnd(*f.session));
    QCOMPARE(f.sentTo(u"b"_s), u"user: Q1 | assistant: b1 | user: Q2"_s);
}

void TestLaneIsolation::theWinnersTurnIsSentAgainAfterEditsAndARestart()
{
    LanesFixture f(u"ab"_s, SessionFixture::Where::Disk);
    f.setPolicy(ContextPolicy::SharedWinner);
    f.answerWith(u"1"_s);
    QVERIFY(f.askAll(u"Q1"_s));
    f.markBest(u"a"_s);
    QVERIFY(f.askAll(u"Q2"_s));
    f.restart();
    QCOMPARE(f.session->conversation().head().comparison.policy, ContextPolicy::SharedWinner);
    QCOMPARE(f.session->conversation().turn(f.turn(0)).best, f.session->conversation().path(f.lane(u"a"_s))[1]);
    f.gateway.forgetRequests();
    f.session->editTurn(f.lanes(), f.turn(1), {.text = u"Q2 anew"_s});
    QVERIFY(waitForEnd(*f.session));
    QCOMPARE(f.sentTo(u"a"_s), u"user: Q1 | assistant: a1 | user: Q2 anew"_s);
    QCOMPARE(f.sentTo(u"b"_s), u"user: Q1 | assistant: a1 | user: Q2 anew"_s);
    f.session->closeLane(f.lane(u"a"_s)); // the winner's lane goes, its answer stays
    f.gateway.forgetRequests();
    f.session->regenerate(f.lane(u"b"_s), f.last(u"b"_s).id);
    QVERIFY(waitForEnd(*f.session));
    QCOMPARE(f.sentTo(u"b"_s), u"user: Q1 | assistant: a1 | user: Q2 anew"_s);
}

void TestLaneIsolation::freshTurnsAreSentAlone()
{
    LanesFixture f(u"ab"_s);
    f.setPolicy(ContextPolicy::FreshEachTurn);
    f.answerWith(u"1"_s);
    QVERIFY(f.askAll(u"Q1"_s));
    QVERIFY(f.askAll(u"Q2"_s));
    QCOMPARE(f.sentTo(u"a"_s), u"user: Q2"_s);
    QCOMPARE(f.sentTo(u"b"_s), u"user: Q2"_s);
    // It is still read below the turn before.
    QCOMPARE(f.session->conversation().path(f.lane(u"a"_s)).size(), size_t(4));
    f.setPolicy(ContextPolicy::Isolated); // what comes now goes on from the last turn, which was fresh
    QVERIFY(f.askAll(u"Q3"_s));
    QCOMPARE(f.sentTo(u"b"_s), u"user: Q2 | assistant: b1 | user: Q3"_s);
}

void TestLaneIsolation::freshTurnsStayFreshAfterEditsAndARestart()
{
    LanesFixture f(u"ab"_s, SessionFixture::Where::Disk);
    f.setPolicy(ContextPolicy::FreshEachTurn);
    f.answerWith(u"1"_s);
    QVERIFY(f.askAll(u"Q1"_s));
    QVERIFY(f.askAll(u"Q2"_s));
    f.restart();
    f.gateway.forgetRequests();
    f.session->regenerate(f.lane(u"a"_s), f.last(u"a"_s).id);
    f.session->editTurn({f.lane(u"b"_s)}, f.turn(1), {.text = u"Q2 anew"_s});
    QVERIFY(waitForEnd(*f.session));
    QCOMPARE(f.sentTo(u"a"_s), u"user: Q2"_s);
    QCOMPARE(f.sentTo(u"b"_s), u"user: Q2 anew"_s);
}

void TestLaneIsolation::anOldTurnIsRunAgainWithoutTheOthersAnswers_data()
{
    QTest::addColumn<ContextPolicy>("policy");
    QTest::addColumn<QString>("sent");
    QTest::newRow("isolated") << ContextPolicy::Isolated << u"user: Q2"_s;
    QTest::newRow("shared winner") << ContextPolicy::SharedWinner << u"user: Q1 | assistant: b1 | user: Q2"_s;
    QTest::newRow("fresh") << ContextPolicy::FreshEachTurn << u"user: Q2"_s;
}

void TestLaneIsolation::anOldTurnIsRunAgainWithoutTheOthersAnswers()
{
    QFETCH(const ContextPolicy, policy);
    QFETCH(const QString, sent);
    LanesFixture f(u"ab"_s);
    f.setPolicy(policy);
    f.answerWith(u"1"_s);
    QVERIFY(f.askAll(u"Q1"_s));
    f.markBest(u"b"_s);
    QVERIFY(f.askAll(u"Q2"_s));
    const chat::LaneId late = f.addLane(u"c"_s);
    f.gateway.forgetRequests();
    f.session->rerun(late, {f.turn(1)});
    QVERIFY(waitForEnd(*f.session));
    QCOMPARE(f.sentTo(u"c"_s), sent);
    QCOMPARE(f.gateway.postCount(), 1);
    QCOMPARE(f.last(u"c"_s).turn, f.last(u"a"_s).turn); // beside the old answers
    QCOMPARE(chat::lanesIn(f.session->conversation(), f.turn(1)).size(), size_t(3));
}

void TestLaneIsolation::allOldTurnsAreRunAgainOneAfterTheOther()
{
    LanesFixture f(u"ab"_s);
    f.answerWith(u"1"_s);
    QVERIFY(f.askAll(u"Q1"_s));
    QVERIFY(f.askAll(u"Q2"_s));
    QVERIFY(f.askAll(u"Q3"_s));
    const chat::LaneId late = f.addLane(u"c"_s);
    f.gateway.forgetRequests();
    f.session->rerun(late, chat::turnsOf(f.session->conversation()));
    QTRY_COMPARE(f.gateway.postCount(), 3);
    QVERIFY(waitForEnd(*f.session));
    QCOMPARE(f.sentTo(u"c"_s), u"user: Q1 | assistant: c1 | user: Q2 | assistant: c1 | user: Q3"_s);
    QCOMPARE(chat::turnsOf(f.session->conversation()).size(), size_t(3));
}

void TestLaneIsolation::whatAWinnerDeletedLeftBehindIsNotReplaced()
{
    LanesFixture f(u"ab"_s);
    f.setPolicy(ContextPolicy::SharedWinner);
    f.answerWith(u"1"_s);
    QVERIFY(f.askAll(u"Q1"_s));
    f.markBest(u"a"_s);
    QVERIFY(f.askAll(u"Q2"_s));
    (void)f.session->conversation().remove(f.session->conversation().path(f.lane(u"a"_s)).front());
    f.gateway.forgetRequests();
    f.session->regenerate(f.lane(u"b"_s), f.last(u"b"_s).id);
    QVERIFY(waitForEnd(*f.session));
    QCOMPARE(f.sentTo(u"b"_s), u"user: Q2"_s);
}

void TestLaneIsolation::aDuplicateGoesOnFromTheSamePlace()
{
    LanesFixture f(u"ab"_s);
    f.answerWith(u"1"_s);
    QVERIFY(f.askAll(u"Q1"_s));
    const chat::LaneId fork = f.session->conversation().forkLane(f.lane(u"a"_s));
    QCOMPARE(f.lanes()[1], fork);
    chat::Target variant = f.target;
    variant.model = u"c"_s;
    f.session->conversation().setTarget(fork, variant);
    f.answerWith(u"2"_s);
    QVERIFY(f.askAll(u"Q2"_s));
    QCOMPARE(f.sentTo(u"a"_s), u"user: Q1 | assistant: a1 | user: Q2"_s);
    QCOMPARE(f.sentTo(u"c"_s), u"user: Q1 | assistant: a1 | user: Q2"_s);
    QCOMPARE(f.sentTo(u"b"_s), u"user: Q1 | assistant: b1 | user: Q2"_s);
    QVERIFY(f.askAll(u"Q3"_s));
    QCOMPARE(f.sentTo(u"c"_s), u"user: Q1 | assistant: a1 | user: Q2 | assistant: c2 | user: Q3"_s);
}

QTEST_GUILESS_MAIN(TestLaneIsolation)
#include "tst_laneisolation.moc"
