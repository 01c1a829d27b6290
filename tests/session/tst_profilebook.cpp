// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/profilebook.h"

#include "../store/storefixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using chat::Profile;
using chat::ProfileKind;
using session::ProfileBook;

namespace {

bool load(ProfileBook &book)
{
    int answers = 0;
    book.load([&] { ++answers; });
    return answers == 0 && QTest::qWaitFor([&] { return answers == 1; }, 20'000);
}

std::vector<Profile> stored(store::Store &store)
{
    const auto profiles
        = store::test::answerOf<std::vector<Profile>>([&](auto done) { store.loadProfiles(nullptr, done); });
    return profiles ? *profiles : std::vector<Profile>();
}

} // namespace

class TestProfileBook : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void knowsTokenHubFromTheStart();
    void storesTheFirstProfileWhenThereIsNone();
    void takesTheStoredOnes();
    void aTemporaryOneIsCurrentAndNeverStored();
    void loadingKeepsTheTemporaryOneCurrent();
    void aStoreInTroubleLeavesTheFirstOne();
    void putChangesOrAdds();
    void anUnchangedOneIsNoChange();
    void onlyKnownOnesBecomeCurrent();
    void aDuplicateStandsBehindItsOriginal();
    void aRemovedOneHandsOverToItsNeighbour();
    void theLastOneStays();
    void theOrderIsStored();

private:
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<ProfileBook> m_book;
};

void TestProfileBook::init()
{
    m_book.reset();
    m_store = std::make_unique<store::Store>(store::StoreLocation::inMemory());
    QVERIFY(store::test::open(*m_store));
    m_book = std::make_unique<ProfileBook>(*m_store);
}

void TestProfileBook::knowsTokenHubFromTheStart()
{
    QCOMPARE(m_book->current().baseUrl, u"https://tokenhub.link"_s);
    QCOMPARE(m_book->profiles().size(), size_t(1));
    QVERIFY(!m_book->current().id.isNull());
}

void TestProfileBook::storesTheFirstProfileWhenThereIsNone()
{
    QVERIFY(load(*m_book));
    QCOMPARE(stored(*m_store), m_book->profiles());
}

void TestProfileBook::takesTheStoredOnes()
{
    QVERIFY(load(*m_book));
    Profile second{.id = base::ProfileId::create(), .name = u"two"_s, .baseUrl = u"https://two.example"_s};
    m_book->put(second);
    ProfileBook again(*m_store);
    QSignalSpy changed(&again, &ProfileBook::currentChanged);
    QVERIFY(load(again));
    QCOMPARE(again.profiles(), m_book->profiles());
    QCOMPARE(again.current(), m_book->current());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(*again.find(second.id), second);
}

void TestProfileBook::aTemporaryOneIsCurrentAndNeverStored()
{
    QVERIFY(load(*m_book));
    const chat::ProfileId id = m_book->useTemporary(u"http://127.0.0.1:1"_s);
    QCOMPARE(m_book->current().id, id);
    QVERIFY(m_book->current().kind == ProfileKind::Temporary);
    Profile changed = m_book->current();
    changed.usageInStream = chat::UsageInStream::DoNotAsk;
    m_book->put(changed);
    QCOMPARE(*m_book->find(id), changed);
    QCOMPARE(stored(*m_store).size(), size_t(1));
    QVERIFY(stored(*m_store).front().id != id);
}

void TestProfileBook::loadingKeepsTheTemporaryOneCurrent()
{
    QVERIFY(load(*m_book));
    ProfileBook again(*m_store);
    const chat::ProfileId id = again.useTemporary(u"http://127.0.0.1:1"_s);
    QVERIFY(load(again));
    QCOMPARE(again.current().id, id);
    QVERIFY(again.find(m_book->current().id));
}

void TestProfileBook::aStoreInTroubleLeavesTheFirstOne()
{
    store::Store closed(store::StoreLocation::inMemory()); // never opened
    ProfileBook book(closed);
    QVERIFY(load(book));
    QCOMPARE(book.current().baseUrl, u"https://tokenhub.link"_s);
}

