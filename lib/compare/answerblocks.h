// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <vector>

namespace tokenhub::compare {

enum class BlockKind { Heading, Paragraph, ListItem, Table, Code, Other };

//! \brief A stretch of an answer that is compared as one: whole lines. An item of a list at the top is a block.
struct AnswerBlock {
    BlockKind kind = BlockKind::Paragraph;
    int level = 0; //!< of a heading, 1 … 6
    qsizetype begin = 0; //!< bytes in the answer's text
    qsizetype end = 0;
    QString text; //!< as written, without the blank lines around it

    friend bool operator==(const AnswerBlock &, const AnswerBlock &) = default;
};

struct AnswerBlocks {
    std::vector<AnswerBlock> blocks; //!< in order; together they are the whole text but blank lines
    bool isCoarse = false; //!< too much or too odd to be parsed: cut at blank lines alone

    friend bool operator==(const AnswerBlocks &, const AnswerBlocks &) = default;
};

//! Beyond these a text is cut coarsely, so that no text takes more than some milliseconds.
inline constexpr qsizetype mostParsedBytes = 256 * 1024;
inline constexpr size_t mostBlocks = 2000; //!< what comes behind belongs to the last one

//! Pure; linear in the text but for the parser, which is given no line that it is slow on.
[[nodiscard]] AnswerBlocks blocksOf(QByteArrayView markdown);

} // namespace tokenhub::compare
