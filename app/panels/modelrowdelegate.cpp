// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/modelrowdelegate.h"

#include "panels/modelrows.h"
#include "theme/flatstyle.h"
#include "theme/icons.h"
#include "theme/stylepainters.h"
#include "theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

ModelRows::Kind kindOf(const QModelIndex &index)
{
    return index.data(ModelRows::KindRole).value<ModelRows::Kind>();
}

} // namespace

QSize ModelRowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool header = kindOf(index) == ModelRows::Kind::Header;
    return {0, option.fontMetrics.height() + (header ? space::medium : rowPadding(option.widget) - 2)};
}

QRect ModelRowDelegate::starRect(const QStyleOptionViewItem &option)
{
    const QRect star(option.rect.right() - space::small - iconSize, option.rect.center().y() - iconSize / 2 + 1,
                     iconSize, iconSize);
    return QStyle::visualRect(option.direction, option.rect, star);
}

bool ModelRowDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                   const QModelIndex &index)
{
    if (kindOf(index) == ModelRows::Kind::Model && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton
            && starRect(option).adjusted(-2, -2, 2, 2).contains(mouse->position().toPoint())) {
            emit starPressed(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

void ModelRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = themeOf(option.palette);
    const ModelRows::Kind kind = kindOf(index);
    const bool header = kind == ModelRows::Kind::Header;
    const bool chosen = index.data(ModelRows::ChosenRole).toBool();
    if (!header && option.state.testFlag(QStyle::State_Selected))
        style::paintBox(*painter, option.rect, {.fill = theme.selection});
    else if (!header && option.state.testFlag(QStyle::State_MouseOver))
        style::paintBox(*painter, option.rect, {.fill = mixed(theme.paper, theme.ink, 0.05)});

    const QFont font = header ? fonts::small(option.font) : chosen ? fonts::strong(option.font) : option.font;
    const QFontMetrics metrics(font);
    const QRect words
        = option.rect.adjusted(space::small, header ? space::tiny : 0, -space::small - (header ? 0 : 2 * iconSize), 0);
    painter->setFont(font);
    painter->setPen(header ? theme.quietInk : kind == ModelRows::Kind::FreeText ? theme.link : theme.ink);
    const QString text = index.data().toString();
    // A name has a direction of its own, whatever the direction of the window.
    const auto direction = text.isRightToLeft() ? Qt::TextForceRightToLeft : Qt::TextForceLeftToRight;
    painter->drawText(QStyle::visualRect(option.direction, option.rect, words),
                      int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter))
                          | Qt::TextSingleLine | direction,
                      metrics.elidedText(text, Qt::ElideMiddle, words.width()));
    const QRect star = starRect(option);
    const bool favourite = index.data(ModelRows::FavouriteRole).toBool();
    const bool pointed
        = option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_MouseOver);
    // An empty star is an offer, made where the eye or the hand is.
    if (kind == ModelRows::Kind::Model && (favourite || pointed))
        paintIcon(*painter, star, u"star"_s, favourite ? theme.warn : theme.quietInk);
    if (chosen) {
        const int step = option.direction == Qt::RightToLeft ? iconSize : -iconSize;
        paintIcon(*painter, star.translated(step, 0), u"check"_s, theme.link);
    }
}

} // namespace tokenhub::app
