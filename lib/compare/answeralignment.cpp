// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/answeralignment.h"

#include "compare/sequencediff.h"
#include "compare/similarity.h"

#include <QHash>
#include <algorithm>

namespace tokenhub::compare {
namespace {

constexpr size_t mostPairs = 40'000; // of blocks that are compared with each other
constexpr double moved = 0.6; // from this likeness on a block that stands elsewhere is the same one
constexpr double weak = 0.3; // below it a pair at the same place gives way to a moved one
constexpr double sameKind
    = 0.2; // what standing at the same place is worth by itself: another language has no common word

using Partners = std::vector<std::optional<size_t>>; //!< by left block

//! \brief Finds for each block of the left answer its partner in the right one.
class Aligner
{
public:
    Aligner(const std::vector<AnswerBlock> &left, const std::vector<AnswerBlock> &right)
        : m_left(left), m_right(right), m_inPlace(left.size()), m_moved(left.size())
    {
        for (const AnswerBlock &block : left)
            m_leftWords.emplace_back(block.text);
        for (const AnswerBlock &block : right)
            m_rightWords.emplace_back(block.text);
    }

    void run()
    {
        const size_t pairs = m_left.size() * m_right.size();
        if (pairs <= mostPairs) {
            pairByLikeness(0, m_left.size(), 0, m_right.size());
        } else {
            size_t left = 0;
            size_t right = 0;
            for (const CommonRun &run : equalRuns()) {
                pairBetween(left, size_t(run.left), right, size_t(run.right));
                for (int i = 0; i < run.count; ++i)
                    m_inPlace[size_t(run.left + i)] = size_t(run.right + i);
                left = size_t(run.left + run.count);
                right = size_t(run.right + run.count);
            }
            pairBetween(left, m_left.size(), right, m_right.size());
        }
        findMoved();
    }

    [[nodiscard]] const Partners &inPlace() const { return m_inPlace; }
    [[nodiscard]] const Partners &movedTo() const { return m_moved; }

private:
    [[nodiscard]] double likeness(size_t left, size_t right) const
    {
        return m_left[left].kind == m_right[right].kind ? m_leftWords[left].likeness(m_rightWords[right]) : -1;
    }

    [[nodiscard]] std::vector<CommonRun> equalRuns() const
    {
        QHash<QString, int> numbers;
        const auto numbered = [&numbers](const std::vector<AnswerBlock> &blocks) {
            std::vector<int> result;
            for (const AnswerBlock &block : blocks) {
                const auto known = numbers.constFind(block.text);
                result.push_back(known == numbers.cend() ? *numbers.insert(block.text, int(numbers.size())) : *known);
            }
            return result;
        };
        const std::vector<int> left = numbered(m_left);
        return commonRuns(left, numbered(m_right));
    }

    void pairBetween(size_t left, size_t leftEnd, size_t right, size_t rightEnd)
    {
        if ((leftEnd - left) * (rightEnd - right) <= mostPairs) {
            pairByLikeness(left, leftEnd, right, rightEnd);
            return;
        }
        for (; left < leftEnd && right < rightEnd; ++left, ++right) {
            if (m_left[left].kind == m_right[right].kind)
                m_inPlace[left] = right;
        }
    }

    //! The pairs, in order on both sides, whose likenesses make the greatest sum.
    void pairByLikeness(size_t leftBegin, size_t leftEnd, size_t rightBegin, size_t rightEnd)
    {
        const size_t rows = leftEnd - leftBegin;
        const size_t columns = rightEnd - rightBegin;
        std::vector<double> best((rows + 1) * (columns + 1), 0);
        std::vector<double> gain(rows * columns, -1);
        const auto at = [columns](size_t row, size_t column) { return row * (columns + 1) + column; };
        for (size_t row = rows; row-- > 0;) {
            for (size_t column = columns; column-- > 0;) {
                const double alike = likeness(leftBegin + row, rightBegin + column);
                double &worth = gain[row * columns + column];
                worth = alike < 0 ? -1 : alike + sameKind;
                best[at(row, column)] = std::max(
                    {best[at(row + 1, column)], best[at(row, column + 1)], worth + best[at(row + 1, column + 1)]});
            }
        }
        for (size_t row = 0, column = 0; row < rows && column < columns;) {
            const double worth = gain[row * columns + column];
            if (worth > 0 && best[at(row, column)] <= worth + best[at(row + 1, column + 1)]) {
                m_inPlace[leftBegin + row] = rightBegin + column;
                ++row;
                ++column;
            } else if (best[at(row, column)] <= best[at(row + 1, column)]) {
                ++row;
            } else {
                ++column;
            }
        }
    }

