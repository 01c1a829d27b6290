// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/prompteditor.h"
#include "lastquestion.h"
#include "leaksearch.h"
#include "practice/guidechunks.h"
#include "practice/practicegateway.h"
#include "windowdriver.h"

#include <QDir>
#include <QJsonArray>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using app::SpotKind;
using journeys::WindowDriver;
using practice::PracticeGateway;

namespace {

const QByteArray key = "sk-journey-5d1c0b7e9a";

//! A gateway and a data folder for one test.
struct World {
    World()
    {
        if (!gateway.listen())
            qFatal("no port for the practice gateway");
        gateway.setKey(key);
    }

    [[nodiscard]] app::Options options() const { return {.dataDir = folder.path()}; }
    [[nodiscard]] app::Options temporaryGateway() const
    {
        return {.gateway = gateway.url().toString(), .model = u"deepseek-v3.2"_s, .dataDir = folder.path()};
    }
    [[nodiscard]] QStringList lastHistory() const { return journeys::lastHistory(gateway); }
    //! Where the key stands that should stand nowhere.
    [[nodiscard]] QStringList leaks() const { return journeys::placesOf(key, {folder.path(), QDir::homePath()}); }

    PracticeGateway gateway;
    QTemporaryDir folder;
    journeys::LogCollector log;
};

//! The number before "s"; 0 where nothing is counted down.
int secondsIn(const QString &sentence)
{
    static const QRegularExpression seconds(u"in (\\d+) s"_s);
    return seconds.match(sentence).captured(1).toInt();
}

} // namespace

//! What a person does with the program, from the first key to the next day. On an X server with a window manager and
//! a keyring of its own; each test has a gateway and a data folder of its own.
class TestJourney : public QObject
{
    Q_OBJECT

private slots:
    void K09_fromTheFirstKeyToTheNextDay();
    void K09_aTemporaryGatewayKeepsNothing();
    void theWelcomePageGoesWhereNoKeyIsNeeded();
    void U01_enterHeldIsOnePost();
    void anUnknownModelIsToldInPlace();
    void aRejectedKeyIsReplacedAndTriedAgain();
    void aBusyGatewayCountsDown();

private:
    void firstDay(WindowDriver &driver, World &world);
    void nextDay(WindowDriver &driver, World &world);
};

