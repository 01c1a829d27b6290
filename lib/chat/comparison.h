// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QHash>
#include <QMetaType>
#include <QStringList>
#include <optional>
#include <vector>

namespace tokenhub::chat {

//! What a lane is sent before a new prompt. Stored by name.
enum class ContextPolicy {
    Isolated, //!< its own turns: no model sees what another one said
    SharedWinner, //!< what the best answer of the turn before stands on, and that answer; its own while none is chosen
    FreshEachTurn, //!< nothing
};
enum class SendOrder { Parallel, OneAfterAnother };

//! \brief How the lanes of one conversation are asked. Holds for what is sent from now on.
struct ComparisonSettings {
    static constexpr int mostLanes = 16;

    ContextPolicy policy = ContextPolicy::Isolated;
    SendOrder order = SendOrder::Parallel;
    int atOnce = mostLanes; //!< requests under way at one time
    bool isBlind = false; //!< new turns hide who answers until they are revealed
    bool masksNames = false; //!< while they are hidden, names of models in the answers themselves are blackened

    [[nodiscard]] int simultaneous() const;
    friend bool operator==(const ComparisonSettings &, const ComparisonSettings &) = default;
};

//! \brief What a person says of one answer.
struct Verdict {
    int rating = 0; //!< 1 … 5; 0: none
    QStringList tags;
    QString note;

    [[nodiscard]] bool isEmpty() const { return *this == Verdict(); }
    friend bool operator==(const Verdict &, const Verdict &) = default;
};

//! \brief What is kept of a turn beside its messages.
struct Turn {
    base::TurnId id;
    ContextPolicy policy = ContextPolicy::Isolated; //!< it was sent under
    base::MessageId best; //!< the answer chosen as the best; null while none is
    QHash<base::MessageId, Verdict> verdicts; //!< by answer; no empty ones
    std::vector<base::LaneId> blindOrder; //!< the lane called A, the one called B …; empty: not blind
    bool isRevealed = false;

    [[nodiscard]] bool isHidden() const { return !blindOrder.empty() && !isRevealed; }
    //! "A" … "P", the neutral name of \a lane in this turn; empty for a lane that took no part or a turn not blind.
    [[nodiscard]] QString neutralName(base::LaneId lane) const;
    friend bool operator==(const Turn &, const Turn &) = default;
};

//! The letter of the lane at a place, from 0: A … Z.
[[nodiscard]] QString laneLetter(qsizetype place);

[[nodiscard]] QString contextPolicyName(ContextPolicy policy);
[[nodiscard]] std::optional<ContextPolicy> contextPolicyFromName(QStringView name);
[[nodiscard]] QString sendOrderName(SendOrder order);
[[nodiscard]] std::optional<SendOrder> sendOrderFromName(QStringView name);

} // namespace tokenhub::chat

Q_DECLARE_METATYPE(tokenhub::chat::Turn)
