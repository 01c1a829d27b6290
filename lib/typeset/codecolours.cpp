// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/codecolours.h"

#include <algorithm>

namespace tokenhub::typeset {
namespace {

//! A place between the halves of a pair moves behind it.
qsizetype outsidePair(QStringView line, qsizetype position)
{
    position = qBound<qsizetype>(0, position, line.size());
    const bool isInside = position > 0 && position < line.size() && line[position].isLowSurrogate()
        && line[position - 1].isHighSurrogate();
    return isInside ? position + 1 : position;
}

} // namespace

CodeSpans tidied(const CodeSpans &spans, QStringView line)
{
    CodeSpans result;
    result.reserve(spans.size());
    qsizetype behind = 0;
    for (const CodeSpan &span : spans) {
        const qsizetype begin = outsidePair(line, qMax<qsizetype>(behind, span.start));
        const qsizetype end = outsidePair(line, qsizetype(span.start) + span.length);
        if (begin >= end || span.codeClass == CodeClass::Plain)
            continue;
        if (!result.empty() && behind == begin && result.back().codeClass == span.codeClass)
            result.back().length += int(end - begin);
        else
            result.push_back({int(begin), int(end - begin), span.codeClass});
        behind = end;
    }
    return result;
}

CodeColours::CodeColours(const CodeLanguage &language, const CodeLimits &limits)
    : m_language(language), m_limits(limits), m_lines{{}}
{
}

void CodeColours::setText(const QString &text)
{
    const QString known = text.left(m_limits.blockLength);
    const auto [mine, theirs] = std::mismatch(m_text.cbegin(), m_text.cend(), known.cbegin(), known.cend());
    const qsizetype same = mine - m_text.cbegin();
    while (m_lines.size() > 1 && m_lines.back().begin > same)
        m_lines.pop_back();
    m_text = known;
    m_isCut = known.size() < text.size();
    m_isDone = false;
}

CodeLines CodeColours::advance(CodeBackEnd &backEnd, QDeadlineTimer pause)
{
    CodeLines result{.firstLine = qsizetype(m_lines.size()) - 1, .spans = {}};
    while (!m_isDone) {
        result.spans.push_back(colourNext(backEnd));
        if (pause.hasExpired())
            break;
    }
    return result;
}

CodeSpans CodeColours::colourNext(CodeBackEnd &backEnd)
{
    const Line next = m_lines.back();
    const qsizetype newline = m_text.indexOf(u'\n', next.begin);
    const bool isTail = newline < 0;
    QStringView line = QStringView(m_text).sliced(next.begin, (isTail ? m_text.size() : newline) - next.begin);
    if (line.endsWith(u'\r'))
        line.chop(1);
    // Half a line is not the line: where the block is cut, the rest of it is unknown.
    const bool isPlain = m_isGivenUp || (isTail && m_isCut) || line.size() > m_limits.lineLength;
    CodeLine coloured{.spans = {}, .after = next.before};
    if (!isPlain)
        coloured = colour(backEnd, line, next.before, isTail);
    if (isTail || qsizetype(m_lines.size()) >= m_limits.lineCount)
        m_isDone = true;
    else
        m_lines.push_back({.begin = newline + 1, .before = std::move(coloured.after)});
    return tidied(coloured.spans, line);
}

CodeLine CodeColours::colour(CodeBackEnd &backEnd, QStringView line, const CodeStatePtr &before, bool isTail)
{
    const std::chrono::nanoseconds begin = CodeDeadline::now();
    CodeLine result = backEnd.colour(m_language, line, before, CodeDeadline(m_limits.lineTime));
    const std::chrono::nanoseconds taken = CodeDeadline::now() - begin;
    // The open line is coloured again with each piece that comes: that is not the block's fault.
    if (!isTail)
        m_spent += taken;
    m_isGivenUp = m_isGivenUp || !result.isUnderstood || taken > m_limits.lineTime || m_spent > m_limits.blockTime;
    return result;
}

} // namespace tokenhub::typeset
