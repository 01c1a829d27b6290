// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/foreigntext.h"

namespace tokenhub::base {
namespace {

bool isDropped(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    // Format covers zero width marks, tags and everything that turns the direction of writing.
    return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Other_Surrogate
        || QChar::isNonCharacter(c);
}

} // namespace

char32_t codePointAt(QStringView text, qsizetype at)
{
    if (text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(text[at], text[at + 1]);
    return text[at].unicode();
}

QString onOneLine(QStringView text, qsizetype longest)
{
    QString line;
    for (qsizetype at = 0; at < text.size();) {
        const char32_t c = codePointAt(text, at);
        const qsizetype units = c > 0xFFFF ? 2 : 1;
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

} // namespace tokenhub::base
