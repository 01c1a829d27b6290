// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/conversationlibrary.h"

#include "sessionfixture.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using chat::ConversationId;
using chat::Outcome;
using session::ChatSession;
using session::ConversationLibrary;

namespace {

QString print(const chat::ConversationListModel &history)
{
    QStringList rows;
    for (int row = 0; row < history.rowCount(); ++row) {
        const chat::ConversationSummary &summary = history.summary(row);
        const bool runs = history.index(row).data(chat::ConversationListModel::RunningRole).toBool();
        rows << summary.head.title + (runs ? u"*"_s : QString()) + u':' + QString::number(summary.messages);
    }
    return rows.join(u' ');
}

//! Waits until what was asked for is on the screen.
bool show(ConversationLibrary &library, ConversationId id)
{
    library.show(id);
    return QTest::qWaitFor([&] { return library.shown() && library.shown()->conversation().id() == id; }, 20'000);
}

} // namespace

class TestConversationLibrary : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aFreshConversationEntersTheHistoryWithItsFirstPrompt();
    void anUnusedConversationLeavesNoTrace();
    void loadsTheHistoryLastUsedFirst();
    void aUsedConversationMovesToTheTopAtOnce();
    void reopeningGivesTheSameConversation();

    void runningSessionsGoOnUnseen();
    void showingOneThatRunsIsTheSameSession();
    void whatHasEndedUnseenIsLetGo();
    void showingTwiceQuicklyIsOneSession();
    void theLastOneAskedForIsShown();
    void aNewOneOvertakesWhatIsBeingRead();
    void anUnknownOneIsToldAsFailed();

    void renamesTheShownOne();
    void renamesOneThatIsNotOpen();
    void aNameGivenWhileItIsBeingOpenedStays_data();
    void aNameGivenWhileItIsBeingOpenedStays();

    void removesARunningConversation();
    void removesTheShownOneAndShowsAFreshOne();
    void whatIsRemovedWhileItIsBeingReadDoesNotComeBack();
    void interruptAllStoresEverything();

private:
    //! A conversation of one turn; its id.
    ConversationId talk(const QString &prompt);
    void restart();

    std::unique_ptr<SessionFixture> m_f;
    std::unique_ptr<ConversationLibrary> m_library;
};

void TestConversationLibrary::init()
{
    m_f = std::make_unique<SessionFixture>(SessionFixture::Where::Disk);
    m_library = std::make_unique<ConversationLibrary>(m_f->services());
}

void TestConversationLibrary::cleanup()
{
    m_library.reset();
    m_f.reset();
}

ConversationId TestConversationLibrary::talk(const QString &prompt)
{
    m_library->showNew(m_f->target);
    m_f->gateway.enqueue(saying({u"A"_s}));
    if (!ask(*m_library->shown(), prompt))
        return {};
    return m_library->shown()->conversation().id();
}

void TestConversationLibrary::restart()
{
    m_library.reset();
    m_f->reopen();
    m_library = std::make_unique<ConversationLibrary>(m_f->services());
    QSignalSpy loaded(m_library.get(), &ConversationLibrary::historyLoaded);
    m_library->loadHistory();
    QTRY_COMPARE(loaded.count(), 1);
}

void TestConversationLibrary::aFreshConversationEntersTheHistoryWithItsFirstPrompt()
{
    m_library->showNew(m_f->target);
    QCOMPARE(m_library->history().rowCount(), 0);
    m_f->gateway.enqueue(holding(u"one "_s, u"two"_s));
    ChatSession &session = *m_library->shown();
    session.send(laneOf(session), {.text = u"Hello"_s});
    QVERIFY(waitForText(session, "one "));
    QCOMPARE(print(m_library->history()), u"Hello*:2"_s);
    QCOMPARE(m_library->history().summary(0).model, u"practice/echo"_s);
    QVERIFY(m_library->isAnythingRunning());
    m_f->gateway.release();
    QVERIFY(waitForEnd(session));
    QCOMPARE(print(m_library->history()), u"Hello:2"_s);
    QVERIFY(!m_library->isAnythingRunning());
}

