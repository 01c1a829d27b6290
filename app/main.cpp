// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"
#include "mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;

namespace {

tokenhub::app::Options readOptions(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Chat with large language models through the TokenHub gateway."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"gateway"_s,
         QCoreApplication::translate("main", "Use this gateway for this run; it never gets a stored key."), u"URL"_s},
        {u"model"_s, QCoreApplication::translate("main", "Ask this model."), u"ID"_s},
        {u"ask"_s, QCoreApplication::translate("main", "Begin a new chat with this prompt."), u"TEXT"_s},
        {u"data-dir"_s, QCoreApplication::translate("main", "Keep conversations and settings in this folder."),
         u"DIR"_s},
    });
    parser.process(application);
    return {.gateway = parser.value(u"gateway"_s),
            .model = parser.value(u"model"_s),
            .ask = parser.value(u"ask"_s),
            .dataDir = parser.value(u"data-dir"_s)};
}

void installTranslations(QApplication &application)
{
    auto *own = new QTranslator(&application);
    // English itself needs its file: only there are the plurals written out.
    if (own->load(QLocale(), u"tokenhub-chat"_s, u"_"_s, u":/i18n"_s) || own->load(u":/i18n/tokenhub-chat_en.qm"_s))
        QCoreApplication::installTranslator(own);
    auto *qt = new QTranslator(&application);
    if (qt->load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"tokenhub-chat"_s);
    QApplication::setApplicationDisplayName(u"TokenHub Chat"_s);
    QApplication::setApplicationVersion(QStringLiteral(TOKENHUB_VERSION));
    QApplication::setDesktopFileName(u"link.tokenhub.Chat"_s);
    installTranslations(application);
    tokenhub::app::Application program(readOptions(application));
    program.start();
    return QApplication::exec();
}
