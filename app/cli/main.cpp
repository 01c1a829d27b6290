// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"
#include "chat/chatrequest.h"
#include "chat/comparison.h"
#include "cli/ask.h"
#include "cli/comparison.h"
#include "cli/models.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace tokenhub::cli;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Console)
};

[[noreturn]] void usageError(const QString &sentence)
{
    printNote(sentence);
    printNote(Words::tr("See: tokenhub --help"));
    std::exit(int(ExitStatus::Usage));
}

//! A key that cannot be one would be left out in silence, and the gateway's complaint would not say why.
void checkEnvironmentKey()
{
    const QByteArray typed = qgetenv("TOKENHUB_API_KEY");
    if (typed.isEmpty())
        return;
    if (const auto key = tokenhub::base::Secret::fromBytes(typed); !key) {
        printError(key.error());
        std::exit(int(exitStatus(key.error().kind)));
    }
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        Words::tr("Asks large language models through the TokenHub gateway.\n\n"
                  "Commands:\n"
                  "  ask PROMPT      one prompt; the answer goes to stdout as it streams\n"
                  "  compare PROMPT  one prompt to several models; A:, B: … before their lines\n"
                  "  models          the gateway's list of models\n\n"
                  "The key is taken from TOKENHUB_API_KEY, else from the desktop's keyring.\n"
                  "Exit status: 0 complete, 2 usage, 3 key, 4 refused by the gateway,\n"
                  "5 network, 6 interrupted."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"gateway"_s, Words::tr("Ask this gateway; never with a stored key."), u"URL"_s},
        {u"data-dir"_s, Words::tr("Take saved gateways from this folder."), u"DIR"_s},
        {u"model"_s, Words::tr("The model to ask: a name or provider/model."), u"ID"_s},
        {u"models"_s, Words::tr("The models to compare, 2 to 16, with commas between them."), u"ID,ID"_s},
        {u"system"_s, Words::tr("A system prompt."), u"TEXT"_s},
        {u"param"_s, Words::tr("A parameter such as max_tokens=256; may be repeated."), u"name=value"_s},
        {u"extra"_s, Words::tr("A JSON object merged into the request."), u"JSON"_s},
        {u"no-stream"_s, Words::tr("Ask for the answer in one piece.")},
        {u"json"_s, Words::tr("Print one JSON object per delta, and a last one with outcome, usage and timings.")},
    });
    parser.addPositionalArgument(u"command"_s, Words::tr("ask, compare or models"), u"ask|compare|models"_s);
    parser.addPositionalArgument(u"prompt"_s, Words::tr("What to ask; - or nothing reads standard input."),
                                 u"[PROMPT]"_s);
}

QString readPrompt(const QStringList &words)
{
    if (!words.isEmpty() && words != QStringList{u"-"_s})
        return words.join(u' ');
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(input.readAll());
}

//! But for the model.
AskSettings askSettings(const QCommandLineParser &parser)
{
    AskSettings settings{.gateway = parser.value(u"gateway"_s), .dataDir = parser.value(u"data-dir"_s)};
    settings.target.model = parser.value(u"model"_s);
    settings.target.systemPrompt = parser.value(u"system"_s);
    settings.target.parameters.extra = parser.value(u"extra"_s);
    if (parser.isSet(u"no-stream"_s))
        settings.target.parameters.stream = false;
    if (parser.isSet(u"json"_s))
        settings.form = OutputForm::Json;
    for (const QString &assignment : parser.values(u"param"_s)) {
        const auto set = setParameter(settings.target.parameters, assignment);
        if (!set)
            usageError(Words::tr("--param %1: %2").arg(assignment, set.error().detail));
    }
    // Here, where the place of the mistake can be named.
    if (const auto extra = tokenhub::chat::checkExtra(settings.target.parameters.extra); !extra)
        usageError(Words::tr("--extra: %1").arg(extra.error().detail));
    if (const auto tools = tokenhub::chat::checkTools(settings.target.parameters.tools); !tools)
        usageError(Words::tr("--param tools: %1").arg(tools.error().detail));
    settings.prompt = readPrompt(parser.positionalArguments().sliced(1));
    if (settings.prompt.trimmed().isEmpty())
        usageError(Words::tr("What shall be asked? The prompt is empty."));
    return settings;
}

QStringList modelsToCompare(const QCommandLineParser &parser)
{
    QStringList models;
    for (const QString &model : parser.value(u"models"_s).split(u',', Qt::SkipEmptyParts)) {
        if (!model.trimmed().isEmpty())
            models << model.trimmed();
    }
    if (models.size() < 2 || models.size() > tokenhub::chat::ComparisonSettings::mostLanes)
        usageError(Words::tr("Which models? Name 2 to 16 with --models, with commas between them."));
    return models;
}

//! The language of the environment; English too has a file, with its plurals.
void installTranslations(QCoreApplication &application)
{
    auto *qt = new QTranslator(&application);
    if (qt->load(QLocale(), u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
    auto *own = new QTranslator(&application);
    if (own->load(QLocale(), u"tokenhub-chat"_s, u"_"_s, u":/i18n"_s) || own->load(u":/i18n/tokenhub-chat_en.qm"_s))
        QCoreApplication::installTranslator(own);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"tokenhub-chat"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(TOKENHUB_VERSION));
    installTranslations(application);
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QCoreApplication::arguments()))
        usageError(parser.errorText());
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    checkEnvironmentKey();
    const QString command = parser.positionalArguments().value(0);
    const auto leave = [](ExitStatus status) { QCoreApplication::exit(int(status)); };
    if (command == "compare"_L1) {
        const QStringList models = modelsToCompare(parser);
        Comparison comparison(askSettings(parser), models);
        InterruptWatch watch;
        QObject::connect(&comparison, &Comparison::finished, &application, leave);
        QObject::connect(&watch, &InterruptWatch::interrupted, &comparison, &Comparison::interrupt);
        comparison.start();
        return QCoreApplication::exec();
    }
    if (command == "ask"_L1) {
        if (parser.value(u"model"_s).trimmed().isEmpty())
            usageError(Words::tr("Which model? Name one with --model."));
        Ask ask(askSettings(parser));
        InterruptWatch watch; // Ctrl+C while the prompt is still being read ends the program as usual
        QObject::connect(&ask, &Ask::finished, &application, leave);
        QObject::connect(&watch, &InterruptWatch::interrupted, &ask, &Ask::interrupt);
        ask.start();
        return QCoreApplication::exec();
    }
    if (command == "models"_L1) {
        Models models(parser.value(u"gateway"_s), parser.value(u"data-dir"_s));
        InterruptWatch watch;
        QObject::connect(&models, &Models::finished, &application, leave);
        QObject::connect(&watch, &InterruptWatch::interrupted, &application,
                         [] { QCoreApplication::exit(int(ExitStatus::Interrupted)); });
        models.start();
        return QCoreApplication::exec();
    }
    usageError(command.isEmpty() ? Words::tr("Which command? ask, compare or models.")
                                 : Words::tr("There is no command %1.").arg(command));
}
