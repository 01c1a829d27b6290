// SPDX-License-Identifier: GPL-3.0-or-later
#include "../journeys/leaksearch.h"
#include "../store/storefixture.h"
#include "../support/eventloopchecker.h"
#include "lanes/lanecolumn.h"
#include "lanes/lanepane.h"
#include "lanes/lanestrip.h"
#include "mainwindow.h"
#include "monkey.h"
#include "practice/guidechunks.h"
#include "sidebar/historysidebar.h"
#include "sidebar/historyview.h"
#include "transcript/transcriptview.h"
#include "window/actions.h"
#include "window/conversationview.h"

#include <QDir>
#include <QScopeGuard>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using journeys::WindowDriver;
using monkey::Monkey;
using testing::EventLoopChecker;
using testing::GatewayThread;

namespace {

const QByteArray key = "sk-monkey-0f3b9d2c71";
constexpr int batch = 50;
#ifdef __OPTIMIZE__
constexpr int longestTurn = 50; // ms
#else
constexpr int longestTurn = 250;
#endif

//! "role, outcome: text" of each message that a conversation shows, by the conversation's id.
using Shown = QMap<QString, QStringList>;

QString line(const chat::Message &message)
{
    return chat::roleName(message.role) + u' ' + (message.outcome ? chat::outcomeName(*message.outcome) : u"runs"_s)
        + u": "_s + QString::fromUtf8(message.text());
}

//! Of all lanes, one after another.
QStringList linesOf(const chat::Conversation &conversation)
{
    QStringList lines;
    for (const chat::Lane &lane : conversation.lanes()) {
        lines << u"lane"_s;
        for (const chat::MessageId &id : conversation.path(lane.id))
            lines << line(conversation.message(id));
    }
    return lines;
}

//! As the store has it after the program has ended.
Shown stored(const QString &folder)
{
    Shown all;
    store::Store store(store::StoreLocation::inFolder(folder + u"/data"_s));
    if (!store::test::open(store))
        return all;
    const auto history = store::test::history(store);
    for (const chat::ConversationSummary &each : history.ok() ? *history : std::vector<chat::ConversationSummary>()) {
        const base::Result<chat::ConversationData> data = store::test::load(store, each.head.id);
        if (!data)
            continue;
        all.insert(each.head.id.toString(), linesOf(chat::Conversation(*data)));
    }
    return all;
}

//! Every answer is so many events, 500 a second.
void streamEvents(practice::PracticeGateway &gateway, int events)
{
    const practice::GuideChunks chunks;
    const auto steps = [chunks, events, sent = 0, isPauseDue = false]() mutable -> std::optional<practice::Step> {
        if (std::exchange(isPauseDue, false))
            return practice::Pause{std::chrono::milliseconds(10)};
        if (sent == events)
            return std::nullopt;
        isPauseDue = ++sent % 5 == 0;
        return practice::sseEvent(sent % 60 == 0 ? chunks.text(u"end.\n\n") : chunks.text(u"word "));
    };
    gateway.script(practice::match::posts(),
                   practice::Reply::streamFrom(steps).then(practice::sseEvent(chunks.finish())));
}

int numberFromEnvironment(const char *name, int standard)
{
    const int value = qEnvironmentVariableIntValue(name);
    return value > 0 ? value : standard;
}

} // namespace

//! The whole window on an X server of its own, in hands that know nothing.
class TestMonkey : public QObject
{
    Q_OBJECT

private slots:
    void U02_anythingInAnyOrder_data();
    void U02_anythingInAnyOrder();
    void S20_eightStreamsKeepTheWindowLive();
    void S20_eightLanesKeepTheWindowLive();

private:
    void play(Monkey &monkey, EventLoopChecker &checker);
    [[nodiscard]] static bool isListed(const WindowDriver &driver); //!< what is on screen, in the history
    [[nodiscard]] static bool isAtRest(const WindowDriver &driver);
    //! Goes through the whole history.
    [[nodiscard]] static Shown shown(WindowDriver &driver);
};

void TestMonkey::U02_anythingInAnyOrder_data()
{
    QTest::addColumn<unsigned>("seed");
    const QString seeds = qEnvironmentVariable("TOKENHUB_MONKEY_SEEDS", u"1"_s);
    for (const QString &seed : seeds.split(u','))
        QTest::newRow(qPrintable(u"seed "_s + seed)) << seed.toUInt();
}

