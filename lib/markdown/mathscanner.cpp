// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/mathscanner.h"

#include "markdown/asciichars.h"
#include "markdown/mathrules.h"

namespace tokenhub::markdown {

namespace {

qsizetype runAt(QByteArrayView text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size() && text.at(end) == text.at(from))
        ++end;
    return end - from;
}

} // namespace

qsizetype MathScanner::scan(const MathLine &line, qsizetype from)
{
    qsizetype at = from;
    while (at < line.end)
        at = step(line, at);
    return at;
}

qsizetype MathScanner::step(const MathLine &line, qsizetype at)
{
    switch (m_text.at(at)) {
    case '\\':
        return atBackslash(line, at);
    case '$':
        return atDollar(line, at);
    case '`':
        return atBackticks(line, at);
    case '<': {
        const qsizetype length = angleLength(m_text.sliced(at));
        m_metEnd = m_metEnd || length < 0;
        return at + qMax(length, qsizetype(1));
    }
    case ']': // the target of a link
        if (charAt(at + 1) != '(')
            return at + 1;
        at += 2;
        while (at < line.end && !isBlankOrLineEnd(m_text.at(at)) && m_text.at(at) != ')')
            ++at;
        return at;
    case 'h':
    case 'w':
        return at + qMax(addressLength(m_text.sliced(at)), qsizetype(1));
    default:
        return at + 1;
    }
}

qsizetype MathScanner::atBackslash(const MathLine &line, qsizetype at)
{
    switch (charAt(at + 1)) {
    case '(':
        return delimited(line, at, Kind::Parenthesis);
    case '[':
        return delimited(line, at, Kind::Bracket);
    case 'b':
        return at == line.content && startsAt(at, "\\begin{") ? environment(line, at) : at + 1;
    case '\n':
        return at + 1;
    default:
        return at + 2;
    }
}

qsizetype MathScanner::atDollar(const MathLine &line, qsizetype at)
{
    const qsizetype run = runAt(m_text, at);
    m_metEnd = m_metEnd || at + run == m_text.size();
    if (run > 2)
        return at + run;
    return run == 2 ? delimited(line, at, Kind::DoubleDollar) : single(line, at);
}

// Code: to the next run of as many backticks.
qsizetype MathScanner::atBackticks(const MathLine &line, qsizetype at)
{
    const qsizetype length = runAt(m_text, at);
    const qsizetype behind = at + length;
    m_metEnd = m_metEnd || behind == m_text.size();
    if (length >= qsizetype(m_noTicksBefore.size()) || behind < m_noTicksBefore[size_t(length)])
        return behind;
    const qsizetype limit = qMin(m_text.size(), behind + CodeSpanBytes);
    qsizetype next = behind;
    while (next < limit) {
        if (m_text.at(next) == '\n') {
            if (!crossLine(line, next, Reach::Paragraph))
                break;
        } else if (m_text.at(next) != '`') {
            ++next;
        } else if (const qsizetype other = runAt(m_text, next); other == length) {
            return next + other;
        } else {
            next += other;
        }
    }
    m_metEnd = m_metEnd || next >= m_text.size();
    m_noTicksBefore[size_t(length)] = next;
    return behind;
}

qsizetype MathScanner::single(const MathLine &line, qsizetype at)
{
    const qsizetype open = at + 1;
    if (isBlankOrLineEnd(charAt(open)))
        return open;
    qsizetype failedAt = open;
    const qsizetype close = closingDollar(line, open, failedAt);
    if (close < 0)
        return failedAt;
    const char before = at > line.content ? m_text.at(at - 1) : '\n';
    m_metEnd = m_metEnd || close + 1 >= m_text.size();
    if (!isFormulaInDollars(m_text.sliced(open, close - open), before, charAt(close + 1)))
        return open;
    add({.begin = at, .end = close + 1, .texBegin = open, .texEnd = close, .quotes = line.quotes});
    return close + 1;
}

// The first dollar decides, as in pandoc: behind a space it is no end, and then there is none. \a failedAt is where to
// go on without a formula.
qsizetype MathScanner::closingDollar(const MathLine &line, qsizetype open, qsizetype &failedAt)
{
    const qsizetype limit = qMin(m_text.size(), open + InlineMathBytes);
    int braces = 0; // of text in the formula
    bool hadText = false;
    for (qsizetype at = open; at < limit;) {
        const char c = m_text.at(at);
        const qsizetype command = c == '\\' && braces == 0 ? textCommandLength(m_text.sliced(at, limit - at)) : 0;
        if (command > 0) {
            hadText = true;
            braces = 1;
            at += command;
        } else if (c == '\\') {
            at += charAt(at + 1) == '\n' ? 1 : 2;
        } else if (c == '\n') {
            if (!crossLine(line, at, Reach::Paragraph))
                return -1;
        } else if (braces > 0) {
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            ++at;
        } else if (c == '$') {
            if (!isBlankOrLineEnd(m_text.at(at - 1)))
                return at;
            failedAt = hadText ? at : open; // formulas in the text of none are none: the search stays linear
            return -1;
        } else if (c == '`') {
            return -1;
        } else {
            ++at;
        }
        failedAt = braces > 0 ? qMin(at, limit) : open;
    }
    m_metEnd = m_metEnd || limit == m_text.size();
    return -1;
}

