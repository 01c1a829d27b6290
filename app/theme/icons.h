// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;

namespace tokenhub::app {

//! The colour an icon takes from the program's palette, each time it is painted.
enum class Tint { Ink, QuietInk, Accent, OnAccent, Good, Warn, Bad };

inline constexpr int iconSize = 16; //!< inside buttons and rows
inline constexpr int largeIconSize = 20; //!< on its own

//! The icon ":/icons/NAME.svg", sharp at every scale, paler when disabled. An unknown name gives an empty icon and a
//! warning. GUI thread.
[[nodiscard]] QIcon icon(const QString &name, Tint tint = Tint::Ink);

//! The program's own, for windows: drawn here, since the plugin by which QIcon reads SVG may be missing.
[[nodiscard]] QIcon programIcon();

//! For painters that know their colour: \a size in device-independent pixels. Cached.
[[nodiscard]] QPixmap iconPixmap(const QString &name, int size, qreal devicePixelRatio, const QColor &colour);
void paintIcon(QPainter &painter, const QRect &rect, const QString &name, const QColor &colour);

} // namespace tokenhub::app
