// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefixture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::store;
using namespace tokenhub::store::test;
using base::ErrorKind;
using base::Result;

class TestProfileStore : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_store.reset(); }

    void keepsProfilesInTheOrderTheyWereMade();
    void refusesATemporaryProfile();
    void keepsAProfilesModels();
    void forgetsTheModelsWithTheProfile();
    void keepsADraftForEachConversationAndOneForNone();
    void removingAConversationRemovesItsDraft();

private:
    Result<void> save(const chat::Profile &profile)
    {
        return answerOf<void>([&](auto done) { m_store->saveProfile(profile, nullptr, done); });
    }
    Result<void> saveDraft(chat::ConversationId id, const QString &text)
    {
        return answerOf<void>([&](auto done) { m_store->saveDraft(id, {.text = text}, nullptr, done); });
    }
    QString draft(chat::ConversationId id)
    {
        return answerOf<chat::Draft>([&](auto done) { m_store->loadDraft(id, nullptr, done); })->text;
    }
    StoredCatalog catalog(base::ProfileId id)
    {
        return *answerOf<StoredCatalog>([&](auto done) { m_store->loadCatalog(id, nullptr, done); });
    }
    std::vector<chat::Profile> profiles()
    {
        return *answerOf<std::vector<chat::Profile>>([&](auto done) { m_store->loadProfiles(nullptr, done); });
    }

    std::unique_ptr<Store> m_store;
};

void TestProfileStore::init()
{
    m_store = std::make_unique<Store>(StoreLocation::inMemory());
    QVERIFY(open(*m_store).ok());
}

void TestProfileStore::keepsProfilesInTheOrderTheyWereMade()
{
    chat::Profile first{.id = base::ProfileId::create(), .name = u"Z"_s, .baseUrl = u"https://one.example/v1"_s};
    const chat::Profile second{.id = base::ProfileId::create(), .usageInStream = chat::UsageInStream::DoNotAsk};
    QVERIFY(save(first).ok());
    QVERIFY(save(second).ok());
    first.name = u"A"_s;
    QVERIFY(save(first).ok());
    QVERIFY((profiles() == std::vector<chat::Profile>{first, second}));
}

void TestProfileStore::refusesATemporaryProfile()
{
    const chat::Profile passing{.id = base::ProfileId::create(), .kind = chat::ProfileKind::Temporary};
    QCOMPARE(save(passing).error().kind, ErrorKind::Internal);
    QVERIFY(profiles().empty());
}

void TestProfileStore::keepsAProfilesModels()
{
    const chat::Profile profile{.id = base::ProfileId::create(), .name = u"Z"_s};
    QVERIFY(save(profile).ok());
    QVERIFY(catalog(profile.id) == StoredCatalog{});
    for (const QString &name : {u"old"_s, u"new, with comma"_s}) {
        const StoredCatalog models{
            .catalog = chat::ModelCatalog({{.id = name, .owner = u"me"_s}, {.id = u"b/c"_s, .owner = {}}}),
            .fetchedAt = base::UtcMs(1'700'000'000'123)};
        QVERIFY(answerOf<void>([&](auto done) {
                    m_store->saveCatalog(profile.id, models.catalog, *models.fetchedAt, nullptr, done);
                }).ok());
        QVERIFY(catalog(profile.id) == models);
    }
}

void TestProfileStore::forgetsTheModelsWithTheProfile()
{
    const chat::Profile profile{.id = base::ProfileId::create(), .name = u"Z"_s};
    const chat::ModelCatalog models({{.id = u"m"_s, .owner = {}}});
    const auto saveModels = [&] {
        return answerOf<void>(
            [&](auto done) { m_store->saveCatalog(profile.id, models, base::UtcMs(1), nullptr, done); });
    };
    QVERIFY(saveModels().ok()); // not stored yet: nothing happens
    QVERIFY(save(profile).ok());
    QVERIFY(catalog(profile.id) == StoredCatalog{});
    QVERIFY(saveModels().ok());
    QVERIFY(answerOf<void>([&](auto done) { m_store->removeProfile(profile.id, nullptr, done); }).ok());
    QVERIFY(profiles().empty());
    QVERIFY(save(profile).ok());
    QVERIFY(catalog(profile.id) == StoredCatalog{});
}

void TestProfileStore::keepsADraftForEachConversationAndOneForNone()
{
    const auto id = chat::ConversationId::create();
    QCOMPARE(draft(id), QString());
    QVERIFY(saveDraft(id, u"half a thought"_s).ok());
    QVERIFY(saveDraft({}, u"not begun"_s).ok());
    QVERIFY(saveDraft(id, u"half a better thought"_s).ok());
    QCOMPARE(draft(id), u"half a better thought"_s);
    QCOMPARE(draft({}), u"not begun"_s);
    QVERIFY(saveDraft({}, {}).ok());
    QCOMPARE(draft({}), QString());
}

void TestProfileStore::removingAConversationRemovesItsDraft()
{
    const auto id = chat::ConversationId::create();
    QVERIFY(saveDraft(id, u"half a thought"_s).ok());
    QVERIFY(answerOf<void>([&](auto done) { m_store->removeConversation(id, nullptr, done); }).ok());
    QCOMPARE(draft(id), QString());
}

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
