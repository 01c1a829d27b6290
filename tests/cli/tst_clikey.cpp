// SPDX-License-Identifier: GPL-3.0-or-later
// The key and the saved gateway: where the console program takes them from, and where they must not turn up.
#include "../store/storefixture.h"
#include "program.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;

namespace {

constexpr auto key = "sk-very-secret-0123456789";

//! As the window leaves it: this gateway saved, and an answer that is running there.
struct SavedFolder {
    explicit SavedFolder(const QString &folder, const QString &gateway)
        : location(store::StoreLocation::inFolder(folder))
    {
        store = std::make_unique<store::Store>(location);
        if (!store::test::open(*store))
            qFatal("the store cannot be opened");
        data = store::test::beginning(u"a prompt of the window"_s);
        profile = {.id = base::ProfileId::create(), .name = u"saved"_s, .baseUrl = gateway};
        store->saveProfile(profile, nullptr, {});
        if (!store::test::saveTurn(*store, data))
            qFatal("the store cannot be written");
    }

    store::StoreLocation location;
    std::unique_ptr<store::Store> store;
    chat::ConversationData data;
    chat::Profile profile;
};

} // namespace

class TestCliKey : public QObject
{
    Q_OBJECT

private slots:
    void theKeyGoesOutAsBearerAndNowhereElse();
    void withoutAKeyNoneIsSentToThisComputer();
    void status3_noKeyForAGatewayElsewhere();
    void status3_noKeyringOnThisDesktop();
    void status3_theGatewayRejectsTheKey();
    void K08_aKeyThatIsNoneIsRefusedBeforeAnythingIsSent_data();
    void K08_aKeyThatIsNoneIsRefusedBeforeAnythingIsSent();
    void nothingIsLeftAtHome();
    void theSavedGatewayIsAsked_data();
    void theSavedGatewayIsAsked();
    void theDefaultGatewayIsAsked();
    void theSavedPricesAreACostInJson();
    void theWindowsDataIsNotTouched();
};

