// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/formulamask.h"
#include "markdown/renderstyle.h"

#include <QTextDocument>
#include <cmark-gfm.h>

namespace tokenhub::markdown {

struct TableShape {
    int hiddenRows = 0;
    int hiddenColumns = 0;
    qreal minimumWidth = 0;
};

//! Writes a GFM table into an empty document: semibold header on a ground, hairlines between rows, the columns'
//! alignment.
TableShape writeTable(QTextDocument &document, cmark_node *table, const FormulaMask &mask, const RenderStyle &style);

} // namespace tokenhub::markdown