qsizetype MathScanner::delimited(const MathLine &line, qsizetype at, Kind kind)
{
    const qsizetype open = at + 2;
    const Reach reach = kind == Kind::Parenthesis ? Reach::Paragraph : reachOf(line, at, open);
    const qsizetype close = closing(line, open, kind, reach);
    if (close < 0)
        return open;
    const QByteArrayView inside = m_text.sliced(open, close - open);
    const bool isProse = kind == Kind::DoubleDollar && reach == Reach::Paragraph && !isFormulaInDoubleDollars(inside);
    if (isProse || !hasContent(inside))
        return open;
    add({.begin = at,
         .end = close + 2,
         .texBegin = open,
         .texEnd = close,
         .form = kind == Kind::Parenthesis ? MathForm::Inline : MathForm::Display,
         .quotes = line.quotes});
    return close + 2;
}

qsizetype MathScanner::closing(const MathLine &line, qsizetype from, Kind kind, Reach reach)
{
    static constexpr std::array<const char *, size_t(Kind::Count)> ends{"$$", "\\)", "\\]"};
    const QByteArrayView end(ends[size_t(kind)]);
    if (line.quotes >= QuoteDepths)
        return -1;
    Failure &failure = m_failures[(size_t(kind) * Reaches + size_t(reach)) * QuoteDepths + size_t(line.quotes)];
    if (failure.isBarrier && from <= failure.until)
        return -1;
    const qsizetype limit
        = qMin(m_text.size(), from + (kind == Kind::Parenthesis ? InlineMathBytes : DisplayMathBytes));
    qsizetype at = qMax(from, qMin(failure.until, limit));
    while (at < limit) {
        const char c = m_text.at(at);
        if (c == end.front() && startsAt(at, end))
            return at;
        if (c == '\n') {
            if (crossLine(line, at, reach))
                continue;
            failure = {.until = at, .isBarrier = true};
            return -1;
        }
        if (c == '`' && reach == Reach::Paragraph) {
            failure = {.until = at, .isBarrier = true};
            return -1;
        }
        at += c == '\\' && charAt(at + 1) != '\n' ? 2 : 1;
    }
    m_metEnd = m_metEnd || limit == m_text.size();
    failure = {.until = at};
    return -1;
}

qsizetype MathScanner::environment(const MathLine &line, qsizetype at)
{
    const qsizetype name = at + QByteArrayView("\\begin{").size();
    const qsizetype close = closingBrace(at);
    if (close < 0 || !isMathEnvironment(m_text.sliced(name, close - name)) || at < m_noEnvironmentBefore)
        return at + 2;
    const qsizetype end = environmentEnd(line, at);
    if (end < 0)
        return at + 2;
    add({.begin = at, .end = end, .texBegin = at, .texEnd = end, .form = MathForm::Display, .quotes = line.quotes});
    return end;
}

// Of the name of an environment; -1 where there is none.
qsizetype MathScanner::closingBrace(qsizetype command)
{
    constexpr qsizetype Longest = 30; // with the command
    const qsizetype close = m_text.first(qMin(m_text.size(), command + Longest)).indexOf('}', command);
    m_metEnd = m_metEnd || (close < 0 && command + Longest > m_text.size());
    return close;
}

// Behind the "\end{…}" that closes as many as were opened.
qsizetype MathScanner::environmentEnd(const MathLine &line, qsizetype begin)
{
    const qsizetype limit = qMin(m_text.size(), begin + DisplayMathBytes);
    int depth = 0;
    qsizetype at = begin;
    while (at < limit) {
        const char c = m_text.at(at);
        if (c == '\n') {
            if (crossLine(line, at, Reach::Block))
                continue;
            break;
        }
        if (c != '\\') {
            ++at;
            continue;
        }
        depth += startsAt(at, "\\begin{") ? 1 : 0;
        if (startsAt(at, "\\end{")) {
            const qsizetype close = closingBrace(at);
            depth -= close >= 0 ? 1 : 0;
            if (depth == 0)
                return close + 1;
        }
        at += charAt(at + 1) == '\n' ? 1 : 2;
    }
    m_metEnd = m_metEnd || (at >= limit && limit == m_text.size());
    m_noEnvironmentBefore = at;
    return -1;
}

bool MathScanner::crossLine(const MathLine &line, qsizetype &at, Reach reach)
{
    if (at + 1 >= m_text.size()) {
        m_metEnd = true;
        return false;
    }
    const MathLine next = mathLineAt(m_text, at + 1, line.quotes);
    const bool isLastUnknown = next.end == m_text.size() && !m_text.endsWith('\n');
    m_metEnd = m_metEnd || isLastUnknown;
    if (next.quotes < line.quotes || fenceLengthAt(m_text, next) > 0)
        return false;
    const bool goesOn = reach == Reach::Paragraph ? !next.isBlank && !opensBlock(m_text, next)
        : reach == Reach::Lines                   ? !next.isBlank
                                                  : true;
    if (!goesOn)
        return false;
    // Behind a blank line what looks like the next block is one.
    if (next.isBlank && next.end < m_text.size()) {
        const MathLine behind = mathLineAt(m_text, next.end, line.quotes);
        m_metEnd = m_metEnd || (behind.end == m_text.size() && !m_text.endsWith('\n'));
        if (opensBlock(m_text, behind) || startsAt(behind.content, "\\begin{") || startsAt(behind.content, "\\["))
            return false;
    }
    at = next.isBlank ? next.end - 1 : next.unlisted;
    return true;
}

MathScanner::Reach MathScanner::reachOf(const MathLine &line, qsizetype open, qsizetype behind) const
{
    if (open != line.content)
        return Reach::Paragraph;
    const bool standsAlone = m_text.sliced(behind, line.end - behind).trimmed().isEmpty();
    return standsAlone ? Reach::Block : Reach::Lines;
}

} // namespace tokenhub::markdown
