// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/codecolours.h"

#include "codesamples.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace codesamples;

namespace {

struct Open final : CodeState {
};

//! Tells which lines it was asked for; every word "x" is a keyword; after "open" something is open until "close".
class Recorder : public CodeBackEnd
{
public:
    bool prepare(const CodeLanguage &) override { return true; }
    CodeLine colour(const CodeLanguage &, QStringView line, const CodeStatePtr &before, CodeDeadline) override
    {
        asked += line.toString();
        CodeLine result{.spans = {}, .after = before};
        if (before)
            result.spans.push_back({0, int(line.size()), CodeClass::Comment});
        else if (line.startsWith(u'x'))
            result.spans.push_back({0, 1, CodeClass::Keyword});
        if (line == u"open"_s)
            result.after = std::make_shared<Open>();
        else if (line == u"close"_s)
            result.after = nullptr;
        result.isUnderstood = line != u"hard"_s;
        return result;
    }
    QStringList asked;
};

QString all(const QString &text, const CodeLimits &limits = {})
{
    Recorder recorder;
    return dumped(text, coloured(recorder, codeLanguage(u"c"), text, limits)).section(u'\n', 0, -2);
}

QStringList classLines(const QString &dump)
{
    QStringList lines;
    for (const QString &line : dump.split(u'\n')) {
        if (line.startsWith(u':'))
            lines += line.sliced(2);
    }
    return lines;
}

} // namespace

