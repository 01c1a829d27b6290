// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/recordedrequest.h"

#include <QByteArray>
#include <optional>

namespace tokenhub::practice {

//! \brief Bytes of one connection in, whole HTTP/1.1 requests out (bodies by length or chunked). A plain class, owned
//! by its connection. After a request that is no HTTP it is bad for good.
class HttpReader
{
public:
    void feed(const QByteArray &bytes) { m_buffer += bytes; }
    [[nodiscard]] std::optional<RecordedRequest>
    take(); //!< the next whole request; times and numbers are left to the caller
    [[nodiscard]] bool isBad() const { return m_state == State::Bad; }
    [[nodiscard]] bool takeContinueWish(); //!< once, when a client waits for "100 Continue" before it sends the body

private:
    enum class State { Head, BodyByLength, ChunkSize, ChunkData, Trailer, Bad };

    bool step(); //!< false: needs more bytes, or a request is whole, or bad
    bool readHead();
    bool parseHead(const QByteArray &head);
    void chooseBody();
    bool readChunkSize();
    bool readChunkData();
    bool readTrailer();
    void whole();
    bool bad();

    State m_state = State::Head;
    QByteArray m_buffer;
    RecordedRequest m_request;
    std::optional<RecordedRequest> m_whole;
    qsizetype m_expected = 0; //!< bytes of the body or of the current chunk
    bool m_wantsContinue = false;
};

} // namespace tokenhub::practice
