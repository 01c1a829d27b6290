// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QWidget>
#include <algorithm>
#include <cmath>

namespace tokenhub::app {
namespace {

//! Distinguishable for the common kinds of colour blindness only together with the lane's letter.
constexpr std::array<QRgb, 8> laneHues{0xff2f6feb, 0xff1a7f37, 0xffb35900, 0xff8250df,
                                       0xff0e7490, 0xffbf3989, 0xff7a6a00, 0xffcf222e};

std::array<QColor, 8> laneColours()
{
    std::array<QColor, 8> colours;
    std::transform(laneHues.begin(), laneHues.end(), colours.begin(), [](QRgb rgb) { return QColor(rgb); });
    return colours;
}

double channel(float value)
{
    const double v = double(value);
    return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

//! On everything text lies on.
QColor readableOnGrounds(const QColor &colour, const Theme &theme)
{
    return readable(readable(readable(colour, theme.paper), theme.surface), theme.selection);
}

void setRole(QPalette &palette, QPalette::ColorRole role, const QColor &colour, const QColor &disabled)
{
    palette.setColor(QPalette::All, role, colour);
    palette.setColor(QPalette::Disabled, role, disabled);
}

} // namespace

Theme lightTheme()
{
    return {.scheme = Scheme::Light,
            .paper = QColor(0xff, 0xff, 0xff),
            .surface = QColor(0xf6, 0xf7, 0xf9),
            .line = QColor(0xe3, 0xe6, 0xeb),
            .ink = QColor(0x1c, 0x21, 0x28),
            .quietInk = QColor(0x59, 0x63, 0x6e),
            .accent = QColor(0x2f, 0x6f, 0xeb),
            .onAccent = QColor(0xff, 0xff, 0xff),
            .link = QColor(0x26, 0x62, 0xd9),
            .good = QColor(0x1a, 0x7f, 0x37),
            .warn = QColor(0x9a, 0x67, 0x00),
            .bad = QColor(0xcf, 0x22, 0x2e),
            .selection = QColor(0xe8, 0xef, 0xfd),
            .textSelection = QColor(0xbd, 0xd5, 0xfc),
            .onTextSelection = QColor(0x1c, 0x21, 0x28),
            .found = QColor(0xff, 0xec, 0xb0),
            .foundCurrent = QColor(0xff, 0xc9, 0x5c),
            .added = QColor(0xe6, 0xf4, 0xea),
            .removed = QColor(0xfd, 0xea, 0xea),
            .lanes = laneColours(),
            .onLane = QColor(0xff, 0xff, 0xff)};
}

Theme darkTheme()
{
    return {.scheme = Scheme::Dark,
            .paper = QColor(0x16, 0x18, 0x1d),
            .surface = QColor(0x1e, 0x21, 0x27),
            .line = QColor(0x31, 0x35, 0x3d),
            .ink = QColor(0xe6, 0xe8, 0xeb),
            .quietInk = QColor(0x9a, 0xa3, 0xae),
            .accent = QColor(0x6e, 0xa0, 0xff),
            .onAccent = QColor(0x10, 0x13, 0x1a),
            .link = QColor(0x6e, 0xa0, 0xff),
            .good = QColor(0x4a, 0xc2, 0x6b),
            .warn = QColor(0xd4, 0xa7, 0x2c),
            .bad = QColor(0xff, 0x7b, 0x72),
            .selection = QColor(0x24, 0x31, 0x4d),
            .textSelection = QColor(0x2f, 0x4a, 0x7f),
            .onTextSelection = QColor(0xe6, 0xe8, 0xeb),
            .found = QColor(0x3f, 0x32, 0x0a),
            .foundCurrent = QColor(0x43, 0x36, 0x0b),
            .added = QColor(0x1b, 0x33, 0x24),
            .removed = QColor(0x3a, 0x22, 0x24),
            .lanes = laneColours(),
            .onLane = QColor(0xff, 0xff, 0xff)};
}

Scheme schemeOf(const QPalette &palette)
{
    const QColor ground = palette.color(QPalette::Active, QPalette::Window);
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    return luminance(ground) < luminance(text) ? Scheme::Dark : Scheme::Light;
}

Theme themeOf(const QPalette &palette)
{
    const auto active = [&palette](QPalette::ColorRole role) { return palette.color(QPalette::Active, role); };
    // Base and Window are left out: a pane may exchange them and still means the same theme.
    for (const Theme &ours : {lightTheme(), darkTheme()}) {
        if (active(QPalette::Text) == ours.ink && active(QPalette::Link) == ours.link
            && active(QPalette::Mid) == ours.line && active(QPalette::Highlight) == ours.textSelection)
            return ours;
    }

    const Theme ours = themeFor(schemeOf(palette));
    Theme theme = ours;
    theme.paper = active(QPalette::Base);
    theme.surface = active(QPalette::Window);
    theme.textSelection = active(QPalette::Highlight);
    theme.onTextSelection = readable(active(QPalette::HighlightedText), theme.textSelection);
    theme.accent = readable(theme.textSelection, theme.paper, 3.0);
    theme.onAccent = readable(theme.paper, theme.accent);
    theme.selection = mixed(theme.paper, theme.accent, 0.12);
    theme.ink = readableOnGrounds(active(QPalette::Text), theme);
    theme.quietInk = readableOnGrounds(mixed(theme.paper, theme.ink, 0.65), theme);
    theme.line = mixed(theme.surface, theme.ink, 0.14);
    theme.link = readableOnGrounds(theme.accent, theme);
    theme.good = readableOnGrounds(ours.good, theme);
    theme.warn = readableOnGrounds(ours.warn, theme);
    theme.bad = readableOnGrounds(ours.bad, theme);
    return theme;
}

Theme themeOf(const QWidget *widget)
{
    return themeOf(widget->palette());
}

QPalette paletteOf(const Theme &theme)
{
    const QColor pale = mixed(theme.surface, theme.quietInk, 0.6);
    QPalette palette;
    setRole(palette, QPalette::Window, theme.surface, theme.surface);
    setRole(palette, QPalette::WindowText, theme.ink, pale);
    setRole(palette, QPalette::Base, theme.paper, theme.surface);
    setRole(palette, QPalette::AlternateBase, theme.surface, theme.surface);
    setRole(palette, QPalette::Text, theme.ink, pale);
    setRole(palette, QPalette::PlaceholderText, theme.quietInk, pale);
    setRole(palette, QPalette::Button, theme.paper, theme.surface);
    setRole(palette, QPalette::ButtonText, theme.ink, pale);
    setRole(palette, QPalette::BrightText, theme.onAccent, theme.onAccent);
    setRole(palette, QPalette::ToolTipBase, theme.surface, theme.surface);
    setRole(palette, QPalette::ToolTipText, theme.ink, pale);
    setRole(palette, QPalette::Highlight, theme.textSelection, theme.line);
    setRole(palette, QPalette::HighlightedText, theme.onTextSelection, pale);
    setRole(palette, QPalette::Link, theme.link, pale);
    setRole(palette, QPalette::LinkVisited, theme.link, pale);
    setRole(palette, QPalette::Light, theme.paper, theme.paper);
    setRole(palette, QPalette::Midlight, theme.surface, theme.surface);
    setRole(palette, QPalette::Mid, theme.line, theme.line);
    setRole(palette, QPalette::Dark, theme.quietInk, theme.line);
    setRole(palette, QPalette::Shadow, theme.line, theme.line);
    return palette;
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor mixed(const QColor &ground, const QColor &over, double share)
{
    const auto mix = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return {mix(ground.red(), over.red()), mix(ground.green(), over.green()), mix(ground.blue(), over.blue())};
}

QColor readable(const QColor &colour, const QColor &ground, double ratio)
{
    const QColor black(Qt::black);
    const QColor white(Qt::white);
    const QColor end = contrast(black, ground) > contrast(white, ground) ? black : white;
    for (int step = 0; step <= 20; ++step) {
        const QColor moved = mixed(colour, end, step / 20.0);
        if (contrast(moved, ground) >= ratio)
            return moved;
    }
    return end;
}

namespace fonts {

QFont scaled(const QFont &font, double factor)
{
    QFont result = font;
    if (font.pointSizeF() > 0)
        result.setPointSizeF(font.pointSizeF() * factor);
    else
        result.setPixelSize(std::max(1, int(std::lround(font.pixelSize() * factor))));
    return result;
}

QFont small(const QFont &body)
{
    return scaled(body, 0.87);
}

QFont code(const QFont &body)
{
    QFont fixed = QApplication::font(codeFontClass);
    if (fixed.family() == QApplication::font().family()) // none was set
        fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (body.pointSizeF() > 0)
        fixed.setPointSizeF(body.pointSizeF());
    else
        fixed.setPixelSize(body.pixelSize());
    return scaled(fixed, 0.93);
}

QFont heading(const QFont &body, int level)
{
    const double factor = level <= 1 ? 1.3 : level == 2 ? 1.15 : 1.05;
    return strong(scaled(body, factor));
}

QFont strong(const QFont &body)
{
    QFont result = body;
    result.setWeight(QFont::DemiBold);
    return result;
}

} // namespace fonts
} // namespace tokenhub::app
