// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/heighttable.h"

#include <QRandomGenerator>
#include <QTest>
#include <numeric>

using tokenhub::app::HeightTable;

namespace {

qint64 naiveTop(const std::vector<int> &heights, int row)
{
    return std::accumulate(heights.begin(), heights.begin() + row, qint64(0));
}

int naiveRowAt(const std::vector<int> &heights, qint64 y)
{
    qint64 bottom = 0;
    for (size_t row = 0; row < heights.size(); ++row) {
        bottom += heights[row];
        if (std::max<qint64>(y, 0) < bottom)
            return static_cast<int>(row);
    }
    return static_cast<int>(heights.size()) - 1;
}

} // namespace

class HeightTableTest : public QObject
{
    Q_OBJECT

private slots:
    void hasNoRowsAtFirst()
    {
        const HeightTable table;
        QCOMPARE(table.size(), 0);
        QCOMPARE(table.total(), 0);
        QCOMPARE(table.rowAt(10), -1);
    }

    void findsRowsAtTheirEdges()
    {
        HeightTable table;
        table.append(10);
        table.append(0);
        table.append(5);
        QCOMPARE(table.rowAt(-3), 0);
        QCOMPARE(table.rowAt(9), 0);
        QCOMPARE(table.rowAt(10), 2);
        QCOMPARE(table.rowAt(14), 2);
        QCOMPARE(table.rowAt(15), 2);
        QCOMPARE(table.top(2), 10);
        QCOMPARE(table.total(), 15);
    }

    void agreesWithANaiveTableUnderRandomEdits()
    {
        QRandomGenerator random(20240607);
        HeightTable table;
        std::vector<int> naive;
        for (int step = 0; step < 6000; ++step) {
            const int what = static_cast<int>(random.bounded(10));
            if (naive.empty() || what < 4) {
                const int height = static_cast<int>(random.bounded(500));
                table.append(height);
                naive.push_back(height);
            } else if (what < 9) {
                const int row = static_cast<int>(random.bounded(static_cast<int>(naive.size())));
                const int height = static_cast<int>(random.bounded(500));
                table.setHeight(row, height);
                naive[static_cast<size_t>(row)] = height;
            } else if (random.bounded(20) == 0) {
                const int count = static_cast<int>(random.bounded(static_cast<int>(naive.size()) + 1));
                table.truncate(count);
                naive.resize(static_cast<size_t>(count));
            }
            QCOMPARE(table.size(), static_cast<int>(naive.size()));
            const int row = static_cast<int>(random.bounded(table.size() + 1));
            QCOMPARE(table.top(row), naiveTop(naive, row));
            if (naive.empty())
                continue;
            const qint64 y = random.bounded(static_cast<int>(table.total()) + 200) - 100;
            QCOMPARE(table.rowAt(y), naiveRowAt(naive, y));
        }
        QVERIFY(table.size() > 50);
    }

    void holdsTenThousandTallRows()
    {
        HeightTable table;
        for (int row = 0; row < 10'000; ++row)
            table.append(1'000'000);
        QCOMPARE(table.total(), 10'000'000'000);
        QCOMPARE(table.rowAt(9'999'999'999), 9'999);
    }
};

QTEST_APPLESS_MAIN(HeightTableTest)
#include "tst_heighttable.moc"