void TestMonkey::play(Monkey &monkey, EventLoopChecker &checker)
{
    const int events = numberFromEnvironment("TOKENHUB_MONKEY_EVENTS", 1500);
    for (int i = 0; i < events; ++i) {
        const qint64 longest = checker.longest;
        monkey.act();
        const int ticks = checker.ticks;
        QTRY_VERIFY(checker.ticks > ticks);
        if (checker.longest > longest)
            monkey.note(u"  (%1 ms)"_s.arg(checker.longest));
        if (i % batch != 0)
            continue;
        // Generous: an unoptimised build needs several times the work of the one that people use.
        QVERIFY2(
            checker.longest < 1000,
            qPrintable(u"%1 ms at event %2, after\n"_s.arg(checker.longest).arg(i) + monkey.lastActs().join(u'\n')));
    }
}

bool TestMonkey::isAtRest(const WindowDriver &driver)
{
    const QAbstractItemModel *history = driver.window().sidebar().view()->model();
    for (int row = 0; row < history->rowCount(); ++row) {
        if (history->index(row, 0).data(chat::ConversationListModel::RunningRole).toBool())
            return false;
    }
    return true;
}

bool TestMonkey::isListed(const WindowDriver &driver)
{
    const auto id = driver.window().conversation().lanes().firstPane().model().conversation()->id();
    const QAbstractItemModel *history = driver.window().sidebar().view()->model();
    for (int row = 0; row < history->rowCount(); ++row) {
        if (history->index(row, 0).data(chat::ConversationListModel::IdRole).value<base::ConversationId>() == id)
            return true;
    }
    return false;
}

