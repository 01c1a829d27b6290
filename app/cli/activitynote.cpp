// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/activitynote.h"

#include "words/statustext.h"

namespace tokenhub::cli {

using Stage = session::Activity::Stage;

QString activityNote(const session::Activity &activity, std::chrono::nanoseconds now)
{
    switch (activity.stage) {
    case Stage::WaitingForPerson:
        return words::waitingForKeyring();
    case Stage::WaitingToRetry:
        return activity.cause
            ? words::retryingIn(std::chrono::ceil<std::chrono::milliseconds>(activity.until - now), *activity.cause)
            : QString();
    case Stage::Stalled:
        return words::nothingArrivedFor(std::chrono::seconds(45));
    default:
        return {};
    }
}

} // namespace tokenhub::cli
