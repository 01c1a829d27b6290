// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include "transcript/searchabletext.h"
#include "transcript/textfinder.h"
#include "transcript/transcriptrows.h"
#include "transcript/transcriptscroll.h"

#include <QGuiApplication>
#include <QTest>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

//! Lays everything out, folds open.
struct LaidOut {
    explicit LaidOut(samples::Talk &&of) : talk(std::move(of))
    {
        rows.setContext(
            {.style = TranscriptStyle::make(paletteOf(lightTheme()), QGuiApplication::font(), 1, 1), .width = 700});
        rows.setModel(talk.model.get());
        for (int row = 0; row < rows.count(); ++row) {
            for (int part = 0; part < int(rows.message(row).parts.size()); ++part)
                rows.setFold(row, part, SpotState::Open);
            rows.build(row);
        }
    }

    //! The documents of the screen for all that was found, as they have it there.
    [[nodiscard]] QStringList found(int row, const QString &wanted) const
    {
        QStringList words;
        TextFinder finder({wanted, {}});
        for (const SearchableText &text : searchableTexts(MessageSource::of(rows.message(row)))) {
            for (const TextRange &range : finder.find(text.text, 1000)) {
                for (const TextBox &box : rows.geometry(row).texts) {
                    const TextRange there = text.inDocument(range);
                    if (box.leaf == text.leaf)
                        words << box.document->toRawText().mid(there.first, there.last - there.first);
                }
            }
        }
        return words;
    }

    samples::Talk talk;
    TranscriptRows rows;
};

samples::Talk oneAnswer(const QByteArray &markdown)
{
    samples::Talk talk = samples::empty();
    talk.answer(u"qwen-plus"_s, markdown);
    return talk;
}

} // namespace

class SearchableTextTest : public QObject
{
    Q_OBJECT

private slots:
    void hasTheLeavesOfTheScreen_data()
    {
        QTest::addColumn<int>("sample");
        QTest::newRow("rich") << 0;
        QTest::newRow("failures") << 1;
        QTest::newRow("chinese") << 2;
        QTest::newRow("right to left") << 3;
        QTest::newRow("prompt") << 4;
    }

    void hasTheLeavesOfTheScreen()
    {
        QFETCH(int, sample);
        samples::Talk talk = sample == 0 ? samples::rich()
            : sample == 1                ? samples::failures()
            : sample == 2                ? samples::chinese()
            : sample == 3                ? samples::rightToLeft()
                                         : samples::empty();
        if (sample == 4)
            talk.prompt(u"two\nlines\n\n```\ncode\n```"_s);
        const LaidOut screen(std::move(talk));
        int compared = 0;
        for (int row = 0; row < screen.rows.count(); ++row) {
            const auto texts = searchableTexts(MessageSource::of(screen.rows.message(row)));
            for (const TextBox &box : screen.rows.geometry(row).texts) {
                if (box.leaf.element >= errorElement)
                    continue;
                const auto same = std::find_if(texts.begin(), texts.end(),
                                               [&](const SearchableText &text) { return text.leaf == box.leaf; });
                QVERIFY(same != texts.end());
                QString raw = box.document->toRawText();
                raw.remove(QChar(0x200b));
                QCOMPARE(same->text, comparableText(raw));
                ++compared;
            }
        }
        QVERIFY(compared > 0);
    }

    void spansFormats()
    {
        const LaidOut screen(oneAnswer("An **external** [merge](https://example.org) `sort`: *re*run."));
        QCOMPARE(screen.found(0, u"external merge sort: rerun"_s).size(), 1);
    }

    void findsWhatIsBrokenForTheScreen()
    {
        const QByteArray word(3000, 'x');
        const LaidOut screen(oneAnswer(word + "needle" + word + " and\n\n- needle"));
        const QStringList all = screen.found(0, u"needle"_s);
        QCOMPARE(all, (QStringList{u"needle"_s, u"needle"_s}));
        const LaidOut across(oneAnswer(QByteArray(1998, 'x') + "needle" + word));
        QCOMPARE(across.found(0, u"needle"_s).size(), 1);
        QCOMPARE(across.found(0, u"needle"_s).front().remove(QChar(0x200b)), u"needle"_s);
    }

    void findsInCellsCodeAndLists()
    {
        const LaidOut screen(oneAnswer("| a | needle |\n|---|---|\n| x | y |\n\n```sh\necho needle\n```\n\n1. needle"));
        QCOMPARE(screen.found(0, u"needle"_s), QStringList({u"needle"_s, u"needle"_s, u"needle"_s}));
        QCOMPARE(screen.found(0, u"1. needle"_s).size(), 1);
        QCOMPARE(screen.found(0, u"a needle"_s).size(), 0);
    }
};

QTEST_MAIN(SearchableTextTest)
#include "tst_searchabletext.moc"