void TestConversationLibrary::anUnusedConversationLeavesNoTrace()
{
    m_library->showNew(m_f->target);
    const QPointer<ChatSession> unused = m_library->shown();
    m_library->rename(unused->conversation().id(), u"named"_s);
    m_library->showNew(m_f->target);
    QVERIFY(!unused);
    QCOMPARE(m_library->history().rowCount(), 0);
    QVERIFY(store::test::history(*m_f->store)->empty());
}

void TestConversationLibrary::loadsTheHistoryLastUsedFirst()
{
    talk(u"first"_s);
    const ConversationId second = talk(u"second"_s);
    talk(u"third"_s);
    QVERIFY(show(*m_library, second));
    QVERIFY(ask(*m_library->shown(), u"again"_s));
    QCOMPARE(print(m_library->history()), u"second:4 third:2 first:2"_s);
    restart();
    QCOMPARE(print(m_library->history()), u"second:4 third:2 first:2"_s);
}

void TestConversationLibrary::aUsedConversationMovesToTheTopAtOnce()
{
    const ConversationId first = talk(u"first"_s);
    talk(u"second"_s);
    QVERIFY(show(*m_library, first));
    m_f->gateway.enqueue(holding(u"one "_s, u"two"_s));
    ChatSession &session = *m_library->shown();
    session.regenerate(laneOf(session), lastMessage(session).id);
    QCOMPARE(m_library->history().summary(0).head.id, first);
    m_f->gateway.release();
    QVERIFY(waitForText(session, "one "));
    m_f->gateway.release();
    QVERIFY(waitForEnd(session));
}

void TestConversationLibrary::reopeningGivesTheSameConversation()
{
    const ConversationId id = talk(u"Q"_s);
    ChatSession &before = *m_library->shown();
    const chat::MessageId old = lastMessage(before).id;
    before.regenerate(laneOf(before), old);
    QVERIFY(waitForEnd(before));
    before.choose(laneOf(before), old);
    QCOMPARE(shown(before), u"Q | A"_s);
    const std::vector<chat::Lane> lanes = before.conversation().lanes();
    const chat::Path versions = before.conversation().tree().siblings(old);
    restart();
    QVERIFY(show(*m_library, id));
    ChatSession &after = *m_library->shown();
    QCOMPARE(shown(after), u"Q | A"_s);
    QCOMPARE(after.conversation().lanes(), lanes);
    QCOMPARE(after.conversation().tree().siblings(old), versions);
    QVERIFY(ask(after, u"R"_s)); // and it goes on
    QCOMPARE(sentMessages(m_f->gateway.lastRequest()), u"user: Q | assistant: A | user: R"_s);
    QCOMPARE(m_f->stored(after).messages.size(), size_t(6));
}

void TestConversationLibrary::runningSessionsGoOnUnseen()
{
    m_library->showNew(m_f->target);
    m_f->gateway.enqueue(holding(u"one "_s, u"two"_s));
    ChatSession &session = *m_library->shown();
    const ConversationId id = session.conversation().id();
    session.send(laneOf(session), {.text = u"Hello"_s});
    QVERIFY(waitForText(session, "one "));
    talk(u"meanwhile"_s);
    QCOMPARE(print(m_library->history()), u"meanwhile:2 Hello*:2"_s);
    m_f->gateway.release();
    QTRY_COMPARE(print(m_library->history()), u"meanwhile:2 Hello:2"_s);
    QVERIFY(show(*m_library, id));
    QCOMPARE(shown(*m_library->shown()), u"Hello | one two"_s);
    QVERIFY(lastMessage(*m_library->shown()).outcome == Outcome::Complete);
}

void TestConversationLibrary::showingOneThatRunsIsTheSameSession()
{
    m_library->showNew(m_f->target);
    m_f->gateway.enqueue(holding(u"one "_s, u"two"_s));
    ChatSession *session = m_library->shown();
    session->send(laneOf(*session), {.text = u"Hello"_s});
    QVERIFY(waitForText(*session, "one "));
    m_library->showNew(m_f->target);
    QSignalSpy changed(m_library.get(), &ConversationLibrary::shownChanged);
    m_library->show(session->conversation().id());
    QCOMPARE(changed.count(), 1); // at once
    QCOMPARE(m_library->shown(), session);
    m_f->gateway.release();
    QVERIFY(waitForEnd(*session));
    QCOMPARE(shown(*session), u"Hello | one two"_s);
}

