// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/flowlayout.h"

#include <QStyle>
#include <QWidget>
#include <algorithm>

namespace tokenhub::app {

FlowLayout::FlowLayout(QWidget *parent) : QLayout(parent) { }

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::insertWidget(int index, QWidget *widget)
{
    addChildWidget(widget);
    m_items.insert(index, new QWidgetItem(widget));
    invalidate();
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index, nullptr);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange({0, 0, width, 0}, Pass::Measure);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    for (const QLayoutItem *item : m_items)
        width += item->sizeHint().width() + spacing();
    const QMargins margins = contentsMargins();
    return {width + margins.left() + margins.right(), heightForWidth(std::max(width, minimumSize().width()))};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, Pass::Place);
}

int FlowLayout::arrange(const QRect &rect, Pass pass) const
{
    const QMargins margins = contentsMargins();
    const QRect area = rect.marginsRemoved(margins);
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = area.left();
    int y = area.top();
    int line = 0;
    for (QLayoutItem *item : m_items) {
        const bool last = item == m_items.last();
        const int wanted = std::min((last ? item->minimumSize() : item->sizeHint()).width(), area.width());
        const int height = item->sizeHint().height();
        if (x > area.left() && x + wanted > area.right() + 1) {
            x = area.left();
            y += line + spacing();
            line = 0;
        }
        const int width = last ? area.right() + 1 - x : wanted;
        if (pass == Pass::Place)
            item->setGeometry(QStyle::visualRect(direction, area, {x, y, width, height}));
        x += width + spacing();
        line = std::max(line, height);
    }
    return y + line - rect.top() + margins.bottom();
}

} // namespace tokenhub::app
