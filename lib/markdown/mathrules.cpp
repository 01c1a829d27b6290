// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/mathrules.h"

#include "markdown/asciichars.h"

#include <algorithm>
#include <array>

namespace tokenhub::markdown {

namespace {

bool isNameCharacter(char c)
{
    return isAsciiLetter(c) || isAsciiDigit(c) || c == '_';
}

bool hasTexCharacters(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return QByteArrayView("\\^_{}=+<>|").contains(c); });
}

// Behind the first word, a word of at least this many letters.
bool hasFurtherWord(QByteArrayView text, qsizetype leastLetters)
{
    qsizetype letters = 0;
    bool isBehindSpace = false;
    for (const char c : text) {
        letters = isAsciiLetter(c) && isBehindSpace ? letters + 1 : 0;
        if (letters >= leastLetters)
            return true;
        isBehindSpace = isBehindSpace || isBlankOrLineEnd(c);
    }
    return false;
}

qsizetype nameLength(QByteArrayView text)
{
    return std::find_if_not(text.begin(), text.end(), isNameCharacter) - text.begin();
}

// "5 and 6", "HOME is set": money or a variable, words, and not a sign of TeX.
bool isProse(QByteArrayView inside)
{
    if (hasTexCharacters(inside))
        return false;
    if (isAsciiDigit(inside.front()))
        return hasFurtherWord(inside, 3);
    const qsizetype name = nameLength(inside);
    return name >= 2 && name < inside.size() && inside.at(name) != '(' && hasFurtherWord(inside, 2);
}

// "PATH:" before "$HOME", "{HOME}/bin:" before "${PATH}", "(a)" before "$(b)".
bool isVariableBeforeAnother(QByteArrayView inside, char behind)
{
    if (behind == '(' || (behind == '{' && inside.front() == '{'))
        return inside.front() == behind;
    if (!isAsciiLetter(behind) && behind != '_' && behind != '{')
        return false;
    const qsizetype name = nameLength(inside);
    const bool endsInSign = name < inside.size() && QByteArrayView(":;,./=&?|>@-").contains(inside.back());
    const bool isName
        = isAsciiLetter(inside.front()) || (name > 1 && inside.front() == '_' && isAsciiLetter(inside.at(1)));
    return isName && !inside.contains('\\') && (endsInSign || (name == inside.size() && name > 1));
}

template<std::size_t N> bool isOneOf(QByteArrayView name, const std::array<const char *, N> &names)
{
    return std::any_of(names.begin(), names.end(), [name](const char *other) { return name == QByteArrayView(other); });
}

qsizetype skipSpace(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isBlankOrLineEnd(text.at(at)))
        ++at;
    return at;
}

// Behind one attribute with its value; 0 where there is none, -1 where the text ends in it.
qsizetype attributeEnd(QByteArrayView text, qsizetype at)
{
    const qsizetype begin = at;
    while (at < text.size() && (isNameCharacter(text.at(at)) || QByteArrayView(":.-").contains(text.at(at))))
        ++at;
    if (at == begin || isAsciiDigit(text.at(begin)))
        return at == text.size() ? -1 : 0;
    const qsizetype sign = skipSpace(text, at);
    if (sign >= text.size() || text.at(sign) != '=')
        return at;
    at = skipSpace(text, sign + 1);
    if (at >= text.size())
        return -1;
    if (const char quote = text.at(at); quote == '"' || quote == '\'') {
        const qsizetype close = text.indexOf(quote, at + 1);
        return close < 0 ? -1 : close + 1;
    }
    const qsizetype value = at;
    while (at < text.size() && !isBlankOrLineEnd(text.at(at)) && !QByteArrayView("\"'=<>`").contains(text.at(at)))
        ++at;
    return at > value ? at : at == text.size() ? -1 : 0;
}

