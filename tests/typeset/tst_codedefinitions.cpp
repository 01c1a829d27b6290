// SPDX-License-Identifier: GPL-3.0-or-later
// Our own definitions: every language colours its sample as tests/data/code/golden has it. TOKENHUB_UPDATE_GOLDEN=1
// writes what is there now, to be looked at before it is committed.
#include "codesamples.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace codesamples;

class TestCodeDefinitions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_backEnd = loadCodeBackEnd(files()); }

    void coloursItsSample_data()
    {
        QTest::addColumn<QString>("id");
        for (const CodeLanguage &language : codeLanguages())
            QTest::newRow(language.id.data()) << QString(language.id);
    }

    void coloursItsSample()
    {
        QFETCH(QString, id);
        const CodeLanguage &language = codeLanguage(id);
        const QString text = sample(language);
        QVERIFY2(!text.isEmpty(), qPrintable(sampleFile(language)));
        QVERIFY(m_backEnd && m_backEnd->prepare(language));
        const QString now = dumped(text, coloured(*m_backEnd, language, text));
        QFile golden(QString::fromUtf8(TOKENHUB_TEST_DATA) + u"/code/golden/"_s + id + u".txt"_s);
        if (isUpdating()) {
            QVERIFY(golden.open(QIODevice::WriteOnly));
            QVERIFY(golden.write(now.toUtf8()) > 0);
            return;
        }
        QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(golden.fileName()));
        const QStringList was = QString::fromUtf8(golden.readAll()).split(u'\n');
        const QStringList is = now.split(u'\n');
        for (qsizetype i = 0; i < qMin(was.size(), is.size()); ++i)
            QCOMPARE(is[i], was[i]);
        QCOMPARE(is.size(), was.size());
    }

    void knowsSeveralClassesOfEach()
    {
        for (const CodeLanguage &language : codeLanguages()) {
            QSet<int> classes;
            for (const CodeSpans &spans : coloured(*m_backEnd, language, sample(language))) {
                for (const CodeSpan &span : spans)
                    classes.insert(int(span.codeClass));
            }
            QVERIFY2(classes.size() >= 4, language.id.data());
        }
    }

    void isNotLeftUpdating() { QVERIFY2(!isUpdating(), "the golden files were written: look at them, and unset it"); }

private:
    static bool isUpdating() { return qEnvironmentVariableIsSet("TOKENHUB_UPDATE_GOLDEN"); }

    std::unique_ptr<CodeBackEnd> m_backEnd;
};

QTEST_APPLESS_MAIN(TestCodeDefinitions)
#include "tst_codedefinitions.moc"
