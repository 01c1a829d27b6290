// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::exchange;
using namespace tokenhub::exchange::test;

class TestExport : public QObject
{
    Q_OBJECT

private slots:
    void titlesBecomeFileNames_data();
    void titlesBecomeFileNames();
    void longTitlesAreCutByBytes();
    void noNameIsExtendedTwice_data();
    void noNameIsExtendedTwice();
    void manyTurnsAreQuick();
};

void TestExport::titlesBecomeFileNames_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"Tea or coffee"_s << u"Tea or coffee"_s;
    QTest::newRow("separators") << u"../../etc/passwd"_s << u"etc passwd"_s;
    QTest::newRow("Windows") << u"a\\b:c*d?e\"f<g>h|i"_s << u"a b c d e f g h i"_s;
    QTest::newRow("reserved") << u"con"_s << u"_con"_s;
    QTest::newRow("reserved with a dot") << u"LPT1.x"_s << u"_LPT1.x"_s;
    QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
    QTest::newRow("an option") << u"--help"_s << u"help"_s;
    QTest::newRow("dots at the end") << u"what..."_s << u"what"_s;
    QTest::newRow("lines and marks") << u"a\nb\u202Egpj.exe\u0000"_s << u"a bgpj.exe"_s;
    QTest::newRow("nothing") << u"///"_s << u"conversation"_s;
    QTest::newRow("Chinese") << u"茶还是咖啡？"_s << u"茶还是咖啡？"_s;
}

void TestExport::titlesBecomeFileNames()
{
    QFETCH(QString, title);
    QFETCH(QString, name);
    QCOMPARE(fileNameOf(title), name);
}

void TestExport::longTitlesAreCutByBytes()
{
    const QString name = fileNameOf(u"🙂"_s.repeated(200));
    QVERIFY(name.toUtf8().size() <= 150);
    QVERIFY(!name.contains(QChar::ReplacementCharacter));
    QCOMPARE(QString::fromUtf8(name.toUtf8()), name); // no half of a pair
}

void TestExport::noNameIsExtendedTwice_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<Format>("format");
    QTest::addColumn<QString>("name");
    QTest::newRow("none") << u"/a/b"_s << Format::Html << u"/a/b.html"_s;
    QTest::newRow("its own") << u"/a/b.html"_s << Format::Html << u"/a/b.html"_s;
    QTest::newRow("its own, shouted") << u"/a/b.HTML"_s << Format::Html << u"/a/b.HTML"_s;
    QTest::newRow("its other one") << u"/a/b.markdown"_s << Format::Markdown << u"/a/b.markdown"_s;
    QTest::newRow("another's") << u"/a/b.html"_s << Format::Csv << u"/a/b.csv"_s;
    QTest::newRow("a dot in the name") << u"/a/v1.2"_s << Format::Json << u"/a/v1.2.json"_s;
    QTest::newRow("a dot in the folder") << u"/a.html/b"_s << Format::Json << u"/a.html/b.json"_s;
}

void TestExport::noNameIsExtendedTwice()
{
    QFETCH(QString, file);
    QFETCH(Format, format);
    QFETCH(QString, name);
    QCOMPARE(withSuffix(file, format), name);
    QCOMPARE(withSuffix(name, format), name);
}

//! Two thousand turns: what looked through the conversation for each of them would take minutes.
void TestExport::manyTurnsAreQuick()
{
    Comparison two;
    for (int i = 0; i < 2000; ++i) {
        two.ask("prompt");
        two.answer(0, "one");
    }
    for (const Format format : formats)
        QVERIFY(exported(two.conversation, format, someOptions()).size() > 100'000);
}

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
