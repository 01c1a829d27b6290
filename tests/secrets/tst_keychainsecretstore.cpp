// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyringcontrol.h"
#include "secrets/keychainsecretstore.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace tokenhub;
using namespace Qt::Literals::StringLiterals;
using base::KeyState;
using base::SecretAnswer;

namespace {

const auto name = u"link.tokenhub.Chat/api-key/6f1c2a9e-0000-4000-8000-000000000001"_s;
const auto otherName = u"link.tokenhub.Chat/api-key/6f1c2a9e-0000-4000-8000-000000000002"_s;
const auto keyBytes = "sk-keychain-probe-4711-abcdefghijklmnop"_ba;
const auto password = u"pw"_s; // of the login keyring that the wrapper script makes
const auto dialog = u"org.gnome.keyring.SystemPrompter"_s;

base::Secret secretOf(const QByteArray &bytes)
{
    return base::Secret::fromBytes(bytes).value();
}

//! One answer, awaited.
class Answer
{
public:
    [[nodiscard]] base::SecretStore::Done receiver()
    {
        return [this](const SecretAnswer &answer) {
            ++m_count;
            m_last = answer;
        };
    }
    [[nodiscard]] const QObject *context() const { return &m_context; }
    [[nodiscard]] bool wait(int ms = 10'000)
    {
        return QTest::qWaitFor([this] { return m_count > 0; }, ms);
    }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] KeyState state() const { return m_last.state; }
    [[nodiscard]] base::Secret secret() const { return m_last.secret; }
    [[nodiscard]] QString detail() const { return m_last.detail; }

private:
    QObject m_context;
    SecretAnswer m_last;
    int m_count = 0;
};

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

QStringList filesThatContain(const QByteArray &text, const QString &folder)
{
    QStringList found;
    QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            found.append(file.fileName());
    }
    return found;
}

QStringList &loggedLines()
{
    static QStringList lines;
    return lines;
}

} // namespace

class TestKeychainSecretStore : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void K01_givesBackTheKeyThatWasStored();
    void K02_saysAbsentForAKeyThatWasNeverStored();
    void replacesAKey();
    void removesAKeyAndSaysAbsentForOneThatIsNotThere();
    void answersLaterAndNotAtAllWhenTheContextHasGone();
    void readsOfOneNameShareOneQuestion();
    void saysAbsentWhenWhatIsStoredIsNoKey();
    void K03_saysLockedAndGivesTheKeyAfterUnlocking();
    void K03_deletesAndReplacesNothingWhileLocked();
    void K03_saysLockedForAnUnknownKeyBehindALock();
    void unlockOnAnOpenKeyringReadsAtOnce();
    void K05_unlockIsLockedWhenTheDialogCannotBeShown();
    void K04_answersWaitingWhenNobodyAnswersTheDialog();
    void K04_aLateAnswerIsNotLost();
    void K05_saysLockedLateWhenTheDialogIsDismissed();
    void K06_saysNoServiceOnABusWithoutOne_data();
    void K06_saysNoServiceOnABusWithoutOne();
    void K06_saysNoServiceWithoutABus_data();
    void K06_saysNoServiceWithoutABus();
    void K09_leavesNoTraceOfTheKeyInHomeOrLog();

private:
    void store(const QString &key, const QByteArray &bytes);
    static QString ask(const QString &command, const QString &program, const QStringList &arguments,
                       const QProcessEnvironment &environment);
};

void TestKeychainSecretStore::initTestCase()
{
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
        loggedLines().append(text);
        std::fprintf(stderr, "%s\n", qPrintable(text));
    });
}

void TestKeychainSecretStore::init()
{
    QVERIFY(!keyring::isLocked());
    store(name, keyBytes);
}

void TestKeychainSecretStore::cleanup()
{
    QVERIFY(keyring::unlock(password));
    secrets::KeychainSecretStore keychain;
    for (const QString &each : {name, otherName}) {
        Answer removed;
        keychain.remove(each, removed.context(), removed.receiver());
        QVERIFY(removed.wait());
        QCOMPARE(removed.state(), KeyState::Absent);
    }
}

