// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen.h"

#include <cstdlib>
#include <cstring>
#include <memory>
#include <xcb/xtest.h>

namespace tokenhub::bench {
namespace {

struct Free {
    void operator()(void *memory) const { std::free(memory); }
};
template<typename T> using Reply = std::unique_ptr<T, Free>;

} // namespace

Screen::Screen()
{
    xcb_connection_t *connection = xcb_connect(nullptr, nullptr);
    if (xcb_connection_has_error(connection) != 0) {
        xcb_disconnect(connection);
        return;
    }
    m_connection = connection;
    const xcb_screen_t *screen = xcb_setup_roots_iterator(xcb_get_setup(connection)).data;
    m_root = screen->root;
    m_width = screen->width_in_pixels;
    m_height = screen->height_in_pixels;
}

Screen::~Screen()
{
    if (m_connection)
        xcb_disconnect(m_connection);
}

bool Screen::isFocused() const
{
    const Reply<xcb_get_input_focus_reply_t> focus(
        xcb_get_input_focus_reply(m_connection, xcb_get_input_focus(m_connection), nullptr));
    if (!focus || focus->focus <= XCB_INPUT_FOCUS_POINTER_ROOT || focus->focus == m_root)
        return false;
    // The window manager's own stand-in lies outside of the screen.
    const Reply<xcb_get_geometry_reply_t> geometry(
        xcb_get_geometry_reply(m_connection, xcb_get_geometry(m_connection, focus->focus), nullptr));
    return geometry && geometry->width > 100 && geometry->height > 100;
}

Pixels Screen::part(int top, int height) const
{
    const auto cookie = xcb_get_image(m_connection, XCB_IMAGE_FORMAT_Z_PIXMAP, m_root, 0, std::int16_t(top),
                                      std::uint16_t(m_width), std::uint16_t(height), ~0U);
    const Reply<xcb_get_image_reply_t> image(xcb_get_image_reply(m_connection, cookie, nullptr));
    Pixels pixels(std::size_t(m_width) * std::size_t(height));
    if (image && std::size_t(xcb_get_image_data_length(image.get())) == pixels.size() * sizeof(std::uint32_t))
        std::memcpy(pixels.data(), xcb_get_image_data(image.get()), pixels.size() * sizeof(std::uint32_t));
    for (std::uint32_t &pixel : pixels)
        pixel &= 0xffffff;
    return pixels;
}

Pixels Screen::look() const
{
    return part(0, m_height);
}

Pixels Screen::look(const std::vector<int> &rows) const
{
    if (rows.empty())
        return {};
    const int top = rows.front();
    const Pixels all = part(top, rows.back() - top + 1);
    Pixels wanted;
    wanted.reserve(rows.size() * std::size_t(m_width));
    for (const int row : rows) {
        const auto begin = all.begin() + std::ptrdiff_t(row - top) * m_width;
        wanted.insert(wanted.end(), begin, begin + m_width);
    }
    return wanted;
}

std::optional<xcb_keycode_t> Screen::codeOf(std::uint32_t keysym) const
{
    const xcb_setup_t *setup = xcb_get_setup(m_connection);
    const int first = setup->min_keycode;
    const int count = setup->max_keycode - first + 1;
    const auto cookie = xcb_get_keyboard_mapping(m_connection, xcb_keycode_t(first), std::uint8_t(count));
    const Reply<xcb_get_keyboard_mapping_reply_t> map(xcb_get_keyboard_mapping_reply(m_connection, cookie, nullptr));
    if (!map)
        return {};
    const xcb_keysym_t *keysyms = xcb_get_keyboard_mapping_keysyms(map.get());
    for (int code = 0; code < count; ++code) {
        if (keysyms[code * map->keysyms_per_keycode] == keysym)
            return xcb_keycode_t(first + code);
    }
    return {};
}

void Screen::press(std::uint32_t keysym)
{
    const std::optional<xcb_keycode_t> code = codeOf(keysym);
    if (!code)
        return;
    xcb_test_fake_input(m_connection, XCB_KEY_PRESS, *code, XCB_CURRENT_TIME, XCB_NONE, 0, 0, 0);
    xcb_test_fake_input(m_connection, XCB_KEY_RELEASE, *code, XCB_CURRENT_TIME, XCB_NONE, 0, 0, 0);
    xcb_flush(m_connection);
}

} // namespace tokenhub::bench
