// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tokenhub::app {

//! Models of the practice gateway: their answers are canned, and their gateway is gone with the run that started it.
[[nodiscard]] inline bool isPracticeModel(const QString &model)
{
    return model.startsWith(QLatin1StringView("practice/"));
}

} // namespace tokenhub::app
