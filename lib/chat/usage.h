// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <optional>

namespace tokenhub::chat {

//! \brief Tokens as the gateway counted them; a missing or senseless number (negative, 1e308, text) is empty.
struct Usage {
    std::optional<qint64> promptTokens; //!< in
    std::optional<qint64> cachedTokens; //!< of those, read from a cache
    std::optional<qint64> completionTokens; //!< out
    std::optional<qint64> reasoningTokens; //!< of those, spent on reasoning
    std::optional<qint64> totalTokens;

    [[nodiscard]] bool isEmpty() const { return *this == Usage{}; }
    friend bool operator==(const Usage &, const Usage &) = default;
};

} // namespace tokenhub::chat
