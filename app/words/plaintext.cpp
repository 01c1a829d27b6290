// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/plaintext.h"

#include "base/foreigntext.h"

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

} // namespace

QString onOneLine(QStringView text, qsizetype longest)
{
    return base::onOneLine(text, longest);
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
