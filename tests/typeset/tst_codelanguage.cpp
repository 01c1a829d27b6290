// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/codelanguage.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::typeset;

class TestCodeLanguage : public QObject
{
    Q_OBJECT

private slots:
    void findsTheLanguage_data()
    {
        QTest::addColumn<QString>("info");
        QTest::addColumn<QString>("id");
        const std::pair<const char *, const char *> rows[] = {
            {"js", "javascript"},
            {"JavaScript", "javascript"},
            {"py", "python"},
            {"py3", "python"},
            {"python3.11", "python"},
            {"c++", "cpp"},
            {"C++", "cpp"},
            {"c++ title=\"x\"", "cpp"},
            {"c++20", "cpp"},
            {"c", "c"},
            {"C#", "csharp"},
            {"cs", "csharp"},
            {"f#", "fsharp"},
            {"sh", "bash"},
            {"shell-session", "console"},
            {"zsh", "bash"},
            {"yml", "yaml"},
            {"{.python}", "python"},
            {"{.python .numberLines}", "python"},
            {"{r, echo=FALSE}", "r"},
            {"{r}", "r"},
            {"rust,no_run", "rust"},
            {"js{1,3}", "javascript"},
            {"lang-ts", "typescript"},
            {"language-TSX", "tsx"},
            {"python:app.py", "python"},
            {"src/app.py", "python"},
            {"12:40:src/App.kt", "kotlin"},
            {"docker/Dockerfile", "dockerfile"},
            {"CMakeLists.txt", "cmake"},
            {".env", "ini"},
            {"  go  ", "go"},
            {"objective-c", "objectivec"},
            {"vb.net", "vbnet"},
            {"Makefile", "makefile"},
            {"ps1", "powershell"},
            {"", ""},
            {"   ", ""},
            {"text", ""},
            {"plaintext", ""},
            {"txt", ""},
            {"mermaid", ""},
            {"a/b", ""},
            {"jss", ""},
            {"1", ""},
            {"3.14", ""},
            {"{}", ""},
            {"notes.txt", ""},
            {"中文", ""},
        };
        for (const auto &[info, id] : rows)
            QTest::newRow(info) << QString::fromUtf8(info) << QString::fromUtf8(id);
    }

    void findsTheLanguage()
    {
        QFETCH(QString, info);
        QFETCH(QString, id);
        const CodeLanguage &language = codeLanguage(info);
        QCOMPARE(QString(language.id), id);
        QCOMPARE(language.isPlain(), id.isEmpty());
        if (id.isEmpty())
            QCOMPARE(QString(language.suffix), u"txt"_s);
    }

    void hasEveryWordOnce()
    {
        QVERIFY(codeLanguages().size() >= 45);
        QSet<QString> words;
        QString last;
        for (const CodeLanguage &language : codeLanguages()) {
            const QString id(language.id);
            QVERIFY2(last < id, qPrintable(id));
            last = id;
            QVERIFY(!language.name.isEmpty() && !language.suffix.isEmpty());
            QStringList all = QString(language.aliases).split(u' ');
            all.append(id);
            for (const QString &word : std::as_const(all)) {
                QVERIFY2(!words.contains(word), qPrintable(word));
                QCOMPARE(word, word.toLower());
                words.insert(word);
                QCOMPARE(codeLanguage(word).id, language.id);
                QCOMPARE(codeLanguage(word.toUpper()).id, language.id);
            }
        }
    }

    void namesFiles()
    {
        QVERIFY(codeLanguage(u"docker").isNamedByFile());
        QVERIFY(codeLanguage(u"make").isNamedByFile());
        QVERIFY(!codeLanguage(u"r").isNamedByFile());
        QVERIFY(!codeLanguage(u"js").isNamedByFile());
        QVERIFY(!codeLanguage(u"").isNamedByFile());
    }

    void isNotStalledByLongWords()
    {
        QVERIFY(codeLanguage(QString(10'000'000, u'a')).isPlain());
        QVERIFY(codeLanguage(QString(10'000'000, u'/')).isPlain());
        QVERIFY(codeLanguage(QString(10'000'000, u'1')).isPlain());
    }
};

QTEST_APPLESS_MAIN(TestCodeLanguage)
#include "tst_codelanguage.moc"
