// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "sidebar/historygroups.h"

#include <QStyledItemDelegate>

namespace tokenhub::app {

//! \brief Paints a conversation in two lines, and above the first one of each group the group's name. All text is
//! foreign and painted plain. Owned by the view; GUI thread.
class HistoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    HistoryDelegate(const base::Clock &clock, QObject *parent);

    void setOpen(base::ConversationId id) { m_open = id; } //!< the one that is shown beside the list

    void setCovered(base::ConversationId id) { m_covered = id; } //!< the one below the line to rename it

    //! The part of \a row below the group's name: what reacts to the pointer.
    [[nodiscard]] QRect body(const QRect &row, const QModelIndex &index, const QFontMetrics &metrics) const;
    [[nodiscard]] static QString titleOf(const QModelIndex &index);
    [[nodiscard]] static QString secondLine(const QModelIndex &index);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] HistoryGroup groupOf(const QModelIndex &index) const;
    [[nodiscard]] bool startsGroup(const QModelIndex &index) const;
    [[nodiscard]] static QString groupName(HistoryGroup group);
    void paintLines(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                    const QRect &body) const;

    const base::Clock &m_clock;
    base::ConversationId m_open;
    base::ConversationId m_covered;
};

} // namespace tokenhub::app
