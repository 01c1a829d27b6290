// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

namespace tokenhub::markdown {

//! A line end inside a paragraph: a space, as Markdown has it (answers), or a line end, as it was typed (prompts).
enum class SoftBreaks { Spaces, Lines };

//! A formula in a line of text: as it was written, or an object that the view draws (FormulaObject in segment.h).
enum class Formulas { AsSource, AsObjects };

//! \brief All that a segment's look depends on; a change of any of it means setStyle() on the LiveMarkdown.
//! Lengths are derived from the size of \c body, in the logical pixels of the default screen.
struct RenderStyle {
    QFont body;
    QFont fixed;
    QColor ink;
    QColor quiet;
    QColor accent; //!< links
    QColor line; //!< hairlines, quote bars, rules
    QColor surface; //!< ground of inline code and of table headers
    QColor warning; //!< marks of characters in code that nobody would see
    qreal lineHeight = 1.5; //!< in em of the body font
    SoftBreaks softBreaks = SoftBreaks::Spaces;
    Formulas formulas = Formulas::AsSource;

    [[nodiscard]] qreal em() const; //!< size of the body font in pixels
    [[nodiscard]] qreal indentWidth() const; //!< one level of list or quote
    [[nodiscard]] qreal blockSpacing() const; //!< between two paragraphs
    [[nodiscard]] qreal quoteBarWidth() const;
    [[nodiscard]] QFont codeFont() const; //!< the fixed font at 0.93 em
    [[nodiscard]] QFont scaled(const QFont &font, qreal factor) const; //!< in the size of the body font times factor

    friend bool operator==(const RenderStyle &, const RenderStyle &) = default;
};

} // namespace tokenhub::markdown
