// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/formulaobjects.h"

#include "markdown/segment.h"
#include "segmentdump.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::markdown;
using tokenhub::typeset::MathAnswer;
using tokenhub::typeset::MathEngine;
using tokenhub::typeset::MathFailure;
using tokenhub::typeset::MathRequest;
using tokenhub::typeset::MathTypesetter;

namespace {

constexpr int Ascent = 10;
constexpr int Depth = 4;

// A red box with a blue part below the base line.
class BoxEngine final : public MathEngine
{
public:
    MathAnswer draw(const MathRequest &request) override
    {
        if (request.tex == u"bad"_s)
            return {.failure = MathFailure::BadTex};
        const auto ratio = int(request.devicePixelRatio);
        MathAnswer answer{.image = QImage(20 * ratio, (Ascent + Depth) * ratio, QImage::Format_ARGB32_Premultiplied),
                          .origin = {0, -Ascent},
                          .size = {20, Ascent + Depth},
                          .depth = Depth};
        answer.image.fill(Qt::red);
        for (int y = Ascent * ratio; y < answer.image.height(); ++y) {
            for (int x = 0; x < answer.image.width(); ++x)
                answer.image.setPixelColor(x, y, Qt::blue);
        }
        answer.image.setDevicePixelRatio(request.devicePixelRatio);
        return answer;
    }
    void interrupt() override { }
};

QImage painted(QTextDocument &document)
{
    QImage image(400, 200, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    document.drawContents(&painter);
    return image;
}

// The row where red turns to blue; -1 for none.
int baseLineOf(const QImage &image)
{
    for (int y = 1; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == QColor(Qt::blue) && image.pixelColor(x, y - 1) == QColor(Qt::red))
                return y;
        }
    }
    return -1;
}

} // namespace

class TestFormulaObjects : public QObject
{
    Q_OBJECT

private slots:
    void standsOnTheBaseLine_data();
    void standsOnTheBaseLine();
    void showsItsSourceWithoutAPicture();
    void refreshFindsTheFormula();
};

void TestFormulaObjects::standsOnTheBaseLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("in a line") << QByteArray("text $x$ text");
    QTest::newRow("reaching below") << QByteArray("text $\\begin{x}\\end{x}$ text");
    QTest::newRow("in a heading") << QByteArray("# text $x$");
    QTest::newRow("in a second line") << QByteArray(
        "text and more text and more text and more text and more text and $x$");
}

void TestFormulaObjects::standsOnTheBaseLine()
{
    QFETCH(QByteArray, text);
    MathTypesetter typesetter({.makeEngine = [] { return std::make_unique<BoxEngine>(); }});
    FormulaObjects objects(typesetter);
    LiveMarkdown markdown(tokenhub::markdown::testing::style());
    markdown.setText(text);
    QTextDocument &document = *markdown.segments().front()->document();
    document.documentLayout()->registerHandler(FormulaObject, &objects);
    document.setTextWidth(400);
    QSignalSpy answered(&typesetter, &MathTypesetter::answered);
    (void)painted(document);
    QVERIFY(answered.size() == 1 || answered.wait());
    QVERIFY(FormulaObjects::refresh(document, answered.front().front().value<MathRequest>().tex));

    const int drawn = baseLineOf(painted(document));
    const QTextBlock block = document.firstBlock();
    const QTextLine line = block.layout()->lineAt(block.layout()->lineCount() - 1);
    const qreal expected
        = document.documentLayout()->blockBoundingRect(block).top() + line.position().y() + line.ascent();
    QVERIFY2(std::abs(drawn - expected) <= 0.5, qPrintable(u"%1, not %2"_s.arg(drawn).arg(expected)));
}

void TestFormulaObjects::showsItsSourceWithoutAPicture()
{
    MathTypesetter typesetter({.makeEngine = [] { return std::make_unique<BoxEngine>(); }});
    FormulaObjects objects(typesetter);
    LiveMarkdown markdown(tokenhub::markdown::testing::style());
    markdown.setText("a $bad$");
    QTextDocument &document = *markdown.segments().front()->document();
    document.documentLayout()->registerHandler(FormulaObject, &objects);
    QSignalSpy answered(&typesetter, &MathTypesetter::answered);
    const QImage before = painted(document);
    QVERIFY(answered.size() == 1 || answered.wait());
    FormulaObjects::refresh(document, u"bad"_s);
    const QImage after = painted(document);
    QCOMPARE(after, before);
    QCOMPARE(baseLineOf(after), -1);
    // It takes the room that its text takes.
    const QFontMetricsF metrics(document.defaultFont());
    QVERIFY(document.idealWidth() > metrics.horizontalAdvance(u"a $bad$"_s) - 2);
}

void TestFormulaObjects::refreshFindsTheFormula()
{
    LiveMarkdown markdown(tokenhub::markdown::testing::style());
    markdown.setText("a $x$ b");
    QTextDocument &document = *markdown.segments().front()->document();
    QVERIFY(FormulaObjects::refresh(document, u"x"_s));
    QVERIFY(!FormulaObjects::refresh(document, u"y"_s));
}

QTEST_MAIN(TestFormulaObjects)
#include "tst_formulaobjects.moc"
