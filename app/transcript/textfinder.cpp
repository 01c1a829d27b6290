// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/textfinder.h"

#include <QElapsedTimer>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

// PCRE counts how often it tries; a hundred thousand tries are a few milliseconds, and honest expressions on the few
// kilobytes of a paragraph need far fewer. Of two limits in a pattern the lower one holds, so nobody can raise it.
const auto limits = u"(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=5000)"_s;

bool isOfWord(const QString &text, qsizetype at)
{
    if (at < 0 || at >= text.size())
        return false;
    const QChar c = text.at(at);
    if (c.isLowSurrogate() && at > 0 && text.at(at - 1).isHighSurrogate())
        return QChar::isLetterOrNumber(QChar::surrogateToUcs4(text.at(at - 1), c));
    if (c.isHighSurrogate() && at + 1 < text.size())
        return QChar::isLetterOrNumber(QChar::surrogateToUcs4(c, text.at(at + 1)));
    return c.isLetterOrNumber() || c.isMark() || c == u'_';
}

//! Where the match begins or ends there is no word that goes on. A match that itself begins with a sign stands alone.
bool isWhole(const QString &text, TextRange range)
{
    const bool startsInside = isOfWord(text, range.first) && isOfWord(text, range.first - 1);
    const bool endsInside = isOfWord(text, range.last - 1) && isOfWord(text, range.last);
    return !startsInside && !endsInside;
}

} // namespace

QString comparableText(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = std::as_const(text).at(i).unicode();
        if (c == QChar::Nbsp)
            text[i] = u' ';
        else if (c == QChar::ParagraphSeparator || c == QChar::LineSeparator || c == 0xfdd0 || c == 0xfdd1)
            text[i] = u'\n';
    }
    return text;
}

TextFinder::TextFinder(const FindQuery &query) : m_options(query.options)
{
    if (!m_options.testFlag(FindOption::Expression)) {
        m_needle = comparableText(query.text);
        m_needle.remove(QChar(0x200b));
        return;
    }
    m_needle = query.text;
    if (m_needle.isEmpty())
        return;
    QRegularExpression::PatternOptions options
        = QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption;
    if (!m_options.testFlag(FindOption::MatchCase))
        options |= QRegularExpression::CaseInsensitiveOption;
    m_expression = QRegularExpression(limits + m_needle, options);
    if (!m_expression.isValid()) {
        m_problem = FindProblem::Invalid;
        m_errorAt = std::max(0, int(m_expression.patternErrorOffset() - limits.size()));
    }
}

std::vector<TextRange> TextFinder::find(const QString &text, qsizetype most)
{
    if (isEmpty() || m_problem != FindProblem::None)
        return {};
    return m_options.testFlag(FindOption::Expression) ? findExpression(text, most) : findPlain(text, most);
}

std::vector<TextRange> TextFinder::findPlain(const QString &text, qsizetype most) const
{
    std::vector<TextRange> found;
    const auto sensitivity = m_options.testFlag(FindOption::MatchCase) ? Qt::CaseSensitive : Qt::CaseInsensitive;
    qsizetype at = text.indexOf(m_needle, 0, sensitivity);
    while (at >= 0 && qsizetype(found.size()) < most) {
        const TextRange range{int(at), int(at + m_needle.size())};
        const bool taken = !m_options.testFlag(FindOption::WholeWords) || isWhole(text, range);
        if (taken)
            found.push_back(range);
        at = text.indexOf(m_needle, taken ? range.last : at + 1, sensitivity);
    }
    return found;
}

std::vector<TextRange> TextFinder::findExpression(const QString &text, qsizetype most)
{
    std::vector<TextRange> found;
    QElapsedTimer timer;
    timer.start();
    for (qsizetype at = 0; at <= text.size() && qsizetype(found.size()) < most;) {
        const QRegularExpressionMatch match = m_expression.match(text, at);
        // It gave up: a limit, or no room left on the stack.
        if (!match.isValid() || m_spent + std::chrono::nanoseconds(timer.nsecsElapsed()) > longest) {
            m_problem = FindProblem::TooLong;
            break;
        }
        if (!match.hasMatch())
            break;
        const TextRange range{int(match.capturedStart()), int(match.capturedEnd())};
        if (range.first < range.last && (!m_options.testFlag(FindOption::WholeWords) || isWhole(text, range)))
            found.push_back(range);
        at = range.last;
        if (range.first == range.last)
            at += at + 1 < text.size() && text.at(at).isHighSurrogate() ? 2 : 1;
    }
    m_spent += std::chrono::nanoseconds(timer.nsecsElapsed());
    return found;
}

} // namespace tokenhub::app