void TestKeychainSecretStore::store(const QString &key, const QByteArray &bytes)
{
    secrets::KeychainSecretStore keychain;
    Answer written;
    keychain.write(key, secretOf(bytes), written.context(), written.receiver());
    QVERIFY(written.wait());
    QCOMPARE(written.state(), KeyState::Found);
}

void TestKeychainSecretStore::K01_givesBackTheKeyThatWasStored()
{
    secrets::KeychainSecretStore keychain;
    Answer read;
    keychain.read(name, read.context(), read.receiver());
    QVERIFY(read.wait());
    QCOMPARE(read.state(), KeyState::Found);
    QCOMPARE(read.secret().reveal(), keyBytes);
}

void TestKeychainSecretStore::K02_saysAbsentForAKeyThatWasNeverStored()
{
    secrets::KeychainSecretStore keychain;
    Answer read;
    keychain.read(otherName, read.context(), read.receiver());
    QVERIFY(read.wait());
    QCOMPARE(read.state(), KeyState::Absent);
    QVERIFY(read.secret().isEmpty());
}

void TestKeychainSecretStore::replacesAKey()
{
    store(name, "sk-the-second"_ba);
    secrets::KeychainSecretStore keychain;
    Answer read;
    keychain.read(name, read.context(), read.receiver());
    QVERIFY(read.wait());
    QCOMPARE(read.secret().reveal(), "sk-the-second"_ba);
}

void TestKeychainSecretStore::removesAKeyAndSaysAbsentForOneThatIsNotThere()
{
    secrets::KeychainSecretStore keychain;
    for (int round = 0; round < 2; ++round) {
        Answer removed;
        keychain.remove(name, removed.context(), removed.receiver());
        QVERIFY(removed.wait());
        QCOMPARE(removed.state(), KeyState::Absent);
    }
    Answer read;
    keychain.read(name, read.context(), read.receiver());
    QVERIFY(read.wait());
    QCOMPARE(read.state(), KeyState::Absent);
}

void TestKeychainSecretStore::answersLaterAndNotAtAllWhenTheContextHasGone()
{
    secrets::KeychainSecretStore keychain;
    Answer kept;
    int lost = 0;
    auto gone = std::make_unique<QObject>();
    keychain.read(name, gone.get(), [&lost](const SecretAnswer &) { ++lost; });
    keychain.read(name, kept.context(), kept.receiver());
    QCOMPARE(kept.count(), 0);
    gone.reset();
    QVERIFY(kept.wait());
    QCOMPARE(kept.count(), 1);
    QCOMPARE(lost, 0);
}

void TestKeychainSecretStore::readsOfOneNameShareOneQuestion()
{
    secrets::KeychainSecretStore keychain;
    Answer first;
    Answer second;
    Answer other;
    keychain.read(name, first.context(), first.receiver());
    keychain.read(name, second.context(), second.receiver());
    keychain.read(otherName, other.context(), other.receiver());
    QVERIFY(first.wait());
    QCOMPARE(second.count(), 1); // with the first, although the other one was not answered yet
    QCOMPARE(second.secret().reveal(), keyBytes);
    QVERIFY(other.wait());
    QCOMPARE(other.state(), KeyState::Absent);
}

void TestKeychainSecretStore::saysAbsentWhenWhatIsStoredIsNoKey()
{
    QVERIFY(keyring::overwrite(name, "two words\r\nX-Evil: 1"_ba));
    secrets::KeychainSecretStore keychain;
    Answer read;
    keychain.read(name, read.context(), read.receiver());
    QVERIFY(read.wait());
    QCOMPARE(read.state(), KeyState::Absent);
    QVERIFY(!read.detail().isEmpty());
    QVERIFY(!read.detail().contains("Evil"_L1));
}

void TestKeychainSecretStore::K03_saysLockedAndGivesTheKeyAfterUnlocking()
{
    QVERIFY(keyring::lock());
    secrets::KeychainSecretStore keychain;
    Answer locked;
    keychain.read(name, locked.context(), locked.receiver());
    QVERIFY(locked.wait());
    QCOMPARE(locked.state(), KeyState::Locked);

    QVERIFY(keyring::unlock(password));
    Answer found;
    keychain.read(name, found.context(), found.receiver());
    QVERIFY(found.wait());
    QCOMPARE(found.state(), KeyState::Found);
    QCOMPARE(found.secret().reveal(), keyBytes);
}

