// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include "transcript/messagetext.h"
#include "transcript/transcriptrows.h"

#include <QGuiApplication>
#include <QTest>
#include <QTextBlock>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

struct Reader {
    explicit Reader(const QByteArray &markdown, bool isRunning = false) : talk(samples::empty())
    {
        if (isRunning) {
            id = talk.begin(u"qwen-plus"_s);
            append(markdown);
        } else {
            id = talk.answer(u"qwen-plus"_s, markdown);
        }
        QFont font = QGuiApplication::font();
        font.setPixelSize(15);
        rows.setContext({.style = TranscriptStyle::make(paletteOf(lightTheme()), font, 1, 1), .width = 700});
        rows.setModel(talk.model.get());
        read();
    }

    void append(const QByteArray &markdown) { talk.conversation->applyDeltas(id, {chat::TextDelta{markdown}}); }
    void read()
    {
        rows.markStale(0);
        rows.build(0);
        text.update(rows.geometry(0).texts);
    }
    [[nodiscard]] QChar characterAt(const LeafPlace &place) const
    {
        for (const TextBox &box : rows.geometry(0).texts) {
            if (box.leaf == place.leaf)
                return box.document->characterAt(place.position);
        }
        return {};
    }
    //! Every character that is read lies where it says, and is found there.
    [[nodiscard]] bool isTrue() const
    {
        for (int offset = 0; offset < text.length(); ++offset) {
            const auto place = text.placeOf(offset);
            if (!place || text.offsetOf(*place) > offset)
                return false;
            const bool isLiteral = text.offsetOf(*place) == offset && text.text().at(offset).isLetterOrNumber();
            if (isLiteral && characterAt(*place) != text.text().at(offset)
                && characterAt(*place) != QChar::ObjectReplacementCharacter)
                return false;
        }
        return true;
    }

    samples::Talk talk;
    base::MessageId id;
    TranscriptRows rows;
    MessageText text;
};

} // namespace

class MessageTextTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsSeen_data()
    {
        QTest::addColumn<QByteArray>("markdown");
        QTest::addColumn<QString>("text");

        QTest::newRow("paragraphs") << "First *one*.\n\nSecond `two`."_ba << u"First one.\nSecond two."_s;
        QTest::newRow("break") << "a  \nb"_ba << u"a\nb"_s;
        QTest::newRow("list") << "# Title\n\n3. three\n4. four\n\n* dot"_ba << u"Title\n3. three\n4. four\n• dot"_s;
        QTest::newRow("code") << "Look:\n\n```c\nint x;\n\nint y;\n```\n\nDone."_ba
                              << u"Look:\nint x;\n\nint y;\nDone."_s;
        QTest::newRow("table") << "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | |\n\nEnd"_ba << u"a\tb\n1\t2\n3\t\nEnd"_s;
        QTest::newRow("image") << "See ![a cat](https://example.org/c.png)."_ba << u"See a cat."_s;
        QTest::newRow("formula") << "It is $x^2$, so.\n\n$$\ny\n$$\n\nEnd"_ba << u"It is $x^2$, so.\n$$\ny\n$$\nEnd"_s;
        QTest::newRow("nothing") << ""_ba << QString();
    }

    void readsWhatIsSeen()
    {
        QFETCH(QByteArray, markdown);
        QFETCH(QString, text);
        const Reader reader(markdown);
        QCOMPARE(reader.text.text(), text);
        QVERIFY(reader.isTrue());
    }

    void everyCharacterHasItsPlace()
    {
        const Reader reader(samples::longAnswer(20'000));
        QVERIFY(reader.text.length() > 10'000);
        QVERIFY(reader.isTrue());
    }

    void marksAndBreaksOfTheLayoutAreNotInTheWay()
    {
        const Reader reader("1. item\n\n" + QByteArray(5000, 'w') + "end");
        QCOMPARE(reader.text.text(), u"1. item\n"_s + QString(5000, u'w') + u"end"_s);
        QVERIFY(reader.isTrue());
        const int offset = reader.text.length() - 3;
        QCOMPARE(reader.characterAt(*reader.text.placeOf(offset)), QChar(u'e'));
        QCOMPARE(reader.text.offsetOf(*reader.text.placeOf(offset)), offset);
        QVERIFY(reader.text.placeOf(offset)->position > offset - 8); // by the breaks
    }

    void placesOutOfRangeAreTheNearest()
    {
        const Reader reader("One.\n\n```\ncode\n```");
        QCOMPARE(reader.text.text(), u"One.\ncode"_s);
        QCOMPARE(reader.text.placeOf(-5), reader.text.placeOf(0));
        QCOMPARE(reader.text.placeOf(9), (LeafPlace{{0, 1}, 4}));
        QCOMPARE(reader.text.placeOf(1000), (LeafPlace{{0, 1}, 4}));
        QCOMPARE(reader.text.placeOf(4), (LeafPlace{{0, 0}, 4})); // the end of the first line
        QCOMPARE(reader.text.offsetOf({{0, 1}, 100}), 9);
        QCOMPARE(reader.text.offsetOf({{7, 0}, 3}), 9);
        QCOMPARE(reader.text.offsetOf({{-1, 0}, 3}), 0);
        QVERIFY(!Reader("").text.placeOf(0));
    }

    void growsAsTheAnswerDoes()
    {
        Reader reader("# Head\n\nFirst **half", true);
        QCOMPARE(reader.text.text(), u"Head\nFirst **half"_s);
        reader.append(" and** rest.\n\n```c\nint");
        reader.read();
        QCOMPARE(reader.text.text(), u"Head\nFirst half and rest.\nint"_s);
        reader.append(" x;\n```\n\nEnd");
        reader.read();
        QCOMPARE(reader.text.text(), u"Head\nFirst half and rest.\nint x;\nEnd"_s);
        QVERIFY(reader.isTrue());
    }
};

QTEST_MAIN(MessageTextTest)
#include "tst_messagetext.moc"
