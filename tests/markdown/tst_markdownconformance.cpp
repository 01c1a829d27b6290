// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/library.h"
#include "segmentdump.h"
#include "structure.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::markdown;

namespace {

struct Example {
    QString name;
    QByteArray markdown;
    QString html;
};

QList<Example> examplesOf(const QString &fileName)
{
    QFile file(QStringLiteral(TOKENHUB_TEST_DATA) + u"/conformance/"_s + fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Example> examples;
    for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array()) {
        const QString name = u"%1 %2"_s.arg(value["section"_L1].toString()).arg(value["example"_L1].toInt());
        examples << Example{name, value["markdown"_L1].toString().toUtf8(), value["html"_L1].toString()};
    }
    return examples;
}

QList<Example> allExamples()
{
    return examplesOf(u"commonmark.json"_s) + examplesOf(u"gfm-extensions.json"_s);
}

//! Examples that we show otherwise, and why.
QHash<QString, QString> knownDifferences()
{
    QFile file(QStringLiteral(TOKENHUB_TEST_DATA) + u"/conformance/differences.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QHash<QString, QString> differences;
    const QJsonArray groups = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue &group : groups) {
        const QJsonArray examples = group["examples"_L1].toArray();
        for (const QJsonValue &name : examples)
            differences.insert(name.toString(), group["why"_L1].toString());
    }
    return differences;
}

QString dumpInPieces(const QByteArray &text, const QList<qsizetype> &cuts)
{
    LiveMarkdown markdown(testing::style());
    qsizetype from = 0;
    for (const qsizetype cut : cuts) {
        markdown.append(QByteArrayView(text).sliced(from, cut - from));
        from = cut;
    }
    markdown.append(QByteArrayView(text).sliced(from));
    markdown.finish();
    return testing::dump(markdown);
}

// The letters of a page, without blanks, and without tags: raw HTML is text with us and a tag in the reference.
QString lettersOf(QString text)
{
    static const QRegularExpression tag(u"<[!?/a-zA-Z][^>]*>"_s);
    static const QRegularExpression blank(u"[\\s\u00a0\u200b]+"_s);
    return text.remove(tag).remove(blank);
}

QString lettersOfHtml(QString html)
{
    static const QRegularExpression image(u"<img [^>]*alt=\"([^\"]*)\"[^>]*>"_s);
    static const QRegularExpression tag(u"<[^>]*>"_s);
    html.replace(image, u"\\1"_s).remove(tag);
    html.replace(u"&lt;"_s, u"<"_s)
        .replace(u"&gt;"_s, u">"_s)
        .replace(u"&quot;"_s, u"\""_s)
        .replace(u"&amp;"_s, u"&"_s);
    return lettersOf(html.remove(u'↩'));
}

QString lettersOfSegments(const QByteArray &utf8)
{
    LiveMarkdown markdown(testing::style());
    markdown.setText(utf8);
    QString text;
    for (const auto &segment : markdown.segments()) {
        static const QRegularExpression marker(u"^(?:(?:[•◦▪☐☑]|\\d{1,9}[.)]) )+"_s,
                                               QRegularExpression::MultilineOption);
        QString plain = segment->plainText();
        if (segment->kind() == SegmentKind::Prose && !segment->isPlain())
            plain.remove(marker);
        text += plain + u'\n';
    }
    return lettersOf(text);
}

} // namespace

class TestMarkdownConformance : public QObject
{
    Q_OBJECT

private slots:
    void examplesAreThere();
    void R18_everyExampleByteByByteEqualsOneShot();
    void R18_everyPrefixOfEveryExampleEqualsOneShot();
    void R18_examplesBehindEachOtherEqualOneShot();
    void structureIsThatOfTheReference_data();
    void structureIsThatOfTheReference();
    void everyDifferenceIsOfAnExample();
    void lettersAreThoseOfTheReference_data();
    void lettersAreThoseOfTheReference();
};

void TestMarkdownConformance::examplesAreThere()
{
    QCOMPARE(examplesOf(u"commonmark.json"_s).size(), 652);
    QCOMPARE(examplesOf(u"gfm-extensions.json"_s).size(), 28);
}

void TestMarkdownConformance::R18_everyExampleByteByByteEqualsOneShot()
{
    for (const Example &example : allExamples()) {
        QList<qsizetype> cuts;
        for (qsizetype at = 1; at < example.markdown.size(); ++at)
            cuts << at;
        if (dumpInPieces(example.markdown, cuts) != testing::dumpOf(example.markdown))
            QFAIL(qPrintable(example.name));
    }
}

