// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/toggleswitch.h"
#include "theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

class TestToggleSwitch : public QObject
{
    Q_OBJECT

private slots:
    void spaceAndClickToggle();
    void looksDifferentWhenItIsOn();
};

void TestToggleSwitch::spaceAndClickToggle()
{
    ToggleSwitch toggle(u"Live"_s);
    QSignalSpy clicks(&toggle, &QAbstractButton::clicked);
    QTest::keyClick(&toggle, Qt::Key_Space);
    QVERIFY(toggle.isChecked());
    QTest::mouseClick(&toggle, Qt::LeftButton);
    QVERIFY(!toggle.isChecked());
    QCOMPARE(clicks.size(), 2);
}

void TestToggleSwitch::looksDifferentWhenItIsOn()
{
    QApplication::setPalette(paletteOf(lightTheme()));
    ToggleSwitch toggle(u"Live"_s);
    toggle.resize(toggle.sizeHint());
    const QImage off = toggle.grab().toImage();
    toggle.setChecked(true);
    const QImage on = toggle.grab().toImage();
    QVERIFY(off != on);
    QCOMPARE(on.pixelColor(10, on.height() / 2), lightTheme().accent);
}

QTEST_MAIN(TestToggleSwitch)
#include "tst_toggleswitch.moc"
