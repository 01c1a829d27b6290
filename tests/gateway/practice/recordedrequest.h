// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

namespace tokenhub::practice {

using SteadyTime = std::chrono::steady_clock::time_point;
using HeaderList = std::vector<std::pair<QByteArray, QByteArray>>; //!< in the order and spelling of the wire

//! \brief One request as it came over the wire and what became of it. A value; the gateway keeps filling in the times.
struct RecordedRequest {
    int number = 0; //!< 0 for the gateway's first request
    int connection = 0; //!< 1 for the gateway's first connection
    QByteArray method;
    QByteArray target; //!< path and query, exactly as sent
    QByteArray head; //!< request line and headers, exactly as sent, with the closing blank line
    HeaderList headers;
    QByteArray body; //!< without transfer framing
    SteadyTime arrived; //!< when its last byte was read
    std::optional<SteadyTime> answered; //!< when the last byte of the reply was handed to the system
    std::optional<SteadyTime> clientClosed; //!< when the client closed the connection during or after this request

    [[nodiscard]] QByteArray path() const; //!< target without the query
    [[nodiscard]] QByteArray header(QByteArrayView name) const; //!< first value, name in any case; empty when absent
    [[nodiscard]] int headerCount(QByteArrayView name) const;
    [[nodiscard]] QJsonObject json() const; //!< the body as an object; empty when it is none
};

} // namespace tokenhub::practice
