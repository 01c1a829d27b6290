// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/blockstream.h"

#include "markdown/textbudget.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::markdown;

namespace {

QStringList blocksOf(const BlockStream &stream)
{
    QStringList blocks;
    for (const BlockRange &block : stream.committed()) {
        const QString form = block.form == BlockForm::Plain ? u"plain:"_s
            : block.form == BlockForm::Fence                ? u"fence:"_s
                                                            : QString();
        blocks << form + QString::fromUtf8(stream.text().sliced(block.begin, block.end - block.begin));
    }
    return blocks;
}

QByteArray hugeParagraph()
{
    return QByteArray("some words in a line\n").repeated(int(budget::RichBlockBytes / 20));
}

} // namespace

class TestBlockStream : public QObject
{
    Q_OBJECT

private slots:
    void lastBlockStaysOpen();
    void blockThatStartsOnAnUnfinishedLineDecidesNothing();
    void finishCommitsTheRest();
    void committedBlocksCoverTheTextWithoutGaps();
    void tableStaysWithTheParagraphItGrewOutOf();
    void R17_fenceIsFollowedLineByLine_data();
    void R17_fenceIsFollowedLineByLine();
    void R17_whatMayCloseTheFenceIsNotYetCode();
    void anySplitOfTheBytesGivesTheSameText();
    void lineEndsBecomeLf();
    void characterThatWasCutOffAtTheEndIsReplaced();
    void blockOver64KbIsPlainUpToABlankLine();
    void hostileLineIsKeptFromTheParser();
    void hostileLineInsideAFenceIsCode();
    void definitionsAreNoticed_data();
    void definitionsAreNoticed();
    void randomSplitsOfRandomTextsCutTheSameBlocks();
};

void TestBlockStream::lastBlockStaysOpen()
{
    BlockStream stream;
    stream.append("First paragraph\n\nSecond\n");
    QCOMPARE(blocksOf(stream), QStringList{u"First paragraph\n\n"_s});
    QCOMPARE(stream.tail().begin, qsizetype(17));
    stream.append("===\n\nThird\n"); // the second was a heading
    QCOMPARE(blocksOf(stream), (QStringList{u"First paragraph\n\n"_s, u"Second\n===\n\n"_s}));
}

void TestBlockStream::blockThatStartsOnAnUnfinishedLineDecidesNothing()
{
    BlockStream stream;
    stream.append("| a |\n|---|\n| b |\n");
    QVERIFY(stream.committed().empty());
    stream.append("# not yet");
    QVERIFY(stream.committed().empty());
    stream.append("\n");
    QCOMPARE(stream.committed().size(), std::size_t(1));
}

void TestBlockStream::finishCommitsTheRest()
{
    BlockStream stream;
    stream.append("a\n\nb");
    stream.finish();
    QVERIFY(stream.isFinished());
    QCOMPARE(blocksOf(stream), (QStringList{u"a\n\n"_s, u"b"_s}));
    QCOMPARE(stream.tail().begin, stream.tail().end);
    stream.append("too late");
    stream.finish();
    QCOMPARE(blocksOf(stream), (QStringList{u"a\n\n"_s, u"b"_s}));
}

void TestBlockStream::committedBlocksCoverTheTextWithoutGaps()
{
    BlockStream stream;
    stream.append("\n\n[a]: /url\n\n# h\n- x\n  - y\n\n> q\n\n```\ncode\n```\n\n---\n<div>\n\nend\n\n\n");
    stream.finish();
    qsizetype at = 0;
    for (const BlockRange &block : stream.committed()) {
        QCOMPARE(block.begin, at);
        at = block.end;
    }
    QCOMPARE(at, stream.text().size());
}

void TestBlockStream::tableStaysWithTheParagraphItGrewOutOf()
{
    BlockStream stream;
    stream.append("Hello\n| a |\n|---|\n| b |\n\nend\n");
    stream.finish();
    QCOMPARE(blocksOf(stream), (QStringList{u"Hello\n| a |\n|---|\n| b |\n\n"_s, u"end\n"_s}));
}

