// SPDX-License-Identifier: GPL-3.0-or-later
// Formulas as they should look. After a change that is meant: TOKENHUB_REMAKE_GOLDENS=1 makes the sheets of
// tests/data/math anew, and fails; then look at them.
#include "contactsheet.h"
#include "typeset/mathtypesetter.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <map>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::typeset;
using tokenhub::typeset::testing::ContactSheet;
using tokenhub::typeset::testing::difference;

namespace {

const QString folder = QStringLiteral(TOKENHUB_TEST_DATA "/math/");
constexpr double MostElsewhere = 0.1;

struct Formula {
    QString group;
    MathStyle style;
    QString tex;
};

QList<Formula> formulasOf(const QString &fileName, const QString &group)
{
    QFile file(folder + fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Formula> formulas;
    QString text = QString::fromUtf8(file.readAll());
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts).sliced(1)) {
        const QStringList columns = line.split(u'\t');
        formulas << Formula{group.isEmpty() ? columns.value(0) : group,
                            columns.value(1) == u"true"_s ? MathStyle::Display : MathStyle::Inline, columns.value(2)};
    }
    return formulas;
}

} // namespace

class TestMathGoldens : public QObject
{
    Q_OBJECT

private slots:
    void looksAsItShould_data();
    void looksAsItShould();
    void comparisonCanFail();

private:
    MathAnswer drawn(const Formula &formula);

    MathTypesetter m_typesetter;
};

MathAnswer TestMathGoldens::drawn(const Formula &formula)
{
    const MathRequest request{.tex = formula.tex, .style = formula.style, .emPixels = 20};
    QSignalSpy answered(&m_typesetter, &MathTypesetter::answered);
    std::optional<MathAnswer> answer = m_typesetter.answer(request);
    if (!answer && answered.wait(20000))
        answer = m_typesetter.answer(request);
    return answer.value_or(MathAnswer{.failure = MathFailure::TooSlow});
}

void TestMathGoldens::looksAsItShould_data()
{
    QTest::addColumn<QString>("group");
    for (const char *group : {"formulas", "matrices", "aligned", "analysis", "science", "logic"})
        QTest::newRow(group) << QString::fromLatin1(group);
}

void TestMathGoldens::looksAsItShould()
{
    QFETCH(QString, group);
    QList<Formula> formulas = formulasOf(u"models.tsv"_s, {});
    if (group == u"formulas"_s)
        formulas = formulasOf(u"formulas.tsv"_s, group);
    QList<QImage> pictures;
    for (const Formula &formula : formulas) {
        // The one that is wrong, and letters that every system takes from another font.
        if (formula.group != group || formula.tex.contains(u"undefinedmacro"_s) || formula.tex.contains(u"déjà"_s))
            continue;
        const MathAnswer answer = drawn(formula);
        QVERIFY2(answer.ok(), qPrintable(formula.tex + u": "_s + answer.detail));
        pictures << answer.image;
    }
    QVERIFY(pictures.size() >= 20);
    const ContactSheet sheet = ContactSheet::of(pictures);
    const QString file = folder + group + u".png"_s;
    if (qEnvironmentVariableIsSet("TOKENHUB_REMAKE_GOLDENS")) {
        QVERIFY(sheet.save(file));
        QFAIL("made anew: look at it");
    }
    const ContactSheet golden = ContactSheet::load(file);
    QCOMPARE(sheet.cells.size(), golden.cells.size());
    double worst = 0;
    for (qsizetype i = 0; i < pictures.size(); ++i) {
        const double elsewhere = difference(sheet.cell(i), golden.cell(i));
        worst = qMax(worst, elsewhere);
        QVERIFY2(elsewhere < MostElsewhere, qPrintable(u"%1, number %2: %3"_s.arg(group).arg(i).arg(elsewhere)));
    }
    qInfo("at worst %.4f of the ink elsewhere", worst);
}

// A letter for another, a line moved by a pixel and a half, a bolder line: each is told from the golden one.
void TestMathGoldens::comparisonCanFail()
{
    const auto sheetOf = [this](const QString &tex) {
        return ContactSheet::of({drawn({{}, MathStyle::Display, tex}).image}).image;
    };
    const QImage golden = sheetOf(u"\\frac{a+b}{c} = d"_s);
    QCOMPARE(difference(golden, golden), 0.0);
    QVERIFY(difference(sheetOf(u"\\frac{a+b}{c} = a"_s), golden) > MostElsewhere);
    QVERIFY(difference(sheetOf(u"\\frac{a+b}{e} = d"_s), golden) > MostElsewhere);
    QVERIFY(difference(sheetOf(u"\\frac{a-b}{c} = d"_s), golden) > MostElsewhere);
    QImage moved(golden.size(), golden.format());
    moved.fill(Qt::white);
    for (int y = 0; y < golden.height() - 2; ++y) {
        for (int x = 0; x < golden.width(); ++x)
            moved.setPixel(x, y + 2, golden.pixel(x, y));
    }
    QVERIFY(difference(moved, golden) > MostElsewhere);
}

QTEST_MAIN(TestMathGoldens)
#include "tst_mathgoldens.moc"
