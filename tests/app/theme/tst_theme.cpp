// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include <QSet>
#include <QTest>
#include <QWidget>

using namespace tokenhub::app;

namespace {

//! What a desktop could bring: a soft grey one whose highlight is too pale, a loud one, a black one.
QPalette desktopPalette(QRgb window, QRgb base, QRgb text, QRgb highlight)
{
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(window));
    palette.setColor(QPalette::WindowText, QColor(text));
    palette.setColor(QPalette::Base, QColor(base));
    palette.setColor(QPalette::Text, QColor(text));
    palette.setColor(QPalette::Highlight, QColor(highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

void addThemes()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << paletteOf(lightTheme());
    QTest::newRow("dark") << paletteOf(darkTheme());
    QTest::newRow("soft grey") << desktopPalette(0xeff0f1, 0xfcfcfc, 0x232629, 0x93cee9);
    QTest::newRow("black") << desktopPalette(0x101010, 0x000000, 0xcccccc, 0x800000);
    QTest::newRow("pale text") << desktopPalette(0xffffff, 0xffffff, 0x999999, 0xffff00);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void textCanBeReadOnItsGround_data() { addThemes(); }
    void textCanBeReadOnItsGround();
    void everyLaneCanBeToldFromThePaper_data() { addThemes(); }
    void everyLaneCanBeToldFromThePaper();
    void comesBackFromItsPalette_data() { addThemes(); }
    void comesBackFromItsPalette();
    void staysTheSameWhenAPaneExchangesItsGround();
    void tellsDarkByLightness();
    void keepsTheDesktopsOwnColours();
    void mixesBetweenTwoColours();
    void leavesAReadableColourAlone();
    void scalesFontsInTheirOwnUnit();
};

void TestTheme::textCanBeReadOnItsGround()
{
    QFETCH(QPalette, palette);
    const Theme theme = themeOf(palette);
    for (const QColor &text : {theme.ink, theme.quietInk, theme.link, theme.good, theme.warn, theme.bad}) {
        QVERIFY2(contrast(text, theme.paper) >= 4.5, qPrintable(text.name()));
        QVERIFY2(contrast(text, theme.surface) >= 4.5, qPrintable(text.name()));
    }
    QVERIFY(contrast(theme.ink, theme.selection) >= 4.5);
    QVERIFY(contrast(theme.quietInk, theme.selection) >= 4.5);
    QVERIFY(contrast(theme.onTextSelection, theme.textSelection) >= 4.5);
    QVERIFY(contrast(theme.onAccent, theme.accent) >= 4.5);
    QVERIFY(contrast(theme.accent, theme.paper) >= 3.0);
    for (const QColor &ground : {theme.added, theme.removed})
        QVERIFY(contrast(themeFor(theme.scheme).ink, ground) >= 4.5);
}

void TestTheme::everyLaneCanBeToldFromThePaper()
{
    QFETCH(QPalette, palette);
    const Theme theme = themeOf(palette);
    QSet<QRgb> seen;
    for (const QColor &lane : theme.lanes) {
        QVERIFY2(contrast(lane, theme.paper) >= 3.0, qPrintable(lane.name()));
        QVERIFY2(contrast(theme.onLane, lane) >= 4.5, qPrintable(lane.name()));
        seen += lane.rgb();
    }
    QCOMPARE(seen.size(), 8);
}

void TestTheme::comesBackFromItsPalette()
{
    QFETCH(QPalette, palette);
    const Theme theme = themeOf(palette);
    const Theme again = themeOf(paletteOf(theme));
    QCOMPARE(again.ink, theme.ink);
    QCOMPARE(again.accent, theme.accent);
    QCOMPARE(again.quietInk, theme.quietInk);
    QVERIFY(again == theme);
}

void TestTheme::staysTheSameWhenAPaneExchangesItsGround()
{
    QWidget pane;
    QPalette palette = paletteOf(darkTheme());
    palette.setColor(QPalette::Window, darkTheme().paper);
    palette.setColor(QPalette::Base, darkTheme().surface);
    pane.setPalette(palette);
    QVERIFY(themeOf(&pane) == darkTheme());
}

void TestTheme::tellsDarkByLightness()
{
    QCOMPARE(schemeOf(paletteOf(darkTheme())), Scheme::Dark);
    QCOMPARE(schemeOf(paletteOf(lightTheme())), Scheme::Light);
    QCOMPARE(schemeOf(desktopPalette(0x202020, 0x101010, 0xffffff, 0x3030ff)), Scheme::Dark);
}

void TestTheme::keepsTheDesktopsOwnColours()
{
    const Theme theme = themeOf(desktopPalette(0xeff0f1, 0xfcfcfc, 0x232629, 0x1d6f8f));
    QCOMPARE(theme.paper, QColor(0xfc, 0xfc, 0xfc));
    QCOMPARE(theme.surface, QColor(0xef, 0xf0, 0xf1));
    QCOMPARE(theme.ink, QColor(0x23, 0x26, 0x29));
    QCOMPARE(theme.accent, QColor(0x1d, 0x6f, 0x8f));
}

void TestTheme::mixesBetweenTwoColours()
{
    QCOMPARE(mixed(Qt::black, Qt::white, 0), QColor(Qt::black));
    QCOMPARE(mixed(Qt::black, Qt::white, 1), QColor(Qt::white));
    QCOMPARE(mixed(Qt::black, Qt::white, 0.5), QColor(128, 128, 128));
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
}

void TestTheme::leavesAReadableColourAlone()
{
    QCOMPARE(readable(lightTheme().ink, Qt::white), lightTheme().ink);
    QVERIFY(contrast(readable(Qt::yellow, Qt::white), Qt::white) >= 4.5);
    QVERIFY(contrast(readable(Qt::darkBlue, Qt::black), Qt::black) >= 4.5);
}

void TestTheme::scalesFontsInTheirOwnUnit()
{
    QFont points;
    points.setPointSizeF(10);
    QCOMPARE(fonts::small(points).pointSizeF(), 8.7);
    QFont pixels;
    pixels.setPixelSize(20);
    QCOMPARE(fonts::small(pixels).pixelSize(), 17);
    QCOMPARE(fonts::code(pixels).pixelSize(), 19);
    QVERIFY(fonts::heading(points, 1).pointSizeF() > fonts::heading(points, 2).pointSizeF());
    QVERIFY(fonts::heading(points, 3).pointSizeF() > points.pointSizeF());
    QCOMPARE(fonts::heading(points, 1).weight(), QFont::DemiBold);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
