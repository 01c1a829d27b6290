// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/answerreader.h"

namespace tokenhub::gateway {
namespace {

constexpr qsizetype keptOfOther = 64 * 1024;
constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

void join(Decoded &into, Decoded more)
{
    chat::merge(into.deltas, std::move(more.deltas));
    into.sawData |= more.sawData;
    if (!into.error)
        into.error = more.error;
}

} // namespace

void AnswerReader::decide()
{
    QByteArrayView begun = m_body;
    if (begun.startsWith(byteOrderMark))
        begun = begun.sliced(byteOrderMark.size());
    begun = begun.trimmed();
    if (begun.isEmpty())
        return;
    if (begun.front() == '{' || begun.front() == '[')
        m_shape = Shape::Json;
    else if (begun.front() == '<')
        m_shape = Shape::Other;
    else if (begun.front() != '\xEF')
        m_shape = Shape::Events;
}

Decoded AnswerReader::feed(const QByteArray &chunk)
{
    Decoded decoded;
    QByteArray fresh = chunk;
    if (m_shape == Shape::Unknown) {
        m_body += chunk;
        decide();
        fresh = m_body;
    } else if (m_shape == Shape::Json || (m_body.size() < keptOfOther && !m_sawEvent)) {
        m_body += chunk;
    }
    if (m_shape == Shape::Json)
        decoded.sawData = true;
    if (m_shape != Shape::Events)
        return decoded;
    take(m_parser.feed(fresh), decoded);
    decoded.sawData |= m_parser.isInsideData();
    if (const base::Result<void> state = m_parser.state(); !state && !decoded.error)
        decoded.error = state.error();
    return decoded;
}

void AnswerReader::take(const QList<net::SseEvent> &events, Decoded &into)
{
    for (const net::SseEvent &event : events) {
        if (into.error || m_decoder.isDone())
            return;
        m_sawEvent = true;
        m_body.clear();
        join(into, m_decoder.event(event));
    }
}

Decoded AnswerReader::finish()
{
    Decoded decoded;
    if (m_shape == Shape::Json) {
        decoded = m_decoder.whole(m_body);
    } else if (m_shape == Shape::Events) {
        // A last event without its blank line is taken if it is whole; half a one is not.
        if (const std::optional<net::SseEvent> rest = m_parser.finish(); rest && m_parser.state()) {
            const int skipped = m_decoder.skippedEvents();
            Decoded last = m_decoder.event(*rest);
            m_sawEvent |= last.sawData;
            if (m_decoder.skippedEvents() == skipped)
                join(decoded, std::move(last));
        }
        if (!m_sawEvent)
            decoded.error = notAnAnswer(m_body);
    } else {
        decoded.error = notAnAnswer(m_body);
    }
    chat::merge(decoded.deltas, m_decoder.flush());
    return decoded;
}

} // namespace tokenhub::gateway
