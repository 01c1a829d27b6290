// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/answerwriter.h"

#include "practice/guidesamples.h"

#include <QDateTime>
#include <QUuid>
#include <algorithm>
#include <memory>

namespace tokenhub::practice {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype pieceLength = 4; //!< UTF-16 units of one "token"
constexpr double slowTokensPerSecond = 4;
constexpr auto longestNap = 1500ms; //!< before an answer that is not streamed
constexpr auto longestLag = 250ms; //!< more than that is not caught up

//! One thing that a model can bring out at a time.
struct Piece {
    enum class Kind { Reasoning, Text, ToolBegin, ToolArguments };
    Kind kind = Kind::Text;
    QString text;
    int tool = 0;
};

void appendPieces(std::vector<Piece> &to, const QString &text, Piece::Kind kind, int tool = 0)
{
    for (qsizetype begin = 0; begin < text.size();) {
        qsizetype end = std::min(begin + pieceLength, text.size());
        if (end < text.size() && text.at(end).isLowSurrogate())
            ++end; // a character of two units stays whole
        to.push_back({kind, text.mid(begin, end - begin), tool});
        begin = end;
    }
}

qsizetype stopPosition(const QString &text, const QStringList &stops)
{
    qsizetype first = text.size();
    for (const QString &stop : stops) {
        const auto position = text.indexOf(stop);
        if (position >= 0)
            first = std::min(first, position);
    }
    return first;
}

//! The answer as it is sent: cut to size, counted, with its end.
struct Wording {
    std::vector<Piece> pieces;
    QString finishReason = u"stop"_s;
    TokenCounts counts;
    ReasoningSpelling spelling = ReasoningSpelling::ReasoningContent;
    std::vector<CannedToolCall> toolCalls;

    [[nodiscard]] QString joined(Piece::Kind kind, int tool = 0) const
    {
        QString text;
        for (const Piece &piece : pieces) {
            if (piece.kind == kind && piece.tool == tool)
                text += piece.text;
        }
        return text;
    }
};

Wording wordingOf(const ChatCall &call, const CannedAnswer &answer)
{
    Wording wording{.spelling = answer.spelling, .toolCalls = answer.toolCalls};
    const bool hasTags = answer.spelling == ReasoningSpelling::ThinkTags && !answer.reasoning.isEmpty();
    if (hasTags)
        appendPieces(wording.pieces, u"<think>\n"_s + answer.reasoning + u"\n</think>\n\n"_s, Piece::Kind::Text);
    else
        appendPieces(wording.pieces, answer.reasoning, Piece::Kind::Reasoning);
    wording.counts.reasoning = int(wording.pieces.size());
    appendPieces(wording.pieces, answer.text.left(stopPosition(answer.text, call.stops)), Piece::Kind::Text);
    for (int tool = 0; tool < int(answer.toolCalls.size()); ++tool) {
        wording.pieces.push_back({Piece::Kind::ToolBegin, {}, tool});
        appendPieces(wording.pieces, answer.toolCalls[std::size_t(tool)].arguments, Piece::Kind::ToolArguments, tool);
    }
    if (!answer.toolCalls.empty())
        wording.finishReason = u"tool_calls"_s;
    if (call.maxTokens && *call.maxTokens < int(wording.pieces.size())) {
        wording.pieces.resize(std::size_t(*call.maxTokens));
        wording.finishReason = u"length"_s;
    }
    wording.counts.prompt = call.promptTokens;
    wording.counts.cached = call.cachedTokens;
    wording.counts.completion = int(wording.pieces.size());
    wording.counts.reasoning = std::min(wording.counts.reasoning, wording.counts.completion);
    return wording;
}

//! Makes the steps of a stream while it is sent, each piece at its time.
class StreamMaker
{
public:
    StreamMaker(const QString &model, Wording wording, const WritingStyle &style)
        : m_chunks(model), m_wording(std::make_shared<const Wording>(std::move(wording))), m_sendsDone(style.sendsDone)
    {
        if (style.tokensPerSecond > 0)
            m_interval = std::chrono::nanoseconds(qint64(1e9 / style.tokensPerSecond));
    }

    std::optional<Step> operator()()
    {
        const auto count = m_wording->pieces.size();
        if (m_next == 0) {
            ++m_next;
            m_due = std::chrono::steady_clock::now();
            return sseEvent(m_chunks.first());
        }
        if (m_next <= count) {
            if (const auto pause = pauseBefore())
                return *pause;
            return sseEvent(payload(m_wording->pieces[m_next++ - 1]));
        }
        switch (m_next++ - count) {
        case 1:
            return sseEvent(m_chunks.finish(m_wording->finishReason));
        case 2:
            return sseEvent(m_chunks.usage(m_wording->counts));
        case 3:
            return m_sendsDone ? std::optional<Step>(sseEvent("[DONE]"_ba)) : std::nullopt;
        default:
            return std::nullopt;
        }
    }

private:
    //! The pieces keep to a time-table, so that the rate is right although each wake-up is a little late.
    std::optional<Pause> pauseBefore()
    {
        if (m_interval.count() == 0)
            return std::nullopt;
        const auto now = std::chrono::steady_clock::now();
        if (!m_isScheduled) {
            m_due = std::max(m_due + m_interval, now - longestLag);
            m_isScheduled = true;
        }
        if (now < m_due)
            return Pause{std::chrono::ceil<std::chrono::milliseconds>(m_due - now)};
        m_isScheduled = false;
        return std::nullopt;
    }

