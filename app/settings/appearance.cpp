// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/appearance.h"

#include "settings/settings.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QWidget>

namespace tokenhub::app {

using settings::Key;

namespace {

//! Widgets with a font of their own (titles, small print): \a change is asked for the new one. Qt itself only changes
//! what they did not set, and so leaves them in the old size.
template<typename Change> void changeOwnFonts(Change change)
{
    for (QWidget *widget : QApplication::allWidgets()) {
        if (!widget->testAttribute(Qt::WA_SetFont))
            continue;
        const QFont before = widget->font();
        const QFont after = change(before);
        if (after != before)
            widget->setFont(after);
    }
}

QFont desktopCodeFont()
{
    return QFontDatabase::systemFont(QFontDatabase::FixedFont);
}

} // namespace

Appearance::Appearance(settings::Settings &settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_desktopFont(QApplication::font()),
      m_desktopFlashTime(QApplication::cursorFlashTime())
{
    applyStyle();
    // Setting a font forgets those the desktop has for menus and the like: not without need.
    if (!settings.isStandard(Key::InterfaceFont) || !settings.isStandard(Key::InterfaceFontSize))
        applyFont();
    if (!settings.isStandard(Key::CodeFont))
        applyCodeFont();
    connect(&m_settings, &settings::Settings::changed, this, &Appearance::onChanged);
}

void Appearance::onChanged(Key key)
{
    switch (key) {
    case Key::Density:
    case Key::Motion:
        return applyStyle();
    case Key::InterfaceFont:
    case Key::InterfaceFontSize:
        return applyFont();
    case Key::CodeFont:
        return applyCodeFont();
    default:
        return;
    }
}

void Appearance::setDesktopMotion(Motion motion)
{
    const bool isStill = motion == Motion::Reduced;
    if (std::exchange(m_desktopIsStill, isStill) != isStill)
        applyStyle();
}

void Appearance::applyStyle()
{
    const settings::Motion chosen = m_settings.motion();
    const bool isReduced = chosen == settings::Motion::System ? m_desktopIsStill : chosen == settings::Motion::Reduced;
    QApplication::setStyle(new FlatStyle(
        {.density = Density(int(m_settings.density())), .motion = isReduced ? Motion::Reduced : Motion::Full}));
    QApplication::setCursorFlashTime(isReduced ? 0 : m_desktopFlashTime);
}

void Appearance::applyFont()
{
    const QFont before = QApplication::font();
    QFont font = m_desktopFont;
    if (!m_settings.interfaceFont().isEmpty())
        font.setFamilies({m_settings.interfaceFont()});
    if (const int points = m_settings.interfaceFontSize(); points > 0)
        font.setPointSize(points);
    const double factor = double(QFontInfo(font).pixelSize()) / std::max(1, QFontInfo(before).pixelSize());
    QApplication::setFont(font);
    changeOwnFonts([factor](const QFont &own) {
        return own.resolveMask() & QFont::SizeResolved ? fonts::scaled(own, factor) : own;
    });
    applyCodeFont(); // Qt forgot it with the rest
}

void Appearance::applyCodeFont()
{
    const QString before = fonts::code(QApplication::font()).family();
    QFont font = desktopCodeFont();
    if (!m_settings.codeFont().isEmpty())
        font.setFamilies({m_settings.codeFont()});
    QApplication::setFont(font, fonts::codeFontClass);
    changeOwnFonts([&before, &font](const QFont &own) {
        QFont after = own;
        if (own.family() == before)
            after.setFamilies(font.families());
        return after;
    });
    // Those that paint code have no font of it to be changed.
    for (QWidget *widget : QApplication::allWidgets()) {
        QEvent event(QEvent::FontChange);
        QApplication::sendEvent(widget, &event);
    }
}

} // namespace tokenhub::app
