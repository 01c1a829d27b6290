// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/draftkeeper.h"

#include "sessionfixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::test;
using base::ConversationId;
using session::DraftKeeper;

namespace {

QString stored(SessionFixture &f, ConversationId id)
{
    const auto draft = store::test::answerOf<chat::Draft>([&](auto done) { f.store->loadDraft(id, nullptr, done); });
    return draft ? draft->text : u"?"_s;
}

QString loaded(DraftKeeper &keeper, ConversationId id)
{
    std::optional<chat::Draft> draft;
    keeper.load(id, &keeper, [&](const chat::Draft &answer) { draft = answer; });
    return QTest::qWaitFor([&] { return draft.has_value(); }, 20'000) ? draft->text : u"?"_s;
}

} // namespace

class TestDraftKeeper : public QObject
{
    Q_OBJECT

private slots:
    void storesAShortWhileAfterTheLastKey();
    void steadyTypingIsStoredEverySecond();
    void flushStoresAtOnce();
    void theEndStoresWhatIsDue();
    void eachConversationHasItsOwnDraft();
    void whatIsLoadedIsWhatWasTypedLast();
    void anEmptyDraftIsForgotten();
    void survivesARestart();
    void aStoreInTroubleGivesAnEmptyDraft();
};

void TestDraftKeeper::storesAShortWhileAfterTheLastKey()
{
    SessionFixture f;
    DraftKeeper keeper(f.services());
    for (const char *typed : {"H", "He", "Hello"})
        keeper.note({}, {.text = QString::fromLatin1(typed)});
    QCOMPARE(stored(f, {}), QString());
    QTRY_COMPARE(stored(f, {}), u"Hello"_s);
}

void TestDraftKeeper::steadyTypingIsStoredEverySecond()
{
    QVERIFY(DraftKeeper::longestWait <= 1000ms);
    SessionFixture f;
    DraftKeeper keeper(f.services());
    QString typed;
    QElapsedTimer sinceKey;
    QElapsedTimer sinceFirst;
    sinceFirst.start();
    qint64 longestPause = 0;
    // A key each few milliseconds: there is never a pause.
    QTRY_VERIFY([&] {
        if (sinceKey.isValid())
            longestPause = std::max(longestPause, sinceKey.elapsed());
        sinceKey.start();
        typed += u'x';
        keeper.note({}, {.text = typed});
        return !stored(f, {}).isEmpty();
    }());
    QVERIFY2(longestPause < DraftKeeper::pause.count(), "the machine paused: this shows nothing");
    QVERIFY(sinceFirst.elapsed() >= 400);
}

void TestDraftKeeper::flushStoresAtOnce()
{
    SessionFixture f;
    DraftKeeper keeper(f.services());
    keeper.note({}, {.text = u"Hello"_s});
    keeper.flush();
    QCOMPARE(stored(f, {}), u"Hello"_s);
}

void TestDraftKeeper::theEndStoresWhatIsDue()
{
    SessionFixture f;
    DraftKeeper(f.services()).note({}, {.text = u"Hello"_s});
    QCOMPARE(stored(f, {}), u"Hello"_s);
}

void TestDraftKeeper::eachConversationHasItsOwnDraft()
{
    SessionFixture f;
    const auto session = f.newSession();
    QVERIFY(ask(*session, u"Q"_s));
    const ConversationId id = session->conversation().id();
    DraftKeeper keeper(f.services());
    keeper.note({}, {.text = u"of the new chat"_s});
    keeper.note(id, {.text = u"of the old one"_s});
    QCOMPARE(loaded(keeper, id), u"of the old one"_s);
    QCOMPARE(loaded(keeper, {}), u"of the new chat"_s);
    QCOMPARE(loaded(keeper, ConversationId::create()), QString());
}

void TestDraftKeeper::whatIsLoadedIsWhatWasTypedLast()
{
    SessionFixture f;
    DraftKeeper keeper(f.services());
    keeper.note({}, {.text = u"old"_s});
    keeper.flush();
    keeper.note({}, {.text = u"new, not yet stored"_s});
    QCOMPARE(loaded(keeper, {}), u"new, not yet stored"_s);
}

void TestDraftKeeper::anEmptyDraftIsForgotten()
{
    SessionFixture f;
    DraftKeeper keeper(f.services());
    keeper.note({}, {.text = u"Hello"_s});
    keeper.flush();
    keeper.note({}, {});
    QCOMPARE(loaded(keeper, {}), QString());
}

void TestDraftKeeper::survivesARestart()
{
    SessionFixture f(SessionFixture::Where::Disk);
    {
        DraftKeeper keeper(f.services());
        keeper.note({}, {.text = u"line one\nline 二"_s});
    }
    f.reopen();
    DraftKeeper keeper(f.services());
    QCOMPARE(loaded(keeper, {}), u"line one\nline 二"_s);
}

void TestDraftKeeper::aStoreInTroubleGivesAnEmptyDraft()
{
    SessionFixture f;
    store::Store closed(store::StoreLocation::inMemory()); // never opened
    DraftKeeper keeper({f.client, closed, *f.profiles, f.clock});
    QCOMPARE(loaded(keeper, {}), QString());
}

QTEST_GUILESS_MAIN(TestDraftKeeper)
#include "tst_draftkeeper.moc"
