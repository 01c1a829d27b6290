// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <chrono>
#include <optional>
#include <vector>

namespace tokenhub::chat {

//! \brief How an answer grew: bytes of its text (UTF-8; visible text, reasoning, refusal and a tool call's arguments)
//! that came in intervals of one length, from its first token on. Bytes, since a gateway counts tokens at the end only,
//! and a piece of an answer is a token at one gateway and a line at another; rates() makes tokens of them. However long
//! an answer takes, it is at most mostSamples numbers: when they are full, neighbours are joined and the interval
//! doubles. A value; any thread.
class SpeedSeries
{
public:
    using Ms = std::chrono::milliseconds;

    static constexpr size_t mostSamples = 64;
    static constexpr Ms shortest{250};
    //! What text is taken to be as long as its tokens were not counted: about right in most languages.
    static constexpr double bytesPerToken = 4.0;

    SpeedSeries() = default;
    //! As it was stored: empty where it is none of ours (too long, a wrong interval, a negative count).
    [[nodiscard]] static SpeedSeries fromStored(Ms interval, std::vector<qint64> bytes);

    //! \a bytes came \a since the first token. What comes earlier than the newest interval is counted in the newest.
    void add(Ms since, qint64 bytes);

    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    [[nodiscard]] Ms interval() const { return m_interval; }
    [[nodiscard]] const std::vector<qint64> &bytes() const { return m_bytes; }
    [[nodiscard]] qint64 total() const;

    //! Tokens per second in each interval. \a span: since the first token, until now or until the end; an interval that
    //! is less than half over is left out, and a silence up to \a span is there as zeros. \a tokens: as the gateway
    //! counted them, for all of it; empty: estimated. At most mostSamples; empty when there is less than one interval.
    [[nodiscard]] std::vector<double> rates(Ms span, std::optional<qint64> tokens) const;

    friend bool operator==(const SpeedSeries &, const SpeedSeries &) = default;

private:
    void makeRoomFor(Ms since);

    Ms m_interval = shortest;
    std::vector<qint64> m_bytes;
};

} // namespace tokenhub::chat
