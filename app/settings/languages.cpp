// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

QLocale Languages::localeOf(settings::Language language)
{
    switch (language) {
    case settings::Language::English:
        // Whoever lives with English of another country keeps its dates.
        return QLocale::system().language() == QLocale::English ? QLocale::system() : QLocale(QLocale::English);
    case settings::Language::SimplifiedChinese:
        return {QLocale::Chinese, QLocale::SimplifiedChineseScript, QLocale::China};
    case settings::Language::System:
        break;
    }
    return QLocale::system();
}

void Languages::use(settings::Language language)
{
    const QLocale locale = localeOf(language);
    if (language != settings::Language::System)
        QLocale::setDefault(locale);
    // English itself needs its file: only there are the plurals written out.
    if (m_own.load(locale, u"tokenhub-chat"_s, u"_"_s, u":/i18n"_s) || m_own.load(u":/i18n/tokenhub-chat_en.qm"_s))
        QCoreApplication::installTranslator(&m_own);
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

} // namespace tokenhub::app
