// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanes/difftext.h"

#include <QTest>
#include <QTextBlock>
#include <QTextTable>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

//! Text that has a look, joined.
QString withLook(const QTextDocument &document, bool (*has)(const QTextCharFormat &))
{
    QString found;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (has(it.fragment().charFormat()))
                found += it.fragment().text() + u'|';
        }
    }
    return found;
}

const auto isUnderlined = [](const QTextCharFormat &format) { return format.fontUnderline(); };
const auto isStruck = [](const QTextCharFormat &format) { return format.fontStrikeOut(); };

DiffStyle style()
{
    return {.theme = lightTheme(), .body = QFont()};
}

QTextTable *tableOf(const QTextDocument &document)
{
    return qobject_cast<QTextTable *>(document.rootFrame()->childFrames().value(0));
}

} // namespace

class TestDiffText : public QObject
{
    Q_OBJECT

private slots:
    void changedWordsAreMarkedWithoutColours();
    void whatOneHasAloneLeavesTheOtherSideEmpty();
    void markupIsText();
    void veryManyRowsAreLeftOut();
};

void TestDiffText::changedWordsAreMarkedWithoutColours()
{
    QTextDocument document;
    const auto diff = compare::diffOf("## Steps\n\nCreate the index first.\n", "## Steps\n\nCreate the table first.\n");
    QCOMPARE(fillWithDiff(document, diff, style()), size_t(0));
    QCOMPARE(withLook(document, isStruck), u"index|"_s);
    QCOMPARE(withLook(document, isUnderlined), u"table|"_s);
    const QTextTable *table = tableOf(document);
    QVERIFY(table);
    QCOMPARE(table->columns(), 2);
    QVERIFY(table->cellAt(1, 0).firstCursorPosition().block().text().contains("index"_L1));
    QVERIFY(table->cellAt(1, 1).firstCursorPosition().block().text().contains("table"_L1));
}

void TestDiffText::whatOneHasAloneLeavesTheOtherSideEmpty()
{
    QTextDocument document;
    const auto diff = compare::diffOf("Same here.\n", "Same here.\n\nOnly on the right.\n");
    static_cast<void>(fillWithDiff(document, compare::onlyChanges(diff), style()));
    const QTextTable *table = tableOf(document);
    QCOMPARE(table->rows(), 1);
    QCOMPARE(table->cellAt(0, 0).firstCursorPosition().block().text(), QString());
    QCOMPARE(withLook(document, isUnderlined), u"Only on the right.|"_s);
    QCOMPARE(withLook(document, isStruck), QString());
}

void TestDiffText::markupIsText()
{
    QTextDocument document;
    static_cast<void>(fillWithDiff(document, compare::diffOf("<b>x</b> <img src=\"http://a/\">", "y"), style()));
    QVERIFY(document.toPlainText().contains("<b>x</b> <img src=\"http://a/\">"_L1));
}

void TestDiffText::veryManyRowsAreLeftOut()
{
    QByteArray left;
    for (int i = 0; i < 900; ++i)
        left += "paragraph " + QByteArray::number(i) + "\n\n";
    QTextDocument document;
    const auto diff = compare::diffOf(left, "something else");
    const size_t leftOut = fillWithDiff(document, diff, style());
    QCOMPARE(leftOut, diff.rows.size() - mostDiffRows);
    QCOMPARE(tableOf(document)->rows(), int(mostDiffRows));
}

QTEST_MAIN(TestDiffText)
#include "tst_difftext.moc"
