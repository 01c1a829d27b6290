// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/inlinepieces.h"

#include <algorithm>
#include <cstring>

namespace tokenhub::exchange {

namespace {

using Kind = InlinePiece::Kind;

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || uchar(c) >= 0x80;
}

bool endsAddress(char c)
{
    return uchar(c) <= ' ' || c == '<' || c == '>' || c == '"' || c == '`' || c == '\x7f';
}

//! How long the address at \a at is; 0: none. A bracket that was opened before it closes behind it.
qsizetype addressAt(QByteArrayView text, qsizetype at)
{
    const QByteArrayView rest = text.sliced(at);
    const qsizetype scheme = rest.startsWith("https://") ? 8 : rest.startsWith("http://") ? 7 : 0;
    if (scheme == 0 || (at > 0 && isWordByte(text[at - 1])) || rest.size() == scheme || !isWordByte(rest[scheme]))
        return 0;
    qsizetype end = std::find_if(rest.cbegin(), rest.cend(), endsAddress) - rest.cbegin();
    qsizetype open
        = std::count(rest.cbegin(), rest.cbegin() + end, '(') - std::count(rest.cbegin(), rest.cbegin() + end, ')');
    while (end > scheme + 1) {
        const char last = rest[end - 1];
        const bool isSurplus = last == ')' && open < 0;
        if (!isSurplus && (last == ')' || std::strchr("?!.,:;*_~'", last) == nullptr))
            break;
        open += isSurplus ? 1 : 0;
        --end;
    }
    return end;
}

//! Where "~~" that may close stands, from \a from on; -1: nowhere.
qsizetype strikeEnd(QByteArrayView text, qsizetype from)
{
    const qsizetype end = text.indexOf("~~", from);
    const bool isFit = end > from && text[from] != ' ' && text[end - 1] != ' ' && text[from] != '~';
    return isFit ? end : -1;
}

void addText(std::vector<InlinePiece> &pieces, QByteArrayView text)
{
    if (!text.isEmpty())
        pieces.push_back({Kind::Text, text.toByteArray()});
}

} // namespace

std::vector<InlinePiece> inlinePieces(QByteArrayView text)
{
    std::vector<InlinePiece> pieces;
    qsizetype begin = 0;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype address = text[at] == 'h' ? addressAt(text, at) : 0;
        const qsizetype struck = text.sliced(at).startsWith("~~") ? strikeEnd(text, at + 2) : -1;
        if (address == 0 && struck < 0) {
            at += text.sliced(at).startsWith("~~") ? 2 : 1;
            continue;
        }
        addText(pieces, text.sliced(begin, at - begin));
        if (address > 0)
            pieces.push_back({Kind::Address, text.sliced(at, address).toByteArray()});
        else
            pieces.push_back({Kind::Struck, text.sliced(at + 2, struck - at - 2).toByteArray()});
        at = begin = address > 0 ? at + address : struck + 2;
    }
    addText(pieces, text.sliced(begin));
    return pieces;
}

} // namespace tokenhub::exchange
