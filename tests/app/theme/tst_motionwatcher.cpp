// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/motionwatcher.h"

#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QHash>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;

namespace {

const auto portalPath = u"/org/freedesktop/portal/desktop"_s;
const auto lessMotion = u"org.freedesktop.appearance/reduced-motion"_s;
const auto animations = u"org.gnome.desktop.interface/enable-animations"_s;

} // namespace

//! The portal's settings; what it does not know is an error, as with the real one.
class Portal : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    QHash<QString, QVariant> values;
    int asked = 0;

public slots:
    QDBusVariant Read(const QString &group, const QString &key)
    {
        ++asked;
        const auto found = values.constFind(group + u'/' + key);
        if (found == values.constEnd()) {
            sendErrorReply(u"org.freedesktop.portal.Error.NotFound"_s, u"Requested setting not found"_s);
            return QDBusVariant(QString());
        }
        return QDBusVariant(QVariant::fromValue(QDBusVariant(*found)));
    }
};

//! A bus of our own with a portal on it.
class TestMotionWatcher : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void movesWithoutAnyBus();
    void movesWherePortalsKnowLess();
    void asksThePortalWithoutWaiting_data();
    void asksThePortalWithoutWaiting();
    void followsTheDesktopWhileRunning();

private:
    void tell(const QString &name, const QVariant &value);

    std::unique_ptr<Portal> m_portal;
    QProcess m_daemon;
    std::unique_ptr<QDBusConnection> m_portalsBus;
    std::unique_ptr<QDBusConnection> m_bus;
};

void TestMotionWatcher::init()
{
    m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s});
    QVERIFY(m_daemon.waitForReadyRead());
    const QString address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    m_portal = std::make_unique<Portal>();
    m_portalsBus = std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(address, u"portal"_s));
    QVERIFY(m_portalsBus->registerObject(portalPath, m_portal.get(), QDBusConnection::ExportAllSlots));
    QVERIFY(m_portalsBus->registerService(u"org.freedesktop.portal.Desktop"_s));
    m_bus = std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(address, u"program"_s));
    QVERIFY(m_bus->isConnected());
}

void TestMotionWatcher::cleanup()
{
    m_bus.reset();
    m_portalsBus.reset();
    QDBusConnection::disconnectFromBus(u"program"_s);
    QDBusConnection::disconnectFromBus(u"portal"_s);
    m_portal.reset();
    m_daemon.kill();
    m_daemon.waitForFinished();
}

void TestMotionWatcher::tell(const QString &name, const QVariant &value)
{
    QDBusMessage changed
        = QDBusMessage::createSignal(portalPath, u"org.freedesktop.portal.Settings"_s, u"SettingChanged"_s);
    changed << name.section(u'/', 0, 0) << name.section(u'/', 1) << QVariant::fromValue(QDBusVariant(value));
    QVERIFY(m_portalsBus->send(changed));
}

void TestMotionWatcher::movesWithoutAnyBus()
{
    MotionWatcher watcher;
    watcher.watch(QDBusConnection(u"there is no such connection"_s));
    QVERIFY(!watcher.isReduced());
}

void TestMotionWatcher::movesWherePortalsKnowLess()
{
    m_portal->values = {{lessMotion, 1U}};
    MotionWatcher watcher;
    QSignalSpy changed(&watcher, &MotionWatcher::reducedChanged);
    watcher.watch(*m_bus);
    QVERIFY(changed.wait());
    QTRY_COMPARE(m_portal->asked, 2); // one was refused
    tell(lessMotion, 0U);
    QVERIFY(changed.wait());
    QVERIFY(!watcher.isReduced());
}

void TestMotionWatcher::asksThePortalWithoutWaiting_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("less motion") << lessMotion << QVariant(1U);
    QTest::newRow("no animations") << animations << QVariant(false);
}

void TestMotionWatcher::asksThePortalWithoutWaiting()
{
    QFETCH(QString, name);
    QFETCH(QVariant, value);
    m_portal->values = {{lessMotion, 0U}, {animations, true}};
    m_portal->values.insert(name, value);
    MotionWatcher watcher;
    QSignalSpy changed(&watcher, &MotionWatcher::reducedChanged);
    watcher.watch(*m_bus);
    QVERIFY(!watcher.isReduced());
    QVERIFY(changed.wait());
    QVERIFY(watcher.isReduced());
    QTRY_COMPARE(m_portal->asked, 2);
    QCOMPARE(changed.count(), 1);
}

void TestMotionWatcher::followsTheDesktopWhileRunning()
{
    m_portal->values = {{lessMotion, 1U}, {animations, true}};
    MotionWatcher watcher;
    QSignalSpy changed(&watcher, &MotionWatcher::reducedChanged);
    watcher.watch(*m_bus);
    QVERIFY(changed.wait());
    QTRY_COMPARE(m_portal->asked, 2);
    tell(lessMotion, 0U);
    QVERIFY(changed.wait());
    QVERIFY(!watcher.isReduced());
    tell(lessMotion, 1U);
    QVERIFY(changed.wait());
    QVERIFY(watcher.isReduced());
    tell(animations, false); // both
    tell(lessMotion, 0U); // still without animations
    tell(animations, true);
    QVERIFY(changed.wait());
    QVERIFY(!watcher.isReduced());
    QCOMPARE(changed.count(), 4);
}

QTEST_MAIN(TestMotionWatcher)
#include "tst_motionwatcher.moc"