void TestKeychainSecretStore::K03_deletesAndReplacesNothingWhileLocked()
{
    QVERIFY(keyring::lock());
    secrets::KeychainSecretStore keychain;
    Answer written;
    keychain.write(name, secretOf("sk-another"_ba), written.context(), written.receiver());
    QVERIFY(written.wait());
    QCOMPARE(written.state(), KeyState::Locked);
    Answer removed;
    keychain.remove(name, removed.context(), removed.receiver());
    QVERIFY(removed.wait());
    QCOMPARE(removed.state(), KeyState::Locked);

    QVERIFY(keyring::unlock(password));
    Answer found;
    keychain.read(name, found.context(), found.receiver());
    QVERIFY(found.wait());
    QCOMPARE(found.secret().reveal(), keyBytes);
}

void TestKeychainSecretStore::K03_saysLockedForAnUnknownKeyBehindALock()
{
    QVERIFY(keyring::lock());
    secrets::KeychainSecretStore keychain;
    Answer read;
    keychain.read(otherName, read.context(), read.receiver());
    QVERIFY(read.wait());
    QCOMPARE(read.state(), KeyState::Locked);
}

void TestKeychainSecretStore::unlockOnAnOpenKeyringReadsAtOnce()
{
    secrets::KeychainSecretStore keychain;
    Answer read;
    keychain.unlock(name, read.context(), read.receiver());
    QVERIFY(read.wait());
    QCOMPARE(read.secret().reveal(), keyBytes);
}

void TestKeychainSecretStore::K05_unlockIsLockedWhenTheDialogCannotBeShown()
{
    QVERIFY(keyring::lock());
    secrets::KeychainSecretStore keychain;
    Answer unlocked;
    keychain.unlock(name, unlocked.context(), unlocked.receiver());
    QVERIFY(unlocked.wait());
    QCOMPARE(unlocked.state(), KeyState::Locked);
}

