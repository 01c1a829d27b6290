// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/replyplayer.h"

#include "practice/gzip.h"

#include <QHash>
#include <algorithm>
#include <iterator>

namespace tokenhub::practice {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 floodPiece = 64 * 1024;

template<typename... Functions> struct Overloaded : Functions... {
    using Functions::operator()...;
};
template<typename... Functions> Overloaded(Functions...) -> Overloaded<Functions...>;

QByteArray usualReason(int status)
{
    static const QHash<int, QByteArray> reasons{
        {200, "OK"_ba},
        {204, "No Content"_ba},
        {301, "Moved Permanently"_ba},
        {302, "Found"_ba},
        {303, "See Other"_ba},
        {307, "Temporary Redirect"_ba},
        {308, "Permanent Redirect"_ba},
        {400, "Bad Request"_ba},
        {401, "Unauthorized"_ba},
        {402, "Payment Required"_ba},
        {403, "Forbidden"_ba},
        {404, "Not Found"_ba},
        {405, "Method Not Allowed"_ba},
        {408, "Request Timeout"_ba},
        {413, "Content Too Large"_ba},
        {422, "Unprocessable Content"_ba},
        {429, "Too Many Requests"_ba},
        {500, "Internal Server Error"_ba},
        {502, "Bad Gateway"_ba},
        {503, "Service Unavailable"_ba},
        {504, "Gateway Timeout"_ba},
    };
    return reasons.value(status, "Status"_ba);
}

bool isSteadyBody(const Steps &steps)
{
    return std::all_of(steps.begin(), steps.end(), [](const Step &step) {
        return std::holds_alternative<QByteArray>(step) || std::holds_alternative<Flood>(step);
    });
}

qint64 bodyBytes(const Step &step)
{
    return std::visit(Overloaded{[](const QByteArray &bytes) { return qint64(bytes.size()); },
                                 [](const Drip &drip) { return qint64(drip.bytes.size()); },
                                 [](const Flood &flood) { return flood.bytes; },
                                 [](const auto &) { return qint64(0); }},
                      step);
}

qint64 bodyBytes(const Steps &steps)
{
    qint64 sum = 0;
    for (const Step &step : steps)
        sum += bodyBytes(step);
    return sum;
}

} // namespace

ReplyPlayer::ReplyPlayer(ReplyPlan plan) : m_plan(std::move(plan))
{
    if (m_plan.isGzipped)
        compress();
    chooseFraming();
    if (m_plan.hasHead) {
        m_head = head();
        m_headFloodLeft = m_plan.headFlood;
        (m_headFloodLeft > 0 ? m_headEnd : m_head) += "\r\n";
    }
}

bool ReplyPlayer::closesAtEnd() const
{
    return m_framing == Framing::UntilClose;
}

ReplyPlayer::Move ReplyPlayer::next()
{
    if (m_isEnded)
        return {.then = Then::End};
    if (!m_head.isEmpty())
        return headMove();
    if (m_headFloodLeft > 0)
        return headFloodMove();
    if (!m_headEnd.isEmpty()) {
        m_head = std::exchange(m_headEnd, {});
        return headMove();
    }
    if (m_plan.cutAfter && m_bodySent >= *m_plan.cutAfter)
        return end();
    if (!m_drip.bytes.isEmpty())
        return dripMove();
    if (m_flood.bytes > 0)
        return floodMove();
    const auto step = nextStep();
    return step ? begin(*step) : end();
}

void ReplyPlayer::compress()
{
    QByteArray whole;
    while (const auto step = nextStep()) {
        if (const auto *bytes = std::get_if<QByteArray>(&*step))
            whole += *bytes;
        else if (const auto *drip = std::get_if<Drip>(&*step))
            whole += drip->bytes;
        else if (const auto *flood = std::get_if<Flood>(&*step))
            whole.append(qsizetype(flood->bytes), flood->with);
    }
    m_plan.steps = {gzipped(whole)};
}

bool ReplyPlayer::mayHaveBody() const
{
    return m_plan.status >= 200 && m_plan.status != 204 && m_plan.status != 304;
}

qint64 ReplyPlayer::knownLength() const
{
    const qint64 length = bodyBytes(m_plan.steps) + bodyBytes(m_plan.last);
    const bool isCutQuietly = m_plan.cutAfter && m_plan.ending == Ending::Complete;
    return isCutQuietly ? std::min(length, *m_plan.cutAfter) : length;
}

