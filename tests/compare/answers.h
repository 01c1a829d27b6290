// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/answerdiff.h"

#include <QFile>
#include <QStringList>

namespace tokenhub::compare::test {

//! tests/data/compare/NAME.md
inline QByteArray answer(const QString &name)
{
    QFile file(QStringLiteral(TOKENHUB_TEST_DATA "/compare/") + name + QStringLiteral(".md"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no answer %s", qPrintable(name));
    return file.readAll();
}

//! Long, with headings, lists and code; \a odd ones differ a little.
inline QByteArray hugeAnswer(int sections, int odd)
{
    QByteArray text;
    for (int i = 0; i < sections; ++i) {
        const QByteArray number = QByteArray::number(i % odd == 0 ? i * odd : i);
        text += "## Section " + number + "\n\nSome words about " + number + " and what follows from it.\n\n- one "
            + number + "\n- two\n\n```c\nint x" + number + ";\n```\n\n";
    }
    return text;
}

//! "=0/0 ~1/1 <2>5 -3 +4 >..": same, changed, moved away to, left only, right only, moved here from.
inline QString rowsText(const AnswerAlignment &alignment)
{
    QStringList rows;
    for (const AlignedRow &row : alignment.rows) {
        const auto number = [](const std::optional<size_t> &index) { return QString::number(index.value_or(999)); };
        switch (row.kind) {
        case RowKind::Same:
            rows << u'=' + number(row.left) + u'/' + number(row.right);
            break;
        case RowKind::Changed:
            rows << u'~' + number(row.left) + u'/' + number(row.right);
            break;
        case RowKind::LeftOnly:
            rows << u'-' + number(row.left);
            break;
        case RowKind::RightOnly:
            rows << u'+' + number(row.right);
            break;
        case RowKind::MovedAway:
            rows << number(row.left) + u'>' + number(row.counterpart);
            break;
        case RowKind::MovedHere:
            rows << number(row.counterpart) + u'<' + number(row.right);
            break;
        }
    }
    return rows.join(u' ');
}

//! What differs in a row: "[removed]" and "{added}" in between what is equal.
inline QString spansText(const std::vector<DiffSpan> &spans)
{
    QString text;
    for (const DiffSpan &span : spans)
        text += span.kind == SpanKind::Equal ? span.text
            : span.kind == SpanKind::Removed ? u'[' + span.text + u']'
                                             : u'{' + span.text + u'}';
    return text;
}

} // namespace tokenhub::compare::test
