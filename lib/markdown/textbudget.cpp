// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/textbudget.h"

#include <algorithm>

namespace tokenhub::markdown::budget {

namespace {

bool isCombining(QChar c)
{
    return c.category() == QChar::Mark_NonSpacing || c.category() == QChar::Mark_Enclosing;
}

// Marks take no room: any number of them comes on the screen at once.
bool hasEndlessMarks(QByteArrayView line)
{
    if (std::none_of(line.begin(), line.end(), [](char c) { return uchar(c) >= 0x80; }))
        return false;
    int run = 0;
    for (const QChar c : QString::fromUtf8(line)) {
        run = isCombining(c) ? run + 1 : 0;
        if (run > MarksInARow)
            return true;
    }
    return false;
}

} // namespace

bool isHostileLine(QByteArrayView line)
{
    const auto hasMoreThan = [line](int limit, auto isCounted) {
        return line.size() > limit && std::count_if(line.begin(), line.end(), isCounted) > limit;
    };
    return hasMoreThan(LinePipes, [](char c) { return c == '|'; })
        || hasMoreThan(LineAts, [](char c) { return c == '@'; }) || hasEndlessMarks(line)
        || inlineDelimiters(line) > InlineDelimiters;
}

int inlineDelimiters(QByteArrayView text)
{
    return int(std::count_if(text.begin(), text.end(), [](char c) {
        switch (c) {
        case '*':
        case '_':
        case '~':
        case '`':
        case '[':
        case ']':
        case '<':
        case '&':
        case '\\':
            return true;
        default:
            return false;
        }
    }));
}

std::vector<qsizetype> softBreaks(QStringView text, qsizetype &unbroken)
{
    constexpr qsizetype WeightOfMark = UnbrokenProse / 64;
    std::vector<qsizetype> breaks;
    int marks = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        marks = isCombining(text.at(i)) ? marks + 1 : 0;
        if (unbroken >= UnbrokenProse && !text.at(i).isLowSurrogate() && !text.at(i).isSpace()) {
            breaks.push_back(i);
            unbroken = 0;
        }
        unbroken = text.at(i).isSpace() ? 0 : unbroken + (marks > MarksInARow ? WeightOfMark : 1);
    }
    return breaks;
}

QString shownText(QString text)
{
    constexpr char16_t ControlPictures = 0x2400;
    constexpr char16_t DeletePicture = 0x2421;
    constexpr char16_t FirstPlain = u' ';
    constexpr char16_t Delete = 0x7f;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = std::as_const(text).at(i).unicode();
        if (c >= FirstPlain && c < Delete)
            continue;
        char16_t shown = c;
        if (c < FirstPlain && c != u'\n' && c != u'\t')
            shown = char16_t(ControlPictures + c);
        else if (c == Delete)
            shown = DeletePicture;
        else if (c > Delete && c < 0xa0 && c != 0x85)
            shown = QChar::ReplacementCharacter; // C1 controls, which terminals obey
        else if (c == 0x85 || c == QChar::ParagraphSeparator || c == QChar::LineSeparator)
            shown = u' ';
        else if (c == QChar::ObjectReplacementCharacter || c == 0xfdd0 || c == 0xfdd1)
            shown = QChar::ReplacementCharacter; // QTextDocument takes these for pictures and frames
        if (shown != c)
            text[i] = QChar(shown);
    }
    return text;
}

qsizetype pieceEnd(QByteArrayView utf8, qsizetype pieceBytes)
{
    if (utf8.size() <= pieceBytes)
        return utf8.size();
    const qsizetype lastLineEnd = utf8.first(pieceBytes).lastIndexOf('\n');
    if (lastLineEnd >= 0)
        return lastLineEnd + 1;
    qsizetype end = pieceBytes;
    while (end > 1 && (uchar(utf8.at(end)) & 0xc0) == 0x80)
        --end;
    return end;
}

} // namespace tokenhub::markdown::budget