    [[nodiscard]] QByteArray payload(const Piece &piece) const
    {
        switch (piece.kind) {
        case Piece::Kind::Reasoning:
            return m_chunks.reasoning(piece.text, m_wording->spelling);
        case Piece::Kind::Text:
            break;
        case Piece::Kind::ToolBegin: {
            const CannedToolCall &call = m_wording->toolCalls[std::size_t(piece.tool)];
            return m_chunks.toolCallBegin(piece.tool, call.id, call.function);
        }
        case Piece::Kind::ToolArguments:
            return m_chunks.toolCallArguments(piece.tool, piece.text);
        }
        return m_chunks.text(piece.text);
    }

    GuideChunks m_chunks;
    std::shared_ptr<const Wording> m_wording; // shared: a StepMaker is copied with its reply, the text need not be
    std::chrono::nanoseconds m_interval{0};
    SteadyTime m_due;
    std::size_t m_next = 0; //!< 0: first chunk; then the pieces; then the three ends
    bool m_isScheduled = false;
    bool m_sendsDone = false;
};

QByteArray toolCallsJson(const Wording &wording)
{
    QByteArray calls;
    for (int tool = 0; tool < int(wording.toolCalls.size()); ++tool) {
        const CannedToolCall &call = wording.toolCalls[std::size_t(tool)];
        calls += (tool == 0 ? "" : ",") + "{\"index\":"_ba + QByteArray::number(tool) + ",\"id\":" + jsonString(call.id)
            + ",\"type\":\"function\",\"function\":{\"name\":" + jsonString(call.function)
            + ",\"arguments\":" + jsonString(wording.joined(Piece::Kind::ToolArguments, tool)) + "}}";
    }
    return calls;
}

QByteArray messageJson(const Wording &wording)
{
    const bool callsTools = !wording.toolCalls.empty();
    QByteArray message = "{\"role\":\"assistant\",\"content\":"_ba
        + (callsTools ? "null"_ba : jsonString(wording.joined(Piece::Kind::Text)));
    if (const QString reasoning = wording.joined(Piece::Kind::Reasoning); !reasoning.isEmpty())
        message += (wording.spelling == ReasoningSpelling::Reasoning ? ",\"reasoning\":" : ",\"reasoning_content\":")
            + jsonString(reasoning);
    if (callsTools)
        message += ",\"tool_calls\":[" + toolCallsJson(wording) + "]";
    return message + "}";
}

QByteArray wholeAnswer(const QString &model, const Wording &wording)
{
    const TokenCounts &counts = wording.counts;
    const QByteArray reasoning = counts.reasoning == 0
        ? QByteArray()
        : ",\"completion_tokens_details\":{\"reasoning_tokens\":" + QByteArray::number(counts.reasoning) + "}";
    return "{\"choices\":[{\"message\":"_ba + messageJson(wording) + ",\"finish_reason\":"
        + jsonString(wording.finishReason) + ",\"index\":0,\"logprobs\":null}],\"object\":\"chat.completion\","
        + "\"usage\":{\"prompt_tokens\":" + QByteArray::number(counts.prompt)
        + ",\"completion_tokens\":" + QByteArray::number(counts.completion)
        + ",\"total_tokens\":" + QByteArray::number(counts.prompt + counts.completion)
        + ",\"prompt_tokens_details\":{\"cached_tokens\":" + QByteArray::number(counts.cached) + "}" + reasoning
        + "},\"created\":" + QByteArray::number(QDateTime::currentSecsSinceEpoch())
        + ",\"system_fingerprint\":null,\"model\":" + jsonString(model) + ",\"id\":\"chatcmpl-"
        + QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + "\"}";
}

Steps spacedOut(const QList<QByteArray> &events, double tokensPerSecond)
{
    Steps steps;
    for (const QByteArray &event : events) {
        if (tokensPerSecond > 0 && !steps.empty())
            steps.emplace_back(Pause{std::chrono::milliseconds(qint64(1000 / tokensPerSecond))});
        steps.emplace_back(event);
    }
    return steps;
}

Reply writeGuideSample(const ChatCall &call, const WritingStyle &style)
{
    if (!call.streams)
        return Reply::guideAnswer();
    const Reply reply = Reply::stream(spacedOut(guideStreamSample(), style.tokensPerSecond));
    return style.sendsDone ? reply.thenDone() : reply;
}

} // namespace

Reply writeAnswer(const ChatCall &call, const CannedAnswer &answer, const WritingStyle &style)
{
    if (answer.isGuideSample)
        return writeGuideSample(call, style);
    WritingStyle ownStyle = style;
    if (answer.isSlow)
        ownStyle.tokensPerSecond = slowTokensPerSecond;
    const Wording wording = wordingOf(call, answer);
    if (call.streams)
        return Reply::streamFrom(StreamMaker(call.model, wording, ownStyle));
    const QByteArray body = wholeAnswer(call.model, wording);
    if (ownStyle.tokensPerSecond <= 0)
        return Reply::status(200).json(body);
    const auto writing
        = std::chrono::milliseconds(qint64(1000.0 * wording.counts.completion / ownStyle.tokensPerSecond));
    return Reply::status(200)
        .json(body)
        .framing(Framing::ContentLength)
        .body({Pause{std::min(writing, longestNap)}, body});
}

} // namespace tokenhub::practice
