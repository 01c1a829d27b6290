// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/formulamask.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::markdown {

namespace {

// A token is a number between two of these characters, which models do not write. Where emphasis begins or ends beside
// a formula depends on what the formula counts as, so that each end comes as a letter and as punctuation.
constexpr char16_t FirstLetter = 0xf8f0;
constexpr char16_t LastLetter = 0xf8f1;
constexpr char16_t FirstPunctuation = 0x2e1a;
constexpr char16_t LastPunctuation = 0x2e1b;
constexpr std::array<QByteArrayView, 4> tokenCharacters{"\xef\xa3\xb0", "\xef\xa3\xb1", "\xe2\xb8\x9a", "\xe2\xb8\x9b"};
constexpr qsizetype TokenCharacterBytes = 3;

bool isFirst(QChar c)
{
    return c == QChar(FirstLetter) || c == QChar(FirstPunctuation);
}

bool isLast(QChar c)
{
    return c == QChar(LastLetter) || c == QChar(LastPunctuation);
}

bool isPunctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool isEmphasis(char c)
{
    return c == '*' || c == '_' || c == '~';
}

qsizetype nextTokenCharacter(QByteArrayView text, qsizetype from)
{
    for (qsizetype at = from; at + TokenCharacterBytes <= text.size(); ++at) {
        const char lead = text.at(at);
        if (lead != tokenCharacters.front().front() && lead != tokenCharacters.back().front())
            continue;
        const QByteArrayView here = text.sliced(at, TokenCharacterBytes);
        if (std::find(tokenCharacters.begin(), tokenCharacters.end(), here) != tokenCharacters.end())
            return at;
    }
    return -1;
}

// Index and length of the token at \a at; length 0 for none.
std::pair<qsizetype, qsizetype> tokenAt(QStringView text, qsizetype at)
{
    constexpr qsizetype MostDigits = 9;
    qsizetype end = at + 1;
    while (end < text.size() && end - at <= MostDigits && text.at(end).isDigit())
        ++end;
    if (end == at + 1 || end >= text.size() || !isLast(text.at(end)))
        return {};
    return {text.sliced(at + 1, end - at - 1).toLongLong(), end + 1 - at};
}

} // namespace

FormulaMask::FormulaMask(QByteArrayView text, qsizetype offset, MathSpans spans) : m_text(text)
{
    auto span = std::lower_bound(spans.begin(), spans.end(), offset,
                                 [](const MathSpan &one, qsizetype position) { return one.begin < position; });
    const qsizetype end = offset + text.size();
    m_isMasked = (span != spans.end() && span->end <= end) || nextTokenCharacter(text, 0) >= 0;
    m_lineBegins.push_back(0);
    if (!m_isMasked) {
        appendLineBegins(text, 0);
        return;
    }
    m_masked.reserve(text.size());
    qsizetype at = 0;
    for (; span != spans.end() && span->end <= end; ++span) {
        MathSpan own(*span);
        for (qsizetype *position : {&own.begin, &own.end, &own.texBegin, &own.texEnd})
            *position -= offset;
        appendText(text.sliced(at, own.begin - at), at);
        const Formula formula{.tex = texOf(text, own), .source = mathSourceOf(text, own), .form = own.form};
        appendToken(text.sliced(own.begin, own.end - own.begin), own.begin, {.formula = formula});
        at = own.end;
    }
    appendText(text.sliced(at), at);
}

void FormulaMask::appendText(QByteArrayView text, qsizetype begin)
{
    qsizetype at = 0;
    for (qsizetype found = nextTokenCharacter(text, 0); found >= 0; found = nextTokenCharacter(text, at)) {
        const QByteArrayView character = text.sliced(found, TokenCharacterBytes);
        m_masked += text.sliced(at, found - at);
        Entry entry{.isFormula = false};
        entry.formula.source = QString::fromUtf8(character);
        appendToken(character, begin + found, entry);
        at = found + TokenCharacterBytes;
    }
    m_masked += text.sliced(at);
    appendLineBegins(text, begin);
}

void FormulaMask::appendLineBegins(QByteArrayView text, qsizetype begin)
{
    for (qsizetype lineFeed = text.indexOf('\n'); lineFeed >= 0; lineFeed = text.indexOf('\n', lineFeed + 1))
        m_lineBegins.push_back(begin + lineFeed + 1);
}

void FormulaMask::appendToken(QByteArrayView source, qsizetype begin, const Entry &entry)
{
    const auto known = m_known.constFind(source.toByteArray());
    const qsizetype index = known != m_known.constEnd() ? *known : qsizetype(m_entries.size());
    if (index == qsizetype(m_entries.size())) {
        m_entries.push_back(entry);
        m_known.insert(source.toByteArray(), index);
    }
    const QChar first(isAfterPunctuation() ? FirstPunctuation : FirstLetter);
    const QChar last(isBeforePunctuation(begin + source.size()) ? LastPunctuation : LastLetter);
    m_masked += QString(first + QString::number(index) + last).toUtf8();
}

// "**Sum:**$x$": the stars close only before punctuation; "中**$x$**": they open only before a letter.
bool FormulaMask::isAfterPunctuation() const
{
    qsizetype at = m_masked.size();
    while (at > 0 && isEmphasis(m_masked.at(at - 1)))
        --at;
    return at > 0 && at < m_masked.size() && isPunctuation(m_masked.at(at - 1));
}

bool FormulaMask::isBeforePunctuation(qsizetype end) const
{
    qsizetype at = end;
    while (at < m_text.size() && isEmphasis(m_text.at(at)))
        ++at;
    return at > end && at < m_text.size() && isPunctuation(m_text.at(at));
}

std::vector<FormulaMask::Piece> FormulaMask::pieces(const QString &literal) const
{
    std::vector<Piece> pieces;
    QString text;
    qsizetype from = 0;
    for (qsizetype at = 0; m_isMasked && at < literal.size(); ++at) {
        if (!isFirst(literal.at(at)))
            continue;
        const auto [index, length] = tokenAt(literal, at);
        if (length == 0 || index >= qsizetype(m_entries.size()))
            continue;
        const Entry &entry = m_entries[std::size_t(index)];
        text += literal.sliced(from, at - from);
        if (entry.isFormula) {
            if (!text.isEmpty())
                pieces.push_back({.text = text});
            pieces.push_back({.formula = &entry.formula});
            text.clear();
        } else {
            text += entry.formula.source;
        }
        from = at + length;
        at = from - 1;
    }
    text += literal.sliced(from);
    if (!text.isEmpty())
        pieces.push_back({.text = text});
    return pieces;
}

QString FormulaMask::restored(const QString &literal) const
{
    if (!m_isMasked)
        return literal;
    QString text;
    for (const Piece &piece : pieces(literal))
        text += piece.formula ? piece.formula->source : piece.text;
    return text;
}

} // namespace tokenhub::markdown
