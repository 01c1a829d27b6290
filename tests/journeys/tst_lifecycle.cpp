// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/conversationlistmodel.h"
#include "mainwindow.h"
#include "practice/guidechunks.h"
#include "practice/practicegateway.h"
#include "settings/paths.h"
#include "settings/settings.h"
#include "sidebar/historysidebar.h"
#include "sidebar/historyview.h"
#include "windowdriver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using journeys::WindowDriver;
using practice::PracticeGateway;
using practice::Reply;

namespace {

Reply half(const QString &before, const QString &after)
{
    const practice::GuideChunks chunks(u"practice/echo"_s);
    return Reply::sse({chunks.first(), chunks.text(before), practice::Hold{}, chunks.text(after), chunks.finish()});
}

struct World {
    World()
    {
        if (!gateway.listen())
            qFatal("no port for the practice gateway");
    }
    [[nodiscard]] app::Options options() const
    {
        return {.gateway = gateway.url().toString(),
                .model = u"practice/echo"_s,
                .dataDir = folder.path(),
                .localPorts = {}};
    }

    PracticeGateway gateway;
    QTemporaryDir folder;
};

//! Begins so many chats, each with half an answer that goes on when the gateway is released.
void beginStreams(WindowDriver &driver, World &world, int count)
{
    for (int i = 0; i < count; ++i) {
        if (i > 0) {
            QTest::keyClick(&driver.window(), Qt::Key_N, Qt::ControlModifier);
            QTRY_COMPARE(driver.rows(), 0);
        }
        world.gateway.enqueue(half(u"half of answer %1"_s.arg(i), u", and the rest"_s));
        driver.send(u"question %1"_s.arg(i));
        QTRY_VERIFY(driver.rows() == 2 && driver.text(1) == u"half of answer %1"_s.arg(i));
    }
}

bool isRunningInHistory(const WindowDriver &driver, int row)
{
    const QAbstractItemModel *model = driver.window().sidebar().view()->model();
    return model->index(row, 0).data(chat::ConversationListModel::RunningRole).toBool();
}

} // namespace

class TestLifecycle : public QObject
{
    Q_OBJECT

private slots:
    void aStreamGoesOnWhileAnotherChatIsShown();
    void N20_quitWithEightStreamsKeepsAllOfThem();
    void U03_theWindowIsClosedDuringAStream();
    void askedForItAsksBeforeQuitting();
    void aDataFolderThatIsNoneIsSaidAndTheProgramUsable();
};

void TestLifecycle::aStreamGoesOnWhileAnotherChatIsShown()
{
    World world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    beginStreams(driver, world, 1);
    QTest::keyClick(&driver.window(), Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(driver.rows(), 0);
    QVERIFY(isRunningInHistory(driver, 0));
    const QModelIndex row = driver.window().sidebar().view()->model()->index(0, 0);
    QVERIFY2(row.data(Qt::AccessibleTextRole).toString().contains("being written"_L1),
             qPrintable(row.data(Qt::AccessibleTextRole).toString()));
    world.gateway.release();
    QTRY_VERIFY(!isRunningInHistory(driver, 0));
    QVERIFY(!row.data(Qt::AccessibleTextRole).toString().contains("being written"_L1));
    driver.chooseConversation(0);
    QTRY_VERIFY(driver.isAnswered(2));
    QCOMPARE(driver.text(1), u"half of answer 0, and the rest"_s);
    QCOMPARE(driver.message(1).outcome, chat::Outcome::Complete);
    QCOMPARE(world.gateway.postCount(), 1);
}

void TestLifecycle::N20_quitWithEightStreamsKeepsAllOfThem()
{
    constexpr int streams = 8;
    World world;
    {
        WindowDriver driver(world.options());
        QVERIFY(driver.start());
        beginStreams(driver, world, streams);
        QCOMPARE(world.gateway.openConnections() >= streams, true);
        QElapsedTimer since;
        since.start();
        driver.close();
        QVERIFY2(since.elapsed() < 2000, qPrintable(u"%1 ms"_s.arg(since.elapsed())));
        QTRY_COMPARE(world.gateway.openConnections(), 0);
    }
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    QTRY_COMPARE(driver.history().size(), streams);
    for (int row = 0; row < streams; ++row) {
        const QString number = driver.history().at(row).section(u' ', 1);
        driver.chooseConversation(row);
        QTRY_VERIFY(driver.rows() == 2 && driver.text(0) == u"question "_s + number);
        QCOMPARE(driver.text(1), u"half of answer "_s + number);
        QCOMPARE(driver.message(1).outcome, chat::Outcome::Interrupted);
    }
}

void TestLifecycle::U03_theWindowIsClosedDuringAStream()
{
    World world;
    {
        WindowDriver driver(world.options());
        QVERIFY(driver.start());
        beginStreams(driver, world, 1);
        driver.close();
        world.gateway.release();
    }
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    QTRY_COMPARE(driver.history().size(), 1);
    driver.chooseConversation(0);
    QTRY_COMPARE(driver.rows(), 2);
    QCOMPARE(driver.text(1), u"half of answer 0"_s);
    QCOMPARE(driver.message(1).outcome, chat::Outcome::Interrupted);
}

void TestLifecycle::askedForItAsksBeforeQuitting()
{
    World world;
    {
        WindowDriver driver(world.options());
        QVERIFY(driver.start());
        driver.close();
        settings::Settings settings(settings::pathsIn(world.folder.path()).settingsFile());
        settings.setAsksBeforeQuitting(true);
    }
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    beginStreams(driver, world, 1);
    driver.window().close();
    QPointer<QMessageBox> question = driver.find<QMessageBox>("quitQuestion"_L1);
    QTRY_VERIFY(question && question->isVisible());
    QVERIFY(driver.window().isVisible());
    QTest::keyClick(question.data(), Qt::Key_Escape);
    QTRY_VERIFY(!question);
    QVERIFY(driver.window().isVisible());
    QVERIFY(isRunningInHistory(driver, 0));

    driver.window().close();
    QTRY_VERIFY(driver.find<QPushButton>("quitNowButton"_L1));
    QTest::mouseClick(driver.find<QPushButton>("quitNowButton"_L1), Qt::LeftButton);
    QTRY_VERIFY(!driver.window().isVisible());
}

void TestLifecycle::aDataFolderThatIsNoneIsSaidAndTheProgramUsable()
{
    World world;
    QFile file(world.folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    app::Options options = world.options();
    options.dataDir = file.fileName(); // a file, where a folder should be
    WindowDriver driver(options);
    QVERIFY(driver.start());
    QTRY_VERIFY(driver.find("noticeBar"_L1)->isVisible());
    const QString said = driver.find("noticeBar"_L1)->accessibleName();
    QVERIFY2(said.contains(u"file/data"_s), qPrintable(said));
    driver.send(u"hello"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    QCOMPARE(driver.message(1).outcome, chat::Outcome::Complete);
    driver.close();
}

QTEST_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
