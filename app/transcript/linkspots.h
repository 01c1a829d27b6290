// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/messagegeometry.h"

#include <QUrl>

namespace tokenhub::app {

//! Notes the links of a laid-out text as spots that the keyboard can reach, at most \c mostLinks in a message. The
//! mouse finds links by itself.
void addLinkSpots(const TextBox &text, std::vector<Spot> &spots);
//! Where a link spot leads; empty when the link policy does not let it.
[[nodiscard]] QUrl linkOf(const Spot &spot);

inline constexpr std::size_t mostLinks = 200;

} // namespace tokenhub::app
