// SPDX-License-Identifier: GPL-3.0-or-later
#include "pseudotranslator.h"

#include <QCoreApplication>
#include <QEvent>
#include <QRegularExpression>

namespace tokenhub::journeys {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar opening(0x27e6); // ⟦
constexpr QChar closing(0x27e7); // ⟧

//! What the texts under test may hold that is not the program's own word.
const QRegularExpression &foreign()
{
    static const QRegularExpression words(
        u"(https?|socks5?)://\\S*|[\\w.-]+/[\\w.-]+|TokenHub( Chat)?|"
        "\\b(Ctrl|Shift|Alt|Enter|Esc|Del|End|Home|Tab|F\\d+)\\b|sk-…|\\{.*\\}|"
        "qwen-plus|deepseek[\\w.-]*|Hallo Welt|\\b(ms|auto|none|required|API|JSON)\\b"_s);
    return words;
}

} // namespace

void PseudoTranslator::install()
{
    QCoreApplication::installTranslator(this);
    QCoreApplication::instance()->installEventFilter(this);
}

void PseudoTranslator::remove()
{
    QCoreApplication::instance()->removeEventFilter(this);
    QCoreApplication::removeTranslator(this);
}

bool PseudoTranslator::eventFilter(QObject *watched, QEvent *event)
{
    // The last one installed is asked first. The event comes out of the installing itself.
    if (event->type() == QEvent::LanguageChange && watched == QCoreApplication::instance() && !m_moving) {
        m_moving = true;
        QCoreApplication::removeTranslator(this);
        QCoreApplication::installTranslator(this);
        m_moving = false;
    }
    return QTranslator::eventFilter(watched, event);
}

QString PseudoTranslator::translate(const char *context, const char *source, const char *, int) const
{
    const QString text = QString::fromUtf8(source);
    // Qt's own texts have translations of their own; names and signs stay as they are in every language.
    if (!QByteArrayView(context).startsWith("tokenhub") && QByteArrayView(context) != "Words")
        return {};
    static const QRegularExpression letters(u"[A-Za-z]{2}"_s);
    if (!letters.match(QString(text).remove(QRegularExpression(u"%n|%\\d"_s))).hasMatch())
        return {};
    // Words, not one long one: German is broken into lines too.
    QString longer;
    while (longer.size() < text.size() * 2 / 5)
        longer += u" ñäö"_s;
    return opening + text + longer + closing;
}

bool PseudoTranslator::isCut(const QString &text)
{
    return text.count(opening) != text.count(closing);
}

bool PseudoTranslator::isHardCoded(const QString &text)
{
    static const QRegularExpression marked(u"⟦[^⟦⟧]*⟧"_s);
    static const QRegularExpression word(u"[A-Za-z]{2}"_s);
    QString rest = text;
    // Marks may stand within marks, where one text is put into another.
    for (qsizetype before = -1; before != rest.size();) {
        before = rest.size();
        rest.remove(marked);
    }
    return word.match(rest.remove(foreign())).hasMatch();
}

} // namespace tokenhub::journeys
