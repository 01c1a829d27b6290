// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/messagegeometry.h"

#include <QUrl>
#include <optional>

namespace tokenhub::app {

//! Why somebody is asked before a link is opened.
enum class LinkDoubt {
    None,
    Picture, //!< it is looked at, not followed: its address may tell what only this conversation knows
    OtherHost, //!< what is read names another host
    ForeignLetters //!< the host has letters that can imitate others
};

//! A link as it stands in a text. A value.
struct TextLink {
    QUrl url; //!< may be opened (linkpolicy)
    QString shown; //!< the whole address in ASCII
    QString host; //!< in ASCII; of mail the address
    LinkDoubt doubt = LinkDoubt::None;
};

//! Notes the links of a laid-out text as spots that the keyboard can reach, at most \c mostLinks in a message. The
//! mouse finds links by itself.
void addLinkSpots(const TextBox &text, std::vector<Spot> &spots);
//! Where a link spot leads; empty when the link policy does not let it.
[[nodiscard]] QUrl linkOf(const Spot &spot);
//! The character of its document that a link spot begins with.
[[nodiscard]] int positionOf(const Spot &spot);
//! The link of the character at \a position; empty when there is none that may be opened.
[[nodiscard]] std::optional<TextLink> linkAt(const QTextDocument &document, int position);

inline constexpr std::size_t mostLinks = 200;

} // namespace tokenhub::app
