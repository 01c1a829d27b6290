// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/modelrowdelegate.h"

#include "panels/modelrows.h"
#include "theme/icons.h"
#include "theme/stylepainters.h"
#include "theme/theme.h"

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
    return {0, option.fontMetrics.height() + (header ? space::small + space::tiny : space::small + 2)};
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
        = option.rect.adjusted(space::small, header ? space::tiny : 0, -space::small - (header ? 0 : 20), 0);
    painter->setFont(font);
    painter->setPen(header ? theme.quietInk : kind == ModelRows::Kind::FreeText ? theme.link : theme.ink);
    const QString text = index.data().toString();
    // A name has a direction of its own, whatever the direction of the window.
    const auto direction = text.isRightToLeft() ? Qt::TextForceRightToLeft : Qt::TextForceLeftToRight;
    painter->drawText(QStyle::visualRect(option.direction, option.rect, words),
                      int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter))
                          | Qt::TextSingleLine | direction,
                      metrics.elidedText(text, Qt::ElideMiddle, words.width()));
    if (chosen) {
        const QRect tick(option.rect.right() - space::small - iconSize, option.rect.center().y() - iconSize / 2 + 1,
                         iconSize, iconSize);
        paintIcon(*painter, QStyle::visualRect(option.direction, option.rect, tick), u"check"_s, theme.link);
    }
}

} // namespace tokenhub::app
