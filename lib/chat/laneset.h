// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/comparison.h"
#include "chat/target.h"

namespace tokenhub::chat {

//! \brief Lanes to begin with, saved under a name ("my four models").
struct LaneSet {
    base::LaneSetId id;
    QString name;
    std::vector<Target> targets;
    ComparisonSettings comparison = {};
    bool isDefault = false; //!< at most one is: what a new comparison begins with

    friend bool operator==(const LaneSet &, const LaneSet &) = default;
};

} // namespace tokenhub::chat