void TestCliKey::theKeyGoesOutAsBearerAndNowhereElse()
{
    Program program;
    program.gateway.setKey(key);
    program.environment.insert(u"TOKENHUB_API_KEY"_s, QString::fromLatin1(key));
    program.environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
    program.gateway.enqueue(holding(u"one "_s));
    program.start(program.onGateway({u"--json"_s, u"Hi"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(program.gateway.held(), 1, 20'000);
    QFile arguments(u"/proc/%1/cmdline"_s.arg(program.process.processId()));
    QVERIFY(arguments.open(QIODevice::ReadOnly));
    const QByteArray line = arguments.readAll();
    QVERIFY(line.contains("--gateway"));
    QVERIFY(!line.contains(key));
    program.gateway.release();
    const Program::End end = program.waitForEnd();
    QVERIFY2(end.status == 0, end.err.constData());
    QCOMPARE(program.gateway.lastRequest().header("Authorization"), "Bearer "_ba + key);
    QVERIFY(!end.out.contains(key));
    QVERIFY(!end.err.contains(key));
    QVERIFY(!program.gateway.lastRequest().body.contains(key));
    for (const QString &file : program.filesAtHome())
        QVERIFY2(!store::test::contentOf(file).contains(key), qPrintable(file));
}

void TestCliKey::withoutAKeyNoneIsSentToThisComputer()
{
    Program program;
    QCOMPARE(program.ask({u"Hi"_s}).status, 0);
    QCOMPARE(program.gateway.lastRequest().headerCount("Authorization"), 0);
}

void TestCliKey::status3_noKeyForAGatewayElsewhere()
{
    Program program;
    const Program::End end
        = program.run({u"ask"_s, u"--gateway"_s, u"https://tokenhub.invalid"_s, u"--model"_s, u"m"_s, u"Hi"_s});
    QCOMPARE(end.status, 3);
    QCOMPARE(end.out, QByteArray());
    QVERIFY2(end.err.contains("no API key"), end.err.constData());
}

void TestCliKey::status3_noKeyringOnThisDesktop()
{
    Program program;
    const Program::End end = program.run({u"ask"_s, u"--model"_s, u"m"_s, u"Hi"_s});
    QCOMPARE(end.status, 3);
    QVERIFY2(end.err.contains("keyring"), end.err.constData());
}

void TestCliKey::status3_theGatewayRejectsTheKey()
{
    Program program;
    program.gateway.setKey("another");
    program.environment.insert(u"TOKENHUB_API_KEY"_s, QString::fromLatin1(key));
    const Program::End end = program.ask({u"Hi"_s});
    QCOMPARE(end.status, 3);
    QCOMPARE(end.out, QByteArray());
    QVERIFY2(end.err.contains("401"), end.err.constData());
    QVERIFY(!end.err.contains(key));
    QCOMPARE(program.gateway.postCount(), 1);
}

void TestCliKey::K08_aKeyThatIsNoneIsRefusedBeforeAnythingIsSent_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("a header in it") << u"sk-1\r\nX-Evil: 1"_s;
    QTest::newRow("a space in it") << u"sk-1 sk-2"_s;
    QTest::newRow("not ASCII") << u"sk-ключ"_s;
    QTest::newRow("10 KB") << QString(10'240, u'k');
}

void TestCliKey::K08_aKeyThatIsNoneIsRefusedBeforeAnythingIsSent()
{
    QFETCH(QString, typed);
    Program program;
    program.environment.insert(u"TOKENHUB_API_KEY"_s, typed);
    const Program::End end = program.ask({u"Hi"_s});
    QCOMPARE(end.status, 3);
    QVERIFY2(end.err.contains("API key"), end.err.constData());
    QVERIFY(!end.err.contains(typed.toUtf8()));
    QCOMPARE(program.gateway.connectionCount(), 0);
}

void TestCliKey::nothingIsLeftAtHome()
{
    Program program;
    program.environment.insert(u"TOKENHUB_API_KEY"_s, QString::fromLatin1(key));
    QCOMPARE(program.ask({u"Hi"_s}).status, 0);
    QCOMPARE(program.run({u"models"_s, u"--gateway"_s, program.gateway.url().toString()}).status, 0);
    QCOMPARE(program.filesAtHome(), QStringList());
}

void TestCliKey::theSavedGatewayIsAsked_data()
{
    QTest::addColumn<bool>("named");
    QTest::newRow("in the usual folder") << false;
    QTest::newRow("in the folder that was named") << true;
}

void TestCliKey::theSavedGatewayIsAsked()
{
    QFETCH(bool, named);
    Program program;
    program.gateway.setKey(key);
    program.environment.insert(u"TOKENHUB_API_KEY"_s, QString::fromLatin1(key));
    const QString folder = program.home() + u"/elsewhere"_s;
    const SavedFolder saved(named ? folder + u"/data"_s : program.home() + u"/data/tokenhub-chat"_s,
                            program.gateway.url().toString());
    const QStringList where = named ? QStringList{u"--data-dir"_s, folder} : QStringList();
    const Program::End end = program.run(QStringList{u"ask"_s, u"--model"_s, u"practice/echo"_s, u"Hi"_s} + where);
    QVERIFY2(end.status == 0, end.err.constData());
    QVERIFY(end.out.startsWith("You said: Hi"));
    QCOMPARE(program.run(QStringList{u"models"_s} + where).status, 0);
}

void TestCliKey::theDefaultGatewayIsAsked()
{
    Program program;
    const QString folder = program.home() + u"/elsewhere"_s;
    SavedFolder saved(folder + u"/data"_s, u"http://127.0.0.1:1"_s);
    const chat::Profile second{
        .id = base::ProfileId::create(), .name = u"second"_s, .baseUrl = program.gateway.url().toString()};
    QVERIFY(store::test::answerOf<void>([&](auto done) { saved.store->saveProfile(second, nullptr, done); }));
    QVERIFY(QDir().mkpath(folder + u"/config"_s));
    QFile settings(folder + u"/config/tokenhub-chat.ini"_s);
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("[chat]\ndefaultProfile=" + second.id.toString().toLatin1() + '\n');
    settings.close();
    const QStringList where{u"--data-dir"_s, folder};
    QCOMPARE(program.run(QStringList{u"ask"_s, u"--model"_s, u"practice/echo"_s, u"Hi"_s} + where).status, 0);
    QCOMPARE(program.gateway.postCount(), 1);
    // Whatever stands in that file, the first one is asked then, and the file is left alone.
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("[chat]\ndefaultProfile=\xff\x00[[");
    settings.close();
    QVERIFY(program.run(QStringList{u"models"_s} + where).status != 0);
    QVERIFY(settings.exists());
}

void TestCliKey::theSavedPricesAreACostInJson()
{
    Program program;
    const QString folder = program.home() + u"/elsewhere"_s;
    SavedFolder saved(folder + u"/data"_s, program.gateway.url().toString());
    saved.profile.prices = {.currency = u"EUR"_s, .models = {{u"a"_s, {.input = 2, .output = 10}}}};
    QVERIFY(store::test::answerOf<void>([&](auto done) { saved.store->saveProfile(saved.profile, nullptr, done); }));
    const practice::GuideChunks chunks;
    program.gateway.script(practice::match::posts(),
                           practice::Reply::sse({chunks.first(), chunks.text(u"Hi"), chunks.finish(),
                                                 chunks.usage({.prompt = 1000, .completion = 100})}));
    const Program::End end
        = program.run({u"compare"_s, u"--models"_s, u"a,b"_s, u"--data-dir"_s, folder, u"--json"_s, u"Hi"_s});
    QVERIFY2(end.status == 0, end.err.constData());
    QHash<QString, QJsonObject> costs;
    for (const QByteArray &line : end.out.trimmed().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object["type"_L1] == "end"_L1)
            costs.insert(object["lane"_L1].toString(), object["cost"_L1].toObject());
    }
    QCOMPARE(costs.value(u"A"_s), (QJsonObject{{u"amount"_s, 0.003}, {u"currency"_s, u"EUR"_s}}));
    QVERIFY(costs.contains(u"B"_s) && costs.value(u"B"_s).isEmpty()); // it has no price
}

void TestCliKey::theWindowsDataIsNotTouched()
{
    Program program;
    program.environment.insert(u"TOKENHUB_API_KEY"_s, QString::fromLatin1(key));
    const QString folder = program.home() + u"/elsewhere"_s;
    SavedFolder window(folder + u"/data"_s, program.gateway.url().toString());
    QVERIFY(store::test::append(*window.store, window.data, "the window"));
    QCOMPARE(program.run({u"ask"_s, u"--model"_s, u"practice/echo"_s, u"--data-dir"_s, folder, u"Hi"_s}).status, 0);
    // The window's answer still runs, and goes on.
    QVERIFY(store::test::append(*window.store, window.data, " goes on"));
    const auto stored = store::test::load(*window.store, window.data.head.id);
    QVERIFY(stored);
    QCOMPARE(stored->messages.back().text(), "the window goes on"_ba);
    QVERIFY(!stored->messages.back().outcome);
    QCOMPARE(store::test::history(*window.store)->size(), size_t(1)); // nor is anything added
}

QTEST_GUILESS_MAIN(TestCliKey)
#include "tst_clikey.moc"
