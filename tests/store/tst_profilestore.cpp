// SPDX-License-Identifier: GPL-3.0-or-later
#include "storefixture.h"

#include "store/databasefile.h"
#include "store/migrations.h"

#include <QDir>
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
    void keepsThePersonsOrder();
    void keepsHowAGatewayIsReached();
    void keepsWhatModelsCost();
    void aDamagedRowIsMendedAndTold();
    void aVersionOneDatabaseKeepsItsGateways();
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
    void keepsWhatIsBeingEdited();
    void keepsThePromptsThatWait();
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

void TestProfileStore::keepsThePersonsOrder()
{
    std::vector<chat::Profile> all;
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s}) {
        all.push_back({.id = base::ProfileId::create(), .name = name});
        QVERIFY(save(all.back()).ok());
    }
    std::swap(all[0], all[2]);
    const std::vector<base::ProfileId> ids{all[0].id, all[1].id, all[2].id};
    QVERIFY(answerOf<void>([&](auto done) { m_store->orderProfiles(ids, nullptr, done); }).ok());
    QVERIFY(profiles() == all);
    all.push_back({.id = base::ProfileId::create(), .name = u"new"_s}); // comes last
    QVERIFY(save(all.back()).ok());
    all[1].name = u"changed, and where it was"_s;
    QVERIFY(save(all[1]).ok());
    QVERIFY(profiles() == all);
}

void TestProfileStore::keepsHowAGatewayIsReached()
{
    chat::Profile profile{.id = base::ProfileId::create(), .name = u"公司网关"_s};
    profile.connection.headers = {{u"X-A"_s, u"1"_s}};
    profile.connection.proxy = {.use = chat::ProxyChoice::Use::Manual, .host = u"p"_s, .port = 1, .user = u"me"_s};
    profile.connection.limits.stallEnd = std::chrono::seconds(9);
    QVERIFY(save(profile).ok());
    QVERIFY(profiles() == std::vector<chat::Profile>{profile});
    profile.connection = {};
    QVERIFY(save(profile).ok());
    QVERIFY(profiles() == std::vector<chat::Profile>{profile});
}

void TestProfileStore::keepsWhatModelsCost()
{
    chat::Profile profile{.id = base::ProfileId::create(), .name = u"priced"_s};
    profile.prices = {.currency = u"EUR"_s, .models = {{u"a/b"_s, {.input = 0.1, .cachedInput = 0.025, .output = 2}}}};
    QVERIFY(save(profile).ok());
    QVERIFY(profiles() == std::vector<chat::Profile>{profile});
    profile.prices.models.clear();
    QVERIFY(save(profile).ok());
    QVERIFY(profiles() == std::vector<chat::Profile>{profile});
    profile.prices = {};
    QVERIFY(save(profile).ok());
    QVERIFY(profiles() == std::vector<chat::Profile>{profile});
}

void TestProfileStore::aDamagedRowIsMendedAndTold()
{
    const QTemporaryDir folder;
    const StoreLocation location = StoreLocation::inFolder(folder.path());
    m_store = std::make_unique<Store>(location);
    QVERIFY(open(*m_store).ok());
    const chat::Profile good{.id = base::ProfileId::create(), .name = u"good"_s, .baseUrl = u"https://g.example"_s};
    chat::Profile bad{.id = base::ProfileId::create(), .name = u"bad"_s, .baseUrl = u"https://b.example"_s};
    bad.connection.headers = {{u"X-A"_s, u"1"_s}};
    QVERIFY(save(bad).ok());
    QVERIFY(save(good).ok());
    QVERIFY(save({.id = base::ProfileId::create(), .name = u"lost"_s}).ok());
    const Outsider other(location.file());
    QCOMPARE(other.run(u"UPDATE profile SET connection = x'00ff7b' WHERE name = 'bad'"_s), QString());
    QCOMPARE(other.run(u"UPDATE profile SET uuid = 'no id' WHERE name = 'lost'"_s), QString());
    bad.connection = {};
    bad.state = chat::ProfileState::Mended;
    QVERIFY((profiles() == std::vector<chat::Profile>{bad, good}));
    bad.state = chat::ProfileState::Sound;
    QVERIFY(save(bad).ok());
    QVERIFY((profiles() == std::vector<chat::Profile>{bad, good}));
    QCOMPARE(other.run(u"UPDATE profile SET prices = '{\"models\":7' WHERE name = 'bad'"_s), QString());
    bad.state = chat::ProfileState::Mended;
    QVERIFY((profiles() == std::vector<chat::Profile>{bad, good}));
}

