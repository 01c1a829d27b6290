// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <vector>

namespace tokenhub::app {

//! \brief Heights of rows and their running sums, both in O(log n): where a row begins, and which row lies at a y.
//! A plain value, any thread. Heights are pixels, at least 0. A path changes at its end, so rows are appended and
//! cut off there.
class HeightTable
{
public:
    [[nodiscard]] int size() const { return static_cast<int>(m_heights.size()); }
    [[nodiscard]] int height(int row) const { return m_heights[static_cast<size_t>(row)]; }
    //! Height of all rows before \a row; top(size()) is the height of everything.
    [[nodiscard]] qint64 top(int row) const;
    [[nodiscard]] qint64 total() const { return top(size()); }
    //! The row that covers \a y; the first above everything, the last below it, -1 only without rows. Rows of no height
    //! are never hit while another row covers \a y.
    [[nodiscard]] int rowAt(qint64 y) const;

    void append(int height);
    void truncate(int count); //!< keeps the first \a count rows
    void setHeight(int row, int height);

private:
    std::vector<int> m_heights;
    std::vector<qint64> m_tree; //!< Fenwick: node i (from 1) sums the i & -i rows that end at row i - 1
};

} // namespace tokenhub::app
