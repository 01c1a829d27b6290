// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

//! Classes of bytes, whatever the locale. Pure.
namespace tokenhub::markdown {

[[nodiscard]] constexpr bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool isAsciiLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

[[nodiscard]] constexpr bool isBlank(char c) //!< inside a line
{
    return c == ' ' || c == '\t';
}

[[nodiscard]] constexpr bool isBlankOrLineEnd(char c)
{
    return isBlank(c) || c == '\n';
}

} // namespace tokenhub::markdown