void TestProfileBook::putChangesOrAdds()
{
    QVERIFY(load(*m_book));
    QSignalSpy changed(m_book.get(), &ProfileBook::changed);
    Profile first = m_book->current();
    first.baseUrl = u"https://elsewhere.example"_s;
    m_book->put(first);
    QCOMPARE(m_book->current(), first);
    const Profile second{.id = base::ProfileId::create(), .name = u"two"_s, .baseUrl = u"https://two.example"_s};
    m_book->put(second);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed.last().first().value<chat::ProfileId>(), second.id);
    QCOMPARE(stored(*m_store), (std::vector<Profile>{first, second}));
}

void TestProfileBook::anUnchangedOneIsNoChange()
{
    QSignalSpy changed(m_book.get(), &ProfileBook::changed);
    m_book->put(m_book->current());
    QCOMPARE(changed.count(), 0);
}

void TestProfileBook::onlyKnownOnesBecomeCurrent()
{
    const Profile first = m_book->current();
    QSignalSpy changed(m_book.get(), &ProfileBook::currentChanged);
    m_book->setCurrent(base::ProfileId::create());
    m_book->setCurrent(first.id);
    QCOMPARE(changed.count(), 0);
    const Profile second{.id = base::ProfileId::create(), .name = u"two"_s, .baseUrl = u"https://two.example"_s};
    m_book->put(second);
    m_book->setCurrent(second.id);
    QCOMPARE(m_book->current(), second);
    QCOMPARE(changed.count(), 1);
}

void TestProfileBook::aDuplicateStandsBehindItsOriginal()
{
    QVERIFY(load(*m_book));
    const Profile second{.id = base::ProfileId::create(), .name = u"two"_s, .baseUrl = u"https://two.example"_s};
    m_book->put(second);
    QSignalSpy listed(m_book.get(), &ProfileBook::listChanged);
    const Profile first = m_book->current();
    const auto id = m_book->duplicate(first.id, u"copy"_s);
    QCOMPARE(listed.count(), 1);
    QCOMPARE(m_book->profiles()[1].id, id);
    QCOMPARE(m_book->profiles()[1].baseUrl, first.baseUrl);
    QVERIFY(m_book->profiles()[1].keyName() != first.keyName());
    QCOMPARE(stored(*m_store), m_book->profiles());
    QVERIFY(m_book->duplicate(base::ProfileId::create(), u"x"_s).isNull());
    // The gateway of the command line is kept that way.
    const auto kept = m_book->duplicate(m_book->useTemporary(u"http://localhost:1"_s), u"kept"_s);
    QCOMPARE(m_book->find(kept)->kind, ProfileKind::Saved);
    QCOMPARE(stored(*m_store).back().id, kept);
}

void TestProfileBook::aRemovedOneHandsOverToItsNeighbour()
{
    QVERIFY(load(*m_book));
    const auto first = m_book->current().id;
    const auto second = m_book->duplicate(first, u"two"_s);
    const auto third = m_book->duplicate(second, u"three"_s);
    m_book->setCurrent(second);
    QSignalSpy removed(m_book.get(), &ProfileBook::removed);
    QSignalSpy current(m_book.get(), &ProfileBook::currentChanged);
    m_book->remove(second);
    QCOMPARE(m_book->current().id, third);
    QCOMPARE(current.count(), 1);
    m_book->remove(third);
    QCOMPARE(m_book->current().id, first);
    QCOMPARE(removed.count(), 2);
    QVERIFY(!m_book->find(second));
    QCOMPARE(stored(*m_store), m_book->profiles());
}

void TestProfileBook::theLastOneStays()
{
    QVERIFY(load(*m_book));
    m_book->remove(m_book->current().id);
    m_book->remove(base::ProfileId::create());
    QCOMPARE(m_book->profiles().size(), size_t(1));
    QCOMPARE(stored(*m_store).size(), size_t(1));
}

void TestProfileBook::theOrderIsStored()
{
    QVERIFY(load(*m_book));
    const auto first = m_book->current().id;
    const auto second = m_book->duplicate(first, u"two"_s);
    QSignalSpy listed(m_book.get(), &ProfileBook::listChanged);
    m_book->move(second, 0);
    m_book->move(second, -5); // as far as it goes: there already
    m_book->move(base::ProfileId::create(), 0);
    QCOMPARE(listed.count(), 1);
    QCOMPARE(m_book->profiles().front().id, second);
    QCOMPARE(stored(*m_store), m_book->profiles());
    m_book->move(second, 9);
    QCOMPARE(m_book->profiles().back().id, second);
}

QTEST_GUILESS_MAIN(TestProfileBook)
#include "tst_profilebook.moc"
