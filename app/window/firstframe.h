// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace tokenhub::app {

//! \brief Calls \a done once, when \a window has painted for the first time; where it does not (it begins minimised),
//! after a second. For what nobody needs before they see the window. Not called once the window has gone.
void afterFirstFrame(QWidget *window, std::function<void()> done);

} // namespace tokenhub::app