class TestCodeColours : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_backEnd = loadCodeBackEnd(files());
        QVERIFY(m_backEnd);
    }

    void carriesWhatIsOpen()
    {
        QCOMPARE(classLines(all(u"x\nopen\nx y\nclose\nx"_s)), QStringList({u"k"_s, {}, u"///"_s, u"/////"_s, u"k"_s}));
    }

    void asksOnlyForWhatIsNew()
    {
        Recorder recorder;
        CodeColours colours(codeLanguage(u"c"));
        const auto ask = [&](const QString &text) {
            recorder.asked.clear();
            colours.setText(text);
            CodeLines lines;
            while (!colours.isDone())
                lines = colours.advance(recorder, QDeadlineTimer(QDeadlineTimer::Forever));
            return QString::number(lines.firstLine) + u": "_s + recorder.asked.join(u'|');
        };
        QCOMPARE(ask(u"a\nb"_s), u"0: a|b"_s);
        QCOMPARE(ask(u"a\nbc"_s), u"1: bc"_s);
        QCOMPARE(ask(u"a\nbc\nd"_s), u"1: bc|d"_s);
        QCOMPARE(ask(u"a\nbc\nd\n"_s), u"2: d|"_s);
        QCOMPARE(ask(u"a\nX\nd\n"_s), u"1: X|d|"_s);
        QCOMPARE(ask(u"aX"_s), u"0: aX"_s);
        QCOMPARE(ask(QString()), u"0: "_s);
    }

    void stopsAtThePauseAndGoesOn()
    {
        Recorder recorder;
        CodeColours colours(codeLanguage(u"c"));
        colours.setText(u"a\nb\nc"_s);
        for (qsizetype line = 0; line < 3; ++line) {
            QVERIFY(!colours.isDone());
            const CodeLines lines = colours.advance(recorder, QDeadlineTimer(0));
            QCOMPARE(lines.firstLine, line);
            QCOMPARE(lines.spans.size(), 1u);
        }
        QVERIFY(colours.isDone());
    }

    void keepsItsLimits()
    {
        CodeLimits limits{.lineLength = 5, .blockLength = 20, .lineCount = 4};
        QCOMPARE(classLines(all(u"x1234\nx12345\nx"_s, limits)), QStringList({u"k"_s, {}, u"k"_s}));
        QCOMPARE(classLines(all(u"x\nx\nx\nx\nx"_s, limits)), QStringList({u"k"_s, u"k"_s, u"k"_s, u"k"_s, {}}));
        limits.lineCount = 100;
        // Where it is cut, half a line is no line.
        QCOMPARE(classLines(all(u"x123\nx123\nx123\nx123\nx123"_s, limits)),
                 QStringList({u"k"_s, u"k"_s, u"k"_s, u"k"_s, {}}));
        QCOMPARE(classLines(all(u"x\nhard\nx"_s)), QStringList({u"k"_s, {}, {}}));
        limits = {.blockTime = std::chrono::milliseconds(-1)};
        QCOMPARE(classLines(all(u"x\nx"_s, limits)), QStringList({u"k"_s, {}}));
    }

    void leavesCarriageReturnsOut()
    {
        Recorder recorder;
        (void)coloured(recorder, codeLanguage(u"c"), u"a\r\nb\r\n"_s);
        QCOMPARE(recorder.asked, QStringList({u"a"_s, u"b"_s, QString()}));
    }

    void tidies()
    {
        const QString line = u"ab👍cd"_s;
        using Spans = CodeSpans;
        QCOMPARE(tidied({{0, 3, CodeClass::Keyword}}, line), Spans({{0, 4, CodeClass::Keyword}}));
        QCOMPARE(tidied({{3, 2, CodeClass::Keyword}}, line), Spans({{4, 1, CodeClass::Keyword}}));
        QCOMPARE(tidied({{0, 1, CodeClass::Type}, {1, 1, CodeClass::Type}, {4, 99, CodeClass::Type}}, line),
                 Spans({{0, 2, CodeClass::Type}, {4, 2, CodeClass::Type}}));
        QCOMPARE(tidied({{0, 2, CodeClass::Type}, {1, 1, CodeClass::String}}, line), Spans({{0, 2, CodeClass::Type}}));
        QCOMPARE(
            tidied(
                {{-3, 1, CodeClass::Type}, {50, 1, CodeClass::Type}, {2, 0, CodeClass::Type}, {0, 2, CodeClass::Plain}},
                line),
            Spans());
    }

    void countsInUtf16_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("codeClass");
        QTest::newRow("Chinese") << u"python"_s << u"打印 = \"你好，世界\" # 注释"_s << u"# 注释"_s
                                 << int(CodeClass::Comment);
        QTest::newRow("emoji") << u"c"_s << u"s = \"👍🏽👩‍👩‍👧\"; return 42;"_s << u"42"_s
                               << int(CodeClass::Number);
        QTest::newRow("combining") << u"javascript"_s << u"const e\u0301te\u0301 = 'a\u0308\u0301'; // n\u0303"_s
                                   << u"// n\u0303"_s << int(CodeClass::Comment);
        QTest::newRow("string of emoji") << u"rust"_s << u"let 名 = \"👍\";"_s << u"\"👍\""_s << int(CodeClass::String);
        QTest::newRow("right to left") << u"sql"_s << u"SELECT 'שלום' FROM t -- سلام"_s << u"'שלום'"_s
                                       << int(CodeClass::String);
    }

    void countsInUtf16()
    {
        QFETCH(QString, id);
        QFETCH(QString, line);
        QFETCH(QString, word);
        QFETCH(int, codeClass);
        const auto lines = coloured(*m_backEnd, codeLanguage(id), line);
        const CodeSpan wanted{int(line.indexOf(word)), int(word.size()), CodeClass(codeClass)};
        QCOMPARE(lines.size(), 1u);
        QVERIFY2(std::find(lines[0].begin(), lines[0].end(), wanted) != lines[0].end(),
                 qPrintable(dumped(line, lines)));
    }

    void isNoKeywordInTheMiddleOfAWord()
    {
        const auto lines = coloured(*m_backEnd, codeLanguage(u"python"), u"名if = 1"_s);
        QVERIFY2(lines.at(0).at(0).codeClass != CodeClass::Keyword, qPrintable(dumped(u"名if = 1"_s, lines)));
    }

    void streamingGivesWhatOneCallGives()
    {
        QRandomGenerator random(7);
        for (const CodeLanguage &language : codeLanguages()) {
            if (!m_backEnd->prepare(language))
                continue;
            const QString text = sample(language);
            const QString once = dumped(text, coloured(*m_backEnd, language, text));
            for (int round = 0; round < 2; ++round) {
                CodeColours colours(language);
                std::vector<CodeSpans> known;
                for (qsizetype end = 0; end < text.size();) {
                    end = qMin(text.size(),
                               end + (round == 0 ? text.indexOf(u'\n', end) - end + 1 : random.bounded(1, 40)));
                    colours.setText(text.left(end));
                    while (!colours.isDone())
                        takeIn(colours.advance(*m_backEnd, QDeadlineTimer(random.bounded(2))), known);
                }
                QCOMPARE(dumped(text, known), once);
            }
        }
    }

private:
    std::unique_ptr<CodeBackEnd> m_backEnd;
};

QTEST_APPLESS_MAIN(TestCodeColours)
#include "tst_codecolours.moc"
