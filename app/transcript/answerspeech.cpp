// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/answerspeech.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

// Text without any full stop is said in pieces.
constexpr qsizetype longestSentence = 500;

//! What is heard; the signs of Markdown are not.
bool isHeard(QChar c)
{
    if (c.unicode() < 0x80)
        return c.isLetterOrNumber();
    return !c.isSpace() && !c.isPunct();
}

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == QChar::ParagraphSeparator || c == QChar::LineSeparator;
}

//! A stop that ends a sentence with nothing behind it.
bool isFullWidthStop(QChar c)
{
    return QStringView(u"。！？｡").contains(c);
}

bool isStop(QChar c)
{
    return isFullWidthStop(c) || QStringView(u".!?…؟۔।").contains(c);
}

bool isCloser(QChar c)
{
    return QStringView(u"\"')]*_”’»」』）》】").contains(c);
}

//! Whether the full stop at \a dot belongs to a number of a list, to initials or to a title.
bool isAbbreviation(QStringView text, qsizetype from, qsizetype dot)
{
    static constexpr std::array titles{"Mr"_L1, "Mrs"_L1, "Ms"_L1, "Dr"_L1, "Prof"_L1,  "St"_L1,
                                       "vs"_L1, "Fig"_L1, "Eq"_L1, "cf"_L1, "approx"_L1};
    qsizetype begin = dot;
    while (begin > from && text.at(begin - 1).isLetterOrNumber())
        --begin;
    const QStringView word = text.sliced(begin, dot - begin);
    const bool isFirst = text.sliced(from, begin - from).trimmed().isEmpty();
    const bool isNumber = std::all_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
    if (word.isEmpty() || isNumber)
        return isFirst;
    return word.size() == 1 || std::find(titles.begin(), titles.end(), word) != titles.end();
}

//! Where the sentence ends whose stop is at \a stop; -1: it does not end there; text.size(): more text could tell.
qsizetype endBehind(QStringView text, qsizetype from, qsizetype stop)
{
    qsizetype end = stop + 1;
    while (end < text.size() && (isStop(text.at(end)) || isCloser(text.at(end))))
        ++end;
    if (end == text.size() || isFullWidthStop(text.at(stop)))
        return end;
    if (!text.at(end).isSpace() || (text.at(stop) == u'.' && isAbbreviation(text, from, stop)))
        return -1;
    qsizetype next = end;
    while (next < text.size() && text.at(next).isSpace() && !isLineEnd(text.at(next)))
        ++next;
    if (next == text.size())
        return next;
    const bool goesOn = text.at(next).isLower() && !QStringView(u"!?").contains(text.at(stop));
    return goesOn ? -1 : end;
}

qsizetype pieceEnd(QStringView text, qsizetype from)
{
    const qsizetype space = text.sliced(0, from + longestSentence).lastIndexOf(u' ');
    const qsizetype end = space > from ? space : from + longestSentence;
    return text.at(end).isLowSurrogate() ? end + 1 : end;
}

} // namespace

qsizetype sentenceEnd(QStringView text, qsizetype from, TextIs state)
{
    bool isBegun = false;
    for (qsizetype at = from; at < text.size(); ++at) {
        const QChar c = text.at(at);
        isBegun = isBegun || isHeard(c);
        if (!isBegun)
            continue;
        if (isLineEnd(c))
            return at;
        if (at - from >= longestSentence)
            return pieceEnd(text, from);
        if (!isStop(c))
            continue;
        const qsizetype end = endBehind(text, from, at);
        if (end == text.size())
            break;
        if (end > 0)
            return end;
    }
    return isBegun && state == TextIs::Whole ? text.size() : -1;
}

QStringList AnswerSpeech::take(const std::vector<SpokenBlock> &blocks, Answer answer)
{
    QStringList said;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const SpokenBlock &block = blocks[i];
        const bool isWhole = i + 1 < blocks.size() || answer == Answer::Ended;
        if (block.delivery == SpokenBlock::Delivery::BySentence)
            takeSentences(block.text, isWhole ? TextIs::Whole : TextIs::Growing, said);
        else if (isWhole && !block.text.isEmpty())
            said += block.text;
        if (!isWhole)
            break;
        ++m_block;
        m_letters = 0;
    }
    return said;
}

void AnswerSpeech::takeSentences(const QString &text, TextIs state, QStringList &said)
{
    qsizetype at = 0;
    for (qsizetype skipped = 0; skipped < m_letters && at < text.size(); ++at)
        skipped += isHeard(text.at(at)) ? 1 : 0;
    // The stop of what was said.
    while (m_letters > 0 && at < text.size() && (isStop(text.at(at)) || isCloser(text.at(at))))
        ++at;
    for (qsizetype end = 0; (end = sentenceEnd(text, at, state)) >= 0; at = end) {
        const QString sentence = text.sliced(at, end - at).trimmed();
        m_letters += std::count_if(sentence.begin(), sentence.end(), isHeard);
        said += sentence;
    }
}

} // namespace tokenhub::app
