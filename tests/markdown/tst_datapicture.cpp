// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/datapicture.h"
#include "segmentdump.h"

#include <QBuffer>
#include <QImage>
#include <QTest>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::markdown;

namespace {

QByteArray png(int width, int height)
{
    QImage image(width, height, QImage::Format_Mono);
    image.fill(1);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray line(const QByteArray &bytes, const QByteArray &type = "png", const QByteArray &alt = "a chart")
{
    return "![" + alt + "](data:image/" + type + ";base64," + bytes.toBase64() + ")";
}

} // namespace

class TestDataPicture : public QObject
{
    Q_OBJECT

private slots:
    void readsAPictureAndItsSize();
    void R02_takesNothingElse_data();
    void R02_takesNothingElse();
    void R02_aPictureIsASegmentOfItsOwn();
    void R02_eachPrefixEndsAsTheWhole();
    void R02_alsoALongPictureIsOne();
};

void TestDataPicture::readsAPictureAndItsSize()
{
    const auto picture = dataPicture(line(png(40, 20)));
    QVERIFY(picture);
    QCOMPARE(picture->size, QSize(40, 20));
    QCOMPARE(picture->alt, u"a chart"_s);
    QCOMPARE(picture->bytes, png(40, 20));
    QVERIFY(dataPicture(line(png(40, 20)) + "  \n"));
}

void TestDataPicture::R02_takesNothingElse_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("wider than the limit") << line(png(largestPicture + 1, 1));
    QTest::newRow("more bytes than the limit") << line(png(8, 8) + QByteArray(longestPicture, 'x'));
    QTest::newRow("another format than it says") << line(png(8, 8), "jpeg");
    QTest::newRow("SVG") << line("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "svg+xml");
    QTest::newRow("no picture") << line("not a picture at all");
    QTest::newRow("no base64") << "![a](data:image/png,abc)"_ba;
    QTest::newRow("text behind it") << line(png(8, 8)) + " and more";
    QTest::newRow("a title") << line(png(8, 8)).chopped(1) + " \"title\")";
    QTest::newRow("a web address") << "![a](https://example.com/a.png)"_ba;
    QTest::newRow("not closed") << line(png(8, 8)).chopped(1);
}

void TestDataPicture::R02_takesNothingElse()
{
    QFETCH(QByteArray, line);
    QVERIFY(!dataPicture(line));
    LiveMarkdown live(testing::style());
    live.setText(line);
    for (const auto &segment : live.segments())
        QVERIFY(!segment->isPicture());
    QVERIFY(!live.segments().empty());
}

void TestDataPicture::R02_aPictureIsASegmentOfItsOwn()
{
    LiveMarkdown live(testing::style());
    live.setText("Before:\n\n" + line(png(40, 20)) + "\nbehind it\n\n" + line(png(8, 8), "png", "") + "\n");
    QCOMPARE(live.segments().size(), 4U);
    QVERIFY(live.segments()[1]->isPicture());
    QCOMPARE(live.segments()[1]->plainText(), u"a chart"_s);
    QCOMPARE(live.segments()[1]->document()->characterCount(), 2);
    QCOMPARE(live.segments()[2]->plainText(), u"behind it"_s);
    QVERIFY(live.segments()[3]->isPicture());
}

void TestDataPicture::R02_eachPrefixEndsAsTheWhole()
{
    const QByteArray text = "Before:\n\n" + line(png(4, 2)) + "\nbehind it\n\n![a](data:image/png;base64,AA AA)\n\n"
        + line("none") + "\n===\n\n- " + line(png(2, 2)) + "\n\n```\n" + line(png(2, 2)) + "\n```\n" + line(png(3, 3));
    LiveMarkdown whole(testing::style());
    whole.setText(text);
    for (qsizetype split = 0; split <= text.size(); ++split) {
        LiveMarkdown live(testing::style());
        live.append(text.first(split));
        live.append(text.sliced(split));
        live.finish();
        QCOMPARE(testing::dump(live), testing::dump(whole));
    }
    LiveMarkdown live(testing::style());
    for (const char byte : text)
        live.append(QByteArrayView(&byte, 1));
    live.finish();
    QCOMPARE(testing::dump(live), testing::dump(whole));
}

void TestDataPicture::R02_alsoALongPictureIsOne()
{
    QImage noise(700, 500, QImage::Format_RGB32);
    quint32 seed = 1;
    for (int y = 0; y < noise.height(); ++y) {
        for (int x = 0; x < noise.width(); ++x)
            noise.setPixel(x, y, seed = seed * 1664525U + 1013904223U);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    noise.save(&buffer, "PNG");
    const QByteArray text = line(bytes);
    QVERIFY(text.size() > 1'000'000 && bytes.size() < longestPicture);
    LiveMarkdown live(testing::style());
    for (qsizetype at = 0; at < text.size(); at += 5000)
        live.append(QByteArrayView(text).sliced(at, qMin<qsizetype>(5000, text.size() - at)));
    live.append("\nThe end.");
    live.finish();
    QCOMPARE(live.segments().size(), 2U);
    QVERIFY(live.segments()[0]->isPicture());
}

QTEST_MAIN(TestDataPicture)
#include "tst_datapicture.moc"
