// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanes/laneheader.h"
#include "lanes/sparkline.h"
#include "theme/theme.h"

#include <QApplication>
#include <QImage>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;

namespace {

int pixelsLike(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor there = image.pixelColor(x, y);
            count += std::abs(there.red() - colour.red()) + std::abs(there.green() - colour.green())
                        + std::abs(there.blue() - colour.blue())
                    < 60
                ? 1
                : 0;
        }
    }
    return count;
}

} // namespace

class TestSparkline : public QObject
{
    Q_OBJECT

private slots:
    void theLineGoesThroughAllRates();
    void oneRateIsNoLine();
    void aFlatLineIsAtTheTop();
    void itSaysItsNumbers();
    void itIsPaintedInItsColour_data();
    void itIsPaintedInItsColour();
    void aHeaderMakesRoomForIt();
};

void TestSparkline::theLineGoesThroughAllRates()
{
    const QPolygonF points = sparklinePoints({0, 50, 100, 25}, QRectF(0, 0, 30, 10));
    QCOMPARE(points, QPolygonF({QPointF(0, 10), QPointF(10, 5), QPointF(20, 0), QPointF(30, 7.5)}));
}

void TestSparkline::oneRateIsNoLine()
{
    QVERIFY(sparklinePoints({}, QRectF(0, 0, 30, 10)).isEmpty());
    QVERIFY(sparklinePoints({5}, QRectF(0, 0, 30, 10)).isEmpty());
    QWidget window;
    Sparkline line(&window);
    line.setRates({5});
    QVERIFY(line.isHidden());
    line.setRates({5, 6});
    QVERIFY(!line.isHidden());
    line.setRates({});
    QVERIFY(line.isHidden());
}

void TestSparkline::aFlatLineIsAtTheTop()
{
    for (const double rate : {0.0, 7.0}) {
        const QPolygonF points = sparklinePoints({rate, rate}, QRectF(0, 0, 30, 10));
        QCOMPARE(points.first().y(), rate > 0 ? 0.0 : 10.0);
    }
}

void TestSparkline::itSaysItsNumbers()
{
    Sparkline line;
    line.setRates({3.14, 120, 52});
    QCOMPARE(line.accessibleName(), u"Tokens per second: 52 at last, from 3.1 to 120"_s);
    QCOMPARE(line.toolTip(), line.accessibleName());
}

void TestSparkline::itIsPaintedInItsColour_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::addColumn<double>("scale");
    QTest::newRow("light") << lightTheme() << 1.0;
    QTest::newRow("dark") << darkTheme() << 1.0;
    QTest::newRow("light, twice as fine") << lightTheme() << 2.0;
}

void TestSparkline::itIsPaintedInItsColour()
{
    QFETCH(Theme, theme);
    QFETCH(double, scale);
    Sparkline line;
    line.setPalette(paletteOf(theme));
    line.setColour(theme.lanes[1]);
    line.setRates({10, 20, 15, 30});
    line.resize(Sparkline::wide, 16);
    QImage image(line.size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(theme.paper);
    line.render(&image, {}, {}, {});
    QVERIFY2(pixelsLike(image, theme.lanes[1]) > int(15 * scale),
             qPrintable(QString::number(pixelsLike(image, theme.lanes[1]))));
}

void TestSparkline::aHeaderMakesRoomForIt()
{
    LaneHeader header;
    header.resize(320, header.sizeHint().height());
    LaneFace face{.letter = u"A"_s, .model = u"m"_s, .metrics = u"0.4 s first"_s, .speed = {1, 2, 3}};
    header.setFace(face);
    const auto *line = header.findChild<Sparkline *>();
    QVERIFY(!line->isHidden());
    QVERIFY(header.rect().contains(line->geometry()));
    QVERIFY(line->geometry().top() > 30); // beside the metrics, below the model
    header.setFolded(true);
    QVERIFY(line->isHidden());
    header.setFolded(false);
    QVERIFY(!line->isHidden());
    face.speed.clear();
    header.setFace(face);
    QVERIFY(line->isHidden());
}

QTEST_MAIN(TestSparkline)
#include "tst_sparkline.moc"
