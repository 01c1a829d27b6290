// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/textfinder.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;

namespace {

QStringList found(const QString &text, const FindQuery &query)
{
    QStringList words;
    for (const TextRange &range : TextFinder(query).find(comparableText(text), 1000))
        words << text.mid(range.first, range.last - range.first);
    return words;
}

} // namespace

class TextFinderTest : public QObject
{
    Q_OBJECT

private slots:
    void ignoresCaseUnlessAsked()
    {
        QCOMPARE(found(u"Index, index, INDEX"_s, {u"index"_s, {}}).size(), 3);
        QCOMPARE(found(u"Index, index, INDEX"_s, {u"index"_s, FindOption::MatchCase}), QStringList{u"index"_s});
        QCOMPARE(found(u"ÄRGER ärger"_s, {u"Ärger"_s, {}}).size(), 2);
    }

    void takesWholeWords()
    {
        const QString text = u"index reindex index_2 index. (index) indexé"_s;
        QCOMPARE(found(text, {u"index"_s, FindOption::WholeWords}).size(), 3);
        QCOMPARE(found(u"a -> b, a->b"_s, {u"->"_s, FindOption::WholeWords}).size(), 2);
        QCOMPARE(found(u"index"_s + u"\U0001d504"_s, {u"index"_s, FindOption::WholeWords}).size(), 0);
    }

    void findsExpressions()
    {
        const FindOptions expression = FindOption::Expression;
        QCOMPARE(found(u"run 12 and run 345"_s, {u"\\d+"_s, expression}), (QStringList{u"12"_s, u"345"_s}));
        QCOMPARE(found(u"one\ntwo\nthree"_s, {u"^t\\w+$"_s, expression}), (QStringList{u"two"_s, u"three"_s}));
        QCOMPARE(found(u"ÄB"_s, {u"\\w+"_s, expression}), QStringList{u"ÄB"_s});
        QCOMPARE(found(u"Ab ab"_s, {u"ab"_s, expression | FindOption::MatchCase}), QStringList{u"ab"_s});
    }

    void takesNoEmptyMatches()
    {
        QCOMPARE(found(u"baaac\U0001f600d"_s, {u"a*"_s, FindOption::Expression}), QStringList{u"aaa"_s});
        QCOMPARE(TextFinder({u"x*"_s, FindOption::Expression}).find(u"\U0001f600\U0001f600"_s, 9).size(), 0);
        QVERIFY(TextFinder({{}, {}}).isEmpty());
        QCOMPARE(found(u"abc"_s, {}).size(), 0);
    }

    void takesPlainTextAsItStands()
    {
        QCOMPARE(found(u"f(x) = .*"_s, {u".*"_s, {}}), QStringList{u".*"_s});
        QCOMPARE(found(u"1.\u00a0First"_s, {u"1. first"_s, {}}).size(), 1);
    }

    void stopsAtTheMostThatIsWanted()
    {
        QCOMPARE(TextFinder({u"a"_s, {}}).find(QString(5000, u'a'), 100).size(), 100);
        QCOMPARE(TextFinder({u"a"_s, FindOption::Expression}).find(QString(5000, u'a'), 100).size(), 100);
    }

    void saysWhereAnExpressionIsWrong()
    {
        TextFinder finder({u"ab(c"_s, FindOption::Expression});
        QCOMPARE(finder.problem(), FindProblem::Invalid);
        QCOMPARE(finder.errorAt(), 4);
        QVERIFY(finder.find(u"abc"_s, 10).empty());
    }

    void endsExpressionsThatRunAway_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("nested") << u"(a+)+$"_s;
        QTest::newRow("alternatives") << u"(a|aa)+$"_s;
        QTest::newRow("raised limit") << u"(*LIMIT_MATCH=4000000000)(a+)+$"_s;
        QTest::newRow("deep") << u"((a(?1)?b)|(a|b|ab)+)+c$"_s;
    }

    void endsExpressionsThatRunAway()
    {
        QFETCH(QString, pattern);
        TextFinder finder({pattern, FindOption::Expression});
        QElapsedTimer timer;
        timer.start();
        const QString text = QString(60, u'a') + u'!';
        for (int i = 0; i < 1000 && finder.problem() == FindProblem::None; ++i)
            static_cast<void>(finder.find(text, 10));
        QVERIFY2(finder.problem() != FindProblem::None || pattern.contains(u"(?1)"_s), qPrintable(pattern));
        QVERIFY(timer.elapsed() < 10'000);
    }

    //! A million tries are far below the library's own limit, and more than a window may wait for.
    void triesOnlySoOften()
    {
        TextFinder finder({u"(a|aa)+$"_s, FindOption::Expression});
        QVERIFY(finder.find(QString(32, u'a') + u'!', 10).empty());
        QCOMPARE(finder.problem(), FindProblem::TooLong);
        TextFinder honest({u"(a|aa)+!$"_s, FindOption::Expression});
        QCOMPARE(honest.find(QString(32, u'a') + u'!', 10).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TextFinderTest)
#include "tst_textfinder.moc"
