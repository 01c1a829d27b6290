// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/sendbutton.h"

#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QApplication>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;

class TestSendButton : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void staysAsWideAsItsWidestFace();
    void growsWithItsFont();
    void isNamedAfterItsWordOnly();
    void isFilledWithTheAccentWhenPrimary();
};

void TestSendButton::initTestCase()
{
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteOf(lightTheme()));
}

void TestSendButton::staysAsWideAsItsWidestFace()
{
    SendButton button;
    button.setFace(u"Send"_s, u"Ctrl+Enter"_s);
    const int wide = button.sizeHint().width();
    button.setFace(u"Stop"_s, u"Esc"_s);
    QCOMPARE(button.sizeHint().width(), wide);
}

void TestSendButton::growsWithItsFont()
{
    SendButton button;
    button.setFace(u"Send"_s, u"Enter"_s);
    const QSize before = button.sizeHint();
    QFont font = button.font();
    font.setPixelSize(40);
    button.setFont(font);
    QVERIFY(button.sizeHint().width() > before.width());
    QVERIFY(button.sizeHint().height() > before.height());
}

void TestSendButton::isNamedAfterItsWordOnly()
{
    SendButton button;
    button.setFace(u"Stop"_s, u"Esc"_s);
    QCOMPARE(button.accessibleName(), u"Stop"_s);
}

void TestSendButton::isFilledWithTheAccentWhenPrimary()
{
    SendButton button;
    button.setFace(u"Send"_s, u"Enter"_s);
    setButtonLook(&button, ButtonLook::Primary);
    button.resize(button.sizeHint());
    QCOMPARE(button.grab().toImage().pixelColor(6, 6).name(), lightTheme().accent.name());
}

QTEST_MAIN(TestSendButton)
#include "tst_sendbutton.moc"
