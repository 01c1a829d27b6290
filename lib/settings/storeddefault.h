// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

namespace tokenhub::settings {

//! The gateway that new chats go to, as the window last wrote it; null when there is none. Only looks: unlike Settings
//! it moves no damaged file aside, which is the window's to tell.
[[nodiscard]] base::ProfileId storedDefaultProfile(const QString &settingsFile);

} // namespace tokenhub::settings
