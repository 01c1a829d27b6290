// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/comparison.h"
#include "chat/target.h"

//! What belongs to lanes asked together, as JSON text for a column, and back; as in records.h.
namespace tokenhub::store {

[[nodiscard]] QString comparisonToText(const chat::ComparisonSettings &comparison);
[[nodiscard]] chat::ComparisonSettings comparisonFromText(const QString &text);

[[nodiscard]] QString verdictsToText(const QHash<base::MessageId, chat::Verdict> &verdicts);
[[nodiscard]] QHash<base::MessageId, chat::Verdict> verdictsFromText(const QString &text);

[[nodiscard]] QString laneIdsToText(const std::vector<base::LaneId> &lanes);
[[nodiscard]] std::vector<base::LaneId> laneIdsFromText(const QString &text);

[[nodiscard]] QString targetsToText(const std::vector<chat::Target> &targets);
[[nodiscard]] std::vector<chat::Target> targetsFromText(const QString &text);

} // namespace tokenhub::store