void TestKeychainSecretStore::K04_answersWaitingWhenNobodyAnswersTheDialog()
{
    UnwatchedDisplay display;
    QVERIFY(display.start());
    QVERIFY(keyring::lock());
    secrets::KeychainSecretStore keychain(
        {.quiet = std::chrono::milliseconds(300), .patience = std::chrono::seconds(1)});
    QSignalSpy states(&keychain, &base::SecretStore::stateChanged);
    const LoopWatch watch;
    Answer read;
    keychain.read(name, read.context(), read.receiver());
    QVERIFY(read.wait(5'000));
    QCOMPARE(read.state(), KeyState::Waiting);
    QCOMPARE(read.count(), 1);
    QCOMPARE(states.size(), 1);
    QCOMPARE(states[0][1].value<KeyState>(), KeyState::Waiting);
    QVERIFY2(watch.longestMs() < 100, qPrintable(QString::number(watch.longestMs())));

    // The dialog is still there; the one who asks again waits for the same one.
    Answer again;
    keychain.unlock(name, again.context(), again.receiver());
    QVERIFY(again.wait(5'000));
    QCOMPARE(again.state(), KeyState::Waiting);

    QTRY_VERIFY(keyring::processOf(dialog) > 0);
    QVERIFY(keyring::endProcessOf(dialog));
    QTRY_COMPARE(states.last()[1].value<KeyState>(), KeyState::Locked);
    QCOMPARE(read.count(), 1);
}

void TestKeychainSecretStore::K04_aLateAnswerIsNotLost()
{
    UnwatchedDisplay display;
    QVERIFY(display.start());
    QVERIFY(keyring::lock());
    secrets::KeychainSecretStore keychain(
        {.quiet = std::chrono::milliseconds(100), .patience = std::chrono::milliseconds(300)});
    QSignalSpy states(&keychain, &base::SecretStore::stateChanged);
    Answer read;
    keychain.read(name, read.context(), read.receiver());
    QVERIFY(read.wait(5'000));
    QCOMPARE(read.state(), KeyState::Waiting);
    // Unlocked after all, here in another window; then the dialog goes.
    QTRY_VERIFY(keyring::processOf(dialog) > 0);
    QVERIFY(keyring::unlock(password));
    QVERIFY(keyring::endProcessOf(dialog));
    QTRY_COMPARE(states.last()[1].value<KeyState>(), KeyState::Found);

    Answer again;
    keychain.read(name, again.context(), again.receiver());
    QVERIFY(again.wait());
    QCOMPARE(again.secret().reveal(), keyBytes);
    QCOMPARE(read.count(), 1);
}

void TestKeychainSecretStore::K05_saysLockedLateWhenTheDialogIsDismissed()
{
    UnwatchedDisplay display;
    QVERIFY(display.start());
    QVERIFY(keyring::lock());
    secrets::KeychainSecretStore keychain(
        {.quiet = std::chrono::milliseconds(300), .patience = std::chrono::seconds(20)});
    QSignalSpy states(&keychain, &base::SecretStore::stateChanged);
    Answer unlocked;
    keychain.unlock(name, unlocked.context(), unlocked.receiver());
    QVERIFY(states.wait());
    QTRY_VERIFY(keyring::processOf(dialog) > 0);
    QVERIFY(keyring::endProcessOf(dialog));
    QVERIFY(unlocked.wait());
    QCOMPARE(unlocked.state(), KeyState::Locked);
    QTRY_COMPARE(states.last()[1].value<KeyState>(), KeyState::Locked);

    QVERIFY(keyring::unlock(password));
    Answer found;
    keychain.read(name, found.context(), found.receiver());
    QVERIFY(found.wait());
    QCOMPARE(found.secret().reveal(), keyBytes);
}

QString TestKeychainSecretStore::ask(const QString &command, const QString &program, const QStringList &arguments,
                                     const QProcessEnvironment &environment)
{
    const QTemporaryDir home;
    QProcessEnvironment own = environment;
    own.insert(u"HOME"_s, home.path());
    own.insert(u"XDG_RUNTIME_DIR"_s, home.path());
    for (const QString &folder : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_STATE_HOME"_s})
        own.remove(folder);
    QProcess probe;
    probe.setProcessEnvironment(own);
    const QString file = QString::fromUtf8(KEYCHAIN_PROBE);
    QStringList all = arguments;
    if (!program.isEmpty())
        all.append(file);
    probe.start(program.isEmpty() ? file : program, all + QStringList{command, name});
    probe.write(keyBytes + '\n');
    probe.closeWriteChannel();
    if (!probe.waitForFinished(20'000))
        return u"no answer"_s;
    if (!filesThatContain(keyBytes, home.path()).isEmpty())
        return u"the key is on disk"_s;
    return QString::fromUtf8(probe.readAllStandardOutput()).section(u'\n', 0, 0);
}

void TestKeychainSecretStore::K06_saysNoServiceOnABusWithoutOne_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"read", "write", "remove", "unlock"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestKeychainSecretStore::K06_saysNoServiceOnABusWithoutOne()
{
    QFETCH(const QString, command);
    const QTemporaryDir folder;
    QFile configuration(folder.filePath(u"bus.conf"_s));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>"
                        "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                        "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
    configuration.close();
    QCOMPARE(ask(command, u"dbus-run-session"_s, {u"--config-file="_s + configuration.fileName(), u"--"_s},
                 QProcessEnvironment::systemEnvironment()),
             u"NoService"_s);
}

void TestKeychainSecretStore::K06_saysNoServiceWithoutABus_data()
{
    K06_saysNoServiceOnABusWithoutOne_data();
}

void TestKeychainSecretStore::K06_saysNoServiceWithoutABus()
{
    QFETCH(const QString, command);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    QCOMPARE(ask(command, {}, {}, environment), u"NoService"_s);
}

void TestKeychainSecretStore::K09_leavesNoTraceOfTheKeyInHomeOrLog()
{
    QVERIFY(keyring::lock()); // writes the keyring's file
    const QString home = QDir::homePath();
    QVERIFY(QDir(home).exists(u".local/share/keyrings"_s));
    QCOMPARE(filesThatContain(keyBytes, home), QStringList());
    QCOMPARE(loggedLines().filter(QString::fromLatin1(keyBytes)), QStringList());
}

QTEST_GUILESS_MAIN(TestKeychainSecretStore)
#include "tst_keychainsecretstore.moc"
