// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/sequencediff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace tokenhub::compare;

namespace {

//! The length of a longest common subsequence, by the table that everybody believes.
int lengthByTable(const std::vector<int> &left, const std::vector<int> &right)
{
    std::vector<std::vector<int>> best(left.size() + 1, std::vector<int>(right.size() + 1, 0));
    for (size_t i = left.size(); i-- > 0;) {
        for (size_t j = right.size(); j-- > 0;)
            best[i][j] = left[i] == right[j] ? best[i + 1][j + 1] + 1 : std::max(best[i + 1][j], best[i][j + 1]);
    }
    return best[0][0];
}

std::vector<int> randomSequence(QRandomGenerator &random, int longest, int letters)
{
    std::vector<int> sequence(size_t(random.bounded(longest + 1)));
    for (int &value : sequence)
        value = random.bounded(letters);
    return sequence;
}

} // namespace

class TestSequenceDiff : public QObject
{
    Q_OBJECT

private slots:
    void isALongestCommonSubsequence();
    void givesUpBeyondTheBound();
    void aQuarterMillionElementsAreQuick();
};

void TestSequenceDiff::isALongestCommonSubsequence()
{
    QRandomGenerator random(1);
    for (int round = 0; round < 3000; ++round) {
        const std::vector<int> left = randomSequence(random, 14, 2 + round % 5);
        const std::vector<int> right = randomSequence(random, 14, 2 + round % 5);
        int length = 0;
        int leftAt = 0;
        int rightAt = 0;
        for (const CommonRun &run : commonRuns(left, right)) {
            QVERIFY(run.count > 0 && run.left >= leftAt && run.right >= rightAt);
            for (int i = 0; i < run.count; ++i)
                QCOMPARE(left[size_t(run.left + i)], right[size_t(run.right + i)]);
            leftAt = run.left + run.count;
            rightAt = run.right + run.count;
            length += run.count;
        }
        QVERIFY(leftAt <= int(left.size()) && rightAt <= int(right.size()));
        QCOMPARE(length, lengthByTable(left, right));
    }
}

void TestSequenceDiff::givesUpBeyondTheBound()
{
    const std::vector<int> left{1, 2, 3, 4, 5, 9};
    const std::vector<int> right{1, 12, 3, 14, 15, 9};
    QCOMPARE(commonRuns(left, right, 6).size(), size_t(3));
    const std::vector<CommonRun> ends{{.left = 0, .right = 0, .count = 1}, {.left = 5, .right = 5, .count = 1}};
    QCOMPARE(commonRuns(left, right, 5), ends);
}

void TestSequenceDiff::aQuarterMillionElementsAreQuick()
{
    QRandomGenerator random(2);
    std::vector<int> left(250'000);
    std::vector<int> right(250'000);
    for (size_t i = 0; i < left.size(); ++i) {
        left[i] = random.bounded(1000);
        right[i] = random.bounded(1000);
    }
    QElapsedTimer timer;
    timer.start();
    QVERIFY(commonRuns(left, right, 400).size() < 3);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestSequenceDiff)
#include "tst_sequencediff.moc"
