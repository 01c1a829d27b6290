// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/profile.h"
#include "chat/profilefault.h"

namespace tokenhub::words {

//! What is wrong with one field of a gateway's form and what to do, for the line below it.
[[nodiscard]] QString faultText(const chat::ProfileFault &fault);

//! A gateway as a person knows it: its name, else its address; never empty.
[[nodiscard]] QString gatewayName(const chat::Profile &profile);

} // namespace tokenhub::words
