// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/mathlines.h"

#include <QByteArrayView>
#include <QString>
#include <vector>

namespace tokenhub::markdown {

class MathScanner;

enum class MathForm { Inline, Display };

//! One formula in a text, in bytes.
struct MathSpan {
    qsizetype begin = 0; //!< with its delimiters
    qsizetype end = 0;
    qsizetype texBegin = 0; //!< what is to be typeset; of an environment the same as the whole
    qsizetype texEnd = 0;
    MathForm form = MathForm::Inline;
    int quotes = 0; //!< quote marks that its lines begin with and that are not TeX
    friend bool operator==(const MathSpan &, const MathSpan &) = default;
};

inline constexpr qsizetype InlineMathBytes = 2 * 1024; //!< a longer stretch between "$" is no formula
inline constexpr qsizetype DisplayMathBytes = 8 * 1024;
inline constexpr qsizetype CodeSpanBytes = 8 * 1024; //!< what is longer may hold formulas; the parser sorts it out
inline constexpr qsizetype MathLineBytes = 64 * 1024; //!< a longer line has no formulas

//! \brief Finds formulas in Markdown that grows: "$…$" by pandoc's rules, "$$…$$", "\(…\)", "\[…\]", environments at
//! the start of a line; never in code, HTML, addresses. A plain value; linear in the text.
//!
//! What it finds depends on the text alone and not on how it came. An open formula is none until it is closed, and its
//! end is looked for only so far: an inline one ends in its paragraph; a display that stands alone in its line may have
//! blank lines.
class MathFinder
{
public:
    enum class Text { Grows, IsComplete };
    //! \a text begins with what was given before.
    void advance(QByteArrayView text, Text state);

    //! As if the text ended here; in order, not overlapping. Those before decided() stay.
    [[nodiscard]] const std::vector<MathSpan> &spans() const { return m_spans; }
    //! Start of the first line in or behind which more text may change what is a formula.
    [[nodiscard]] qsizetype decided() const { return m_decided; }

private:
    void settle(qsizetype line, const MathContext &context, const MathScanner &scanner);
    [[nodiscard]] bool passLongLine(QByteArrayView text);

    std::vector<MathSpan> m_spans;
    std::size_t m_settled = 0; //!< spans before m_decided
    MathContext m_context; //!< at m_decided
    qsizetype m_decided = 0;
    qsizetype m_noEnvironmentBefore = 0; //!< of the scanner at m_decided
    bool m_isInLongLine = false;
};

//! The formulas of a complete text.
[[nodiscard]] std::vector<MathSpan> findMath(QByteArrayView utf8);
//! What is to be typeset: without quote marks at the start of its lines.
[[nodiscard]] QString texOf(QByteArrayView utf8, const MathSpan &span);
//! As it was written, delimiters included.
[[nodiscard]] QString mathSourceOf(QByteArrayView utf8, const MathSpan &span);

} // namespace tokenhub::markdown
