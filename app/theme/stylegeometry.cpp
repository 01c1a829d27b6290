// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/stylegeometry.h"

#include "theme/theme.h"

#include <algorithm>

namespace tokenhub::app::style {
namespace {

QSize pushButtonSize(const QStyleOption &option, const QSize &contents)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const bool menu = button && button->features.testFlag(QStyleOptionButton::HasMenu);
    const bool both = button && !button->text.isEmpty() && !button->icon.isNull();
    const int padding = button && button->text.isEmpty() ? space::small : space::medium;
    // QPushButton has already put 4 px between icon and words.
    const int width = contents.width() + 2 * padding + (menu ? space::large : 0) + (both ? iconGap - 4 : 0);
    return {width, std::max(contents.height() + space::small, controlHeight)};
}

QSize toolButtonSize(const QStyleOption &option, const QSize &contents)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(&option);
    const bool words = button && button->toolButtonStyle != Qt::ToolButtonIconOnly && !button->text.isEmpty();
    const QSize padded = contents + QSize(words ? 2 * space::small : space::small, space::small);
    return padded.expandedTo({controlHeight, controlHeight});
}

QSize menuItemSize(const QStyleOption &option, const QSize &contents)
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(&option);
    if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), 9};
    // QMenu adds the widest shortcut afterwards: the wide space keeps it away from the words.
    const int width = contents.width() + menuIndent + space::medium + space::wide;
    return {width, std::max(contents.height() + space::small, controlHeight)};
}

} // namespace

QSize controlSize(QStyle::ContentsType type, const QStyleOption &option, const QSize &contents, const QSize &standard)
{
    switch (type) {
    case QStyle::CT_PushButton:
        return pushButtonSize(option, contents);
    case QStyle::CT_ToolButton:
        return toolButtonSize(option, contents);
    case QStyle::CT_MenuItem:
        return menuItemSize(option, contents);
    case QStyle::CT_MenuBarItem:
        return contents + QSize(2 * space::small + 2, space::small);
    case QStyle::CT_LineEdit:
        return {contents.width() + space::small, std::max(contents.height() + 6, fieldHeight)};
    case QStyle::CT_SpinBox:
    case QStyle::CT_ComboBox:
        return {standard.width() + space::small, std::max(option.fontMetrics.height() + space::small, fieldHeight)};
    case QStyle::CT_ItemViewItem:
        return {standard.width(), std::max(standard.height() + space::tiny, controlHeight)};
    default:
        return standard;
    }
}

QRect comboBoxPart(const QStyleOptionComboBox &option, QStyle::SubControl part, const QRect &standard)
{
    QRect rect = option.rect;
    switch (part) {
    case QStyle::SC_ComboBoxArrow:
        rect.setLeft(rect.right() - arrowSpace + 1);
        break;
    case QStyle::SC_ComboBoxEditField:
        rect.adjust(option.editable ? space::tiny : space::small, 1, -arrowSpace, -1);
        break;
    default:
        return standard;
    }
    return QStyle::visualRect(option.direction, option.rect, rect);
}

QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part)
{
    const QRect handle = scrollBarHandle(option);
    const bool horizontal = option.orientation == Qt::Horizontal;
    QRect before = option.rect;
    QRect after = option.rect;
    horizontal ? before.setRight(handle.left() - 1) : before.setBottom(handle.top() - 1);
    horizontal ? after.setLeft(handle.right() + 1) : after.setTop(handle.bottom() + 1);
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return handle;
    case QStyle::SC_ScrollBarGroove:
        return option.rect;
    case QStyle::SC_ScrollBarSubPage:
        return option.upsideDown ? after : before;
    case QStyle::SC_ScrollBarAddPage:
        return option.upsideDown ? before : after;
    default:
        return {};
    }
}

QRect scrollBarHandle(const QStyleOptionSlider &option)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    if (range <= 0)
        return option.rect;
    const qint64 wanted = qint64(option.pageStep) * length / (range + option.pageStep);
    const int handle = int(std::clamp<qint64>(wanted, std::min(32, length), length));
    const int at = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                   length - handle, option.upsideDown);
    return horizontal ? QRect(option.rect.left() + at, option.rect.top(), handle, option.rect.height())
                      : QRect(option.rect.left(), option.rect.top() + at, option.rect.width(), handle);
}

QRect sliderHandle(const QStyleOptionSlider &option)
{
    const bool horizontal = option.orientation == Qt::Horizontal;
    const int length = horizontal ? option.rect.width() : option.rect.height();
    const int at = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                   length - sliderHandleSize, option.upsideDown);
    QRect handle(0, 0, sliderHandleSize, sliderHandleSize);
    handle.moveCenter(option.rect.center());
    horizontal ? handle.moveLeft(option.rect.left() + at) : handle.moveTop(option.rect.top() + at);
    return handle;
}

} // namespace tokenhub::app::style
