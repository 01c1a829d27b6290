// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/similarity.h"

#include <QHash>
#include <algorithm>

namespace tokenhub::compare {
namespace {

enum class CharClass { Space, Word, Single };

//! Where words are not set apart by spaces every character is one.
bool isUnspaced(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

CharClass classOf(char32_t c)
{
    if (QChar::isSpace(c))
        return CharClass::Space;
    if (isUnspaced(c))
        return CharClass::Single;
    return QChar::isLetterOrNumber(c) || QChar::isMark(c) || c == U'_' ? CharClass::Word : CharClass::Single;
}

struct NextChar {
    char32_t value = 0;
    qsizetype units = 1;
};

NextChar charAt(QStringView text, qsizetype at)
{
    if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(text[at], text[at + 1]), 2};
    return {text[at].unicode(), 1};
}

} // namespace

std::vector<QStringView> wordsOf(QStringView text, size_t most)
{
    std::vector<QStringView> words;
    for (qsizetype at = 0; at < text.size();) {
        if (words.size() + 1 == most) {
            words.push_back(text.sliced(at));
            break;
        }
        const NextChar first = charAt(text, at);
        const CharClass kind = classOf(first.value);
        qsizetype end = at + first.units;
        while (end < text.size() && kind != CharClass::Single) {
            const NextChar next = charAt(text, end);
            if (classOf(next.value) != kind)
                break;
            end += next.units;
        }
        words.push_back(text.sliced(at, end - at));
        at = end;
    }
    return words;
}

std::vector<QStringView> linesOf(QStringView text, size_t most)
{
    std::vector<QStringView> lines;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype found = lines.size() + 1 == most ? -1 : text.indexOf(u'\n', at);
        const qsizetype end = found < 0 ? text.size() : found + 1;
        lines.push_back(text.sliced(at, end - at));
        at = end;
    }
    return lines;
}

WordBag::WordBag(QStringView text)
{
    constexpr size_t mostWords = 1000;
    size_t whole = 0;
    for (const QStringView &word : wordsOf(text, mostWords)) {
        if (word.front().isSpace())
            continue;
        const size_t hash = qHash(word);
        whole = qHash(hash, whole + 1);
        // Punctuation stands everywhere and would make all texts alike.
        if (word.front().isLetterOrNumber() || word.front().isSurrogate())
            m_words.push_back(hash);
    }
    m_hash = whole;
    std::sort(m_words.begin(), m_words.end());
}

double WordBag::likeness(const WordBag &other) const
{
    if (m_hash == other.m_hash)
        return 1;
    if (m_words.empty() || other.m_words.empty())
        return 0;
    size_t common = 0;
    for (auto one = m_words.cbegin(), two = other.m_words.cbegin();
         one != m_words.cend() && two != other.m_words.cend();) {
        if (*one == *two) {
            ++common;
            ++one;
            ++two;
        } else if (*one < *two) {
            ++one;
        } else {
            ++two;
        }
    }
    return 2.0 * double(common) / double(m_words.size() + other.m_words.size());
}

} // namespace tokenhub::compare
