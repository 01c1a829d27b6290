// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/stylepainters.h"

#include "theme/stylegeometry.h"

#include <QPainter>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app::style {
namespace {

//! Saves the painter and makes it draw smooth lines, as long as it lives.
class Smooth
{
public:
    explicit Smooth(QPainter &painter) : m_painter(painter)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Smooth() { m_painter.restore(); }
    Q_DISABLE_COPY_MOVE(Smooth)

private:
    QPainter &m_painter;
};

QColor faded(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

ButtonColours primaryColours(const Theme &theme, QStyle::State state)
{
    const double share = state.testFlag(QStyle::State_Sunken) ? 0.2 : state.testFlag(QStyle::State_MouseOver) ? 0.1 : 0;
    return {mixed(theme.accent, theme.ink, share), QColor(), theme.onAccent};
}

void paintTick(QPainter &painter, const QRectF &box, const QColor &colour)
{
    const auto at = [&box](qreal x, qreal y) { return QPointF(box.x() + box.width() * x, box.y() + box.height() * y); };
    painter.setPen(QPen(colour, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{at(0.24, 0.53), at(0.43, 0.71), at(0.77, 0.31)});
}

Box indicatorBox(const QStyleOption &option)
{
    const Theme theme = themeOf(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool filled = option.state.testFlag(QStyle::State_On) || option.state.testFlag(QStyle::State_NoChange);
    const QColor edge = enabled ? theme.quietInk : theme.line;
    if (filled)
        return {.fill = enabled ? theme.accent : theme.line, .corner = 4};
    return {.fill = enabled ? theme.paper : theme.surface, .border = edge, .corner = 4};
}

} // namespace

void paintBox(QPainter &painter, const QRectF &rect, const Box &box)
{
    const Smooth smooth(painter);
    const bool framed = box.border.isValid();
    const qreal inset = framed ? box.borderWidth / 2 : 0;
    painter.setPen(framed ? QPen(box.border, box.borderWidth) : QPen(Qt::NoPen));
    painter.setBrush(box.fill.isValid() ? QBrush(box.fill) : QBrush(Qt::NoBrush));
    const qreal corner = std::max(0.0, box.corner - inset);
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner);
}

void paintFocusRing(QPainter &painter, const QRectF &rect, const QColor &colour, qreal corner)
{
    paintBox(painter, rect, {.border = colour, .borderWidth = 2, .corner = corner});
}

bool showsFocus(const QStyleOption &option)
{
    return option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange);
}

ButtonColours buttonColours(const QStyleOption &option, ButtonLook look)
{
    const Theme theme = themeOf(option.palette);
    const QStyle::State state = option.state;
    const bool quiet = look == ButtonLook::Quiet;
    if (!state.testFlag(QStyle::State_Enabled)) {
        const QColor text = option.palette.color(QPalette::Disabled, QPalette::ButtonText);
        return {quiet ? QColor() : theme.surface, quiet ? QColor() : theme.line, text};
    }
    if (look == ButtonLook::Primary)
        return primaryColours(theme, state);
    if (state.testFlag(QStyle::State_On))
        return {theme.selection, quiet ? QColor() : theme.accent, quiet ? theme.ink : theme.link};
    const bool sunken = state.testFlag(QStyle::State_Sunken);
    const bool hovered = state.testFlag(QStyle::State_MouseOver);
    const double share = sunken ? 0.12 : hovered ? 0.06 : 0;
    if (quiet)
        return {share > 0 ? faded(theme.ink, share) : QColor(), QColor(), theme.ink};
    return {mixed(theme.paper, theme.ink, share), theme.line, theme.ink};
}

void paintButton(QPainter &painter, const QStyleOption &option, ButtonLook look)
{
    const ButtonColours colours = buttonColours(option, look);
    paintBox(painter, option.rect, {.fill = colours.fill, .border = colours.border});
}

void paintButtonFocus(QPainter &painter, const QStyleOption &option, ButtonLook look)
{
    if (!showsFocus(option))
        return;
    const Theme theme = themeOf(option.palette);
    if (look != ButtonLook::Primary)
        return paintFocusRing(painter, option.rect, theme.accent);
    // A ring in the accent would not be seen on the accent.
    const QRectF inner = QRectF(option.rect).adjusted(2, 2, -2, -2);
    paintBox(painter, inner, {.border = theme.onAccent, .borderWidth = 1.5, .corner = radius::button - 2});
}

void paintButtonLabel(QPainter &painter, const QStyleOptionButton &option, ButtonLook look)
{
    const bool menu = option.features.testFlag(QStyleOptionButton::HasMenu);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const QRect rect = menu ? option.rect.adjusted(space::medium - 2, 0, -arrowSpace, 0) : option.rect;
    const int icon = option.icon.isNull() ? 0 : option.iconSize.width();
    const int gap = icon > 0 && !option.text.isEmpty() ? iconGap : 0;
    const int words
        = std::min(option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width(), rect.width() - icon - gap);
    const int left = menu ? rect.left() : rect.left() + (rect.width() - icon - gap - words) / 2;
    const auto placed = [&option](const QRect &r) { return QStyle::visualRect(option.direction, option.rect, r); };

    if (icon > 0) {
        const QRect place(left, rect.center().y() - option.iconSize.height() / 2 + 1, icon, option.iconSize.height());
        option.icon.paint(&painter, placed(place), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled,
                          option.state.testFlag(QStyle::State_On) ? QIcon::On : QIcon::Off);
    }
    painter.setPen(buttonColours(option, look).text);
    const QRect place(left + icon + gap, rect.top(), words + 1, rect.height());
    painter.drawText(placed(place), Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
}

void paintField(QPainter &painter, const QStyleOption &option)
{
    const Theme theme = themeOf(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool focused = enabled && option.state.testFlag(QStyle::State_HasFocus);
    paintBox(painter, option.rect,
             {.fill = enabled ? theme.paper : theme.surface,
              .border = focused ? theme.accent : theme.line,
              .borderWidth = focused ? 1.5 : 1.0});
}

void paintChevron(QPainter &painter, const QRect &rect, Qt::ArrowType direction, const QColor &colour)
{
    const Smooth smooth(painter);
    const qreal half = std::min({4.0, rect.width() / 2.0 - 1, rect.height() / 2.0 - 1});
    const int turns = direction == Qt::LeftArrow ? 90
        : direction == Qt::UpArrow               ? 180
        : direction == Qt::RightArrow            ? 270
                                                 : 0;
    painter.translate(QRectF(rect).center());
    painter.rotate(turns);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{{-half, -half / 2}, {0, half / 2}, {half, -half / 2}});
}

void paintCheckBox(QPainter &painter, const QStyleOption &option)
{
    const Smooth smooth(painter);
    const Theme theme = themeOf(option.palette);
    const QRectF box = option.rect;
    paintBox(painter, box, indicatorBox(option));
    if (option.state.testFlag(QStyle::State_NoChange))
        paintBox(painter, QRectF(box.center() - QPointF(4, 1), QSizeF(8, 2)), {.fill = theme.onAccent, .corner = 1});
    else if (option.state.testFlag(QStyle::State_On))
        paintTick(painter, box, theme.onAccent);
}

void paintRadioButton(QPainter &painter, const QStyleOption &option)
{
    Box box = indicatorBox(option);
    box.corner = option.rect.height() / 2.0;
    paintBox(painter, option.rect, box);
    if (option.state.testFlag(QStyle::State_On)) {
        const QRectF dot(QRectF(option.rect).center() - QPointF(3, 3), QSizeF(6, 6));
        paintBox(painter, dot, {.fill = themeOf(option.palette).onAccent, .corner = 3});
    }
}

void paintMenuItem(QPainter &painter, const QStyleOptionMenuItem &option)
{
    const Theme theme = themeOf(option.palette);
    const QRect rect = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), theme.line);
        return;
    }
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    if (enabled && option.state.testFlag(QStyle::State_Selected))
        paintBox(painter, rect, {.fill = theme.selection});

    const auto placed = [&option, &rect](const QRect &r) { return QStyle::visualRect(option.direction, rect, r); };
    const QColor pale = option.palette.color(QPalette::Disabled, QPalette::Text);
    const QRect mark = placed({rect.left() + space::small, rect.center().y() - 7, 16, 16});
    if (option.checked) {
        const Smooth smooth(painter);
        paintTick(painter, QRectF(mark), enabled ? theme.ink : pale);
    } else if (!option.icon.isNull()) {
        option.icon.paint(&painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }

    const QRect words = rect.adjusted(menuIndent, 0, -space::medium, 0);
    const qsizetype tab = option.text.indexOf(u'\t');
    const auto flags = [&option](Qt::Alignment side) {
        return int(QStyle::visualAlignment(option.direction, side | Qt::AlignVCenter)) | Qt::TextSingleLine;
    };
    painter.setFont(option.font);
    painter.setPen(enabled ? theme.ink : pale);
    painter.drawText(placed(words), flags(Qt::AlignLeft) | Qt::TextShowMnemonic, option.text.left(tab));
    if (tab >= 0) {
        painter.setPen(enabled ? theme.quietInk : pale);
        painter.drawText(placed(words), flags(Qt::AlignRight), option.text.mid(tab + 1));
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow = placed({rect.right() - 20, rect.top(), 16, rect.height()});
        const bool mirrored = option.direction == Qt::RightToLeft;
        paintChevron(painter, arrow, mirrored ? Qt::LeftArrow : Qt::RightArrow, enabled ? theme.quietInk : pale);
    }
}

