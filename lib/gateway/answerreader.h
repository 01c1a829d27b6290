// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/chatcodec.h"

namespace tokenhub::gateway {

//! \brief Bytes of a 2xx body in, deltas out. Decides by the first bytes, not by the header, whether they are events,
//! one JSON answer or something else: gateways label each as the other. One instance an answer; not a QObject.
class AnswerReader
{
public:
    explicit AnswerReader(QString headerRequestId = {}) : m_decoder(std::move(headerRequestId)) { }

    [[nodiscard]] Decoded feed(const QByteArray &chunk);
    //! The body ended: what was held back, and an error when it was no answer at all.
    [[nodiscard]] Decoded finish();

    [[nodiscard]] bool isDone() const { return m_decoder.isDone(); }
    [[nodiscard]] bool isComplete() const { return m_decoder.isDone() || m_decoder.hasFinishReason(); }
    [[nodiscard]] bool hasFinishReason() const { return m_decoder.hasFinishReason(); }
    [[nodiscard]] int skippedEvents() const { return m_decoder.skippedEvents(); }

private:
    enum class Shape { Unknown, Events, Json, Other };

    void decide();
    void take(const QList<net::SseEvent> &events, Decoded &into);

    Shape m_shape = Shape::Unknown;
    QByteArray m_body; //!< all of it for Json, the beginning for Unknown and Other
    net::SseParser m_parser;
    AnswerDecoder m_decoder;
    bool m_sawEvent = false;
};

} // namespace tokenhub::gateway
