// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "chat/target.h"

#include <QStringList>

namespace tokenhub::cli {

enum class OutputForm { Text, Json };

//! \brief What `tokenhub ask` was told.
struct AskSettings {
    QString gateway; //!< empty: the saved one
    QString dataDir; //!< empty: the usual folder
    chat::Target target; //!< without a profile
    QString prompt; //!< empty or "-": standard input
    OutputForm form = OutputForm::Text;
};

//! name=value as on the command line, by the names of the gateway's guide: max_tokens=256, temperature=0.7, stop=END
//! (may be repeated), enable_thinking=true, enable_search=true, stream=false, tool_choice=auto, tools=JSON. BadField
//! names what cannot be read; other names belong into --extra.
[[nodiscard]] base::Result<void> setParameter(chat::Parameters &parameters, const QString &assignment);

} // namespace tokenhub::cli
