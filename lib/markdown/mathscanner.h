// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/mathspans.h"

#include <array>
#include <limits>

namespace tokenhub::markdown {

//! \brief Looks for formulas in lines that are text. Used within one call of MathFinder, which knows what the lines
//! are.
class MathScanner
{
public:
    MathScanner(QByteArrayView text, std::vector<MathSpan> &spans, qsizetype noEnvironmentBefore)
        : m_text(text), m_spans(spans), m_noEnvironmentBefore(noEnvironmentBefore)
    {
    }

    //! Looks from \a from to the end of the line; returns where it went on to: behind that, where something that began
    //! in the line ends in a later one.
    qsizetype scan(const MathLine &line, qsizetype from);
    //! Whether the end of the text was met in looking for the end of something.
    [[nodiscard]] bool metEnd() const { return m_metEnd; }
    //! Behind one that does not end, none begins before this: the search stays linear.
    [[nodiscard]] qsizetype noEnvironmentBefore() const { return m_noEnvironmentBefore; }

private:
    //! Over which line ends the search goes on.
    enum class Reach {
        Paragraph, //!< to one that goes on with the paragraph
        Lines, //!< to any but a blank one and a fence: "+ b" is no list in a formula
        Block //!< to blank ones as well
    };
    static constexpr int Reaches = 3;
    static constexpr int QuoteDepths = 8; //!< deeper there is no formula with two delimiters
    enum class Kind { DoubleDollar, Parenthesis, Bracket, Count };
    struct Failure {
        qsizetype until = 0; //!< no end lies before it
        bool isBarrier = false; //!< and the search cannot go beyond it
    };

    qsizetype step(const MathLine &line, qsizetype at);
    qsizetype atBackslash(const MathLine &line, qsizetype at);
    qsizetype atDollar(const MathLine &line, qsizetype at);
    qsizetype atBackticks(const MathLine &line, qsizetype at);
    qsizetype single(const MathLine &line, qsizetype at);
    qsizetype closingDollar(const MathLine &line, qsizetype open, qsizetype &failedAt);
    qsizetype delimited(const MathLine &line, qsizetype at, Kind kind);
    qsizetype closing(const MathLine &line, qsizetype from, Kind kind, Reach reach);
    qsizetype environment(const MathLine &line, qsizetype at);
    qsizetype closingBrace(qsizetype command);
    qsizetype environmentEnd(const MathLine &line, qsizetype at);
    [[nodiscard]] bool crossLine(const MathLine &line, qsizetype &at, Reach reach);
    [[nodiscard]] Reach reachOf(const MathLine &line, qsizetype open, qsizetype behind) const;
    void add(const MathSpan &span) { m_spans.push_back(span); }
    [[nodiscard]] char charAt(qsizetype at) const { return at < m_text.size() ? m_text.at(at) : '\n'; }
    [[nodiscard]] bool startsAt(qsizetype at, QByteArrayView with) const
    {
        return at <= m_text.size() && m_text.sliced(at).startsWith(with);
    }

    QByteArrayView m_text;
    std::vector<MathSpan> &m_spans;
    std::array<Failure, size_t(Kind::Count) * Reaches * QuoteDepths> m_failures; //!< by kind, reach and quote marks
    std::array<qsizetype, 32> m_noTicksBefore{}; //!< by the length of the run
    qsizetype m_noEnvironmentBefore = 0;
    bool m_metEnd = false;
};

} // namespace tokenhub::markdown
