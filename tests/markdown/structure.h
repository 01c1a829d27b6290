// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tokenhub::markdown {
class LiveMarkdown;
}

//! The structure of a text, a line for each block: "> 1 •| p| *strong* and <http://…|link>". The same form from what a
//! reference renderer wrote and from our segments, so that both can be compared. Links that may not be opened are text,
//! and bullets are one at all depths: HTML does not tell how they look.
namespace tokenhub::markdown::testing {

[[nodiscard]] QString structureOfHtml(const QString &html); //!< "no XHTML" for what is none
[[nodiscard]] QString structureOf(const LiveMarkdown &markdown);

} // namespace tokenhub::markdown::testing
