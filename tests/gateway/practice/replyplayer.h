// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/reply.h"

#include <deque>
#include <optional>

namespace tokenhub::practice {

//! \brief Turns a plan into the bytes of the wire, little by little. A plain class without socket or clock; owned by
//! the connection that plays it.
class ReplyPlayer
{
public:
    enum class Then { GoOn, Wait, Hold, End };
    struct Move {
        QByteArray bytes; //!< for the socket, before anything else
        Then then = Then::GoOn;
        std::chrono::milliseconds wait{0};
    };

    explicit ReplyPlayer(ReplyPlan plan);
    [[nodiscard]] Move next(); //!< End again and again once it has ended
    [[nodiscard]] Ending ending() const { return m_plan.ending; }
    [[nodiscard]] bool closesAtEnd() const; //!< the framing needs the end of the connection

private:
    void compress();
    void chooseFraming();
    [[nodiscard]] bool mayHaveBody() const;
    [[nodiscard]] qint64 knownLength() const;
    [[nodiscard]] QByteArray head() const;
    [[nodiscard]] Move headMove();
    [[nodiscard]] Move headFloodMove();
    [[nodiscard]] std::optional<Step> nextStep();
    [[nodiscard]] Move begin(Step step);
    [[nodiscard]] Move dripMove();
    [[nodiscard]] Move floodMove();
    [[nodiscard]] Move body(const QByteArray &bytes); //!< framed, and cut where the plan says so
    [[nodiscard]] Move end();

    ReplyPlan m_plan;
    Framing m_framing = Framing::ContentLength;
    QByteArray m_head; //!< still to be sent
    QByteArray m_headEnd; //!< follows the flood of header lines
    qint64 m_headFloodLeft = 0;
    std::deque<Step> m_steps;
    Drip m_drip; //!< its bytes are what is left
    Flood m_flood{0}; //!< likewise
    qint64 m_bodySent = 0;
    bool m_isEnded = false;
};

} // namespace tokenhub::practice
