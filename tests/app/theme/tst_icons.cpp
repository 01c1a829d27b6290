// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icons.h"

#include "theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;

namespace {

//! The colour of the pixel that covers most.
QColor strongestColour(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    QColor strongest(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor colour = image.pixelColor(x, y);
            if (colour.alpha() > strongest.alpha())
                strongest = colour;
        }
    }
    return strongest;
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private slots:
    void takesItsColourFromThePaletteWhenPainted();
    void isPalerWhenDisabled();
    void isSharpAtEveryScale();
    void paintsInTheColourItIsGiven();
    void warnsOfANameThatDoesNotExist();
};

void TestIcons::takesItsColourFromThePaletteWhenPainted()
{
    const QIcon plus = icon(u"plus"_s);
    for (const Theme &theme : {lightTheme(), darkTheme()}) {
        QApplication::setPalette(paletteOf(theme));
        QCOMPARE(strongestColour(plus.pixmap(32)).name(), theme.ink.name());
        QCOMPARE(strongestColour(icon(u"plus"_s, Tint::Bad).pixmap(32)).name(), theme.bad.name());
        QCOMPARE(strongestColour(icon(u"plus"_s, Tint::QuietInk).pixmap(32)).name(), theme.quietInk.name());
    }
}

void TestIcons::isPalerWhenDisabled()
{
    QApplication::setPalette(paletteOf(lightTheme()));
    const QColor disabled = strongestColour(icon(u"plus"_s).pixmap(QSize(32, 32), QIcon::Disabled));
    QVERIFY(contrast(disabled, Qt::white) < contrast(lightTheme().ink, Qt::white) / 2);
}

void TestIcons::isSharpAtEveryScale()
{
    QCOMPARE(icon(u"x"_s).pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
    const QPixmap odd = iconPixmap(u"x"_s, 16, 1.25, Qt::black);
    QCOMPARE(odd.size(), QSize(20, 20));
    QCOMPARE(odd.devicePixelRatio(), 1.25);
}

void TestIcons::paintsInTheColourItIsGiven()
{
    QPixmap canvas(40, 20);
    canvas.fill(Qt::transparent);
    QPainter painter(&canvas);
    paintIcon(painter, QRect(10, 0, 20, 20), u"copy"_s, Qt::red);
    painter.end();
    QCOMPARE(strongestColour(canvas).name(), QColor(Qt::red).name());
    const QImage image = canvas.toImage();
    for (int y = 0; y < 20; ++y)
        QCOMPARE(qAlpha(image.pixel(5, y)), 0);
}

void TestIcons::warnsOfANameThatDoesNotExist()
{
    QTest::ignoreMessage(QtWarningMsg, "there is no icon \"no-such-icon\"");
    QVERIFY(icon(u"no-such-icon"_s).isNull());
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
