// SPDX-License-Identifier: GPL-3.0-or-later
#include "../support/cputimer.h"
#include "../support/hostiletexts.h"
#include "markdown/textbudget.h"
#include "segmentdump.h"

#include <QAbstractTextDocumentLayout>
#include <QTest>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::markdown;
using tokenhub::testing::CpuTimer;

namespace {

// The goal is 100 ms; a loaded machine and a debug build get room, and sanitizers, which do several times the work,
// more. Without the limits these texts take seconds to minutes.
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 GenerousMs = 10'000;
#else
constexpr qint64 GenerousMs = 1500;
#endif

QByteArray nested(const char *marker, int depth)
{
    return QByteArray(marker).repeated(depth) + "deep\n";
}

} // namespace

class TestHostileMarkdown : public QObject
{
    Q_OBJECT

private slots:
    void hostile_data();
    void hostile();
    void hostileTextStreamsToTheSame_data() { hostile_data(); }
    void hostileTextStreamsToTheSame();
    void R09_tablesShowNoMoreThanTheLimit();
    void R08_listOverTheLimitIsPlain();
    void R10_nestingOverTheLimitIsPlain();
    void R07_delimitersOverTheLimitArePlain();
};

void TestHostileMarkdown::hostile_data()
{
    QTest::addColumn<QByteArray>("markdown");
    for (const tokenhub::testing::HostileText &text : tokenhub::testing::hostileTexts())
        QTest::newRow(text.name) << text.markdown;
}

void TestHostileMarkdown::hostile()
{
    QFETCH(QByteArray, markdown);
    LiveMarkdown live(testing::style());
    CpuTimer timer;
    timer.start();
    live.setText(markdown);
    const qint64 buildMs = timer.restart();
    // What a screen shows at first; the rest is laid out when it is scrolled to.
    qint64 longestLayoutMs = 0;
    for (std::size_t i = 0; i < live.segments().size(); ++i) {
        timer.restart();
        live.segments()[i]->document()->setTextWidth(700);
        QVERIFY(live.segments()[i]->document()->documentLayout()->documentSize().height() >= 0);
        longestLayoutMs = qMax(longestLayoutMs, timer.elapsed());
    }
    qInfo("%lld KB: build %lld ms, longest layout of a segment %lld ms, %zu segments",
          qlonglong(markdown.size() / 1024), qlonglong(buildMs), qlonglong(longestLayoutMs), live.segments().size());
    QVERIFY(buildMs < GenerousMs);
    QVERIFY(longestLayoutMs < GenerousMs);
}

void TestHostileMarkdown::hostileTextStreamsToTheSame()
{
    QFETCH(QByteArray, markdown);
    LiveMarkdown whole(testing::style());
    whole.setText(markdown);
    LiveMarkdown live(testing::style());
    qint64 longestMs = 0;
    const qsizetype step = 1 + markdown.size() / 40;
    for (qsizetype at = 0; at < markdown.size(); at += step) {
        CpuTimer timer;
        timer.start();
        live.append(QByteArrayView(markdown).sliced(at, qMin(step, markdown.size() - at)));
        longestMs = qMax(longestMs, timer.elapsed());
    }
    live.finish();
    qInfo("longest append %lld ms", qlonglong(longestMs));
    QCOMPARE(live.segments().size(), whole.segments().size());
    for (std::size_t i = 0; i < whole.segments().size(); ++i) {
        const Segment &is = *live.segments()[i];
        const Segment &expected = *whole.segments()[i];
        QVERIFY(is.plainText() == expected.plainText());
        QCOMPARE(is.sourceBegin(), expected.sourceBegin());
        QCOMPARE(is.sourceEnd(), expected.sourceEnd());
        QCOMPARE(is.isPlain(), expected.isPlain());
    }
    QVERIFY(longestMs < GenerousMs);
}

void TestHostileMarkdown::R09_tablesShowNoMoreThanTheLimit()
{
    LiveMarkdown live(testing::style());
    live.setText("|a|b|\n|-|-|\n" + QByteArray("|c|d|\n").repeated(5000));
    QCOMPARE(live.segments().front()->hiddenRows(), 5001 - budget::TableRows);
    live.setText(QByteArray("|a").repeated(120) + "|\n" + QByteArray("|-").repeated(120) + "|\n");
    QCOMPARE(live.segments().front()->hiddenColumns(), 120 - budget::TableColumns);
    QCOMPARE(live.segments().front()->hiddenRows(), 0);
}

void TestHostileMarkdown::R08_listOverTheLimitIsPlain()
{
    LiveMarkdown live(testing::style());
    live.setText(QByteArray("- item\n").repeated(budget::LeavesPerBlock + 1));
    QVERIFY(live.segments().front()->isPlain());
    QVERIFY(live.segments().front()->plainText().startsWith(u"- item\n- item"_s));
    live.setText(QByteArray("- item\n").repeated(budget::LeavesPerBlock));
    QVERIFY(!live.segments().front()->isPlain());
}

void TestHostileMarkdown::R10_nestingOverTheLimitIsPlain()
{
    LiveMarkdown live(testing::style());
    live.setText(nested(">", budget::Nesting));
    QVERIFY(!live.segments().front()->isPlain());
    live.setText(nested(">", budget::Nesting + 1));
    QVERIFY(live.segments().front()->isPlain());
    QVERIFY(live.segments().front()->plainText().endsWith(u">deep"_s));
}

void TestHostileMarkdown::R07_delimitersOverTheLimitArePlain()
{
    const QByteArray emphasis = QByteArray("*a* ").repeated(budget::InlineDelimiters / 2);
    QCOMPARE(testing::outlineOf(emphasis).count(u'/'), budget::InlineDelimiters);
    QCOMPARE(testing::outlineOf(emphasis + "*b*").count(u'/'), 0);
}

QTEST_MAIN(TestHostileMarkdown)
#include "tst_hostilemarkdown.moc"
