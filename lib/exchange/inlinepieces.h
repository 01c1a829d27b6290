// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <vector>

namespace tokenhub::exchange {

//! \brief A stretch of a line of text.
struct InlinePiece {
    enum class Kind { Text, Struck, Address };
    Kind kind = Kind::Text;
    QByteArray text; //!< without the "~~" around it

    friend bool operator==(const InlinePiece &, const InlinePiece &) = default;
};

//! Finds "~~struck~~" and bare addresses of the web. cmark-gfm's own extensions for these change a table that all its
//! parsers share: one that runs on another thread takes them from the window's texts. Linear.
[[nodiscard]] std::vector<InlinePiece> inlinePieces(QByteArrayView text);

} // namespace tokenhub::exchange
