// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/livemarkdown.h"

#include <QString>

//! Segments as text, with all formats that can be seen: what two ways of building must agree on.
namespace tokenhub::markdown::testing {

[[nodiscard]] RenderStyle style();
[[nodiscard]] QString dump(const Segment &segment);
[[nodiscard]] QString dump(const LiveMarkdown &markdown);
[[nodiscard]] QString dumpOf(const QByteArray &utf8); //!< set at once

//! Short form without numbers: a line per block, "kind| text" with *strong*, /emph/, `code`, ~strike~, <href|link>.
[[nodiscard]] QString outlineOf(const QByteArray &utf8);

} // namespace tokenhub::markdown::testing
