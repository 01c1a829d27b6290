// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>
#include <QUrl>
#include <optional>

namespace tokenhub::markdown {

//! \brief A link that may be opened, told honestly. A value.
struct Link {
    QUrl url;
    QString shown; //!< the whole address in ASCII, the host as punycode: what is shown before opening
    QString host; //!< in ASCII; empty for mailto
    bool hasForeignLetters = false; //!< the host has letters beyond ASCII, which can imitate others
};

//! Only http and https with a host and no user or password in it, and mailto; anything else is empty: not clickable.
[[nodiscard]] std::optional<Link> checkLink(QStringView target);

//! Whether the label itself reads like an address, and of another host than the link's: ask before opening.
[[nodiscard]] bool labelMisleads(QStringView label, const Link &link);

} // namespace tokenhub::markdown
