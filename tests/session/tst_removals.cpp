// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/removals.h"

#include "session/conversationlibrary.h"
#include "session/promptqueue.h"
#include "sessionfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using session::ChatSession;
using session::ConversationLibrary;
using session::Removals;

namespace {

//! A library with one conversation of two turns on screen.
struct Desk {
    explicit Desk(SessionFixture &f) : library(f.services()), removals(library, f.services())
    {
        library.showNew(f.target);
        for (const QString &turn : {u"1"_s, u"2"_s}) {
            f.gateway.enqueue(saying({u"A"_s + turn}));
            if (!ask(*library.shown(), u"Q"_s + turn))
                qFatal("no answer");
        }
    }
    [[nodiscard]] ChatSession &session() { return *library.shown(); }
    [[nodiscard]] chat::MessageId at(size_t row) { return session().conversation().path(laneOf(session()))[row]; }
    [[nodiscard]] qsizetype stored(SessionFixture &f)
    {
        const auto data = store::test::load(*f.store, session().conversation().id());
        return data ? qsizetype(data->messages.size()) - 1 : -1;
    }

    ConversationLibrary library;
    Removals removals;
};

} // namespace

class TestRemovals : public QObject
{
    Q_OBJECT

private slots:
    void aMessageGoesWithAllBelowItAndComesBack();
    void oneOfSeveralVersionsGivesWayToAnother();
    void whatRunsIsNotRemoved();
    void undoFindsTheConversationAgain();
    void aConversationComesBackWhole();
    void aConversationThatIsNotOpenComesBack();
    void whatIsAskedWhileItGoesComesBackToo();
    void aConversationGoesOnce();
    void theLastOneComesBackFirst();
    void allComeBackThatWaitForTheirConversation();
    void nothingIsAskedOfWhatIsGone();
};

void TestRemovals::aMessageGoesWithAllBelowItAndComesBack()
{
    SessionFixture f;
    Desk desk(f);
    const chat::ConversationData before = f.stored(desk.session());
    QSignalSpy removed(&desk.removals, &Removals::removed);
    desk.removals.removeMessage(laneOf(desk.session()), desk.at(1));
    QCOMPARE(shown(desk.session()), u"Q1"_s);
    QCOMPARE(desk.stored(f), 1);
    QCOMPARE(removed.count(), 1);
    QVERIFY(desk.removals.canUndo());
    desk.removals.undo();
    QCOMPARE(shown(desk.session()), u"Q1 | A1 | Q2 | A2"_s);
    QVERIFY(!desk.removals.canUndo());
    const chat::ConversationData after = f.stored(desk.session());
    QCOMPARE(after.messages.size(), before.messages.size());
    for (const chat::Message &message : before.messages)
        QVERIFY(std::find(after.messages.begin(), after.messages.end(), message) != after.messages.end());
}

void TestRemovals::oneOfSeveralVersionsGivesWayToAnother()
{
    SessionFixture f;
    Desk desk(f);
    f.gateway.enqueue(saying({u"A2b"_s}));
    desk.session().regenerate(laneOf(desk.session()), desk.at(3));
    QVERIFY(waitForEnd(desk.session()));
    QCOMPARE(shown(desk.session()), u"Q1 | A1 | Q2 | A2b"_s);
    desk.removals.removeMessage(laneOf(desk.session()), desk.at(3));
    QCOMPARE(shown(desk.session()), u"Q1 | A1 | Q2 | A2"_s);
    desk.removals.undo();
    QCOMPARE(shown(desk.session()), u"Q1 | A1 | Q2 | A2b"_s);
    QCOMPARE(desk.session().conversation().tree().siblings(desk.at(3)).size(), size_t(2));
}

void TestRemovals::whatRunsIsNotRemoved()
{
    SessionFixture f;
    Desk desk(f);
    f.gateway.enqueue(holding(u"A"_s, u"3"_s));
    desk.session().send(laneOf(desk.session()), {.text = u"Q3"_s});
    QVERIFY(waitForText(desk.session(), "A"));
    QVERIFY(!desk.removals.isRemovable(desk.at(0)));
    desk.removals.removeMessage(laneOf(desk.session()), desk.at(0));
    QCOMPARE(shown(desk.session()), u"Q1 | A1 | Q2 | A2 | Q3 | A"_s);
    f.gateway.release();
    QVERIFY(waitForEnd(desk.session()));
    QVERIFY(desk.removals.isRemovable(desk.at(0)));
}

void TestRemovals::undoFindsTheConversationAgain()
{
    SessionFixture f;
    Desk desk(f);
    const chat::ConversationId id = desk.session().conversation().id();
    desk.removals.removeMessage(laneOf(desk.session()), desk.at(2));
    desk.library.showNew(f.target);
    QVERIFY(!desk.library.find(id));
    desk.removals.undo();
    QTRY_COMPARE(desk.session().conversation().id(), id);
    QCOMPARE(shown(desk.session()), u"Q1 | A1 | Q2 | A2"_s);
    QCOMPARE(desk.stored(f), 4);
}