void TestBlockStream::R17_fenceIsFollowedLineByLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("blocks");
    QTest::newRow("closed") << QByteArray("```cpp\nint i;\n```\nend\n")
                            << QStringList{u"fence:```cpp\nint i;\n```\n"_s, u"end\n"_s};
    QTest::newRow("unclosed") << QByteArray("```\n# a\n\n- b") << QStringList{u"fence:```\n# a\n\n- b"_s};
    QTest::newRow("ten") << QByteArray("``````````\n```\n``````````\nx")
                         << QStringList{u"fence:``````````\n```\n``````````\n"_s, u"x"_s};
    QTest::newRow("tildes") << QByteArray("~~~ a`b\n```\n~~~~  \nx")
                            << QStringList{u"fence:~~~ a`b\n```\n~~~~  \n"_s, u"x"_s};
    QTest::newRow("indented end") << QByteArray("```\n    ```\n   ```\nx")
                                  << QStringList{u"fence:```\n    ```\n   ```\n"_s, u"x"_s};
    QTest::newRow("text behind the end") << QByteArray("```\n``` x\n```") << QStringList{u"fence:```\n``` x\n```"_s};
    QTest::newRow("backtick in info") << QByteArray("``` a`b\nx\n\ny") << QStringList{u"``` a`b\nx\n\n"_s, u"y"_s};
    QTest::newRow("blank lines before") << QByteArray("\n\n```\nx\n```") << QStringList{u"fence:\n\n```\nx\n```"_s};
}

void TestBlockStream::R17_fenceIsFollowedLineByLine()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, blocks);
    BlockStream stream;
    stream.append(text);
    stream.finish();
    QCOMPARE(blocksOf(stream), blocks);
}

void TestBlockStream::R17_whatMayCloseTheFenceIsNotYetCode()
{
    BlockStream stream;
    const auto code = [&stream] {
        const BlockRange tail = stream.tail();
        return stream.text().sliced(tail.contentBegin, tail.contentEnd - tail.contentBegin);
    };
    stream.append("```\na\nb");
    QCOMPARE(code(), QByteArray("a\nb"));
    stream.append("\n``");
    QCOMPARE(code(), QByteArray("a\nb\n"));
    stream.append("c");
    QCOMPARE(code(), QByteArray("a\nb\n``c"));
    stream.append("\n```");
    QCOMPARE(code(), QByteArray("a\nb\n``c\n"));
    stream.append("\n");
    QCOMPARE(stream.committed().size(), std::size_t(1));
    QCOMPARE(stream.committed().front().contentEnd, qsizetype(12));
}

void TestBlockStream::anySplitOfTheBytesGivesTheSameText()
{
    const QByteArray text("Grüße 你好\r\n😀 \xff broken \xe2\x82 and\r\rfine 👨‍👩‍👧");
    BlockStream whole;
    whole.append(text);
    whole.finish();
    QVERIFY(QString::fromUtf8(whole.text()).toUtf8() == whole.text());
    for (qsizetype first = 0; first <= text.size(); ++first) {
        for (qsizetype second = first; second <= text.size(); second += 3) {
            BlockStream pieces;
            pieces.append(text.first(first));
            pieces.append(text.sliced(first, second - first));
            pieces.append(text.sliced(second));
            pieces.finish();
            QCOMPARE(pieces.text(), whole.text());
        }
    }
}

void TestBlockStream::lineEndsBecomeLf()
{
    BlockStream stream;
    stream.append("a\r");
    stream.append("\nb\r");
    stream.append("c\r");
    stream.append("\n");
    stream.append("\n");
    stream.append(QByteArrayView("\0d", 2));
    QCOMPARE(stream.text(),
             QByteArray("a\nb\nc\n\n\xef\xbf\xbd"
                        "d"));
}

void TestBlockStream::characterThatWasCutOffAtTheEndIsReplaced()
{
    BlockStream stream;
    stream.append("a\xf0\x9f\x98");
    QCOMPARE(stream.text(), QByteArray("a"));
    stream.finish();
    QVERIFY(stream.text().startsWith("a\xef\xbf\xbd"));
}

