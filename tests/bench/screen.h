// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>
#include <xcb/xcb.h>

namespace tokenhub::bench {

//! What is on the screen, row by row; 0xRRGGBB.
using Pixels = std::vector<std::uint32_t>;

//! \brief Eyes and hands outside of the program that is measured: an X client of its own that looks at the screen and
//! presses keys as a keyboard does (XTest). One thread.
class Screen
{
public:
    Screen();
    ~Screen();
    Screen(const Screen &) = delete;
    Screen &operator=(const Screen &) = delete;

    [[nodiscard]] bool isOpen() const { return m_connection != nullptr; }
    [[nodiscard]] bool isFocused() const; //!< a window of a client, not the root, would get a key now
    [[nodiscard]] Pixels look() const; //!< the whole screen
    [[nodiscard]] Pixels look(const std::vector<int> &rows) const; //!< only the pixel rows named
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    void press(std::uint32_t keysym); //!< and lets go

private:
    [[nodiscard]] Pixels part(int top, int height) const;
    [[nodiscard]] std::optional<xcb_keycode_t> codeOf(std::uint32_t keysym) const;

    xcb_connection_t *m_connection = nullptr;
    xcb_window_t m_root = 0;
    int m_width = 0;
    int m_height = 0;
};

} // namespace tokenhub::bench