void TestMarkdownConformance::R18_everyPrefixOfEveryExampleEqualsOneShot()
{
    QRandomGenerator random(18);
    for (const Example &example : allExamples()) {
        // All prefixes of the usual short ones; of a long one as many as keep this test quick.
        const qsizetype step = 1 + example.markdown.size() / 64;
        for (qsizetype end = 1; end <= example.markdown.size(); end += step) {
            const QByteArray prefix = example.markdown.first(end);
            const qsizetype first = random.bounded(int(end) + 1);
            const qsizetype second = first + random.bounded(int(end - first) + 1);
            if (dumpInPieces(prefix, {first, second}) != testing::dumpOf(prefix))
                QFAIL(qPrintable(u"%1 up to %2, cut at %3 and %4"_s.arg(example.name).arg(end).arg(first).arg(second)));
        }
    }
}

void TestMarkdownConformance::R18_examplesBehindEachOtherEqualOneShot()
{
    QRandomGenerator random(4);
    const QList<Example> examples = allExamples();
    for (int round = 0; round < 150; ++round) {
        QByteArray text;
        QStringList names;
        for (int i = 0; i < 8; ++i) {
            const Example &example = examples.at(random.bounded(int(examples.size())));
            names << example.name;
            text += example.markdown + (random.bounded(2) ? "\n" : "");
        }
        QList<qsizetype> cuts;
        for (qsizetype at = random.bounded(1, 20); at < text.size(); at += random.bounded(1, 20))
            cuts << at;
        if (dumpInPieces(text, cuts) != testing::dumpOf(text))
            QFAIL(qPrintable(names.join(u" + "_s)));
    }
}

void TestMarkdownConformance::structureIsThatOfTheReference_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("difference");
    const QHash<QString, QString> differences = knownDifferences();
    for (const Example &example : allExamples())
        QTest::newRow(qPrintable(example.name)) << example.markdown << example.html << differences.value(example.name);
}

void TestMarkdownConformance::structureIsThatOfTheReference()
{
    QFETCH(QByteArray, markdown);
    QFETCH(QString, html);
    QFETCH(QString, difference);
    RenderStyle style = testing::style();
    style.formulas = Formulas::AsSource;
    LiveMarkdown ours(style);
    ours.setText(markdown);
    const QString structure = testing::structureOf(ours);
    const QString reference = testing::structureOfHtml(html);
    if (difference.isEmpty())
        QCOMPARE(structure, reference);
    // One that is gone must not stay in the list.
    QVERIFY2(difference.isEmpty() || structure != reference,
             qPrintable(u"differs no more: take it out of differences.json, \"%1\""_s.arg(difference)));
}

void TestMarkdownConformance::everyDifferenceIsOfAnExample()
{
    QStringList names;
    for (const Example &example : allExamples())
        names << example.name;
    const QHash<QString, QString> differences = knownDifferences();
    QVERIFY(!differences.isEmpty());
    for (auto it = differences.cbegin(); it != differences.cend(); ++it)
        QVERIFY2(names.contains(it.key()) && !it.value().isEmpty(), qPrintable(it.key()));
}

void TestMarkdownConformance::lettersAreThoseOfTheReference_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::addColumn<QString>("letters");
    QHash<QString, QString> others{
        // By intent: links and pictures without words show where they lead.
        {u"Links 484"_s, u"./target.md"_s},
        {u"Images 581"_s, u"/url"_s},
        // By the library (0.29.0.gfm.6), which is older than the examples.
        {u"Entity and numeric character references 28"_s, u"&nbsp&x;&#;&#x;\ufffd&#abcdef0;&ThisIsNotDefined;&hi?;"_s},
        {u"Emphasis and strong emphasis 354"_s, u"*$*alpha.£bravo.€charlie."_s},
        // By this comparison: a tag with ">" in it, and a reference that leaves the page out.
        {u"Raw HTML 629"_s, u"foo&<]]>"_s},
        {u"Autolinks 20"_s, u"Thisshouldn'tcrasheverything:(A@_.A"_s},
    };
    if (tokenhub::markdown::libraryVersion() == "0.29.0.gfm.6"_L1)
        others.insert(u"HTML blocks 171"_s, u"foobar"_s);
    for (const Example &example : allExamples()) {
        const auto other = others.constFind(example.name);
        QTest::newRow(qPrintable(example.name))
            << example.markdown << (other != others.cend() ? *other : lettersOfHtml(example.html));
    }
}

void TestMarkdownConformance::lettersAreThoseOfTheReference()
{
    QFETCH(QByteArray, markdown);
    QFETCH(QString, letters);
    QCOMPARE(lettersOfSegments(markdown), letters);
}

QTEST_MAIN(TestMarkdownConformance)
#include "tst_markdownconformance.moc"