void TestConversationLibrary::whatHasEndedUnseenIsLetGo()
{
    m_library->showNew(m_f->target);
    m_f->gateway.enqueue(holding(u"one "_s, u"two"_s));
    const QPointer<ChatSession> session = m_library->shown();
    session->send(laneOf(*session), {.text = u"Hello"_s});
    QVERIFY(waitForText(*session, "one "));
    m_library->showNew(m_f->target);
    QVERIFY(session);
    m_f->gateway.release();
    QTRY_VERIFY(!session);
}

void TestConversationLibrary::showingTwiceQuicklyIsOneSession()
{
    const ConversationId id = talk(u"Q"_s);
    m_library->showNew(m_f->target);
    QList<QPointer<ChatSession>> seen;
    connect(m_library.get(), &ConversationLibrary::shownChanged, this, [&] { seen << m_library->shown(); });
    m_library->show(id);
    m_library->show(id);
    QTRY_COMPARE(seen.size(), 2);
    QVERIFY(seen.first());
    QCOMPARE(seen.first(), seen.last());
    QCOMPARE(m_library->shown(), seen.last().data());
    QCOMPARE(shown(*m_library->shown()), u"Q | A"_s);
}

void TestConversationLibrary::theLastOneAskedForIsShown()
{
    const ConversationId one = talk(u"one"_s);
    const ConversationId two = talk(u"two"_s);
    m_library->showNew(m_f->target);
    QSignalSpy changed(m_library.get(), &ConversationLibrary::shownChanged);
    m_library->show(one);
    m_library->show(two);
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(store::test::history(*m_f->store).ok()); // both were read by now
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_library->shown()->conversation().id(), two);
}

void TestConversationLibrary::aNewOneOvertakesWhatIsBeingRead()
{
    const ConversationId one = talk(u"one"_s);
    m_library->showNew(m_f->target);
    m_library->show(one);
    m_library->showNew(m_f->target);
    const ChatSession *fresh = m_library->shown();
    QVERIFY(store::test::history(*m_f->store).ok());
    QCOMPARE(m_library->shown(), fresh);
}

void TestConversationLibrary::anUnknownOneIsToldAsFailed()
{
    m_library->showNew(m_f->target);
    const ChatSession *before = m_library->shown();
    QSignalSpy failed(m_library.get(), &ConversationLibrary::showFailed);
    const ConversationId nobody = ConversationId::create();
    m_library->show(nobody);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<ConversationId>(), nobody);
    QCOMPARE(m_library->shown(), before);
}

void TestConversationLibrary::renamesTheShownOne()
{
    const ConversationId id = talk(u"Q"_s);
    m_library->rename(id, u"mine"_s);
    QCOMPARE(print(m_library->history()), u"mine:2"_s);
    QCOMPARE(store::test::load(*m_f->store, id)->head.title, u"mine"_s);
}

void TestConversationLibrary::renamesOneThatIsNotOpen()
{
    const ConversationId id = talk(u"Q"_s);
    const std::vector<chat::Lane> lanes = m_library->shown()->conversation().lanes();
    talk(u"another"_s);
    m_library->rename(id, u"mine"_s);
    QTRY_COMPARE(print(m_library->history()), u"another:2 mine:2"_s);
    QCOMPARE(store::test::load(*m_f->store, id)->head.title, u"mine"_s);
    QCOMPARE(store::test::load(*m_f->store, id)->lanes, lanes);
    QVERIFY(show(*m_library, id));
    QCOMPARE(m_library->shown()->conversation().head().title, u"mine"_s);
    QCOMPARE(shown(*m_library->shown()), u"Q | A"_s);
}

void TestConversationLibrary::aNameGivenWhileItIsBeingOpenedStays_data()
{
    QTest::addColumn<bool>("namedFirst");
    QTest::newRow("named, then opened") << true;
    QTest::newRow("opened, then named") << false;
}

