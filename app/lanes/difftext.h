// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/answerdiff.h"
#include "theme/theme.h"

#include <QTextDocument>

namespace tokenhub::app {

//! What the text of a difference is made with.
struct DiffStyle {
    Theme theme;
    QFont body;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

inline constexpr size_t mostDiffRows = 400; //!< laid out: what comes behind is counted

//! Fills \a document with two columns, a row for each pair of blocks. What one answer alone has is underlined, what the
//! other one alone has struck through, so that it is seen without colours and read to those who see neither. Returns
//! how many rows were left out.
[[nodiscard]] size_t fillWithDiff(QTextDocument &document, const compare::AnswerDiff &diff, const DiffStyle &style);

} // namespace tokenhub::app
