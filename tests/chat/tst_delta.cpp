// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/delta.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::chat;

namespace {

//! Pieces as a codec gives them: calls are numbered in the order in which they first appear.
class Pieces
{
public:
    explicit Pieces(quint32 seed) : m_random(seed) { }

    DeltaBatch batch()
    {
        DeltaBatch pieces;
        for (int i = m_random.bounded(6); i > 0; --i)
            pieces.push_back(piece());
        return pieces;
    }

private:
    Delta piece()
    {
        switch (m_random.bounded(9)) {
        case 0:
        case 1:
        case 2:
            return TextDelta{text()};
        case 3:
            return ReasoningDelta{text()};
        case 4:
            return RefusalDelta{text()};
        case 5:
        case 6:
            return toolCall();
        case 7:
            return UsageDelta{.usage = {.promptTokens = maybe(), .completionTokens = maybe()}};
        default:
            break;
        }
        if (m_random.bounded(2) == 0)
            return FinishDelta{QString::fromUtf8(text())};
        return IdentityDelta{QString::fromUtf8(text()), QString::fromUtf8(text())};
    }

    ToolCallDelta toolCall()
    {
        const int call = m_random.bounded(m_calls + 1);
        m_calls = std::max(m_calls, call + 1);
        return {.call = call,
                .id = m_random.bounded(3) == 0 ? u"id%1"_s.arg(call) : QString(),
                .name = QString::fromUtf8(text()),
                .arguments = text()};
    }

    QByteArray text()
    {
        static constexpr const char *words[] = {"", "a", "bc", "\xe6\x96\x87", "\n", " "};
        return words[m_random.bounded(6)];
    }

    std::optional<qint64> maybe()
    {
        return m_random.bounded(2) == 0 ? std::nullopt : std::optional(qint64(m_random.bounded(100)));
    }

    QRandomGenerator m_random;
    int m_calls = 0;
};

Message folded(const DeltaBatch &batch)
{
    Message message;
    apply(message, batch);
    return message;
}

} // namespace

//! The one fold and the joining before it.
class TestDelta : public QObject
{
    Q_OBJECT

private slots:
    void mergedPiecesDoTheSameAsPiecesOneByOne();
    void joinsNeighboursOfTheSameKind();
    void neverJoinsAcrossAnotherKind();
    void growsTheLastPartOfItsKind();
    void emptyTextMakesNoPart();
    void assemblesToolCallsThatArriveInterleaved();
    void aNewIdOfTheSameCallReplacesTheOld();
    void usageReplacesOnlyTheFieldsItHas();
    void identityKeepsWhatItDoesNotName();
    void tellsContentFromTheRest_data();
    void tellsContentFromTheRest();
};

void TestDelta::mergedPiecesDoTheSameAsPiecesOneByOne()
{
    for (quint32 seed = 0; seed < 2000; ++seed) {
        Pieces pieces(seed);
        Message oneByOne;
        DeltaBatch merged;
        for (int i = 0; i < 12; ++i) {
            const DeltaBatch batch = pieces.batch();
            apply(oneByOne, batch);
            merge(merged, batch);
        }
        QVERIFY2(folded(merged) == oneByOne, qPrintable(u"seed %1"_s.arg(seed)));
    }
}

void TestDelta::joinsNeighboursOfTheSameKind()
{
    DeltaBatch batch{TextDelta{"I "}};
    merge(batch, {TextDelta{"am "}, TextDelta{"here"}, ReasoningDelta{"why"}, ReasoningDelta{"?"}});
    merge(batch, {RefusalDelta{"no"}, RefusalDelta{"!"}});
    QCOMPARE(batch, (DeltaBatch{TextDelta{"I am here"}, ReasoningDelta{"why?"}, RefusalDelta{"no!"}}));
}

void TestDelta::neverJoinsAcrossAnotherKind()
{
    const DeltaBatch pieces{TextDelta{"a"}, ReasoningDelta{"b"}, TextDelta{"c"}, FinishDelta{u"stop"_s},
                            TextDelta{"d"}};
    DeltaBatch batch;
    merge(batch, pieces);
    QCOMPARE(batch, pieces);
}

