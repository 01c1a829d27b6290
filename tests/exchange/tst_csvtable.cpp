// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison.h"
#include "exchange/csvtable.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::exchange;
using namespace tokenhub::exchange::test;

namespace {

using Rows = QList<QStringList>;

//! RFC 4180, strictly: quotes where they belong, CR LF at the end of each record.
Rows parsed(const QByteArray &table)
{
    const QString text = QString::fromUtf8(table.mid(3));
    Rows rows{{QString()}};
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        QString &cell = rows.last().last();
        if (isQuoted) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[++i];
            else
                isQuoted = false;
        } else if (c == u'"' && cell.isEmpty()) {
            isQuoted = true;
        } else if (c == u',') {
            rows.last() << QString();
        } else if (c == u'\r' && text.mid(i + 1, 1) == u"\n"_s) {
            ++i;
            rows << QStringList{QString()};
        } else if (c == u'"' || c == u'\r' || c == u'\n') {
            qFatal("not RFC 4180");
        } else {
            cell += c;
        }
    }
    rows.removeLast();
    return rows;
}

QString cell(const Rows &rows, int row, const QString &column)
{
    const qsizetype at = rows.front().indexOf(column);
    if (at < 0)
        qFatal("no column %s", qPrintable(column));
    return rows[row][at];
}

} // namespace

class TestCsvTable : public QObject
{
    Q_OBJECT

private slots:
    void hasARowForEachAnswer();
    void whatIsNotKnownIsEmpty();
    void otherVersionsComeLast();
    void formulasAreDefused_data();
    void formulasAreDefused();
    void costIsTakenFromWhoKnowsIt();
};

void TestCsvTable::hasARowForEachAnswer()
{
    Comparison two;
    two.ask("p");
    two.answer(0, "one", "hm");
    const base::MessageId best = two.answer(1, "two");
    two.judge(best, {.rating = 5, .tags = {u"a"_s, u"b,c"_s}, .note = u"He said \"yes\",\r\nand no."_s});
    const QByteArray table = exported(two.conversation, Format::Csv, optionsFor(two));
    QVERIFY(table.startsWith("\xEF\xBB\xBFturn,lane,model,"));
    const Rows rows = parsed(table);
    QCOMPARE(rows.size(), 3);
    for (const QStringList &row : rows)
        QCOMPARE(row.size(), rows.front().size());
    QCOMPARE(cell(rows, 1, u"turn"_s), u"1"_s);
    QCOMPARE(cell(rows, 1, u"lane"_s), u"A"_s);
    QCOMPARE(cell(rows, 1, u"model"_s), u"alpha/one-7b"_s);
    QCOMPARE(cell(rows, 1, u"time_to_first_token_ms"_s), u"250"_s);
    QCOMPARE(cell(rows, 1, u"reasoning_time_ms"_s), u"650"_s);
    QCOMPARE(cell(rows, 1, u"tokens_per_second"_s), u"40.000"_s);
    QCOMPARE(cell(rows, 1, u"is_best"_s), u"no"_s);
    QCOMPARE(cell(rows, 2, u"differs_from_first_lane"_s), u"temp 0.2"_s);
    QCOMPARE(cell(rows, 2, u"is_best"_s), u"yes"_s);
    QCOMPARE(cell(rows, 2, u"rating_1_to_5"_s), u"5"_s);
    QCOMPARE(cell(rows, 2, u"tags"_s), u"a; b,c"_s);
    QCOMPARE(cell(rows, 2, u"note"_s), u"He said \"yes\",\r\nand no."_s);
    QCOMPARE(cell(rows, 2, u"answered_at"_s), u"2025-11-29T07:07:45+00:00"_s);
}

void TestCsvTable::whatIsNotKnownIsEmpty()
{
    Comparison two;
    two.ask("p");
    Message running = chat::makeAnswer(u"m"_s, day);
    running.turn = two.turn;
    two.conversation.append(two.lane(0), running);
    const Rows rows = parsed(exported(two.conversation, Format::Csv, someOptions()));
    QCOMPARE(cell(rows, 1, u"outcome"_s), u"running"_s);
    for (const auto &column : {u"total_time_ms"_s, u"tokens_out"_s, u"tokens_per_second"_s, u"cost"_s, u"note"_s})
        QCOMPARE(cell(rows, 1, column), QString());
}

void TestCsvTable::otherVersionsComeLast()
{
    Comparison two;
    two.ask("p");
    two.answer(0, "old");
    two.answer(1, "other");
    const base::MessageId prompt = two.conversation.path(two.lane(0)).front();
    Message again = chat::makeAnswer(u"alpha/one-7b"_s, day);
    again.turn = two.turn;
    again.parts.push_back({.text = "longer"});
    two.conversation.appendBelow(two.lane(0), prompt, again);
    const Rows rows = parsed(exported(two.conversation, Format::Csv, someOptions()));
    QCOMPARE(rows.size(), 4);
    QCOMPARE(cell(rows, 1, u"text_bytes"_s), u"6"_s);
    QCOMPARE(cell(rows, 1, u"is_read"_s), u"yes"_s);
    QCOMPARE(cell(rows, 3, u"text_bytes"_s), u"3"_s);
    QCOMPARE(cell(rows, 3, u"is_read"_s), u"no"_s);
    QCOMPARE(cell(rows, 3, u"lane"_s), u"A"_s);
}

void TestCsvTable::formulasAreDefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << u"a=1"_s << QByteArray("a=1");
    QTest::newRow("=") << u"=HYPERLINK(\"x\")"_s << QByteArray("\"'=HYPERLINK(\"\"x\"\")\"");
    QTest::newRow("+") << u"+1"_s << QByteArray("'+1");
    QTest::newRow("-") << u"-1"_s << QByteArray("'-1");
    QTest::newRow("@") << u"@SUM(A1)"_s << QByteArray("'@SUM(A1)");
    QTest::newRow("tab") << u"\t=1"_s << QByteArray("'\t=1");
    QTest::newRow("CR") << u"\r=1"_s << QByteArray("\"'\r=1\"");
    QTest::newRow("full width") << u"＝1"_s << QByteArray("'＝1");
    QTest::newRow("empty") << QString() << QByteArray();
}

void TestCsvTable::formulasAreDefused()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(csvCell(text), cell);
}

void TestCsvTable::costIsTakenFromWhoKnowsIt()
{
    Comparison two;
    two.ask("p");
    two.answer(0, "one");
    ExportOptions options = someOptions();
    options.costOf = [](const Message &) { return std::optional(chat::Cost{0.00125, u"USD"_s}); };
    const Rows rows = parsed(exported(two.conversation, Format::Csv, options));
    QCOMPARE(cell(rows, 1, u"cost"_s), u"0.00125"_s);
    QCOMPARE(cell(rows, 1, u"cost_currency"_s), u"USD"_s);
}

QTEST_GUILESS_MAIN(TestCsvTable)
#include "tst_csvtable.moc"
