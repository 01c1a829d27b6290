// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringView>
#include <vector>

//! Limits for hostile text: beyond them it is shown as it stands, so that no text can hold up the GUI thread.
//! All functions are pure and linear in what they are given.
namespace tokenhub::markdown::budget {

inline constexpr qsizetype RichBlockBytes = 64 * 1024; //!< a longer top-level block is plain
inline constexpr qsizetype RunBytes = 64 * 1024; //!< a prose run begins a new segment beyond this
inline constexpr qsizetype PlainPieceBytes = 16 * 1024; //!< plain text is cut into segments of about this
inline constexpr qsizetype CodePieceBytes = 64 * 1024; //!< code as well
inline constexpr qsizetype DefinitionBytes = 256 * 1024; //!< longer texts do not resolve definitions across blocks
inline constexpr int Nesting = 32; //!< quotes and lists in each other
inline constexpr int ShownIndent = 10; //!< deeper levels are not indented further
inline constexpr int LeavesPerBlock = 2000; //!< paragraphs, items, cells in one top-level block
inline constexpr int InlineDelimiters = 2000; //!< per paragraph
inline constexpr int TableRows = 200;
inline constexpr int TableColumns = 50;
inline constexpr int TableCells = 800;
inline constexpr int WideTableColumns = 16; //!< in more of them a cell costs twice as much
inline constexpr int LinePipes = 200; //!< cmark-gfm needs a second for a line of 15,000 table cells
inline constexpr int LineAts = 500; //!< and is quadratic in the '@' of a line
inline constexpr int MarksInARow = 32; //!< combining marks on one letter
inline constexpr qsizetype UnbrokenProse = 2000; //!< characters without a space before a break is put in
inline constexpr qsizetype UnbrokenCode
    = 5000; //!< characters of a line of code before it is broken: a layout is more than linear

//! A line that must not be given to the parser.
[[nodiscard]] bool isHostileLine(QByteArrayView line);
//! Characters that open or close emphasis, code, strike-through or links.
[[nodiscard]] int inlineDelimiters(QByteArrayView text);
//! Where breaks belong in a text with long stretches without a space, or with endless combining marks, ascending. \a
//! unbroken is the length of the
//! stretch that the text continues, and is brought up to its end.
[[nodiscard]] std::vector<qsizetype> softBreaks(QStringView text, qsizetype &unbroken);
//! The text as it may stand in a document: control characters as symbols, characters with a meaning for QTextDocument
//! replaced. As long as the original.
[[nodiscard]] QString shownText(QString text);
//! Where the first piece of a long text ends: at the last line end within \a pieceBytes, or else at a character.
[[nodiscard]] qsizetype pieceEnd(QByteArrayView utf8, qsizetype pieceBytes);

} // namespace tokenhub::markdown::budget
