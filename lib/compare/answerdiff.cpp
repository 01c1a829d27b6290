// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/answerdiff.h"

#include "compare/sequencediff.h"
#include "compare/similarity.h"

#include <QHash>
#include <algorithm>

namespace tokenhub::compare {
namespace {

constexpr size_t mostPieces = 5000; // of one block; the rest is one piece
constexpr int mostChangedPieces = 400;

std::vector<QStringView> piecesOf(QStringView text, BlockKind kind)
{
    const bool isByLine = kind == BlockKind::Code || kind == BlockKind::Table;
    return isByLine ? linesOf(text, mostPieces) : wordsOf(text, mostPieces);
}

void addSpan(std::vector<DiffSpan> &spans, SpanKind kind, const std::vector<QStringView> &pieces, int begin, int end)
{
    if (begin >= end)
        return;
    if (spans.empty() || spans.back().kind != kind)
        spans.push_back({.kind = kind, .text = {}});
    for (int i = begin; i < end; ++i)
        spans.back().text += pieces[size_t(i)];
}

void diffTexts(DiffRow &row, const QString &leftText, const QString &rightText)
{
    const std::vector<QStringView> left = piecesOf(leftText, row.block);
    const std::vector<QStringView> right = piecesOf(rightText, row.block);
    QHash<QStringView, int> numbers;
    const auto numbered = [&numbers](const std::vector<QStringView> &pieces) {
        std::vector<int> result;
        result.reserve(pieces.size());
        for (const QStringView &piece : pieces) {
            // The last line of one may be in the middle of the other: its end is no difference.
            const QStringView bare = piece.endsWith(u'\n') ? piece.chopped(1) : piece;
            const auto known = numbers.constFind(bare);
            result.push_back(known == numbers.cend() ? *numbers.insert(bare, int(numbers.size())) : *known);
        }
        return result;
    };
    const std::vector<int> leftNumbers = numbered(left);
    const std::vector<int> rightNumbers = numbered(right);
    int leftAt = 0;
    int rightAt = 0;
    for (const CommonRun &run : commonRuns(leftNumbers, rightNumbers, mostChangedPieces)) {
        addSpan(row.left, SpanKind::Removed, left, leftAt, run.left);
        addSpan(row.right, SpanKind::Added, right, rightAt, run.right);
        leftAt = run.left + run.count;
        rightAt = run.right + run.count;
        addSpan(row.left, SpanKind::Equal, left, run.left, leftAt);
        addSpan(row.right, SpanKind::Equal, right, run.right, rightAt);
    }
    addSpan(row.left, SpanKind::Removed, left, leftAt, int(left.size()));
    addSpan(row.right, SpanKind::Added, right, rightAt, int(right.size()));
}

//! A block that has no partner at its place; a moved one is compared with where it stands, so that what else changed is
//! seen too.
void diffAlone(DiffRow &row, const AnswerAlignment &answers)
{
    const bool isLeft = row.row.left.has_value();
    const QString &own = isLeft ? answers.left.blocks[*row.row.left].text : answers.right.blocks[*row.row.right].text;
    if (!row.row.counterpart) {
        std::vector<DiffSpan> &spans = isLeft ? row.left : row.right;
        spans.push_back({.kind = isLeft ? SpanKind::Removed : SpanKind::Added, .text = own});
        return;
    }
    const AnswerBlocks &others = isLeft ? answers.right : answers.left;
    const QString &other = others.blocks[*row.row.counterpart].text;
    diffTexts(row, isLeft ? own : other, isLeft ? other : own);
    (isLeft ? row.right : row.left).clear();
}

} // namespace

bool AnswerDiff::isEmpty() const
{
    return std::all_of(rows.cbegin(), rows.cend(), [](const DiffRow &row) { return row.row.kind == RowKind::Same; });
}

AnswerDiff diffOf(const AnswerAlignment &answers)
{
    AnswerDiff diff;
    diff.isCoarse = answers.left.isCoarse || answers.right.isCoarse;
    for (const AlignedRow &aligned : answers.rows) {
        const AnswerBlock &block
            = aligned.left ? answers.left.blocks[*aligned.left] : answers.right.blocks[*aligned.right];
        DiffRow row{.row = aligned, .block = block.kind, .left = {}, .right = {}};
        if (aligned.kind == RowKind::Same) {
            row.left = row.right = {{.kind = SpanKind::Equal, .text = block.text}};
        } else if (aligned.kind == RowKind::Changed) {
            diffTexts(row, block.text, answers.right.blocks[*aligned.right].text);
        } else {
            diffAlone(row, answers);
        }
        diff.rows.push_back(std::move(row));
    }
    return diff;
}

AnswerDiff diffOf(QByteArrayView leftMarkdown, QByteArrayView rightMarkdown)
{
    return diffOf(align(leftMarkdown, rightMarkdown));
}

AnswerDiff onlyChanges(const AnswerDiff &diff)
{
    AnswerDiff changes{.rows = {}, .isCoarse = diff.isCoarse};
    std::copy_if(diff.rows.cbegin(), diff.rows.cend(), std::back_inserter(changes.rows),
                 [](const DiffRow &row) { return row.row.kind != RowKind::Same; });
    return changes;
}

} // namespace tokenhub::compare