void paintMenuBarItem(QPainter &painter, const QStyleOptionMenuItem &option)
{
    const Theme theme = themeOf(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    painter.fillRect(option.rect, theme.surface);
    if (enabled && (option.state & (QStyle::State_Selected | QStyle::State_Sunken)))
        paintBox(painter, QRectF(option.rect).adjusted(0, 1, 0, -1), {.fill = faded(theme.ink, 0.08)});
    painter.setPen(enabled ? theme.ink : option.palette.color(QPalette::Disabled, QPalette::WindowText));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
}

void paintScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle)
{
    if (option.maximum <= option.minimum)
        return;
    const Theme theme = themeOf(option.palette);
    const bool held = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider)
        && (option.state & (QStyle::State_Sunken | QStyle::State_MouseOver));
    const QColor colour = mixed(theme.surface, theme.quietInk, held ? 0.9 : 0.5);
    const QRectF bar = QRectF(handle).adjusted(3, 3, -3, -3);
    paintBox(painter, bar, {.fill = colour, .corner = std::min(bar.width(), bar.height()) / 2});
}

void paintSlider(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle)
{
    const Theme theme = themeOf(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const QColor colour = enabled ? theme.accent : theme.quietInk;
    const QPointF knob = QRectF(handle).center();
    QRectF groove(option.rect);
    QRectF filled = groove;
    if (option.orientation == Qt::Horizontal) {
        groove = QRectF(groove.left(), knob.y() - 2, groove.width(), 4);
        filled = groove;
        option.upsideDown ? filled.setLeft(knob.x()) : filled.setRight(knob.x());
    } else {
        groove = QRectF(knob.x() - 2, groove.top(), 4, groove.height());
        filled = groove;
        option.upsideDown ? filled.setTop(knob.y()) : filled.setBottom(knob.y());
    }
    paintBox(painter, groove, {.fill = theme.line, .corner = 2});
    paintBox(painter, filled, {.fill = colour, .corner = 2});
    const QRectF round = QRectF(handle);
    paintBox(painter, round, {.fill = theme.paper, .border = colour, .borderWidth = 1.5, .corner = round.height() / 2});
    if (showsFocus(option))
        paintFocusRing(painter, round.adjusted(-2, -2, 2, 2), theme.accent, round.height() / 2 + 2);
}

void paintViewItem(QPainter &painter, const QStyleOptionViewItem &option)
{
    const Theme theme = themeOf(option.palette);
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, option.backgroundBrush);
    const bool hovered = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    if (option.state.testFlag(QStyle::State_Selected))
        paintBox(painter, option.rect, {.fill = theme.selection});
    else if (hovered)
        paintBox(painter, option.rect, {.fill = mixed(theme.paper, theme.ink, 0.05)});
}

