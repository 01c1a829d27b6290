// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <array>

class QWidget;

namespace tokenhub::app {

enum class Scheme { Light, Dark };

//! \brief Every colour the program paints with: a value, readable from the palette of any widget (themeOf), so nobody
//! has to be told of a change twice. ink, quietInk, link, good, warn and bad have at least 4.5:1 on paper and surface.
struct Theme {
    Scheme scheme = Scheme::Light;
    QColor paper; //!< ground of text
    QColor surface; //!< ground of side panels, bubbles, code
    QColor line; //!< hairlines
    QColor ink;
    QColor quietInk; //!< what steps back: hints, metrics, labels
    QColor accent; //!< fills and borders that carry meaning; for text use link
    QColor onAccent; //!< text on accent
    QColor link; //!< the accent as text
    QColor good;
    QColor warn;
    QColor bad;
    QColor selection; //!< a chosen row or a pressed toggle, with ink on it
    QColor textSelection; //!< ground of selected text
    QColor onTextSelection;
    QColor found; //!< laid over text that was looked for: it darkens light paper, lightens dark paper
    QColor foundCurrent; //!< has an outline in warn as well
    QColor added; //!< ground of text that only one answer has
    QColor removed;
    std::array<QColor, 8> lanes; //!< also told apart by letter; 3:1 on paper, onLane is 4.5:1 on them
    QColor onLane;

    [[nodiscard]] bool isDark() const { return scheme == Scheme::Dark; }
    friend bool operator==(const Theme &, const Theme &) = default;
};

[[nodiscard]] Theme lightTheme();
[[nodiscard]] Theme darkTheme();
[[nodiscard]] inline Theme themeFor(Scheme scheme)
{
    return scheme == Scheme::Dark ? darkTheme() : lightTheme();
}

//! The theme that \a palette stands for: themeOf(paletteOf(t)) == t. The colours of a desktop's own palette are moved
//! until they can be read.
[[nodiscard]] Theme themeOf(const QPalette &palette);
[[nodiscard]] Theme themeOf(const QWidget *widget);
[[nodiscard]] QPalette paletteOf(const Theme &theme);
[[nodiscard]] Scheme schemeOf(const QPalette &palette); //!< by the lightness of its window and its text

[[nodiscard]] double contrast(const QColor &a, const QColor &b); //!< WCAG 2, from 1 to 21
[[nodiscard]] QColor mixed(const QColor &ground, const QColor &over, double share); //!< share of \a over, 0 to 1
//! \a colour moved towards black or white until it has \a ratio on \a ground.
[[nodiscard]] QColor readable(const QColor &colour, const QColor &ground, double ratio = 4.5);

//! Distances in device-independent pixels: the grid is 4.
namespace space {
inline constexpr int tiny = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
inline constexpr int wide = 24;
} // namespace space

namespace radius {
inline constexpr int button = 6;
inline constexpr int box = 8; //!< bubbles, code, composer
} // namespace radius

//! Sizes follow the font they are made from: the desktop's, or the one the transcript is scaled to.
namespace fonts {
//! The name by which QApplication::setFont() is told of the font of code, the one font Qt has no place for.
inline constexpr auto codeFontClass = "tokenhub::app::Code";
[[nodiscard]] QFont scaled(const QFont &font, double factor); //!< keeps the unit, point or pixel, that \a font uses
[[nodiscard]] QFont small(const QFont &body); //!< 0.87
[[nodiscard]] QFont code(const QFont &body); //!< the chosen fixed font or the desktop's, 0.93 of the body's size
[[nodiscard]] QFont heading(const QFont &body, int level); //!< 1.3, 1.15, then 1.05; semibold
[[nodiscard]] QFont strong(const QFont &body); //!< semibold, for titles of panels
} // namespace fonts

} // namespace tokenhub::app
