// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/segment.h"
#include "transcript/messagegeometry.h"

#include <vector>

namespace tokenhub::app {

//! Characters of one look.
struct CopiedRun {
    QString text; //!< a line end inside a paragraph is LF
    bool isBold = false;
    bool isItalic = false;
    bool isStruck = false;
    bool isCode = false;
    bool isSource = false; //!< a formula, as it is written in Markdown
    QString href; //!< passed the link policy; empty: no link
};

enum class CopyAs { Everything, Text, RichText, Markdown };
enum class BlockKind { Paragraph, Heading, Item, Code, Rule, Row };

//! \brief What a copied block means, free of fonts and colours: what HTML and Markdown are made from. A value.
struct CopiedBlock {
    BlockKind kind = BlockKind::Paragraph;
    int level = 0; //!< of a heading; of an item and what belongs to it: how deep, from 1
    int quotes = 0; //!< how many quotes it stands in
    QString marker; //!< of an item, as it is seen
    QString language; //!< of code
    bool isHeader = false; //!< of a row
    std::vector<std::vector<CopiedRun>> cells; //!< one but in rows; code is one run
};

//! The blocks of a part of a segment, from first to before last of its document.
[[nodiscard]] std::vector<CopiedBlock> copiedBlocks(const markdown::Segment &segment, TextRange range);
//! The same of a document that is no Markdown.
[[nodiscard]] std::vector<CopiedBlock> copiedPlain(const QString &text);

//! The same with levels that count the lists around an item instead of its indent.
[[nodiscard]] std::vector<CopiedBlock> withDepths(std::vector<CopiedBlock> blocks);

//! A whole fragment: no fonts, colours, pictures or addresses but those of links.
[[nodiscard]] QString toHtml(const std::vector<CopiedBlock> &blocks);
[[nodiscard]] QString toMarkdown(const std::vector<CopiedBlock> &blocks);

} // namespace tokenhub::app
