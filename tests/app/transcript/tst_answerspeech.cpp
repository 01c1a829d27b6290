// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/answerspeech.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;

namespace {

using Answer = AnswerSpeech::Answer;
using Delivery = SpokenBlock::Delivery;

//! What is said when the text comes one character at a time.
QStringList saidOf(const QString &text)
{
    AnswerSpeech speech;
    QStringList said;
    for (qsizetype length = 1; length <= text.size(); ++length)
        said += speech.take({{.text = text.left(length)}}, Answer::Running);
    return said + speech.take({{.text = text}}, Answer::Ended);
}

} // namespace

class AnswerSpeechTest : public QObject
{
    Q_OBJECT

private slots:
    void saysEachSentenceOnceAndInOrder_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("sentences");

        QTest::newRow("two") << u"One is here. Two is there!"_s << QStringList{u"One is here."_s, u"Two is there!"_s};
        QTest::newRow("question in quotes") << u"“Is it?” he asked. \"Yes.\" Well."_s
                                            << QStringList{u"“Is it?”"_s, u"he asked."_s, u"\"Yes.\""_s, u"Well."_s};
        QTest::newRow("numbers") << u"Pi is 3.14 or so. See a.b.c too."_s
                                 << QStringList{u"Pi is 3.14 or so."_s, u"See a.b.c too."_s};
        QTest::newRow("abbreviations") << u"Dr. Who knows e.g. this. J. S. Bach vs. Liszt. Done."_s
                                       << QStringList{u"Dr. Who knows e.g. this."_s, u"J. S. Bach vs. Liszt."_s,
                                                      u"Done."_s};
        QTest::newRow("year") << u"It was 1999. Then came more."_s
                              << QStringList{u"It was 1999."_s, u"Then came more."_s};
        QTest::newRow("lines") << u"A heading\nFirst item\n1. Second item\n\nText"_s
                               << QStringList{u"A heading"_s, u"First item"_s, u"1. Second item"_s, u"Text"_s};
        QTest::newRow("chinese") << u"今天天气好。我们去哪里？“好！”他说。走吧！"_s
                                 << QStringList{u"今天天气好。"_s, u"我们去哪里？"_s, u"“好！”"_s, u"他说。"_s,
                                                u"走吧！"_s};
        QTest::newRow("arabic") << u"كيف الحال؟ بخير."_s << QStringList{u"كيف الحال؟"_s, u"بخير."_s};
        QTest::newRow("dots") << u"Well… and so on. Wait... What?! No."_s
                              << QStringList{u"Well… and so on."_s, u"Wait..."_s, u"What?!"_s, u"No."_s};
        QTest::newRow("nothing to hear") << u" \n---\n***\n"_s << QStringList();
        QTest::newRow("no stop") << u"still on"_s << QStringList{u"still on"_s};
    }

    void saysEachSentenceOnceAndInOrder()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, sentences);
        QCOMPARE(saidOf(text), sentences);
        AnswerSpeech whole;
        QCOMPARE(whole.take({{.text = text}}, Answer::Ended), sentences);
    }

    void keepsASentenceUntilItIsWhole()
    {
        AnswerSpeech speech;
        QCOMPARE(speech.take({{.text = u"It has be"_s}}, Answer::Running), QStringList());
        QCOMPARE(speech.take({{.text = u"It has begun."_s}}, Answer::Running), QStringList()); // or "begun.txt"
        QCOMPARE(speech.take({{.text = u"It has begun. N"_s}}, Answer::Running), QStringList{u"It has begun."_s});
        QCOMPARE(speech.take({{.text = u"It has begun. Now"_s}}, Answer::Running), QStringList());
    }

    void signsThatTurnOutToBeMarkdownChangeNothing()
    {
        AnswerSpeech speech;
        QCOMPARE(speech.take({{.text = u"So **it is. Ri"_s}}, Answer::Running), QStringList{u"So **it is."_s});
        QCOMPARE(speech.take({{.text = u"So it is. Right. Go"_s}}, Answer::Running), QStringList{u"Right."_s});
        QCOMPARE(speech.take({{.text = u"So it is. Right. Go on"_s}}, Answer::Ended), QStringList{u"Go on"_s});
    }

    void codeIsSaidAtItsEnd()
    {
        AnswerSpeech speech;
        const SpokenBlock text{.text = u"Look here:"_s};
        const auto code = [](const QString &words) { return SpokenBlock{words, Delivery::AtItsEnd}; };
        QCOMPARE(speech.take({text}, Answer::Running), QStringList());
        QCOMPARE(speech.take({text, code(u"1 line"_s)}, Answer::Running), QStringList{u"Look here:"_s});
        QCOMPARE(speech.firstWanted(), std::size_t(1));
        QCOMPARE(speech.take({code(u"2 lines"_s)}, Answer::Running), QStringList());
        QCOMPARE(speech.take({code(u"3 lines"_s), {.text = u"That was it. A"_s}}, Answer::Running),
                 (QStringList{u"3 lines"_s, u"That was it."_s}));
        QCOMPARE(speech.firstWanted(), std::size_t(2));
        QCOMPARE(speech.take({{.text = u"That was it. All."_s}}, Answer::Ended), QStringList{u"All."_s});
        QCOMPARE(speech.take({}, Answer::Ended), QStringList());
    }

    void textWithoutAnyStopIsSaidInPieces()
    {
        const QString text = u"word "_s.repeated(1000) + u"😀"_s.repeated(1000);
        const QStringList said = saidOf(text);
        QVERIFY(said.size() > 10);
        for (const QString &piece : said) {
            QVERIFY(piece.size() <= 501);
            QVERIFY(piece.isValidUtf16());
        }
        QString all = said.join(QString());
        QCOMPARE(all.remove(u' '), QString(text).remove(u' '));
    }
};

QTEST_MAIN(AnswerSpeechTest)
#include "tst_answerspeech.moc"