    struct Candidate {
        double likeness = 0;
        size_t left = 0;
        size_t right = 0;
    };

    //! What has no partner, or hardly one, and is alike to such a block elsewhere; the likest first.
    void findMoved()
    {
        std::vector<size_t> looseLeft;
        std::vector<bool> isTaken(m_right.size(), false);
        for (size_t left = 0; left < m_left.size(); ++left) {
            const std::optional<size_t> right = m_inPlace[left];
            if (right && likeness(left, *right) >= weak)
                isTaken[*right] = true;
            else
                looseLeft.push_back(left);
        }
        std::vector<Candidate> candidates;
        size_t compared = 0;
        for (const size_t left : looseLeft) {
            for (size_t right = 0; right < m_right.size() && compared < mostPairs; ++right) {
                if (isTaken[right])
                    continue;
                ++compared;
                if (const double alike = likeness(left, right); alike >= moved)
                    candidates.push_back({alike, left, right});
            }
        }
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](const Candidate &one, const Candidate &other) { return one.likeness > other.likeness; });
        for (const Candidate &each : candidates) {
            if (isTaken[each.right] || m_moved[each.left])
                continue;
            isTaken[each.right] = true;
            m_inPlace[each.left].reset();
            const auto holder = std::find(m_inPlace.begin(), m_inPlace.end(), std::optional(each.right));
            if (holder != m_inPlace.end())
                holder->reset();
            m_moved[each.left] = each.right;
        }
    }

    const std::vector<AnswerBlock> &m_left;
    const std::vector<AnswerBlock> &m_right;
    std::vector<WordBag> m_leftWords;
    std::vector<WordBag> m_rightWords;
    Partners m_inPlace;
    Partners m_moved;
};

std::vector<AlignedRow> rowsOf(const AnswerAlignment &answers, const Partners &inPlace, const Partners &movedTo)
{
    std::vector<std::optional<size_t>> cameFrom(answers.right.blocks.size());
    for (size_t left = 0; left < movedTo.size(); ++left) {
        if (movedTo[left])
            cameFrom[*movedTo[left]] = left;
    }
    std::vector<AlignedRow> rows;
    size_t right = 0;
    const auto addRightUpTo = [&](size_t end) {
        for (; right < end; ++right) {
            rows.push_back({.kind = cameFrom[right] ? RowKind::MovedHere : RowKind::RightOnly,
                            .left = {},
                            .right = right,
                            .counterpart = cameFrom[right]});
        }
    };
    for (size_t left = 0; left < inPlace.size(); ++left) {
        if (!inPlace[left]) {
            rows.push_back({.kind = movedTo[left] ? RowKind::MovedAway : RowKind::LeftOnly,
                            .left = left,
                            .right = {},
                            .counterpart = movedTo[left]});
            continue;
        }
        addRightUpTo(*inPlace[left]);
        const bool isSame = answers.left.blocks[left].text == answers.right.blocks[right].text;
        rows.push_back(
            {.kind = isSame ? RowKind::Same : RowKind::Changed, .left = left, .right = right++, .counterpart = {}});
    }
    addRightUpTo(answers.right.blocks.size());
    return rows;
}

} // namespace

std::optional<size_t> AnswerAlignment::rightOf(size_t leftBlock) const
{
    const auto row
        = std::find_if(rows.cbegin(), rows.cend(), [&](const AlignedRow &each) { return each.left == leftBlock; });
    if (row == rows.cend())
        return {};
    return row->right ? row->right : row->counterpart;
}

std::optional<size_t> AnswerAlignment::leftOf(size_t rightBlock) const
{
    const auto row
        = std::find_if(rows.cbegin(), rows.cend(), [&](const AlignedRow &each) { return each.right == rightBlock; });
    if (row == rows.cend())
        return {};
    return row->left ? row->left : row->counterpart;
}

AnswerAlignment align(QByteArrayView leftMarkdown, QByteArrayView rightMarkdown)
{
    AnswerAlignment aligned{.left = blocksOf(leftMarkdown), .right = blocksOf(rightMarkdown), .rows = {}};
    Aligner aligner(aligned.left.blocks, aligned.right.blocks);
    aligner.run();
    aligned.rows = rowsOf(aligned, aligner.inPlace(), aligner.movedTo());
    return aligned;
}

} // namespace tokenhub::compare
