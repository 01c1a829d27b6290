// SPDX-License-Identifier: GPL-3.0-or-later
#include "sidebar/historydelegate.h"

#include "chat/conversationlistmodel.h"
#include "theme/flatstyle.h"
#include "theme/stylepainters.h"
#include "theme/theme.h"
#include "words/plaintext.h"

#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

using Model = chat::ConversationListModel;

constexpr int dotSize = 8;
constexpr qsizetype longestTitle = 200;

int headerHeight(const QFontMetrics &metrics)
{
    return metrics.height() + space::large;
}

} // namespace

HistoryDelegate::HistoryDelegate(const base::Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent), m_clock(clock)
{
}

HistoryGroup HistoryDelegate::groupOf(const QModelIndex &index) const
{
    const base::UtcMs usedAt(index.data(Model::UpdatedAtRole).toLongLong());
    return historyGroup(usedAt, QDateTime::fromMSecsSinceEpoch(m_clock.now().count()));
}

bool HistoryDelegate::startsGroup(const QModelIndex &index) const
{
    return index.row() == 0 || groupOf(index) != groupOf(index.siblingAtRow(index.row() - 1));
}

QString HistoryDelegate::groupName(HistoryGroup group)
{
    switch (group) {
    case HistoryGroup::Today:
        return tr("Today");
    case HistoryGroup::Yesterday:
        return tr("Yesterday");
    case HistoryGroup::PreviousWeek:
        return tr("Previous 7 days");
    case HistoryGroup::Older:
        break;
    }
    return tr("Older");
}

QString HistoryDelegate::titleOf(const QModelIndex &index)
{
    const QString title = words::onOneLine(index.data(Model::TitleRole).toString(), longestTitle);
    return title.isEmpty() ? tr("New chat") : title;
}

QString HistoryDelegate::secondLine(const QModelIndex &index)
{
    const QString messages = tr("%n message(s)", nullptr, index.data(Model::MessagesRole).toInt());
    const QString model = words::onOneLine(index.data(Model::ModelRole).toString());
    return model.isEmpty() ? messages : tr("%1 · %2", "model and number of messages").arg(model, messages);
}

QRect HistoryDelegate::body(const QRect &row, const QModelIndex &index, const QFontMetrics &metrics) const
{
    return startsGroup(index) ? row.adjusted(0, headerHeight(metrics), 0, 0) : row;
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics small(fonts::small(option.font));
    const int lines = option.fontMetrics.height() + small.height() + rowPadding(option.widget);
    return {0, lines + (startsGroup(index) ? headerHeight(option.fontMetrics) : 0)};
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme theme = themeOf(option.palette);
    const QRect lines = body(option.rect, index, option.fontMetrics);
    if (lines != option.rect) {
        QRect head = option.rect;
        head.setBottom(lines.top() - 1);
        painter->setFont(fonts::small(option.font));
        painter->setPen(theme.quietInk);
        painter->drawText(head.adjusted(space::small + 2, space::small, -space::small, 0),
                          int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)),
                          groupName(groupOf(index)));
    }
    const auto id = index.data(Model::IdRole).value<base::ConversationId>();
    if (!m_open.isNull() && id == m_open)
        style::paintBox(*painter, lines, {.fill = theme.selection});
    else if (option.state.testFlag(QStyle::State_MouseOver))
        style::paintBox(*painter, lines, {.fill = mixed(theme.surface, theme.ink, 0.05)});
    if (option.state.testFlag(QStyle::State_HasFocus))
        style::paintFocusRing(*painter, lines, theme.accent);
    if (m_covered.isNull() || id != m_covered)
        paintLines(*painter, option, index, lines);
}

void HistoryDelegate::paintLines(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                 const QRect &body) const
{
    const Theme theme = themeOf(option.palette);
    const bool running = index.data(Model::RunningRole).toBool();
    const int aside = running ? dotSize + space::small : 0;
    const int above = rowPadding(option.widget) / 2;
    const QRect inner = body.adjusted(space::small + 2, above, -space::small - aside, -above);
    const QFont small = fonts::small(option.font);
    // A title has a direction of its own, whatever the direction of the window.
    const auto direction = [](const QString &text) {
        return text.isRightToLeft() ? Qt::TextForceRightToLeft : Qt::TextForceLeftToRight;
    };
    const auto draw = [&](const QRect &line, const QFont &font, const QColor &colour, const QString &text) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QStyle::visualRect(option.direction, body, line),
                         int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter))
                             | Qt::TextSingleLine | direction(text),
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width()));
    };
    const QRect title(inner.topLeft(), QSize(inner.width(), option.fontMetrics.height()));
    draw(title, option.font, theme.ink, titleOf(index));
    draw(QRect(inner.left(), title.bottom() + 1, inner.width(), inner.bottom() - title.bottom()), small, theme.quietInk,
         secondLine(index));
    if (running) {
        const QRect dot(body.right() - space::small - dotSize, title.center().y() - dotSize / 2 + 1, dotSize, dotSize);
        style::paintBox(painter, QStyle::visualRect(option.direction, body, dot),
                        {.fill = theme.accent, .corner = dotSize / 2.0});
    }
}

} // namespace tokenhub::app