void paintTab(QPainter &painter, const QStyleOption &option)
{
    const Theme theme = themeOf(option.palette);
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered
        = option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
    if (isHovered && !isChosen)
        painter.fillRect(option.rect, mixed(theme.paper, theme.ink, 0.05));
    const QRect line(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2);
    painter.fillRect(line.adjusted(0, isChosen ? 0 : 1, 0, 0), isChosen ? theme.accent : theme.line);
    if (showsFocus(option))
        paintFocusRing(painter, option.rect.adjusted(2, 2, -2, -3), theme.accent);
}

void paintMenuBarGround(QPainter &painter, const QStyleOption &option)
{
    const Theme theme = themeOf(option.palette);
    painter.fillRect(option.rect, theme.surface);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line);
}

bool paintRule(QPainter &painter, const QStyleOptionFrame &option)
{
    const QRect &r = option.rect;
    if (option.frameShape == QFrame::HLine)
        painter.fillRect(QRect(r.left(), r.center().y(), r.width(), 1), themeOf(option.palette).line);
    else if (option.frameShape == QFrame::VLine)
        painter.fillRect(QRect(r.center().x(), r.top(), 1, r.height()), themeOf(option.palette).line);
    else
        return false;
    return true;
}

void paintComboBox(QPainter &painter, const QStyleOptionComboBox &option, const QRect &arrow)
{
    QStyleOption panel = option;
    if (option.editable) {
        paintField(painter, panel);
    } else {
        if (option.state.testFlag(QStyle::State_On)) // the list is open, nothing is switched on
            panel.state &= ~QStyle::State_On;
        paintButton(painter, panel, option.frame ? ButtonLook::Outlined : ButtonLook::Quiet);
        paintButtonFocus(painter, panel, ButtonLook::Outlined);
    }
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const Theme theme = themeOf(option.palette);
    paintChevron(painter, arrow, Qt::DownArrow, enabled ? theme.quietInk : theme.line);
}

} // namespace tokenhub::app::style
