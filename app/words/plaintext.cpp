// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/plaintext.h"

#include <QStringList>

namespace tokenhub::words {
namespace {

//! The value that the place holder at \a at stands for, -1 when there is none.
qsizetype placeAt(QStringView pattern, qsizetype at)
{
    if (pattern[at] != u'%' || at + 1 >= pattern.size())
        return -1;
    const char16_t digit = pattern[at + 1].unicode();
    return digit >= u'1' && digit <= u'9' ? digit - u'1' : -1;
}

bool isDropped(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    // Format covers zero width marks, tags and everything that turns the direction of writing.
    return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Other_Surrogate
        || QChar::isNonCharacter(c);
}

char32_t codePointAt(QStringView text, qsizetype at)
{
    if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(text[at], text[at + 1]);
    return text[at].unicode();
}

} // namespace

QString onOneLine(QStringView text, qsizetype longest)
{
    QString line;
    for (qsizetype at = 0; at < text.size();) {
        const char32_t c = codePointAt(text, at);
        const qsizetype units = c > 0xffff ? 2 : 1;
        if (line.size() + units > longest)
            return line.trimmed() + u'…';
        if (QChar::isSpace(c)) {
            if (!line.isEmpty() && !line.endsWith(u' '))
                line += u' ';
        } else if (!isDropped(c)) {
            line += text.mid(at, units);
        }
        at += units;
    }
    return line.trimmed();
}

QString filled(QStringView pattern, const QStringList &values)
{
    QString text;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const qsizetype place = placeAt(pattern, at);
        if (place >= 0 && place < values.size()) {
            text += values[place];
            ++at;
        } else {
            text += pattern[at];
        }
    }
    return text;
}

bool canFill(QStringView pattern, const QStringList &values)
{
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const qsizetype place = placeAt(pattern, at);
        if (place >= 0 && (place >= values.size() || values[place].isEmpty()))
            return false;
    }
    return true;
}

} // namespace tokenhub::words
