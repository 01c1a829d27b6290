// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/themewatcher.h"

#include <QDBusConnection>
#include <QDBusServer>
#include <QDBusVariant>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleFactory>
#include <QTest>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;

namespace {

QPalette fusionPalette()
{
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(u"Fusion"_s));
    return fusion->standardPalette();
}

void tell(ThemeWatcher &watcher, uint scheme, const QString &key = u"color-scheme"_s)
{
    QMetaObject::invokeMethod(&watcher, "onPortalSetting", Q_ARG(QString, u"org.freedesktop.appearance"_s),
                              Q_ARG(QString, key), Q_ARG(QVariant, QVariant(scheme)));
}

} // namespace

//! The portal's settings, as far as we ask for them.
class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 1;
    QStringList asked;

public slots:
    QDBusVariant Read(const QString &group, const QString &key)
    {
        asked += group + u'/' + key;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme)));
    }
};

class TestThemeWatcher : public QObject
{
    Q_OBJECT

private slots:
    void followsTheChoiceAboveAll();
    void worksWithoutAnyBus();
    void asksThePortalWithoutWaiting();
    void followsThePortalWhileRunning();
    void prefersADesktopsOwnPaletteToThePortal();
    void saysNothingWhenNothingChanged();
};

void TestThemeWatcher::followsTheChoiceAboveAll()
{
    ThemeWatcher watcher(fusionPalette());
    QSignalSpy changed(&watcher, &ThemeWatcher::themeChanged);
    watcher.setChoice(SchemeChoice::Dark);
    QVERIFY(watcher.theme() == darkTheme());
    QCOMPARE(changed.count(), 1);
    tell(watcher, 2);
    QVERIFY(watcher.theme() == darkTheme());
    QCOMPARE(changed.count(), 1);
    watcher.setChoice(SchemeChoice::Light);
    QVERIFY(watcher.theme() == lightTheme());
}

void TestThemeWatcher::worksWithoutAnyBus()
{
    ThemeWatcher watcher(fusionPalette());
    watcher.watch(QDBusConnection(u"there is no such connection"_s));
    QVERIFY(watcher.theme() == themeFor(schemeOf(fusionPalette())));
}

void TestThemeWatcher::asksThePortalWithoutWaiting()
{
    Portal portal;
    QDBusServer server(u"unix:tmpdir=/tmp"_s);
    server.setAnonymousAuthenticationAllowed(true);
    QObject::connect(&server, &QDBusServer::newConnection, &portal, [&portal](QDBusConnection peer) {
        peer.registerObject(u"/org/freedesktop/portal/desktop"_s, &portal, QDBusConnection::ExportAllSlots);
    });
    const QDBusConnection bus = QDBusConnection::connectToPeer(server.address(), u"portal"_s);
    QVERIFY(bus.isConnected());
    QTRY_VERIFY(server.isConnected());

    ThemeWatcher watcher(fusionPalette());
    QVERIFY(watcher.theme() == lightTheme());
    QSignalSpy changed(&watcher, &ThemeWatcher::themeChanged);
    watcher.watch(bus);
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(watcher.theme() == darkTheme());
    QCOMPARE(portal.asked, QStringList{u"org.freedesktop.appearance/color-scheme"_s});
    QDBusConnection::disconnectFromPeer(u"portal"_s);
}

void TestThemeWatcher::followsThePortalWhileRunning()
{
    ThemeWatcher watcher(fusionPalette());
    tell(watcher, 1);
    QVERIFY(watcher.theme() == darkTheme());
    tell(watcher, 2, u"accent-color"_s);
    QVERIFY(watcher.theme() == darkTheme());
    tell(watcher, 2);
    QVERIFY(watcher.theme() == lightTheme());
    tell(watcher, 1);
    tell(watcher, 0); // no preference
    QVERIFY(watcher.theme() == themeFor(schemeOf(fusionPalette())));
}

void TestThemeWatcher::prefersADesktopsOwnPaletteToThePortal()
{
    QPalette own = fusionPalette();
    own.setColor(QPalette::Window, QColor(0xef, 0xf0, 0xf1));
    own.setColor(QPalette::Highlight, QColor(0x3d, 0xae, 0xe9));
    QVERIFY(isDesktopPalette(own));
    QVERIFY(!isDesktopPalette(fusionPalette()));
    ThemeWatcher watcher(own);
    tell(watcher, 1);
    QCOMPARE(watcher.theme().scheme, Scheme::Light);
    QCOMPARE(watcher.theme().surface, QColor(0xef, 0xf0, 0xf1));
}

void TestThemeWatcher::saysNothingWhenNothingChanged()
{
    ThemeWatcher watcher(fusionPalette());
    QSignalSpy changed(&watcher, &ThemeWatcher::themeChanged);
    watcher.setChoice(SchemeChoice::System);
    tell(watcher, 2);
    QCOMPARE(changed.count(), schemeOf(fusionPalette()) == Scheme::Light ? 0 : 1);
}

QTEST_MAIN(TestThemeWatcher)
#include "tst_themewatcher.moc"
