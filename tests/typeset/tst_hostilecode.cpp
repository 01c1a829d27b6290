// SPDX-License-Identifier: GPL-3.0-or-later
// Code as nobody writes it, in every language: bounded work, no fault, spans within their line.
#include "codesamples.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace codesamples;

class TestHostileCode : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_backEnd = loadCodeBackEnd(files());
        QVERIFY(m_backEnd);
    }

    //! What makes expressions backtrack and states nest. Every language gets each as a line as long as is coloured.
    void staysWithinItsTime()
    {
        const QString pieces[] = {u"("_s,
                                  u"{{"_s,
                                  u"[["_s,
                                  u"<a "_s,
                                  u"\""_s,
                                  u"'"_s,
                                  u"`"_s,
                                  u"\\"_s,
                                  u"/*"_s,
                                  u"$("_s,
                                  u"a<"_s,
                                  u"a."_s,
                                  u"#"_s,
                                  u"-"_s,
                                  u"a=("_s,
                                  u"${"_s,
                                  u"@"_s,
                                  u"::"_s,
                                  u"1e"_s,
                                  u" "_s,
                                  u"\t"_s,
                                  u"=\t/"_s,
                                  u"(*"_s,
                                  u"{-"_s,
                                  u"\"\"\""_s,
                                  u"a: "_s,
                                  u"- "_s,
                                  u"你"_s,
                                  u"👍"_s,
                                  QString(QChar(0)),
                                  QString(QChar(0xd83d)),
                                  u"0x"_s,
                                  u"R\"("_s,
                                  u"<<A"_s,
                                  u"[a](b "_s,
                                  u"*a"_s};
        // A single search of an expression cannot be broken off, but the library gives it up.
        const CodeLimits limits{.lineTime = std::chrono::milliseconds(10), .blockTime = std::chrono::milliseconds(10)};
        qint64 worst = 0;
        QString where;
        for (const CodeLanguage &language : codeLanguages()) {
            for (const QString &piece : pieces) {
                const QString text = piece.repeated(2'000 / piece.size()) + u"\nint x = 1;"_s;
                QElapsedTimer timer;
                timer.start();
                check(text, coloured(*m_backEnd, language, text, limits));
                if (timer.elapsed() > worst) {
                    worst = timer.elapsed();
                    where = QString(language.id) + u' ' + piece;
                }
            }
        }
        qInfo("the longest: %lld ms, %s", worst, qPrintable(where));
        QVERIFY2(worst < 5'000, qPrintable(where));
    }

    void isBoundedForHugeBlocks()
    {
        const CodeLanguage &language = codeLanguage(u"js");
        QElapsedTimer timer;
        timer.start();
        const QString line(1'000'000, u'(');
        QVERIFY(coloured(*m_backEnd, language, line).at(0).empty());
        QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
        const auto lines = coloured(*m_backEnd, language, u"x\n"_s.repeated(100'000));
        QVERIFY(lines.size() <= std::size_t(CodeLimits().lineCount));
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    //! Pieces of all samples, mixed: no language may meet what it does not survive.
    void survivesTheSamplesOfOthers()
    {
        QRandomGenerator random(11);
        QString everything;
        for (const CodeLanguage &language : codeLanguages())
            everything += sample(language);
        for (const CodeLanguage &language : codeLanguages()) {
            QString text;
            for (int i = 0; i < 40; ++i)
                text += everything.mid(random.bounded(int(everything.size())), random.bounded(1, 120));
            check(text, coloured(*m_backEnd, language, text));
        }
    }

private:
    static void check(const QString &text, const std::vector<CodeSpans> &lines)
    {
        const QStringList texts = text.split(u'\n');
        QVERIFY(lines.size() <= std::size_t(texts.size()));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            int behind = 0;
            for (const CodeSpan &span : lines[i]) {
                QVERIFY(span.start >= behind && span.length > 0);
                behind = span.start + span.length;
            }
            QVERIFY(behind <= texts[qsizetype(i)].size());
        }
    }

    std::unique_ptr<CodeBackEnd> m_backEnd;
};

QTEST_APPLESS_MAIN(TestHostileCode)
#include "tst_hostilecode.moc"
