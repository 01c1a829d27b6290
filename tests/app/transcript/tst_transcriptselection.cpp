// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include "transcript/transcripthit.h"

#include <QGuiApplication>
#include <QTest>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

struct Reader {
    explicit Reader(samples::Talk &&of) : talk(std::move(of)), scroll(rows)
    {
        QFont font = QGuiApplication::font();
        font.setPixelSize(15);
        rows.setContext({.style = TranscriptStyle::make(paletteOf(lightTheme()), font, 1, 1), .width = 700});
        rows.setModel(talk.model.get());
        scroll.setHeight(2000);
        scroll.settle();
    }

    [[nodiscard]] const TextBox &text(int row, std::size_t index) const { return rows.geometry(row).texts[index]; }
    //! A point left of everything in a text, or right of everything in it.
    [[nodiscard]] QPoint startOf(int row, std::size_t index) const
    {
        return text(row, index).rect.topLeft() + QPoint(0, scroll.top(row) + 12);
    }
    [[nodiscard]] QPoint endOf(int row, std::size_t index) const
    {
        return text(row, index).rect.bottomRight() + QPoint(0, scroll.top(row) - 4);
    }
    [[nodiscard]] TextSpan span(QPoint point, SelectionUnit unit = SelectionUnit::Character) const
    {
        return *spanAt(rows, scroll, point, unit);
    }

    samples::Talk talk;
    TranscriptRows rows;
    TranscriptScroll scroll;
    TranscriptSelection selection;
};

samples::Talk oneAnswer(const QByteArray &markdown)
{
    samples::Talk talk = samples::empty();
    talk.prompt(u"A question"_s);
    talk.answer(u"qwen-plus"_s, markdown);
    return talk;
}

} // namespace

class TranscriptSelectionTest : public QObject
{
    Q_OBJECT

private slots:
    void takesTextAcrossMessages()
    {
        Reader reader(oneAnswer("First *paragraph*.\n\nSecond one."));
        reader.selection.begin(reader.span(reader.startOf(0, 0)));
        reader.selection.extendTo(reader.span(reader.endOf(1, 0)));
        QCOMPARE(reader.selection.text(reader.rows), u"A question\n\nFirst paragraph.\nSecond one."_s);
    }

    void isTheSameBackwards()
    {
        Reader reader(oneAnswer("First *paragraph*."));
        reader.selection.begin(reader.span(reader.endOf(1, 0)));
        reader.selection.extendTo(reader.span(reader.startOf(0, 0)));
        QCOMPARE(reader.selection.text(reader.rows), u"A question\n\nFirst paragraph."_s);
        reader.selection.extendTo(reader.span(reader.endOf(1, 0)));
        QVERIFY(reader.selection.isEmpty());
        QCOMPARE(reader.selection.text(reader.rows), QString());
    }

    void takesWordsAndParagraphs()
    {
        Reader reader(oneAnswer("alpha beta\n\ngamma delta"));
        const QPoint inAlpha = reader.startOf(1, 0) + QPoint(10, 0);
        reader.selection.begin(reader.span(inAlpha, SelectionUnit::Word));
        QCOMPARE(reader.selection.text(reader.rows), u"alpha"_s);
        reader.selection.extendTo(reader.span(inAlpha + QPoint(50, 0), SelectionUnit::Word));
        QCOMPARE(reader.selection.text(reader.rows), u"alpha beta"_s);
        reader.selection.begin(reader.span(inAlpha, SelectionUnit::Paragraph));
        QCOMPARE(reader.selection.text(reader.rows), u"alpha beta"_s);
    }

    void R16_copiesCodeAsItIsStored()
    {
        const QByteArray code = "\tif x:\u00a0 y  \n\n    trailing   \n\x1b[0mred \u200b\u202e end";
        Reader reader(oneAnswer("Before.\n\n```sh\n" + code + "\n```\n\nAfter."));
        QCOMPARE(reader.rows.geometry(1).texts.size(), 3);
        reader.selection.begin(reader.span(reader.startOf(1, 1) - QPoint(0, 11)));
        reader.selection.extendTo({{1, {0, 1}, 0}, {1, {0, 1}, 100000}});
        QCOMPARE(reader.selection.text(reader.rows), QString::fromUtf8(code));
        const auto *markdown = reader.rows.content(1).markdown(0);
        QCOMPARE(markdown->wholeCode(1), QString::fromUtf8(code));
    }

    void R16_copiesPartOfALineThatIsBrokenForTheScreen()
    {
        const QByteArray code(20'000, 'x');
        Reader reader(oneAnswer("```\n" + code + "\nend\n```"));
        const int last = reader.text(1, 0).document->characterCount() - 1;
        reader.selection.begin({{1, {0, 0}, 5}, {1, {0, 0}, last}});
        QCOMPARE(reader.selection.text(reader.rows), QString::fromUtf8(code).mid(5) + u"\nend"_s);
    }

    void partsTheCellsOfATableByTabs()
    {
        Reader reader(oneAnswer("| a | b |\n|---|---|\n| one | two |\n| three | four |"));
        const TextBox &table = reader.text(1, 0);
        const QTextBlock two = table.document->find(u"two"_s).block();
        reader.selection.begin(
            {{1, table.leaf, two.previous().position()}, {1, table.leaf, table.document->find(u"three"_s).position()}});
        QCOMPARE(reader.selection.text(reader.rows), u"one\ttwo\nthree"_s);
    }

    void selectsAllEvenWhatIsNotBuilt()
    {
        Reader reader(samples::plain(300));
        QVERIFY(!reader.rows.isBuilt(0));
        reader.selection.selectAll(300);
        const QString text = reader.selection.text(reader.rows);
        QVERIFY(text.startsWith(u"Question 0\n\nAnswer 0, in two sentences."_s));
        QVERIFY(text.endsWith(u"Answer 298, in two sentences. This is the second."_s));
        QCOMPARE(text.count(u"Question"_s), 150);
    }

    void leavesOutWhatIsFolded()
    {
        Reader reader(samples::rich());
        reader.scroll.moveTo(0);
        reader.selection.selectAll(2);
        QVERIFY(!reader.selection.text(reader.rows).contains(u"external sort"_s));
        reader.rows.setFold(1, 0, SpotState::Open);
        reader.scroll.settle();
        QVERIFY(reader.selection.text(reader.rows).contains(u"The user wants an external sort."_s));
    }

    void goesWithItsMessages()
    {
        Reader reader(samples::plain(4));
        reader.selection.begin({{2, {}, 0}, {3, {}, 4}});
        reader.selection.onTruncated(4);
        QVERIFY(!reader.selection.isEmpty());
        reader.selection.onTruncated(3);
        QVERIFY(reader.selection.isEmpty());
    }

    void R03_findsOnlyLinksThatMayBeOpened()
    {
        Reader reader(oneAnswer("[good](https://example.org/x)\n\n[bad](javascript:alert(1))\n\n[file](file:///etc)"));
        QStringList found;
        const QRect all = reader.text(1, 0).rect.translated(0, reader.scroll.top(1));
        for (int y = all.top(); y < all.bottom(); y += 5) {
            const TranscriptHit hit = hitAt(reader.rows, reader.scroll, QPoint(all.left() + 8, y));
            if (!hit.link.isEmpty() && !found.contains(hit.linkShown))
                found << hit.linkShown;
        }
        QCOMPARE(found, QStringList{u"https://example.org/x"_s});
    }
};

QTEST_MAIN(TranscriptSelectionTest)
#include "tst_transcriptselection.moc"
