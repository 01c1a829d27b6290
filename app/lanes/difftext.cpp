// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanes/difftext.h"

#include "transcript/messagecontent.h"

#include <QCoreApplication>
#include <QTextCursor>
#include <QTextTable>
#include <algorithm>

namespace tokenhub::app {

using compare::DiffRow;
using compare::DiffSpan;
using compare::RowKind;
using compare::SpanKind;

namespace {

struct DiffWords {
    Q_DECLARE_TR_FUNCTIONS(DiffWords)
};

constexpr qsizetype longestSpan = 20'000; // characters that are shown of one

QTextCharFormat formatOf(SpanKind kind, compare::BlockKind block, const DiffStyle &style)
{
    QTextCharFormat format;
    QFont font = block == compare::BlockKind::Code || block == compare::BlockKind::Table ? fonts::code(style.body)
                                                                                         : style.body;
    if (block == compare::BlockKind::Heading)
        font = fonts::strong(style.body);
    format.setFont(font);
    format.setForeground(style.theme.ink);
    if (kind == SpanKind::Added) {
        format.setBackground(style.theme.added);
        format.setFontUnderline(true);
    } else if (kind == SpanKind::Removed) {
        format.setBackground(style.theme.removed);
        format.setFontStrikeOut(true);
    }
    return format;
}

//! What the row is, where its looks do not say it: blocks that stand elsewhere.
QString noteOf(const DiffRow &row)
{
    switch (row.row.kind) {
    case RowKind::MovedAway:
        return DiffWords::tr("(moved)");
    case RowKind::MovedHere:
        return DiffWords::tr("(stands here instead)");
    default:
        return {};
    }
}

void insertSide(QTextCursor cursor, const DiffRow &row, const std::vector<DiffSpan> &spans, const DiffStyle &style)
{
    if (spans.empty())
        return;
    for (const DiffSpan &span : spans) {
        const QString text = span.text.size() > longestSpan ? span.text.left(longestSpan) + u'…' : span.text;
        cursor.insertText(plainText(text), formatOf(span.kind, row.block, style));
    }
    if (const QString note = noteOf(row); !note.isEmpty()) {
        QTextCharFormat quiet;
        quiet.setFont(fonts::small(style.body));
        quiet.setForeground(style.theme.quietInk);
        cursor.insertText(u'\n' + note, quiet);
    }
}

QTextTableFormat tableFormat(const DiffStyle &style)
{
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellPadding(space::small);
    format.setCellSpacing(0);
    format.setLayoutDirection(style.direction);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    const QTextLength half(QTextLength::PercentageLength, 50);
    format.setColumnWidthConstraints({half, half});
    return format;
}

} // namespace

size_t fillWithDiff(QTextDocument &document, const compare::AnswerDiff &diff, const DiffStyle &style)
{
    document.clear();
    document.setDefaultFont(style.body);
    const size_t shown = std::min(diff.rows.size(), mostDiffRows);
    if (shown == 0)
        return 0;
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    QTextTable *table = cursor.insertTable(int(shown), 2, tableFormat(style));
    for (size_t i = 0; i < shown; ++i) {
        const DiffRow &row = diff.rows[i];
        insertSide(table->cellAt(int(i), 0).firstCursorPosition(), row, row.left, style);
        insertSide(table->cellAt(int(i), 1).firstCursorPosition(), row, row.right, style);
    }
    cursor.endEditBlock();
    return diff.rows.size() - shown;
}

} // namespace tokenhub::app
