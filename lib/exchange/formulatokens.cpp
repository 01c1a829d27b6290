// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/formulatokens.h"

namespace tokenhub::exchange {

namespace {

// A token is a number between two characters for private use, which models do not write; to the parser they are
// letters.
constexpr char tokenBegin[] = "\xef\xa3\xb2";
constexpr char tokenEnd[] = "\xef\xa3\xb3";
constexpr qsizetype markBytes = 3;

} // namespace

FormulaTokens::FormulaTokens(QByteArrayView text, const std::vector<ByteRange> &formulas)
{
    if (text.indexOf(tokenBegin) >= 0 || text.indexOf(tokenEnd) >= 0)
        return;
    qsizetype at = 0;
    for (const ByteRange &range : formulas) {
        if (range.begin < at || range.end <= range.begin || range.end > text.size())
            continue;
        m_masked += text.sliced(at, range.begin - at);
        m_masked += tokenBegin + QByteArray::number(m_sources.size()) + tokenEnd;
        m_sources.push_back(text.sliced(range.begin, range.end - range.begin).toByteArray());
        at = range.end;
    }
    m_masked += text.sliced(at);
}

std::vector<FormulaTokens::Piece> FormulaTokens::pieces(QByteArrayView masked) const
{
    std::vector<Piece> pieces;
    qsizetype at = 0;
    while (at < masked.size()) {
        const qsizetype begin = masked.indexOf(tokenBegin, at);
        const qsizetype end = begin < 0 ? -1 : masked.indexOf(tokenEnd, begin);
        if (end < 0) {
            pieces.push_back({masked.sliced(at).toByteArray(), false});
            break;
        }
        if (begin > at)
            pieces.push_back({masked.sliced(at, begin - at).toByteArray(), false});
        const qsizetype digits = begin + markBytes;
        const size_t number = masked.sliced(digits, end - digits).toByteArray().toULongLong();
        pieces.push_back({number < m_sources.size() ? m_sources[number] : QByteArray(), true});
        at = end + markBytes;
    }
    return pieces;
}

QByteArray FormulaTokens::restored(QByteArrayView masked) const
{
    QByteArray text;
    for (const Piece &piece : pieces(masked))
        text += piece.text;
    return text;
}

} // namespace tokenhub::exchange