qsizetype tagLength(QByteArrayView text)
{
    qsizetype at = text.size() > 1 && text.at(1) == '/' ? 2 : 1;
    if (at >= text.size())
        return -1;
    if (!isAsciiLetter(text.at(at)))
        return 0;
    while (at < text.size() && (isAsciiLetter(text.at(at)) || isAsciiDigit(text.at(at)) || text.at(at) == '-'))
        ++at;
    for (;;) {
        const qsizetype next = skipSpace(text, at);
        if (next >= text.size())
            return -1;
        if (text.at(next) == '>')
            return next + 1;
        if (text.at(next) == '/' && next + 1 < text.size())
            return text.at(next + 1) == '>' ? next + 2 : 0;
        const qsizetype end = next > at ? attributeEnd(text, next) : 0;
        if (end <= 0)
            return end;
        at = end;
    }
}

} // namespace

bool isFormulaInDollars(QByteArrayView inside, char before, char behind)
{
    if (!hasContent(inside) || isAsciiDigit(behind))
        return false;
    // "US$5", "A$5"
    if ((isAsciiLetter(before) || isAsciiDigit(before)) && isAsciiDigit(inside.front()))
        return false;
    return !isProse(inside) && !isVariableBeforeAnother(inside, behind);
}

bool isFormulaInDoubleDollars(QByteArrayView inside)
{
    if (!hasContent(inside))
        return false;
    return !isBlankOrLineEnd(inside.front()) || hasTexCharacters(inside) || !hasFurtherWord(inside, 2);
}

bool hasContent(QByteArrayView tex)
{
    return std::any_of(tex.begin(), tex.end(), [](char c) { return uchar(c) > ' ' && c != '\\'; });
}

bool isMathEnvironment(QByteArrayView name)
{
    static constexpr std::array names{"equation", "align",    "alignat",     "aligned", "alignedat",    "gather",
                                      "gathered", "multline", "eqnarray",    "flalign", "displaymath",  "math",
                                      "split",    "cases",    "matrix",      "pmatrix", "bmatrix",      "Bmatrix",
                                      "vmatrix",  "Vmatrix",  "smallmatrix", "array",   "subequations", "dcases"};
    return isOneOf(name.endsWith('*') ? name.chopped(1) : name, names);
}

qsizetype textCommandLength(QByteArrayView tex)
{
    static constexpr std::array names{"text",   "mbox",       "hbox", "textrm", "textbf",    "textit",        "textsf",
                                      "texttt", "textnormal", "fbox", "tag",    "intertext", "shortintertext"};
    if (!tex.startsWith('\\'))
        return 0;
    qsizetype end = 1;
    while (end < tex.size() && isAsciiLetter(tex.at(end)))
        ++end;
    const bool hasBrace = end < tex.size() && tex.at(end) == '{';
    return hasBrace && isOneOf(tex.sliced(1, end - 1), names) ? end + 1 : 0;
}

qsizetype angleLength(QByteArrayView text)
{
    constexpr qsizetype Longest = 1000;
    const bool isCut = text.size() > Longest;
    text = text.first(qMin(text.size(), Longest));
    const qsizetype tag = tagLength(text);
    if (tag > 0)
        return tag;
    // <https://…>, <mail@…>
    const auto *end = std::find_if(text.begin() + qMin(qsizetype(1), text.size()), text.end(),
                                   [](char c) { return isBlankOrLineEnd(c) || c == '<' || c == '>'; });
    if (end == text.end() || tag < 0)
        return isCut ? 0 : -1;
    if (*end != '>')
        return 0;
    const QByteArrayView address = text.first(end - text.begin()).sliced(1);
    return address.contains(':') || address.contains('@') ? address.size() + 2 : 0;
}

qsizetype addressLength(QByteArrayView text)
{
    if (!text.startsWith("http://") && !text.startsWith("https://") && !text.startsWith("www."))
        return 0;
    const auto *end = std::find_if(text.begin(), text.end(),
                                   [](char c) { return isBlankOrLineEnd(c) || c == '<' || uchar(c) >= 0x80; });
    return end - text.begin();
}

} // namespace tokenhub::markdown