void ReplyPlayer::chooseFraming()
{
    if (!m_plan.hasHead) {
        m_framing = Framing::UntilClose;
        return;
    }
    const bool isKnown = !m_plan.more && isSteadyBody(m_plan.steps) && isSteadyBody(m_plan.last);
    m_framing = m_plan.framing.value_or(isKnown ? Framing::ContentLength : Framing::Chunked);
    if (m_framing != Framing::ContentLength || m_plan.declaredLength)
        return;
    if (m_plan.more)
        m_framing = Framing::Chunked; // nobody knows the length of what is made while it is sent
    else
        m_plan.declaredLength = knownLength();
}

QByteArray ReplyPlayer::head() const
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(m_plan.status) + ' '
        + (m_plan.reason.isEmpty() ? usualReason(m_plan.status) : m_plan.reason) + "\r\n";
    for (const auto &header : m_plan.headers)
        head += header.first + ": " + header.second + "\r\n";
    if (!mayHaveBody())
        return head;
    switch (m_framing) {
    case Framing::ContentLength:
        return head + "Content-Length: " + QByteArray::number(*m_plan.declaredLength) + "\r\n";
    case Framing::Chunked:
        return head + "Transfer-Encoding: chunked\r\n";
    case Framing::UntilClose:
        break;
    }
    return head + "Connection: close\r\n";
}

ReplyPlayer::Move ReplyPlayer::headMove()
{
    if (!m_plan.headDrip)
        return {.bytes = std::exchange(m_head, {})};
    Move move{m_head.left(1), Then::Wait, *m_plan.headDrip};
    m_head.remove(0, 1);
    return move;
}

ReplyPlayer::Move ReplyPlayer::headFloodMove()
{
    static const QByteArray line = "X-Flood: " + QByteArray(1000, 'x') + "\r\n";
    m_headFloodLeft -= line.size();
    return {.bytes = line};
}

std::optional<Step> ReplyPlayer::nextStep()
{
    const auto refill = [this](Steps &steps) {
        std::move(steps.begin(), steps.end(), std::back_inserter(m_steps));
        steps.clear();
    };
    if (m_steps.empty())
        refill(m_plan.steps);
    if (m_steps.empty() && m_plan.more) {
        if (auto step = m_plan.more())
            return step;
        m_plan.more = nullptr;
    }
    if (m_steps.empty())
        refill(m_plan.last);
    if (m_steps.empty())
        return std::nullopt;
    std::optional<Step> step = std::move(m_steps.front());
    m_steps.pop_front();
    return step;
}

ReplyPlayer::Move ReplyPlayer::begin(Step step)
{
    return std::visit(Overloaded{[this](const QByteArray &bytes) { return body(bytes); },
                                 [](const Raw &raw) { return Move{.bytes = raw.bytes}; },
                                 [](const Pause &pause) {
                                     return Move{{}, Then::Wait, pause.length};
                                 },
                                 [this](const Drip &drip) {
                                     m_drip = drip;
                                     return Move{};
                                 },
                                 [this](const Flood &flood) {
                                     m_flood = flood;
                                     return Move{};
                                 },
                                 [](const Hold &) { return Move{.then = Then::Hold}; }},
                      step);
}

ReplyPlayer::Move ReplyPlayer::dripMove()
{
    Move move = body(m_drip.bytes.left(m_drip.piece));
    m_drip.bytes.remove(0, m_drip.piece);
    move.then = Then::Wait;
    move.wait = m_drip.every;
    return move;
}

ReplyPlayer::Move ReplyPlayer::floodMove()
{
    const qint64 size = std::min(m_flood.bytes, floodPiece);
    m_flood.bytes -= size;
    return body(QByteArray(qsizetype(size), m_flood.with));
}

ReplyPlayer::Move ReplyPlayer::body(const QByteArray &bytes)
{
    const bool hasRoom = !m_plan.cutAfter || m_bodySent + bytes.size() <= *m_plan.cutAfter;
    const QByteArray sent = hasRoom ? bytes : bytes.left(qsizetype(*m_plan.cutAfter - m_bodySent));
    m_bodySent += sent.size();
    if (m_framing != Framing::Chunked || bytes.isEmpty() || !mayHaveBody())
        return {.bytes = sent};
    // A cut that is to be noticed falls into the chunk: its size line still promises the whole.
    const bool isWhole = hasRoom || m_plan.ending == Ending::Complete;
    const qsizetype promised = isWhole ? sent.size() : bytes.size();
    return {.bytes = QByteArray::number(promised, 16) + "\r\n" + sent + (isWhole ? "\r\n"_ba : QByteArray())};
}

ReplyPlayer::Move ReplyPlayer::end()
{
    m_isEnded = true;
    const bool hasLastChunk = m_plan.hasHead && m_framing == Framing::Chunked && m_plan.ending == Ending::Complete;
    return {.bytes = hasLastChunk && mayHaveBody() ? "0\r\n\r\n"_ba : QByteArray(), .then = Then::End};
}

} // namespace tokenhub::practice