Shown TestMonkey::shown(WindowDriver &driver)
{
    Shown all;
    app::HistoryView &view = *driver.window().sidebar().view();
    if (!view.isVisible())
        driver.press(Qt::Key_F9);
    for (int row = 0; row < view.model()->rowCount(); ++row) {
        const QModelIndex index = view.model()->index(row, 0);
        const auto id = index.data(chat::ConversationListModel::IdRole).value<base::ConversationId>();
        view.scrollTo(index);
        driver.chooseConversation(row);
        const chat::ConversationModel &model = driver.window().conversation().lanes().firstPane().model();
        const bool isThere = QTest::qWaitFor(
            [&model, id] { return model.conversation() && model.conversation()->id() == id; }, 20'000);
        if (!isThere)
            qWarning("conversation %d is not shown", row);
        all.insert(id.toString(), linesOf(*model.conversation()));
    }
    return all;
}

void TestMonkey::U02_anythingInAnyOrder()
{
    QFETCH(unsigned, seed);
    const GatewayThread gateway([](practice::PracticeGateway &made) {
        made.setKey(key);
        made.setTokensPerSecond(1500);
    });
    const QTemporaryDir folder;
    const auto goBack = qScopeGuard([before = QDir::currentPath()] { QDir::setCurrent(before); });
    const QString saved = folder.filePath(u"saved"_s);
    QVERIFY(QDir().mkdir(saved) && QDir::setCurrent(saved)); // what it saves lies there
    const journeys::LogCollector log;
    Shown atTheEnd;
    {
        WindowDriver driver(
            {.gateway = gateway.url().toString(), .model = u"practice/long"_s, .dataDir = folder.path()});
        QVERIFY(driver.start());
        driver.enterGateway({}, QString::fromLatin1(key));
        Monkey monkey(driver, gateway, seed);
        EventLoopChecker checker;
        play(monkey, checker);
        if (QTest::currentTestFailed())
            return;
        monkey.comeToRest();
        QVERIFY(driver.window().isVisible());
        driver.window().resize(1200, 800);
        // It may have deleted everything, and it may have broken nothing: another question is asked, unless it chose
        // that Return shall not ask, or left no gateway or model to be asked.
        driver.press(Qt::Key_N, Qt::ControlModifier);
        driver.type(u"And now?"_s);
        driver.press(Qt::Key_Return);
        if (driver.rows() == 0)
            qInfo("not asked, in the composer: %s", qPrintable(driver.draft().left(200)));
        // It enters the history when it is stored, behind all that the monkey has left to be stored.
        QTRY_VERIFY_WITH_TIMEOUT(driver.rows() == 0 || isListed(driver), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(isAtRest(driver), 60'000);
        const bool isAsked = driver.rows() > 0;
        atTheEnd = shown(driver);
        QVERIFY(!isAsked || !atTheEnd.isEmpty());
        driver.close();
    }
    const Shown inStore = stored(folder.path());
    for (auto each = inStore.begin(); each != inStore.end(); ++each) {
        QVERIFY2(atTheEnd.contains(each.key()), qPrintable(u"not shown: "_s + each.value().join(u'\n').left(2000)));
        QCOMPARE(each.value(), atTheEnd.value(each.key()));
    }
    QCOMPARE(inStore.keys(), atTheEnd.keys());
    const store::test::Outsider database(folder.path() + u"/data/tokenhub.sqlite"_s);
    QCOMPARE(database.run(u"PRAGMA integrity_check"_s), u"ok"_s);
    QCOMPARE(database.run(u"SELECT count(*) FROM message WHERE role = 'assistant' AND outcome IS NULL"_s), u"0"_s);
    QCOMPARE(journeys::placesOf(key, {folder.path(), QDir::homePath()}), QStringList());
}

//! Eight conversations stream at once, one of them on screen: what the window does between two looks at its events
//! stays within three frames; unoptimised, which takes several times the work, it must at least not be felt as a halt.
void TestMonkey::S20_eightStreamsKeepTheWindowLive()
{
    constexpr int streams = 8;
    const int events = 500 * numberFromEnvironment("TOKENHUB_S20_SECONDS", 5);
    const GatewayThread gateway([events](practice::PracticeGateway &made) { streamEvents(made, events); });
    const QTemporaryDir folder;
    WindowDriver driver({.gateway = gateway.url().toString(), .model = u"practice/long"_s, .dataDir = folder.path()});
    QVERIFY(driver.start());
    for (int i = 0; i < streams; ++i) {
        driver.press(Qt::Key_N, Qt::ControlModifier);
        driver.send(u"Tell me a story"_s);
        QTRY_VERIFY(driver.rows() == 2 && !driver.text(1).isEmpty());
    }
    {
        EventLoopChecker checker;
        QTRY_VERIFY_WITH_TIMEOUT(isAtRest(driver), 120'000);
        QVERIFY2(checker.longest < longestTurn, qPrintable(u"%1 ms"_s.arg(checker.longest)));
    }
    QCOMPARE(driver.history().size(), streams);
    const Shown all = shown(driver);
    QCOMPARE(all.size(), streams);
    for (const QStringList &lines : all) {
        QVERIFY(lines.last().startsWith("assistant complete: "_L1));
        QCOMPARE(lines.last().count("word "_L1) + lines.last().count("end."_L1), events);
    }
}

//! The same in eight lanes of one conversation, side by side.
void TestMonkey::S20_eightLanesKeepTheWindowLive()
{
    constexpr size_t lanes = 8;
    const int events = 500 * numberFromEnvironment("TOKENHUB_S20_SECONDS", 5);
    const GatewayThread gateway([events](practice::PracticeGateway &made) { streamEvents(made, events); });
    const QTemporaryDir folder;
    WindowDriver driver({.gateway = gateway.url().toString(), .model = u"practice/long"_s, .dataDir = folder.path()});
    QVERIFY(driver.start());
    driver.press(Qt::Key_N, Qt::ControlModifier);
    const auto &columns = driver.window().conversation().lanes().columns();
    while (columns.size() < lanes)
        driver.window().actions().duplicateLane->trigger();
    driver.send(u"Tell me a story"_s);
    QTRY_VERIFY(driver.rows() == 2 && !driver.text(1).isEmpty());
    {
        EventLoopChecker checker;
        QTRY_VERIFY_WITH_TIMEOUT(isAtRest(driver), 120'000);
        QVERIFY2(checker.longest < longestTurn, qPrintable(u"%1 ms"_s.arg(checker.longest)));
    }
    for (const app::LaneColumn *column : columns) {
        QCOMPARE(column->pane().model().rowCount(), 2);
        const QString last = line(column->pane().model().message(1));
        QVERIFY(last.startsWith("assistant complete: "_L1));
        QCOMPARE(last.count("word "_L1) + last.count("end."_L1), events);
    }
}

QTEST_MAIN(TestMonkey)
#include "tst_monkey.moc"