void TestConversationLibrary::aNameGivenWhileItIsBeingOpenedStays()
{
    QFETCH(bool, namedFirst);
    const ConversationId id = talk(u"Q"_s);
    m_library->showNew(m_f->target);
    if (namedFirst)
        m_library->rename(id, u"mine"_s);
    m_library->show(id);
    if (!namedFirst)
        m_library->rename(id, u"mine"_s);
    QTRY_COMPARE(m_library->shown()->conversation().id(), id);
    QTRY_COMPARE(m_library->shown()->conversation().head().title, u"mine"_s);
    QVERIFY(ask(*m_library->shown(), u"R"_s));
    QCOMPARE(store::test::load(*m_f->store, id)->head.title, u"mine"_s);
    QCOMPARE(print(m_library->history()), u"mine:4"_s);
}

void TestConversationLibrary::removesARunningConversation()
{
    m_library->showNew(m_f->target);
    m_f->gateway.enqueue(holding(u"one "_s, u"two"_s));
    const QPointer<ChatSession> session = m_library->shown();
    const ConversationId id = session->conversation().id();
    session->send(laneOf(*session), {.text = u"Hello"_s});
    QVERIFY(waitForText(*session, "one "));
    talk(u"shown"_s);
    QSignalSpy closed(&m_f->gateway, &practice::PracticeGateway::connectionClosed);
    m_library->remove(id);
    QVERIFY(!session);
    QCOMPARE(print(m_library->history()), u"shown:2"_s);
    QVERIFY(!m_library->isAnythingRunning());
    QVERIFY(!store::test::load(*m_f->store, id));
    QTRY_COMPARE(closed.count(), 1);
    restart();
    QCOMPARE(print(m_library->history()), u"shown:2"_s);
}

void TestConversationLibrary::removesTheShownOneAndShowsAFreshOne()
{
    m_f->target.systemPrompt = u"Be brief."_s;
    const ConversationId id = talk(u"Q"_s);
    QSignalSpy changed(m_library.get(), &ConversationLibrary::shownChanged);
    m_library->remove(id);
    QCOMPARE(changed.count(), 1);
    QVERIFY(m_library->shown());
    QVERIFY(m_library->shown()->conversation().id() != id);
    QCOMPARE(m_library->shown()->conversation().lanes().front().target, m_f->target);
    QCOMPARE(m_library->history().rowCount(), 0);
    QVERIFY(!store::test::load(*m_f->store, id));
    QVERIFY(ask(*m_library->shown(), u"R"_s));
}

void TestConversationLibrary::whatIsRemovedWhileItIsBeingReadDoesNotComeBack()
{
    const ConversationId id = talk(u"Q"_s);
    m_library->showNew(m_f->target);
    const ChatSession *fresh = m_library->shown();
    m_library->show(id);
    m_library->remove(id);
    QVERIFY(!store::test::load(*m_f->store, id));
    QCOMPARE(m_library->shown(), fresh);
}

void TestConversationLibrary::interruptAllStoresEverything()
{
    QList<ConversationId> ids;
    for (const char *title : {"one", "two", "three"}) {
        m_library->showNew(m_f->target);
        m_f->gateway.enqueue(holding(u"half"_s, u" whole"_s));
        ChatSession &session = *m_library->shown();
        session.send(laneOf(session), {.text = QString::fromLatin1(title)});
        QVERIFY(waitForText(session, "half"));
        ids << session.conversation().id();
    }
    QCOMPARE(print(m_library->history()), u"three*:2 two*:2 one*:2"_s);
    m_library->interruptAll();
    QVERIFY(!m_library->isAnythingRunning());
    restart();
    for (const ConversationId &id : ids) {
        const auto data = store::test::load(*m_f->store, id);
        QVERIFY(data);
        QCOMPARE(data->messages.back().text(), "half"_ba);
        QVERIFY(data->messages.back().outcome == Outcome::Interrupted);
    }
}

QTEST_GUILESS_MAIN(TestConversationLibrary)
#include "tst_conversationlibrary.moc"
