// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"
#include "mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;

namespace {

void describe(QCommandLineParser &parser)
{
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
}

tokenhub::app::Options optionsOf(const QCommandLineParser &parser)
{
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

// Whoever asks for help or the version may have no display.
void answerWithoutDisplay(int argc, char *argv[])
{
    for (int i = 1; i < argc; ++i) {
        const QByteArrayView argument(argv[i]);
        if (argument != "--help" && argument != "-h" && argument != "--version" && argument != "-v"
            && argument != "--help-all")
            continue;
        const QCoreApplication console(argc, argv);
        QCommandLineParser parser;
        describe(parser);
        parser.process(console);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"tokenhub-chat"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TOKENHUB_VERSION));
    answerWithoutDisplay(argc, argv);
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"TokenHub Chat"_s);
    QApplication::setDesktopFileName(u"link.tokenhub.Chat"_s);
    installTranslations(application);
    QCommandLineParser parser;
    describe(parser);
    parser.process(application);
    tokenhub::app::Application program(optionsOf(parser));
    program.start();
    return QApplication::exec();
}
