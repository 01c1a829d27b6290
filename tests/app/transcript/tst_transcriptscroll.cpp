// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include "transcript/transcriptscroll.h"

#include <QGuiApplication>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

LayoutContext context(int width, int generation = 1)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(15);
    return {.style = TranscriptStyle::make(paletteOf(lightTheme()), font, 1, generation), .width = width};
}

//! A transcript without a window.
struct Reader {
    explicit Reader(samples::Talk &&of, int width = 700, int height = 600) : talk(std::move(of)), scroll(rows)
    {
        rows.setContext(context(width));
        rows.setModel(talk.model.get());
        scroll.setHeight(height);
        scroll.settle();
    }

    samples::Talk talk;
    TranscriptRows rows;
    TranscriptScroll scroll;
};

samples::Talk mixed(int messages)
{
    samples::Talk talk = samples::empty();
    for (int i = 0; i < messages; i += 2) {
        talk.prompt(u"Question %1"_s.arg(i));
        talk.answer(u"qwen-plus"_s, samples::longAnswer(100 + (i * 37) % 3000));
    }
    return talk;
}

} // namespace

class TranscriptScrollTest : public QObject
{
    Q_OBJECT

private slots:
    void showsTheEndAtFirst()
    {
        Reader reader(mixed(100));
        QVERIFY(reader.scroll.isPinned());
        QCOMPARE(reader.scroll.value(), reader.scroll.maximum());
        QCOMPARE(reader.scroll.lastRow(), 99);
        QVERIFY(reader.rows.layoutCount() < 12);
    }

    void laysOutAsManyForTenAsForFiveThousand()
    {
        std::vector<int> counts;
        for (const int messages : {50, 1000, 5000}) {
            Reader reader(samples::plain(messages));
            counts.push_back(reader.rows.layoutCount());
        }
        QCOMPARE(counts[1], counts[0]);
        QCOMPARE(counts[2], counts[0]);
    }

    void movesExactlyAsFarAsAskedThroughUnbuiltRows()
    {
        Reader reader(mixed(60));
        for (int step = 0; step < 200 && reader.scroll.value() > 60; ++step) {
            const int row = reader.scroll.firstRow();
            const int before = reader.scroll.top(row);
            reader.scroll.moveBy(-60);
            QCOMPARE(reader.scroll.top(row), before + 60);
        }
        QVERIFY(!reader.scroll.isPinned());
    }

    void keepsTheReadersPlaceWhenHeightsAboveChange()
    {
        Reader reader(mixed(60));
        reader.scroll.moveBy(-500);
        const int row = reader.scroll.firstRow();
        const int before = reader.scroll.top(row);
        // Rows above grow out of sight.
        for (int above = 0; above < row; ++above) {
            reader.rows.markStale(above);
            reader.rows.build(above);
        }
        reader.scroll.settle();
        QCOMPARE(reader.scroll.top(row), before);
    }

    void keepsTheReadersPlaceWhileTextComesBelow()
    {
        Reader reader(mixed(40));
        const auto id = reader.talk.begin(u"qwen-plus"_s);
        reader.rows.onInserted();
        reader.scroll.settle();
        reader.scroll.moveBy(-300);
        const int row = reader.scroll.firstRow();
        const int before = reader.scroll.top(row);
        for (int i = 0; i < 50; ++i) {
            reader.talk.conversation->applyDeltas(id, {chat::TextDelta{"More words. More words.\n\n"}});
            reader.rows.onChanged(40);
            reader.scroll.settle();
            QCOMPARE(reader.scroll.top(row), before);
        }
        QVERIFY(!reader.scroll.isPinned());
    }

    void keepsTheSameMessageAtTheTopWhenTheWidthChanges()
    {
        Reader reader(mixed(60));
        reader.scroll.moveBy(-590);
        reader.scroll.moveBy(-590);
        const int row = reader.scroll.firstRow();
        const int before = reader.scroll.top(row);
        for (const int width : {400, 1000, 300, 700}) {
            reader.rows.setContext(context(width));
            reader.scroll.settle();
            QVERIFY(reader.scroll.firstRow() == row || reader.scroll.top(row) >= before);
        }
        QCOMPARE(reader.scroll.firstRow(), row);
    }

    void followsTheEndByIntent()
    {
        Reader reader(mixed(40));
        reader.scroll.moveBy(-1);
        QVERIFY(!reader.scroll.isPinned());
        reader.scroll.moveBy(1);
        QVERIFY(reader.scroll.isPinned());
        reader.scroll.moveBy(-100);
        reader.scroll.moveBy(60);
        QVERIFY(!reader.scroll.isPinned());
        reader.scroll.pinToEnd();
        QCOMPARE(reader.scroll.value(), reader.scroll.maximum());
    }

    void staysPinnedWhereEverythingFits()
    {
        Reader reader(samples::plain(2));
        reader.scroll.moveBy(-100);
        QVERIFY(reader.scroll.isPinned());
        QCOMPARE(reader.scroll.value(), 0);
    }

    void keepsOnlyAFewMessagesBuilt()
    {
        Reader reader(samples::plain(2000));
        QRandomGenerator random(7);
        for (int jump = 0; jump < 100; ++jump)
            reader.scroll.moveTo(int(random.bounded(reader.scroll.maximum())));
        QVERIFY(reader.rows.builtCount() <= TranscriptRows::kept);
        reader.scroll.moveTo(0);
        QCOMPARE(reader.scroll.firstRow(), 0);
        QCOMPARE(reader.scroll.top(0), int(TranscriptScroll::padding));
    }

    void laysNothingOutThatIsOutOfSight()
    {
        Reader reader(mixed(200));
        const int before = reader.rows.layoutCount();
        for (int row = 0; row < 100; ++row)
            reader.rows.onChanged(row);
        reader.scroll.settle();
        QCOMPARE(reader.rows.layoutCount(), before);
    }

    void survivesRowsThatGo()
    {
        Reader reader(mixed(40));
        reader.scroll.moveBy(-400);
        reader.rows.onTruncated(3);
        reader.scroll.settle();
        QVERIFY(reader.scroll.value() <= reader.scroll.maximum());
        reader.rows.onTruncated(0);
        reader.scroll.settle();
        QCOMPARE(reader.scroll.value(), 0);
        QCOMPARE(reader.scroll.firstRow(), -1);
    }
};

QTEST_MAIN(TranscriptScrollTest)
#include "tst_transcriptscroll.moc"