void TestJourney::firstDay(WindowDriver &driver, World &world)
{
    driver.enterGateway(world.gateway.url().toString(), QString::fromLatin1(key));
    QTRY_VERIFY(driver.listedModels() > 10);
    driver.chooseModel(u"practice/echo"_s);
    driver.send(u"one"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    driver.send(u"two"_s);
    QTRY_VERIFY(driver.isAnswered(4));
    driver.send(u"three"_s);
    QTRY_VERIFY(driver.isAnswered(6));
    QCOMPARE(world.lastHistory(),
             (QStringList{u"user: one"_s, u"assistant: "_s + driver.text(1), u"user: two"_s,
                          u"assistant: "_s + driver.text(3), u"user: three"_s}));
    QVERIFY(driver.text(5).contains("carried 5 messages"_L1));

    // Stopped in the middle: what came stays.
    driver.chooseModel(u"practice/long"_s);
    world.gateway.setTokensPerSecond(400);
    driver.send(u"four"_s);
    QTRY_VERIFY(driver.rows() == 8 && driver.text(7).size() > 400);
    driver.press(Qt::Key_Escape);
    QTRY_VERIFY(driver.isAnswered(8));
    QCOMPARE(driver.message(7).outcome, chat::Outcome::Stopped);
    QVERIFY(driver.text(7).size() > 400);
    QTRY_VERIFY2(driver.sentence(7).contains("Stopped. What came so far is kept."_L1), qPrintable(driver.sentence(7)));
    QTRY_VERIFY(world.gateway.lastRequest().clientClosed.has_value());
    world.gateway.setTokensPerSecond(0);

    // Another wording of an earlier prompt: both stay.
    driver.chooseModel(u"practice/echo"_s);
    driver.pressSpot(4, SpotKind::Edit);
    QTRY_COMPARE(driver.draft(), u"three"_s);
    driver.send(u" again"_s);
    QTRY_VERIFY(driver.isAnswered(6));
    QTRY_COMPARE(driver.pager(4), u"2 / 2"_s);
    QCOMPARE(world.lastHistory().last(), u"user: three again"_s);
    QCOMPARE(world.lastHistory().size(), 5);

    driver.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(driver.isAnswered(6) && driver.pager(5) == "2 / 2"_L1);
    QCOMPARE(world.lastHistory().size(), 5);

    driver.pressSpot(4, SpotKind::PreviousVersion);
    QTRY_COMPARE(driver.rows(), 8);
    QTRY_COMPARE(driver.pager(4), u"1 / 2"_s);
    QCOMPARE(driver.text(4), u"three"_s);

    driver.rename(u"Counting"_s);
    QTRY_COMPARE(driver.title(), u"Counting"_s);
    QTRY_COMPARE(driver.history(), QStringList{u"Counting"_s});
}

void TestJourney::nextDay(WindowDriver &driver, World &world)
{
    QTRY_COMPARE(driver.history(), QStringList{u"Counting"_s});
    driver.chooseConversation(0);
    QTRY_COMPARE(driver.rows(), 8);
    QCOMPARE(driver.title(), u"Counting"_s);
    QCOMPARE(driver.text(0), u"one"_s);
    QCOMPARE(driver.text(4), u"three"_s);
    QCOMPARE(driver.message(7).outcome, chat::Outcome::Stopped);
    QVERIFY(driver.text(7).size() > 400);
    driver.pressSpot(4, SpotKind::NextVersion);
    QTRY_COMPARE(driver.rows(), 6);
    QCOMPARE(driver.text(4), u"three again"_s);
    QTRY_COMPARE(driver.pager(5), u"2 / 2"_s);

    // The gateway demands the key; nobody enters it.
    world.gateway.forgetRequests();
    driver.send(u"five"_s);
    QTRY_VERIFY(driver.isAnswered(8));
    QCOMPARE(driver.message(7).outcome, chat::Outcome::Complete);
    QCOMPARE(world.gateway.postCount(), 1);
    QCOMPARE(world.lastHistory().size(), 7);
}

void TestJourney::K09_fromTheFirstKeyToTheNextDay()
{
    World world;
    {
        WindowDriver driver(world.options());
        QVERIFY(driver.start());
        firstDay(driver, world);
        if (QTest::currentTestFailed())
            return;
        driver.close();
    }
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    nextDay(driver, world);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(world.leaks(), QStringList());
    driver.close();
    QCOMPARE(world.leaks(), QStringList());
    QVERIFY2(!journeys::placesOf("three again"_ba, {world.folder.path()}).isEmpty(), "the search finds nothing at all");
    QVERIFY2(!journeys::LogCollector::text().contains("three again"), "a prompt was logged");
}

void TestJourney::K09_aTemporaryGatewayKeepsNothing()
{
    World world;
    {
        WindowDriver driver(world.temporaryGateway());
        QVERIFY(driver.start());
        driver.enterGateway({}, QString::fromLatin1(key));
        driver.send(u"hello"_s);
        QTRY_VERIFY(driver.isAnswered(2));
        QCOMPARE(driver.message(1).outcome, chat::Outcome::Complete);
        driver.close();
    }
    WindowDriver driver(world.temporaryGateway());
    QVERIFY(driver.start());
    QTRY_COMPARE(driver.history().size(), 1);
    driver.send(u"hello again"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    QCOMPARE(driver.message(1).outcome, chat::Outcome::Failed);
    driver.close();
    QCOMPARE(world.leaks(), QStringList());
}

void TestJourney::theWelcomePageGoesWhereNoKeyIsNeeded()
{
    World world;
    world.gateway.setKey({});
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    auto *entry = driver.find("keyEntry"_L1);
    QTRY_VERIFY(entry && entry->isVisible());
    QCOMPARE(world.gateway.connectionCount(), 0);
    driver.enterGateway(world.gateway.url().toString(), {});
    QTRY_VERIFY(!entry->isVisible());
    QTRY_VERIFY(driver.listedModels() > 10);
    driver.chooseModel(u"practice/poem"_s);
    QTRY_VERIFY(driver.find("promptEditor"_L1)->hasFocus());
    driver.send(u"hello"_s);
    QTRY_VERIFY(driver.isAnswered(2) && driver.message(1).outcome == chat::Outcome::Complete);
}

void TestJourney::U01_enterHeldIsOnePost()
{
    World world;
    world.gateway.setKey({});
    WindowDriver driver(world.temporaryGateway());
    QVERIFY(driver.start());
    auto *editor = driver.find<app::PromptEditor>("promptEditor"_L1);
    driver.type(u"only once"_s);
    for (int i = 0; i < 100; ++i) {
        QKeyEvent press(QEvent::KeyPress, Qt::Key_Return, {}, u"\r"_s, i > 0);
        QCoreApplication::sendEvent(editor, &press);
    }
    QTRY_VERIFY(driver.isAnswered(2));
    QCOMPARE(world.gateway.postCount(), 1);

    // And a key that is hit a hundred times before the first answer could come.
    driver.type(u"once more"_s);
    for (int i = 0; i < 100; ++i)
        driver.press(Qt::Key_Return);
    QTRY_VERIFY(driver.isAnswered(4));
    QCOMPARE(world.gateway.postCount(), 2);
    QCOMPARE(driver.draft(), QString());
}

void TestJourney::anUnknownModelIsToldInPlace()
{
    World world;
    world.gateway.setKey({});
    WindowDriver driver(world.temporaryGateway());
    QVERIFY(driver.start());
    driver.chooseModel(u"no-such-model"_s);
    driver.send(u"Are you there?"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    QCOMPARE(driver.text(0), u"Are you there?"_s);
    QCOMPARE(driver.text(1), QString());
    QTRY_VERIFY2(driver.sentence(1).contains("The model no-such-model does not exist"_L1),
                 qPrintable(driver.sentence(1)));
    driver.pressSpot(1, SpotKind::Remedy, u"Choose model"_s);
    QTRY_VERIFY(driver.isModelListOpen());
    driver.chooseModel(u"practice/poem"_s);
    driver.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(driver.isAnswered(2) && driver.text(1).startsWith("A question"_L1));
}

void TestJourney::aRejectedKeyIsReplacedAndTriedAgain()
{
    World world;
    WindowDriver driver(world.temporaryGateway());
    QVERIFY(driver.start());
    driver.enterGateway({}, u"sk-journey-of-yesterday"_s);
    driver.send(u"Are you there?"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    QTRY_VERIFY2(driver.sentence(1).contains("rejected the key (401)"_L1), qPrintable(driver.sentence(1)));
    QCOMPARE(driver.message(1).outcome, chat::Outcome::Failed);

    driver.pressSpot(1, SpotKind::Remedy, u"Enter key"_s);
    QTRY_VERIFY(driver.find("gatewaysPage"_L1));
    driver.enterGateway({}, QString::fromLatin1(key));
    driver.pressSpot(1, SpotKind::Remedy, u"Try again"_s);
    QTRY_VERIFY(driver.isAnswered(2) && driver.message(1).outcome == chat::Outcome::Complete);
    QCOMPARE(world.lastHistory(), QStringList{u"user: Are you there?"_s});
}

void TestJourney::aBusyGatewayCountsDown()
{
    World world;
    world.gateway.setKey({});
    const practice::Reply busy = practice::Reply::error(429, u"Too many requests"_s).header("Retry-After", "30");
    world.gateway.enqueue(busy);
    world.gateway.enqueue(busy);
    WindowDriver driver(world.temporaryGateway());
    QVERIFY(driver.start());
    driver.send(u"Now?"_s);
    QTRY_VERIFY2(secondsIn(driver.sentence(1)) >= 29, qPrintable(driver.sentence(1)));
    const int atFirst = secondsIn(driver.sentence(1));
    QTRY_VERIFY(secondsIn(driver.sentence(1)) < atFirst && secondsIn(driver.sentence(1)) > 0);
    driver.pressSpot(1, SpotKind::Remedy, u"Try now"_s);
    QTRY_COMPARE(world.gateway.postCount(), 2);
    QTRY_VERIFY(driver.hasSpot(1, u"Cancel"_s));
    driver.pressSpot(1, SpotKind::Remedy, u"Cancel"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    QCOMPARE(driver.text(0), u"Now?"_s);
    QTRY_VERIFY2(driver.sentence(1).contains("Too many requests"_L1), qPrintable(driver.sentence(1)));

    // The gateway's wish holds for whatever is asked next, unless a person decides otherwise.
    driver.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(driver.hasSpot(1, u"Try now"_s));
    QCOMPARE(world.gateway.postCount(), 2);
    driver.pressSpot(1, SpotKind::Remedy, u"Try now"_s);
    QTRY_VERIFY2(driver.isAnswered(2) && driver.message(1).outcome == chat::Outcome::Complete,
                 qPrintable(driver.sentence(1)));
    QCOMPARE(world.gateway.postCount(), 3);
}

QTEST_MAIN(TestJourney)

#include "tst_journey.moc"
