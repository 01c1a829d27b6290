// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/foreigntext.h"

#include "base/foreigntext.h"

namespace tokenhub::exchange {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Embeddings, overrides and isolates: with them code reads otherwise than it runs.
bool turnsDirection(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

enum class Escaping { Text, Markup };

void addSound(QString &out, QChar unit, Escaping escaping)
{
    const char16_t c = unit.unicode();
    const bool isText = escaping == Escaping::Text;
    if (isText && c == u'<')
        out += "&lt;"_L1;
    else if (isText && c == u'>')
        out += "&gt;"_L1;
    else if (isText && c == u'&')
        out += "&amp;"_L1;
    else if (isText && c == u'"')
        out += "&quot;"_L1;
    else if (isText && c == u'\'')
        out += "&#39;"_L1;
    else if (turnsDirection(c))
        out += "<span class=\"mark\">U+"_L1 + QString::number(c, 16).toUpper() + "</span>"_L1;
    else if (c < 0x20 && c != u'\n' && c != u'\t' && c != u'\r')
        out += QChar(0x2400 + c);
    else if (c == 0x7F || c == 0xFFFE || c == 0xFFFF || (c >= 0x80 && c < 0xA0))
        out += QChar(QChar::ReplacementCharacter);
    else
        out += unit;
}

QByteArray sound(QStringView text, Escaping escaping)
{
    QString out;
    out.reserve(text.size() + text.size() / 8);
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar unit = text[at];
        if (!unit.isSurrogate()) {
            addSound(out, unit, escaping);
        } else if (base::codePointAt(text, at) > 0xFFFF) {
            out += text.sliced(at, 2);
            ++at;
        } else {
            out += QChar(QChar::ReplacementCharacter); // half a pair
        }
    }
    return out.toUtf8();
}

} // namespace

QString oneLine(QStringView text, qsizetype longest)
{
    return base::onOneLine(text, longest);
}

QString escapedMarkdown(const QString &text)
{
    static constexpr QStringView meaningful = u"\\`*_[]<>#|~&";
    QString out;
    for (const QChar c : text) {
        if (meaningful.contains(c))
            out += u'\\';
        out += c;
    }
    return out;
}

QByteArray quoted(const QByteArray &utf8)
{
    QByteArray out = "> ";
    out.reserve(utf8.size() + utf8.size() / 16 + 8);
    for (qsizetype at = 0; at < utf8.size(); ++at) {
        const char c = utf8[at];
        out += c;
        // A lone CR ends a line of Markdown as well.
        if (c == '\n' || (c == '\r' && !(at + 1 < utf8.size() && utf8[at + 1] == '\n')))
            out += "> ";
    }
    return out + '\n';
}

QByteArray escapedHtml(QStringView text)
{
    return sound(text, Escaping::Text);
}

QByteArray escapedHtml(QByteArrayView utf8)
{
    return sound(QString::fromUtf8(utf8), Escaping::Text);
}

QByteArray attributeText(QStringView text)
{
    return escapedHtml(oneLine(text, 2000));
}

QByteArray soundHtml(QByteArrayView html)
{
    return sound(QString::fromUtf8(html), Escaping::Markup);
}

} // namespace tokenhub::exchange
