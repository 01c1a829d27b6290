// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"
#include "mainwindow.h"
#include "settings/languages.h"
#include "window/folderclaim.h"

#include <QApplication>
#include <QCommandLineParser>
#include <cstdio>
#include <optional>

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

// Whoever asks for help or the version may have no display.
void answerWithoutDisplay(int argc, char *argv[])
{
    for (int i = 1; i < argc; ++i) {
        const QByteArrayView argument(argv[i]);
        if (argument != "--help" && argument != "-h" && argument != "--version" && argument != "-v"
            && argument != "--help-all")
            continue;
        const QCoreApplication console(argc, argv);
        tokenhub::app::Languages words;
        words.use(tokenhub::settings::Language::System);
        QCommandLineParser parser;
        describe(parser);
        parser.process(console);
    }
}

tokenhub::app::StartWish wishOf(const tokenhub::app::Options &options)
{
    const QString token = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    return {.gateway = options.gateway,
            .model = options.model,
            .ask = options.ask,
            .activation = token.isEmpty() ? qEnvironmentVariable("DESKTOP_STARTUP_ID") : token};
}

void giveUp(const QString &sentence)
{
    std::fputs(qUtf8Printable(sentence + u'\n'), stderr);
    QCoreApplication::exit(1);
}

int run(const tokenhub::app::Options &options)
{
    using tokenhub::app::FolderClaim;
    FolderClaim instance(tokenhub::app::dataFolder(options));
    std::optional<tokenhub::app::Application> program;
    std::optional<tokenhub::app::Languages> words; // while the program has none of its own
    const auto start = [&] {
        words.reset();
        program.emplace(options);
        QObject::connect(&instance, &FolderClaim::wished, &*program, &tokenhub::app::Application::fulfil);
        program->start();
    };
    if (instance.claim() != FolderClaim::Claim::Taken) {
        start();
        return QApplication::exec();
    }
    words.emplace();
    words->use(tokenhub::settings::Language::System);
    QObject::connect(&instance, &FolderClaim::becameFirst, &instance, start);
    QObject::connect(&instance, &FolderClaim::handedOver, &instance, [] {
        std::puts(qUtf8Printable(
            QCoreApplication::translate("main", "TokenHub Chat is running already: its window comes to the front.")));
        QCoreApplication::quit();
    });
    QObject::connect(&instance, &FolderClaim::unanswered, &instance, [] {
        giveUp(QCoreApplication::translate("main",
                                           "TokenHub Chat is running already with this folder, and does not answer. "
                                           "End it, or choose another folder with --data-dir."));
    });
    QObject::connect(&instance, &FolderClaim::tooLong, &instance, [] {
        giveUp(QCoreApplication::translate("main",
                                           "TokenHub Chat is running already, and the text is too long to be handed "
                                           "to it. Paste it into its window."));
    });
    instance.handOver(wishOf(options));
    return QApplication::exec();
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
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QApplication::arguments())) {
        tokenhub::app::Languages words;
        words.use(tokenhub::settings::Language::System);
        parser.process(application); // says why, and ends
    }
    return run(optionsOf(parser));
}
