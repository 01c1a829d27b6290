// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/transcripttext.h"

#include <QLocale>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using app::TranscriptText;
using std::chrono::milliseconds;

namespace {

chat::Message answer()
{
    chat::Message message = chat::makeAnswer(u"qwen-plus"_s, {});
    message.outcome = chat::Outcome::Complete;
    message.parts = {{.kind = chat::PartKind::Text, .text = "Yes."}};
    return message;
}

} // namespace

class TranscriptTextTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void tellsTimesRatesAndTokensInOneLine()
    {
        chat::Message message = answer();
        message.metrics = {.firstToken = milliseconds(700), .total = milliseconds(4486)};
        message.usage = {.promptTokens = 1204, .cachedTokens = 1024, .completionTokens = 318, .reasoningTokens = 120};
        message.finishReason = u"stop"_s;
        QCOMPARE(TranscriptText::statusLine(message),
                 u"0.7 s to first token · 84 tok/s · 1,204 in (1,024 cached) · 318 out (120 reasoning) · stop"_s);
    }

    void aShortWaitIsToldInMilliseconds()
    {
        chat::Message message = answer();
        message.metrics.firstToken = milliseconds(12);
        QCOMPARE(TranscriptText::statusLine(message), u"12 ms to first token"_s);
        message.metrics.firstToken = milliseconds(95);
        QCOMPARE(TranscriptText::statusLine(message), u"0.1 s to first token"_s);
    }

    void leavesOutOfTheStatusWhatIsNotKnown()
    {
        chat::Message message = answer();
        QCOMPARE(TranscriptText::statusLine(message), QString());
        message.usage.completionTokens = 7;
        message.usage.cachedTokens = 0;
        QCOMPARE(TranscriptText::statusLine(message), u"7 out"_s);
    }

    void namesTheModelAndTheOneBefore()
    {
        chat::Message message = answer();
        QCOMPARE(TranscriptText::modelLine(message, {}), u"qwen-plus"_s);
        QCOMPARE(TranscriptText::modelLine(message, u"qwen-plus"_s), u"qwen-plus"_s);
        QCOMPARE(TranscriptText::modelLine(message, u"glm-5"_s), u"qwen-plus · switched from glm-5"_s);
        message.origin = chat::Origin::EditedByHand;
        QCOMPARE(TranscriptText::modelLine(message, {}), u"qwen-plus · edited by hand"_s);
        message.origin = chat::Origin::Continued;
        QCOMPARE(TranscriptText::modelLine(message, {}), u"qwen-plus · continued"_s);
        message.origin = chat::Origin::Asked;
        message.answeredBy = u"qwen-plus-0714"_s;
        QCOMPARE(TranscriptText::modelLine(message, {}), u"qwen-plus · answered by qwen-plus-0714"_s);
    }

    void tellsHowLongItThought_data()
    {
        QTest::addColumn<int>("ms");
        QTest::addColumn<QString>("line");
        QTest::newRow("brief") << 400 << u"Thought for 0.4 s"_s;
        QTest::newRow("seconds") << 12'300 << u"Thought for 12 s"_s;
        QTest::newRow("minutes") << 125'000 << u"Thought for 2 min 5 s"_s;
        QTest::newRow("unknown") << 0 << u"Thoughts"_s;
    }

    void tellsHowLongItThought()
    {
        QFETCH(int, ms);
        chat::Message message = answer();
        message.parts.insert(message.parts.begin(), {.kind = chat::PartKind::Reasoning, .text = "Hm."});
        message.metrics = {.firstToken = milliseconds(100), .firstText = milliseconds(100 + ms)};
        QTEST(TranscriptText::reasoningLine(message, 0), "line");
    }

    void isThinkingWhileTheReasoningIsTheLastToCome()
    {
        chat::Message message = chat::makeAnswer(u"qwen-plus"_s, {});
        message.parts = {{.kind = chat::PartKind::Reasoning, .text = "Hm"}};
        QCOMPARE(TranscriptText::reasoningLine(message, 0), u"Thinking…"_s);
        message.parts.push_back({.kind = chat::PartKind::Text, .text = "So"});
        QCOMPARE(TranscriptText::reasoningLine(message, 0), u"Thoughts"_s);
    }

    void J09_saysWhyAnAnswerIsNotWhole_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::addColumn<QString>("finishReason");
        QTest::addColumn<bool>("isNoted");
        QTest::newRow("whole") << int(chat::Outcome::Complete) << u"stop"_s << false;
        QTest::newRow("no reason") << int(chat::Outcome::Complete) << QString() << false;
        QTest::newRow("unknown reason") << int(chat::Outcome::Complete) << u"moon"_s << false;
        QTest::newRow("length") << int(chat::Outcome::Complete) << u"length"_s << true;
        QTest::newRow("filter") << int(chat::Outcome::Complete) << u"content_filter"_s << true;
        QTest::newRow("stopped") << int(chat::Outcome::Stopped) << QString() << true;
        QTest::newRow("interrupted") << int(chat::Outcome::Interrupted) << QString() << true;
        QTest::newRow("failed") << int(chat::Outcome::Failed) << QString() << true;
    }

    void J09_saysWhyAnAnswerIsNotWhole()
    {
        QFETCH(int, outcome);
        QFETCH(QString, finishReason);
        chat::Message message = answer();
        message.outcome = chat::Outcome(outcome);
        message.finishReason = finishReason;
        QTEST(!TranscriptText::outcomeNote(message).isEmpty(), "isNoted");
    }
};

QTEST_GUILESS_MAIN(TranscriptTextTest)
#include "tst_transcripttext.moc"
