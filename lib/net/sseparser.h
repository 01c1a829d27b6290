// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <chrono>
#include <optional>

namespace tokenhub::net {

//! One complete Server-Sent Event, as bytes: decoding them is the codec's business.
struct SseEvent {
    QByteArray type; //!< the `event` field; empty means "message"
    QByteArray data; //!< all `data` fields, joined by LF
    QByteArray id; //!< the last `id` seen so far: it persists from event to event

    friend bool operator==(const SseEvent &, const SseEvent &) = default;
};

//! Caps in bytes. Models send reasoning or an image in one line of megabytes, hence no small number.
struct SseLimits {
    qsizetype lineBytes = 32 * 1024 * 1024; //!< of one line, without its end
    qsizetype eventBytes = 32 * 1024 * 1024; //!< of the data of one event
};

//! \brief Bytes in, events out: the WHATWG event stream grammar, and nothing more tolerant than that.
//!
//! A plain value owned by whoever reads the stream; any one thread. The events do not depend on how the bytes are
//! split into chunks, and the time is linear in the bytes however they are split. A line or event above its cap puts
//! the parser into a final state: state() then tells TooMuchData and feed() and finish() give nothing any more.
class SseParser
{
public:
    SseParser() = default;
    explicit SseParser(SseLimits limits) : m_limits(limits) { }

    //! The events that these bytes complete, in order; those in front of an overflow are still given.
    [[nodiscard]] QList<SseEvent> feed(QByteArrayView chunk);

    //! The stream has ended: what the grammar would discard, that is the fields since the last blank line including
    //! an unterminated last line, if there is a data field among them. The caller judges whether it is whole.
    //! Call it once; feed() must not be called afterwards.
    [[nodiscard]] std::optional<SseEvent> finish();

    [[nodiscard]] base::Result<void> state() const;
    //! An event with data has begun: a long one that comes slowly is a sign of life, though no event is complete.
    [[nodiscard]] bool isInsideData() const { return m_hasData || m_line.startsWith("data:"); }
    [[nodiscard]] std::optional<std::chrono::milliseconds> retry() const { return m_retry; } //!< last valid `retry`

private:
    [[nodiscard]] QByteArrayView withoutBom(QByteArrayView chunk);
    void endLine(QByteArrayView tail, QList<SseEvent> &events);
    void interpret(QByteArrayView line);
    void appendData(QByteArrayView value);
    void setRetry(QByteArrayView value);
    [[nodiscard]] SseEvent takeEvent();
    void overflow(const char *what);

    SseLimits m_limits;
    QByteArray m_line; // of the current line, what came in earlier chunks
    QByteArray m_type;
    QByteArray m_data;
    QByteArray m_id;
    std::optional<std::chrono::milliseconds> m_retry;
    const char *m_overflow = nullptr;
    int m_bomBytes = 0; // matched so far; -1 once the start of the stream is behind us
    bool m_hasData = false;
    bool m_skipLf = false; // the last byte was CR: an LF now belongs to it
};

} // namespace tokenhub::net
