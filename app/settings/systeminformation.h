// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/paths.h"

#include <QString>
#include <vector>

namespace tokenhub::app {

//! Something the program is made with.
struct Component {
    QString name;
    QString version; //!< the one that runs; empty where it does not tell
    QString licence; //!< SPDX
};

//! What the composition root knows about the program.
struct ProgramFacts {
    QString version;
    std::vector<Component> components;
    settings::Paths paths;
};

//! For a report of a fault, in English whatever the language: versions, system, desktop, screens. Nothing about
//! gateways, keys or conversations.
[[nodiscard]] QString systemInformation(const ProgramFacts &facts);

} // namespace tokenhub::app
