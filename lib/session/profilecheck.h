// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "chat/profile.h"
#include "chat/profilefault.h"

//! What can be said about a profile before anything is asked.
namespace tokenhub::session {

//! All that is wrong with it, in the order of the form. Reads the file of certificates, which is small.
[[nodiscard]] chat::ProfileFaults faultsOf(const chat::Profile &profile);
//! The address that questions will go to.
[[nodiscard]] base::Result<QString> askedAddress(const chat::Profile &profile); //!< Errors: BadUrl, InsecureUrl
[[nodiscard]] bool isOnThisComputer(const chat::Profile &profile);

} // namespace tokenhub::session
