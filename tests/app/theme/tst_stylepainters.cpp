// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/stylepainters.h"

#include <QTest>

using namespace tokenhub::app;

namespace {

QStyleOption buttonOption(QStyle::State state)
{
    QStyleOption option;
    option.palette = paletteOf(lightTheme());
    option.state = state;
    return option;
}

} // namespace

class TestStylePainters : public QObject
{
    Q_OBJECT

private slots:
    void showsTheFocusOnlyToThoseWhoUseTheKeyboard();
    void keepsButtonTextReadableInEveryState();
};

void TestStylePainters::showsTheFocusOnlyToThoseWhoUseTheKeyboard()
{
    QVERIFY(!style::showsFocus(buttonOption(QStyle::State_HasFocus)));
    QVERIFY(style::showsFocus(buttonOption(QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange)));
}

void TestStylePainters::keepsButtonTextReadableInEveryState()
{
    for (const ButtonLook look : {ButtonLook::Outlined, ButtonLook::Primary}) {
        for (const QStyle::StateFlag more :
             {QStyle::State_None, QStyle::State_MouseOver, QStyle::State_Sunken, QStyle::State_On}) {
            const style::ButtonColours colours = style::buttonColours(buttonOption(QStyle::State_Enabled | more), look);
            QVERIFY(contrast(colours.text, colours.fill) >= 4.5);
        }
    }
}

QTEST_MAIN(TestStylePainters)
#include "tst_stylepainters.moc"
