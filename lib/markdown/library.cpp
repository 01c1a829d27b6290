// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/library.h"

#include <cmark-gfm.h>

namespace tokenhub::markdown {

QString libraryVersion()
{
    return QString::fromLatin1(cmark_version_string());
}

} // namespace tokenhub::markdown
