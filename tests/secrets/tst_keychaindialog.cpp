// SPDX-License-Identifier: GPL-3.0-or-later
// The keyring's own dialog: not answered, answered late, dismissed, impossible.
#include "keychainfixture.h"
#include "keyringcontrol.h"
#include "secrets/keychainsecretstore.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <algorithm>

using namespace tokenhub;
using namespace Qt::Literals::StringLiterals;
using namespace keychain;

namespace {

const auto dialog = u"org.gnome.keyring.SystemPrompter"_s;

//! The longest time in which the event loop did not come round.
class LoopWatch
{
public:
    LoopWatch()
    {
        m_since.start();
        QObject::connect(&m_tick, &QTimer::timeout, &m_tick,
                         [this] { m_longest = std::max(m_longest, m_since.restart()); });
        m_tick.start(5);
    }
    [[nodiscard]] qint64 longestMs() const { return m_longest; }

private:
    QTimer m_tick;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

//! A display on which the keyring can show its dialog, and nobody who looks at it.
class UnwatchedDisplay
{
public:
    [[nodiscard]] bool start()
    {
        m_server.setProcessChannelMode(QProcess::SeparateChannels);
        m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-nolisten"_s, u"tcp"_s});
        if (!m_server.waitForStarted() || !m_server.waitForReadyRead(10'000))
            return false;
        m_name = u":"_s + QString::fromLatin1(m_server.readAllStandardOutput().trimmed());
        keyring::setDisplayOfDialogs(m_name);
        return true;
    }
    ~UnwatchedDisplay()
    {
        keyring::setDisplayOfDialogs({});
        m_server.kill();
        m_server.waitForFinished();
    }

private:
    QProcess m_server;
    QString m_name;
};

} // namespace

class TestKeychainDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void K05_unlockIsLockedWhenTheDialogCannotBeShown();
    void K04_answersWaitingWhenNobodyAnswersTheDialog();
    void K04_aLateAnswerIsNotLost();
    void K05_saysLockedLateWhenTheDialogIsDismissed();
};

void TestKeychainDialog::init()
{
    QVERIFY(!keyring::isLocked());
    secrets::KeychainSecretStore store;
    Answer written;
    store.write(name, secretOf(keyBytes), written.context(), written.receiver());
    QVERIFY(written.wait());
    QCOMPARE(written.state(), KeyState::Found);
}

void TestKeychainDialog::cleanup()
{
    QVERIFY(keyring::unlock(password));
    secrets::KeychainSecretStore store;
    for (const QString &each : {name, otherName}) {
        Answer removed;
        store.remove(each, removed.context(), removed.receiver());
        QVERIFY(removed.wait());
        QCOMPARE(removed.state(), KeyState::Absent);
    }
}

void TestKeychainDialog::K05_unlockIsLockedWhenTheDialogCannotBeShown()
{
    QVERIFY(keyring::lock());
    secrets::KeychainSecretStore store;
    Answer unlocked;
    store.unlock(name, unlocked.context(), unlocked.receiver());
    QVERIFY(unlocked.wait());
    QCOMPARE(unlocked.state(), KeyState::Locked);
}

void TestKeychainDialog::K04_answersWaitingWhenNobodyAnswersTheDialog()
{
    UnwatchedDisplay display;
    QVERIFY(display.start());
    QVERIFY(keyring::lock());
    secrets::KeychainSecretStore store({.quiet = std::chrono::milliseconds(300), .patience = std::chrono::seconds(1)});
    QSignalSpy states(&store, &base::SecretStore::stateChanged);
    const LoopWatch watch;
    Answer read;
    store.read(name, read.context(), read.receiver());
    QVERIFY(read.wait(5'000));
    QCOMPARE(read.state(), KeyState::Waiting);
    QCOMPARE(read.count(), 1);
    QCOMPARE(states.size(), 1);
    QCOMPARE(states[0][1].value<KeyState>(), KeyState::Waiting);
    QVERIFY2(watch.longestMs() < 100, qPrintable(QString::number(watch.longestMs())));

    // The dialog is still there; the one who asks again waits for the same one.
    Answer again;
    store.unlock(name, again.context(), again.receiver());
    QVERIFY(again.wait(5'000));
    QCOMPARE(again.state(), KeyState::Waiting);

    QTRY_VERIFY(keyring::processOf(dialog) > 0);
    QVERIFY(keyring::endProcessOf(dialog));
    QTRY_COMPARE(states.last()[1].value<KeyState>(), KeyState::Locked);
    QCOMPARE(read.count(), 1);
}

void TestKeychainDialog::K04_aLateAnswerIsNotLost()
{
    UnwatchedDisplay display;
    QVERIFY(display.start());
    QVERIFY(keyring::lock());
    secrets::KeychainSecretStore store(
        {.quiet = std::chrono::milliseconds(100), .patience = std::chrono::milliseconds(300)});
    QSignalSpy states(&store, &base::SecretStore::stateChanged);
    Answer read;
    store.read(name, read.context(), read.receiver());
    QVERIFY(read.wait(5'000));
    QCOMPARE(read.state(), KeyState::Waiting);
    // Unlocked after all, here in another window; then the dialog goes.
    QTRY_VERIFY(keyring::processOf(dialog) > 0);
    QVERIFY(keyring::unlock(password));
    QVERIFY(keyring::endProcessOf(dialog));
    QTRY_COMPARE(states.last()[1].value<KeyState>(), KeyState::Found);

    Answer again;
    store.read(name, again.context(), again.receiver());
    QVERIFY(again.wait());
    QCOMPARE(again.secret().reveal(), keyBytes);
    QCOMPARE(read.count(), 1);
}

void TestKeychainDialog::K05_saysLockedLateWhenTheDialogIsDismissed()
{
    UnwatchedDisplay display;
    QVERIFY(display.start());
    QVERIFY(keyring::lock());
    secrets::KeychainSecretStore store({.quiet = std::chrono::milliseconds(300), .patience = std::chrono::seconds(20)});
    QSignalSpy states(&store, &base::SecretStore::stateChanged);
    Answer unlocked;
    store.unlock(name, unlocked.context(), unlocked.receiver());
    QVERIFY(states.wait());
    QTRY_VERIFY(keyring::processOf(dialog) > 0);
    QVERIFY(keyring::endProcessOf(dialog));
    QVERIFY(unlocked.wait());
    QCOMPARE(unlocked.state(), KeyState::Locked);
    QTRY_COMPARE(states.last()[1].value<KeyState>(), KeyState::Locked);

    QVERIFY(keyring::unlock(password));
    Answer found;
    store.read(name, found.context(), found.receiver());
    QVERIFY(found.wait());
    QCOMPARE(found.secret().reveal(), keyBytes);
}

QTEST_GUILESS_MAIN(TestKeychainDialog)
#include "tst_keychaindialog.moc"
