// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tokenhub::chat {

//! \brief Typed, not yet sent; kept per conversation.
struct Draft {
    QString text;

    [[nodiscard]] bool isEmpty() const { return text.trimmed().isEmpty(); }
    friend bool operator==(const Draft &, const Draft &) = default;
};

} // namespace tokenhub::chat