void TestRemovals::aConversationComesBackWhole()
{
    SessionFixture f;
    Desk desk(f);
    const chat::ConversationId id = desk.session().conversation().id();
    const chat::ConversationData before = f.stored(desk.session());
    f.store->saveDraft(id, {.text = u"half a thought"_s}, nullptr, {});
    f.gateway.enqueue(holding(u"A"_s, u"3"_s));
    desk.session().send(laneOf(desk.session()), {.text = u"Q3"_s});
    QVERIFY(waitForText(desk.session(), "A"));
    desk.session().queue().add({laneOf(desk.session())}, u"Q4"_s, &desk.session(), [] {});
    desk.removals.removeConversation(id);
    QTRY_COMPARE(desk.library.history().rowCount(), 0);
    QVERIFY(desk.session().conversation().id() != id);
    QVERIFY(!store::test::load(*f.store, id));
    desk.removals.undo();
    QTRY_COMPARE(desk.session().conversation().id(), id);
    QCOMPARE(desk.library.history().rowCount(), 1);
    QCOMPARE(shown(desk.session()), u"Q1 | A1 | Q2 | A2 | Q3 | A"_s);
    QCOMPARE(lastMessage(desk.session()).outcome, chat::Outcome::Interrupted);
    QTRY_COMPARE(desk.session().queue().prompts().size(), size_t(1));
    const auto draft = store::test::answerOf<chat::Draft>([&](auto done) { f.store->loadDraft(id, nullptr, done); });
    QVERIFY(draft && draft->text == u"half a thought"_s);
}

void TestRemovals::aConversationThatIsNotOpenComesBack()
{
    SessionFixture f;
    Desk desk(f);
    const chat::ConversationId id = desk.session().conversation().id();
    desk.library.showNew(f.target);
    desk.removals.removeConversation(id);
    QTRY_COMPARE(desk.library.history().rowCount(), 0);
    desk.removals.undo();
    QCOMPARE(desk.library.history().rowCount(), 1);
    QVERIFY(desk.session().conversation().id() != id); // it was not on screen
    desk.library.show(id);
    QTRY_COMPARE(shown(desk.session()), u"Q1 | A1 | Q2 | A2"_s);
}

void TestRemovals::whatIsAskedWhileItGoesComesBackToo()
{
    SessionFixture f;
    Desk desk(f);
    const chat::ConversationId id = desk.session().conversation().id();
    QSignalSpy removed(&desk.removals, &Removals::removed);
    desk.removals.removeConversation(id);
    QCOMPARE(removed.count(), 0); // its draft is being read
    desk.session().send(laneOf(desk.session()), {.text = u"Q3"_s});
    QTRY_COMPARE(removed.count(), 1);
    QVERIFY(desk.session().conversation().id() != id);
    desk.removals.undo();
    QTRY_COMPARE(desk.session().conversation().id(), id);
    QCOMPARE(desk.session().conversation().path(laneOf(desk.session())).size(), size_t(6));
    QCOMPARE(desk.session().conversation().message(desk.at(4)).text(), QByteArray("Q3"));
}

void TestRemovals::aConversationGoesOnce()
{
    SessionFixture f;
    Desk desk(f);
    QSignalSpy removed(&desk.removals, &Removals::removed);
    desk.removals.removeConversation(desk.session().conversation().id());
    desk.removals.removeConversation(desk.session().conversation().id());
    QTRY_COMPARE(removed.count(), 1);
    desk.removals.undo();
    QVERIFY(!desk.removals.canUndo());
    QTRY_COMPARE(shown(desk.session()), u"Q1 | A1 | Q2 | A2"_s);
    QCOMPARE(removed.count(), 1);
}

void TestRemovals::theLastOneComesBackFirst()
{
    SessionFixture f;
    Desk desk(f);
    desk.removals.removeMessage(laneOf(desk.session()), desk.at(3));
    desk.removals.removeMessage(laneOf(desk.session()), desk.at(0));
    QCOMPARE(shown(desk.session()), QString());
    desk.removals.undo();
    QCOMPARE(shown(desk.session()), u"Q1 | A1 | Q2"_s);
    desk.removals.undo();
    QCOMPARE(shown(desk.session()), u"Q1 | A1 | Q2 | A2"_s);
    desk.removals.undo(); // nothing left
}

//! A conversation is read first; who presses Undo twice meanwhile means both.
void TestRemovals::allComeBackThatWaitForTheirConversation()
{
    SessionFixture f;
    Desk desk(f);
    const chat::ConversationId id = desk.session().conversation().id();
    desk.removals.removeMessage(laneOf(desk.session()), desk.at(3));
    desk.removals.removeMessage(laneOf(desk.session()), desk.at(1));
    desk.library.showNew(f.target);
    desk.removals.undo();
    desk.removals.undo();
    QTRY_COMPARE(desk.session().conversation().id(), id);
    QCOMPARE(shown(desk.session()), u"Q1 | A1 | Q2 | A2"_s);
    QCOMPARE(desk.stored(f), 4);
}

void TestRemovals::nothingIsAskedOfWhatIsGone()
{
    SessionFixture f;
    Desk desk(f);
    ChatSession &session = desk.session();
    const chat::LaneId lane = laneOf(session);
    const chat::MessageId gone = desk.at(2);
    desk.removals.removeMessage(lane, gone);
    const QSignalSpy promptRefused(&session, &ChatSession::promptRefused);
    const QSignalSpy answerRefused(&session, &ChatSession::answerRefused);
    session.editAndResend(lane, gone, {.text = u"again"_s});
    session.editAnswer(lane, gone, {.text = u"by hand"_s});
    session.giveResult(lane, gone, u"call"_s, {.text = u"result"_s});
    QCOMPARE(promptRefused.count(), 3);
    session.regenerate(lane, gone);
    session.continueAnswer(lane, gone);
    QCOMPARE(answerRefused.count(), 2);
    QVERIFY(!desk.removals.isRemovable(gone));
    QCOMPARE(shown(session), u"Q1 | A1"_s);
}

QTEST_GUILESS_MAIN(TestRemovals)

#include "tst_removals.moc"
