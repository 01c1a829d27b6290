// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/sseparser.h"

#include <algorithm>
#include <cstring>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::net {
namespace {
constexpr QByteArrayView bom("\xEF\xBB\xBF", 3);

//! Finds line ends from left to right. Remembers where the next LF and the next CR are, so that a chunk without any CR
//! is searched for one only once and not once per line.
class LineEnds
{
public:
    explicit LineEnds(QByteArrayView bytes)
        : m_end(bytes.end()), m_lf(find(bytes.begin(), '\n')), m_cr(find(bytes.begin(), '\r'))
    {
    }

    //! The first line end at or after `from`, which never moves to the left; the end of the bytes if there is none.
    const char *next(const char *from)
    {
        if (m_lf < from)
            m_lf = find(from, '\n');
        if (m_cr < from)
            m_cr = find(from, '\r');
        return std::min(m_lf, m_cr);
    }

private:
    const char *find(const char *from, char wanted) const
    {
        if (from == m_end)
            return m_end;
        const void *hit = std::memchr(from, wanted, static_cast<size_t>(m_end - from));
        return hit ? static_cast<const char *>(hit) : m_end;
    }

    const char *m_end;
    const char *m_lf;
    const char *m_cr;
};
} // namespace

QList<SseEvent> SseParser::feed(QByteArrayView chunk)
{
    QList<SseEvent> events;
    if (m_overflow)
        return events;
    const QByteArrayView bytes = withoutBom(chunk);
    const char *at = bytes.begin();
    const char *const end = bytes.end();
    if (at != end && std::exchange(m_skipLf, false) && *at == '\n')
        ++at;
    LineEnds lineEnds(QByteArrayView(at, end));
    while (at != end && !m_overflow) {
        const char *const stop = lineEnds.next(at);
        const QByteArrayView part(at, stop);
        if (m_line.size() + part.size() > m_limits.lineBytes) {
            overflow("line");
        } else if (stop == end) {
            m_line.append(part);
            break;
        } else {
            endLine(part, events);
            at = stop + 1;
            if (*stop == '\r' && at == end)
                m_skipLf = true;
            else if (*stop == '\r' && *at == '\n')
                ++at;
        }
    }
    return events;
}

std::optional<SseEvent> SseParser::finish()
{
    if (!m_overflow && !m_line.isEmpty())
        interpret(m_line);
    if (m_overflow || !m_hasData)
        return std::nullopt;
    return takeEvent();
}

base::Result<void> SseParser::state() const
{
    if (!m_overflow)
        return {};
    return base::Error{.kind = base::ErrorKind::TooMuchData,
                       .detail = u"event stream: %1 above its cap"_s.arg(QLatin1StringView(m_overflow))};
}

QByteArrayView SseParser::withoutBom(QByteArrayView chunk)
{
    while (m_bomBytes >= 0 && !chunk.isEmpty()) {
        if (chunk.front() != bom[m_bomBytes]) {
            m_line = bom.first(m_bomBytes).toByteArray(); // it was no mark but the start of the first line
            m_bomBytes = -1;
        } else {
            chunk = chunk.sliced(1);
            m_bomBytes = m_bomBytes + 1 == bom.size() ? -1 : m_bomBytes + 1;
        }
    }
    return chunk;
}

void SseParser::endLine(QByteArrayView tail, QList<SseEvent> &events)
{
    if (!m_line.isEmpty())
        tail = m_line.append(tail);
    if (!tail.isEmpty())
        interpret(tail);
    else if (m_hasData)
        events.append(takeEvent());
    else
        m_type.clear();
    m_line.resize(0); // keeps the memory for the next line
}

void SseParser::interpret(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (name == QByteArrayView("data"))
        appendData(value);
    else if (name == QByteArrayView("event"))
        m_type = value.toByteArray();
    else if (name == QByteArrayView("id") && !value.contains('\0'))
        m_id = value.toByteArray();
    else if (name == QByteArrayView("retry"))
        setRetry(value);
}

void SseParser::appendData(QByteArrayView value)
{
    const qsizetype before = m_hasData ? m_data.size() + 1 : 0;
    if (before + value.size() > m_limits.eventBytes) {
        overflow("event");
        return;
    }
    if (m_hasData)
        m_data.append('\n');
    m_data.append(value);
    m_hasData = true;
}

void SseParser::setRetry(QByteArrayView value)
{
    const bool digits = std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    bool fits = false;
    const qlonglong milliseconds = value.toByteArray().toLongLong(&fits);
    if (digits && fits)
        m_retry = std::chrono::milliseconds(milliseconds);
}

SseEvent SseParser::takeEvent()
{
    m_hasData = false;
    return {std::exchange(m_type, {}), std::exchange(m_data, {}), m_id};
}

void SseParser::overflow(const char *what)
{
    m_overflow = what;
    m_line.clear();
    m_data.clear();
}

} // namespace tokenhub::net
