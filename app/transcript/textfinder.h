// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/findquery.h"

#include <QRegularExpression>
#include <chrono>
#include <vector>

namespace tokenhub::app {

//! \brief Finds one query in many texts. Work is bounded: a single match may try so often, all of them together may
//! take so long; then problem() says TooLong and nothing more is found. A value, any thread.
class TextFinder
{
public:
    explicit TextFinder(const FindQuery &query);

    [[nodiscard]] bool isEmpty() const { return m_needle.isEmpty(); } //!< finds nothing
    [[nodiscard]] FindProblem problem() const { return m_problem; }
    [[nodiscard]] int errorAt() const { return m_errorAt; } //!< character of an invalid expression, from 0

    //! Matches that do not overlap, in order, at most \a most. An empty match is none.
    [[nodiscard]] std::vector<TextRange> find(const QString &text, qsizetype most);

    void renewTime() { m_spent = {}; }

    static constexpr std::chrono::milliseconds longest{3000}; //!< for all texts, spent in expressions

private:
    [[nodiscard]] std::vector<TextRange> findPlain(const QString &text, qsizetype most) const;
    [[nodiscard]] std::vector<TextRange> findExpression(const QString &text, qsizetype most);

    QString m_needle;
    FindOptions m_options;
    QRegularExpression m_expression;
    FindProblem m_problem = FindProblem::None;
    int m_errorAt = 0;
    std::chrono::nanoseconds m_spent{};
};

//! The text as it is compared: what is not seen (zero-width breaks) must have been left out by the caller; no-break
//! spaces are spaces, all ends of lines, cells and paragraphs are LF. As long as the original.
[[nodiscard]] QString comparableText(QString text);

} // namespace tokenhub::app
