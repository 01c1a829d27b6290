// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/tonelabel.h"
#include "theme/theme.h"

#include <QTest>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

class TestToneLabel : public QObject
{
    Q_OBJECT

private slots:
    void isHiddenWhileItIsEmpty();
    void showsMarkupAsText();
    void followsToneAndTheme();
};

void TestToneLabel::isHiddenWhileItIsEmpty()
{
    QWidget window;
    ToneLabel label(&window);
    QVERIFY(label.isHidden());
    label.showText(u"x"_s, Tone::Bad);
    QVERIFY(!label.isHidden());
    QCOMPARE(label.accessibleName(), u"x"_s);
    label.clearText();
    QVERIFY(label.isHidden());
}

void TestToneLabel::showsMarkupAsText()
{
    ToneLabel label;
    QCOMPARE(label.textFormat(), Qt::PlainText);
}

void TestToneLabel::followsToneAndTheme()
{
    QWidget window;
    ToneLabel label(&window);
    for (const Theme &theme : {lightTheme(), darkTheme()}) {
        window.setPalette(paletteOf(theme));
        const std::pair<Tone, QColor> expected[] = {
            {Tone::Quiet, theme.quietInk}, {Tone::Good, theme.good}, {Tone::Warn, theme.warn}, {Tone::Bad, theme.bad}};
        for (const auto &[tone, colour] : expected) {
            label.showText(u"x"_s, tone);
            QCOMPARE(label.palette().color(label.foregroundRole()), colour);
        }
        label.showText(u"x"_s, Tone::Bad); // and changes with the theme while it is shown
    }
    window.setPalette(paletteOf(lightTheme()));
    QCOMPARE(label.palette().color(label.foregroundRole()), lightTheme().bad);
}

QTEST_MAIN(TestToneLabel)
#include "tst_tonelabel.moc"
