// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/heighttable.h"

#include <algorithm>

namespace tokenhub::app {

qint64 HeightTable::top(int row) const
{
    qint64 sum = 0;
    for (int node = row; node > 0; node -= node & -node)
        sum += m_tree[static_cast<size_t>(node)];
    return sum;
}

int HeightTable::rowAt(qint64 y) const
{
    if (m_heights.empty())
        return -1;
    int step = 1;
    while (step * 2 <= size())
        step *= 2;
    int row = 0;
    for (qint64 left = std::max<qint64>(y, 0); step > 0; step /= 2) {
        const int next = row + step;
        if (next > size() || m_tree[static_cast<size_t>(next)] > left)
            continue;
        row = next;
        left -= m_tree[static_cast<size_t>(next)];
    }
    return std::min(row, size() - 1);
}

void HeightTable::append(int height)
{
    if (m_tree.empty())
        m_tree.push_back(0);
    m_heights.push_back(height);
    const int node = size();
    // What the new node covers besides its own row are whole nodes before it.
    const int first = node - (node & -node);
    m_tree.push_back(top(node - 1) - top(first) + height);
}

void HeightTable::truncate(int count)
{
    // A node sums only rows before it, so the nodes that stay are right as they are.
    if (count >= size())
        return;
    m_heights.resize(static_cast<size_t>(count));
    m_tree.resize(static_cast<size_t>(count) + 1);
}

void HeightTable::setHeight(int row, int height)
{
    const int change = height - this->height(row);
    if (change == 0)
        return;
    m_heights[static_cast<size_t>(row)] = height;
    for (int node = row + 1; node <= size(); node += node & -node)
        m_tree[static_cast<size_t>(node)] += change;
}

} // namespace tokenhub::app