void TestBlockStream::blockOver64KbIsPlainUpToABlankLine()
{
    const QByteArray text = "# Title\n\n" + hugeParagraph() + "\nAfter it\n";
    BlockStream stream;
    stream.append(text);
    stream.finish();
    const auto &blocks = stream.committed();
    QCOMPARE(blocks.front().form, BlockForm::Markdown);
    QCOMPARE(blocks.back().form, BlockForm::Markdown);
    QCOMPARE(blocksOf(stream).back(), u"After it\n"_s);
    QVERIFY(blocks.size() > 4);
    for (std::size_t i = 1; i + 1 < blocks.size(); ++i) {
        QCOMPARE(blocks[i].form, BlockForm::Plain);
        QVERIFY(blocks[i].end - blocks[i].begin <= budget::PlainPieceBytes);
    }
}

void TestBlockStream::hostileLineIsKeptFromTheParser()
{
    const QByteArray row = QByteArray("|a").repeated(3000) + "|\n";
    BlockStream stream;
    stream.append("before\n\n" + row + row + "\nafter\n");
    stream.finish();
    const QStringList blocks = blocksOf(stream);
    QCOMPARE(blocks.size(), 3);
    QVERIFY(blocks.at(1).startsWith(u"plain:|a"_s));
    QCOMPARE(blocks.at(2), u"after\n"_s);
}

void TestBlockStream::hostileLineInsideAFenceIsCode()
{
    const QByteArray text = "text\n```\n" + QByteArray("|").repeated(3000) + "\n```\nend";
    BlockStream stream;
    stream.append(text);
    stream.finish();
    QCOMPARE(stream.committed().size(), std::size_t(3));
    QCOMPARE(stream.committed().at(1).form, BlockForm::Fence);
}

void TestBlockStream::definitionsAreNoticed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("hasDefinitions");
    QTest::newRow("link") << QByteArray("see [a]\n\n[a]: https://example.com\n") << true;
    QTest::newRow("in a list in a quote") << QByteArray("> 1. [a]: /url\n") << true;
    QTest::newRow("over two lines") << QByteArray("[a\nb]: /url\n") << true;
    QTest::newRow("footnote") << QByteArray("[^1]: note\n") << true;
    QTest::newRow("Python") << QByteArray("call `f(a[1:])`: it returns list[int]: a list\n") << false;
    QTest::newRow("in a fence") << QByteArray("```\n[a]: b\n```\n") << false;
    QTest::newRow("none") << QByteArray("plain [text](https://example.com)\n") << false;
}

void TestBlockStream::definitionsAreNoticed()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, hasDefinitions);
    BlockStream stream;
    stream.append(text);
    stream.finish();
    QCOMPARE(stream.hasDefinitions(), hasDefinitions);
}

void TestBlockStream::randomSplitsOfRandomTextsCutTheSameBlocks()
{
    const QList<QByteArray> words{"word ",
                                  "\n",
                                  "\n\n",
                                  "- ",
                                  "1. ",
                                  "> ",
                                  "# ",
                                  "```\n",
                                  "~~~\n",
                                  "| a | b |\n",
                                  "|---|---|\n",
                                  "    ",
                                  "  ",
                                  "\t",
                                  "<div>\n",
                                  "</div>\n",
                                  "---\n",
                                  "===\n",
                                  "* ",
                                  "**b**",
                                  "é",
                                  "```",
                                  "|",
                                  hugeParagraph(),
                                  QByteArray("|a").repeated(300),
                                  QByteArray(70000, 'x')};
    QRandomGenerator random(4711);
    for (int round = 0; round < 300; ++round) {
        QByteArray text;
        for (int i = random.bounded(40); i >= 0; --i)
            text += words.at(random.bounded(round % 10 == 0 ? int(words.size()) : int(words.size()) - 3));
        BlockStream stream;
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype size
                = qMin(text.size() - at, qsizetype(1 + random.bounded(text.size() > 10000 ? 20000 : 12)));
            stream.append(text.sliced(at, size));
            at += size;
        }
        stream.finish();
        BlockStream whole;
        whole.append(text);
        whole.finish();
        if (stream.committed() != whole.committed())
            QCOMPARE(blocksOf(stream), blocksOf(whole));
        QVERIFY(stream.committed() == whole.committed());
    }
}

QTEST_APPLESS_MAIN(TestBlockStream)
#include "tst_blockstream.moc"