void TestProfileStore::aVersionOneDatabaseKeepsItsGateways()
{
    const QTemporaryDir folder;
    const StoreLocation location = StoreLocation::inFolder(folder.path());
    const auto id = base::ProfileId::create();
    {
        const Outsider old(location.file());
        for (const QString &statement : statementsOf(schemaMigrations().front().script))
            QCOMPARE(old.run(statement), QString());
        (void)old.run(u"PRAGMA application_id = %1"_s.arg(applicationId));
        (void)old.run(u"PRAGMA user_version = 1"_s);
        QCOMPARE(old.run(u"INSERT INTO profile (uuid, name, base_url, usage_in_stream)"
                         " VALUES ('%1', 'mine', 'http://localhost:1', 'doNotAsk')"_s.arg(id.toString())),
                 QString());
        QCOMPARE(old.run(u"INSERT INTO catalog VALUES (1, 5, '[{\"id\":\"m\"}]')"_s), QString());
    }
    m_store = std::make_unique<Store>(location);
    const Result<OpenReport> report = open(*m_store);
    QVERIFY(report.ok());
    QCOMPARE(report->migratedFrom, 1);
    QVERIFY(QFile::exists(report->backup));
    const chat::Profile expected{.id = id,
                                 .name = u"mine"_s,
                                 .baseUrl = u"http://localhost:1"_s,
                                 .usageInStream = chat::UsageInStream::DoNotAsk};
    QVERIFY(profiles() == std::vector<chat::Profile>{expected});
    QVERIFY(catalog(id).catalog.contains(u"m"));
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

void TestProfileStore::keepsWhatIsBeingEdited()
{
    const chat::ConversationId id = chat::ConversationId::create();
    const chat::Draft draft{.text = {},
                            .edit = chat::DraftEdit{.kind = chat::EditKind::ToolResult,
                                                    .message = chat::MessageId::create(),
                                                    .callId = u"c1"_s,
                                                    .name = u"get_weather"_s,
                                                    .text = u"{\"sky\": \"Blau ü 你\"}"_s}};
    const auto load = [&] { return answerOf<chat::Draft>([&](auto done) { m_store->loadDraft(id, nullptr, done); }); };
    QVERIFY(answerOf<void>([&](auto done) { m_store->saveDraft(id, draft, nullptr, done); }).ok());
    QCOMPARE(load()->edit, draft.edit);
    QVERIFY(answerOf<void>([&](auto done) { m_store->saveDraft(id, {}, nullptr, done); }).ok());
    QVERIFY(!load()->edit);
}

void TestProfileStore::keepsThePromptsThatWait()
{
    const chat::ConversationData data = beginning(u"Q"_s);
    const auto save = [&](const std::vector<chat::QueuedPrompt> &prompts) {
        return answerOf<void>([&](auto done) { m_store->saveQueue(data.head.id, prompts, nullptr, done); });
    };
    const auto load = [&] {
        return *answerOf<std::vector<chat::QueuedPrompt>>(
            [&](auto done) { m_store->loadQueue(data.head.id, nullptr, done); });
    };
    const std::vector<chat::QueuedPrompt> prompts{{chat::MessageId::create(), u"one"_s},
                                                  {chat::MessageId::create(), u"two"_s}};
    QCOMPARE(save(prompts).error().kind, ErrorKind::Internal); // nothing to hang them on
    QVERIFY(saveTurn(*m_store, data).ok());
    QVERIFY(save(prompts).ok());
    QCOMPARE(load(), prompts);
    QVERIFY(save({prompts[1]}).ok());
    QCOMPARE(load(), std::vector<chat::QueuedPrompt>{prompts[1]});
    QVERIFY(answerOf<void>([&](auto done) { m_store->removeConversation(data.head.id, nullptr, done); }).ok());
    QVERIFY(load().empty());
    QVERIFY(save({}).ok());
}

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