void TestDelta::growsTheLastPartOfItsKind()
{
    const Message message = folded({ReasoningDelta{"think"}, ReasoningDelta{"ing"}, TextDelta{"an"}, TextDelta{"swer"},
                                    ReasoningDelta{"again"}, TextDelta{"more"}});
    const std::vector<Part> expected{{.kind = PartKind::Reasoning, .text = "thinking"},
                                     {.kind = PartKind::Text, .text = "answer"},
                                     {.kind = PartKind::Reasoning, .text = "again"},
                                     {.kind = PartKind::Text, .text = "more"}};
    QCOMPARE(message.parts, expected);
    QCOMPARE(message.text(), "answermore"_ba);
}

void TestDelta::emptyTextMakesNoPart()
{
    QVERIFY(folded({TextDelta{}, ReasoningDelta{}, RefusalDelta{}}).parts.empty());
}

void TestDelta::assemblesToolCallsThatArriveInterleaved()
{
    const Message message
        = folded({ToolCallDelta{0, u"a"_s, u"get_"_s, "{\"x\""}, ToolCallDelta{1, u"b"_s, u"put"_s, "{"},
                  ToolCallDelta{0, {}, u"it"_s, ":1}"}, ToolCallDelta{1, {}, {}, "}"}});
    const std::vector<Part> expected{
        {.kind = PartKind::ToolCall, .text = "{\"x\":1}", .callId = u"a"_s, .name = u"get_it"_s},
        {.kind = PartKind::ToolCall, .text = "{}", .callId = u"b"_s, .name = u"put"_s}};
    QCOMPARE(message.parts, expected);
}

void TestDelta::aNewIdOfTheSameCallReplacesTheOld()
{
    const DeltaBatch pieces{ToolCallDelta{0, u"a"_s, u"f"_s, "{"}, ToolCallDelta{0, u"b"_s, {}, "}"}};
    DeltaBatch merged;
    merge(merged, pieces);
    QCOMPARE(folded(merged), folded(pieces));
    QCOMPARE(folded(merged).parts.front().callId, u"b"_s);
}

void TestDelta::usageReplacesOnlyTheFieldsItHas()
{
    const Message message = folded({UsageDelta{.usage = {.promptTokens = 3019, .cachedTokens = 2048}},
                                    UsageDelta{.usage = {.completionTokens = 104, .totalTokens = 3123}},
                                    UsageDelta{.usage = {.promptTokens = 3020}}});
    QCOMPARE(message.usage,
             (Usage{.promptTokens = 3020, .cachedTokens = 2048, .completionTokens = 104, .totalTokens = 3123}));
}

void TestDelta::identityKeepsWhatItDoesNotName()
{
    const Message message
        = folded({IdentityDelta{u"r-1"_s, u"qwen-plus"_s}, IdentityDelta{{}, u"qwen-max"_s}, IdentityDelta{}});
    QCOMPARE(message.requestId, u"r-1"_s);
    QCOMPARE(message.answeredBy, u"qwen-max"_s);
}

void TestDelta::tellsContentFromTheRest_data()
{
    QTest::addColumn<DeltaBatch>("batch");
    QTest::addColumn<bool>("content");
    QTest::addColumn<bool>("text");
    QTest::newRow("nothing") << DeltaBatch{} << false << false;
    QTest::newRow("text") << DeltaBatch{FinishDelta{}, TextDelta{"a"}} << true << true;
    QTest::newRow("empty text") << DeltaBatch{TextDelta{}} << false << false;
    QTest::newRow("reasoning") << DeltaBatch{ReasoningDelta{"a"}} << true << false;
    QTest::newRow("empty reasoning") << DeltaBatch{ReasoningDelta{}} << false << false;
    QTest::newRow("refusal") << DeltaBatch{RefusalDelta{"a"}} << true << false;
    QTest::newRow("tool call") << DeltaBatch{ToolCallDelta{}} << true << false;
    QTest::newRow("the rest") << DeltaBatch{UsageDelta{}, FinishDelta{u"stop"_s}, IdentityDelta{u"r"_s, u"m"_s}}
                              << false << false;
}

void TestDelta::tellsContentFromTheRest()
{
    QFETCH(DeltaBatch, batch);
    QTEST(hasContent(batch), "content");
    QTEST(hasText(batch), "text");
}

QTEST_GUILESS_MAIN(TestDelta)
#include "tst_delta.moc"
