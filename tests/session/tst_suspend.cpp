// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/message.h"
#include "practice/guidechunks.h"
#include "practice/practicegateway.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using practice::Reply;

namespace {

constexpr int stopMs = 3000; //!< twice what may pass without data

Reply aWordNowAndThen(int words)
{
    const practice::GuideChunks chunks;
    practice::Steps steps{chunks.first()};
    for (int i = 0; i < words; ++i)
        steps.insert(steps.end(), {practice::Pause{200ms}, chunks.text(u"word "_s)});
    steps.insert(steps.end(), {chunks.finish(), chunks.usage()});
    return Reply::sse(steps);
}

Reply aWordAndThenNothing()
{
    const practice::GuideChunks chunks;
    return Reply::sse({chunks.first(), chunks.text(u"word "_s), practice::Hold{}});
}

//! A program that asks, as its own process: what stops it stops nothing of the test.
struct Asker {
    Asker(const QString &gateway, int sleepMs)
    {
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QObject::connect(&program, &QProcess::readyRead, &program, [this] { read(); });
        program.start(QStringLiteral(TOKENHUB_CRASHSESSION), {folder.path(), gateway, QString::number(sleepMs)});
    }
    ~Asker()
    {
        program.kill();
        program.waitForFinished();
    }

    void read()
    {
        while (program.canReadLine()) {
            const QList<QByteArray> words = program.readLine().trimmed().split(' ');
            if (words.at(0) == "text")
                bytes = words.at(1).toInt();
            else if (words.at(0) == "end")
                outcome = chat::Outcome(words.at(1).toInt());
        }
    }
    void stopFor(int milliseconds)
    {
        ::kill(pid_t(program.processId()), SIGSTOP);
        QElapsedTimer since;
        since.start();
        (void)QTest::qWaitFor([&] { return since.hasExpired(milliseconds); }, 2 * milliseconds);
        ::kill(pid_t(program.processId()), SIGCONT);
    }

    QTemporaryDir folder;
    QProcess program;
    int bytes = 0;
    std::optional<chat::Outcome> outcome;
};

} // namespace

//! A stopped process stands for a computer that sleeps: its clocks go on, its timers do not.
class TestSuspend : public QObject
{
    Q_OBJECT

private slots:
    void N17_aStreamGoesOnAfterAStop_data();
    void N17_aStreamGoesOnAfterAStop();
    void N17_aStreamThatDiedMeanwhileIsInterrupted();
};

void TestSuspend::N17_aStreamGoesOnAfterAStop_data()
{
    QTest::addColumn<int>("sleepMs");
    QTest::newRow("too short for a sleep: one tick") << 60'000;
    QTest::newRow("seen as sleep: a sign of life is due") << 1000;
}

void TestSuspend::N17_aStreamGoesOnAfterAStop()
{
    QFETCH(int, sleepMs);
    practice::PracticeGateway gateway;
    QVERIFY(gateway.listen());
    constexpr int words = 30; // six seconds
    gateway.script(practice::match::posts(), aWordNowAndThen(words));
    Asker asker(gateway.url().toString(), sleepMs);
    QTRY_VERIFY_WITH_TIMEOUT(asker.bytes > 0, 20'000);
    asker.stopFor(stopMs);
    QTRY_VERIFY_WITH_TIMEOUT(asker.outcome, 20'000);
    QCOMPARE(*asker.outcome, chat::Outcome::Complete);
    QCOMPARE(asker.bytes, words * 5);
    QCOMPARE(gateway.postCount(), 1);
}

void TestSuspend::N17_aStreamThatDiedMeanwhileIsInterrupted()
{
    practice::PracticeGateway gateway;
    QVERIFY(gateway.listen());
    gateway.script(practice::match::posts(), aWordAndThenNothing());
    Asker asker(gateway.url().toString(), 1000);
    QTRY_VERIFY_WITH_TIMEOUT(asker.bytes > 0, 20'000);
    asker.stopFor(stopMs);
    QVERIFY(!asker.outcome); // it is given time
    QTRY_VERIFY_WITH_TIMEOUT(asker.outcome, 20'000);
    QCOMPARE(*asker.outcome, chat::Outcome::Interrupted);
    QCOMPARE(asker.bytes, 5);
}

QTEST_GUILESS_MAIN(TestSuspend)
#include "tst_suspend.moc"
