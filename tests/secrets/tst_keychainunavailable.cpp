// SPDX-License-Identifier: GPL-3.0-or-later
// A desktop without a keyring, and one without a bus: another process each, for the bus is found once per process.
#include "keychainfixture.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace tokenhub;
using namespace Qt::Literals::StringLiterals;
using namespace keychain;

class TestKeychainUnavailable : public QObject
{
    Q_OBJECT

private slots:
    void K06_saysNoServiceOnABusWithoutOne_data();
    void K06_saysNoServiceOnABusWithoutOne();
    void K06_saysNoServiceWithoutABus_data();
    void K06_saysNoServiceWithoutABus();

private:
    static QString ask(const QString &command, const QString &program, const QStringList &arguments,
                       const QProcessEnvironment &environment);
};

QString TestKeychainUnavailable::ask(const QString &command, const QString &program, const QStringList &arguments,
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

void TestKeychainUnavailable::K06_saysNoServiceOnABusWithoutOne_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"read", "write", "remove", "unlock"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestKeychainUnavailable::K06_saysNoServiceOnABusWithoutOne()
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

void TestKeychainUnavailable::K06_saysNoServiceWithoutABus_data()
{
    K06_saysNoServiceOnABusWithoutOne_data();
}

void TestKeychainUnavailable::K06_saysNoServiceWithoutABus()
{
    QFETCH(const QString, command);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    QCOMPARE(ask(command, {}, {}, environment), u"NoService"_s);
}

QTEST_GUILESS_MAIN(TestKeychainUnavailable)
#include "tst_keychainunavailable.moc"
