// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

#include "applicationparts.h"
#include "base/logging.h"
#include "lanes/lanepane.h"
#include "lanes/lanestrip.h"
#include "mainwindow.h"
#include "markdown/library.h"
#include "session/profilecheck.h"
#include "settings/helpdesk.h"
#include "settings/settingsdesk.h"
#include "settings/shortcutbook.h"
#include "sidebar/historysidebar.h"
#include "store/library.h"
#include "theme/icons.h"
#include "transcript/transcriptview.h"
#include "window/actions.h"
#include "window/blinddesk.h"
#include "window/codesaver.h"
#include "window/comparisondesk.h"
#include "window/conversationcontroller.h"
#include "window/conversationview.h"
#include "window/copynotices.h"
#include "window/diffdesk.h"
#include "window/exportdesk.h"
#include "window/filenotices.h"
#include "window/finddesk.h"
#include "window/firstframe.h"
#include "window/historydesk.h"
#include "window/lanedesk.h"
#include "window/lanesetdesk.h"
#include "window/messagedesk.h"
#include "window/metricsdesk.h"
#include "window/outlinedesk.h"
#include "window/queuedesk.h"
#include "window/quitdesk.h"
#include "window/startwish.h"
#include "window/targetdesk.h"
#include "window/undodesk.h"
#include "window/verdictdesk.h"

#include <QApplication>
#include <QFileInfo>
#include <QMenuBar>
#include <QSysInfo>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

namespace {

settings::Paths pathsFor(const Options &options)
{
    return options.dataDir.isEmpty() ? settings::standardPaths() : settings::pathsIn(options.dataDir);
}

QString firstLogLine()
{
    return u"TokenHub Chat %1, Qt %2, %3"_s.arg(QStringLiteral(TOKENHUB_VERSION), QString::fromLatin1(qVersion()),
                                                QSysInfo::prettyProductName());
}

} // namespace

QString dataFolder(const Options &options)
{
    return pathsFor(options).data;
}

Application::Private::Private(Options given)
    : options(std::move(given)), paths(pathsFor(options)), log({.file = paths.logFile(), .firstLine = firstLogLine()}),
      settings(paths.settingsFile()), store(store::StoreLocation::inFolder(paths.data)), themes(QApplication::palette())
{
}

GatewayHooks Application::Private::gatewayHooks()
{
    GatewayHooks hooks;
    hooks.keys = &keys;
    hooks.unlock = [this](const QString &name, const QObject *context, base::SecretStore::Done done) {
        keychain.unlock(name, context, std::move(done));
    };
    hooks.keepForSession = [this](const QString &name, const base::Secret &key) { keys.keepForSession(name, key); };
    hooks.isOnThisComputer = options.isOnThisComputer;
    if (!hooks.isOnThisComputer)
        hooks.isOnThisComputer = [](const QString &url) { return session::isOnThisComputer({.baseUrl = url}); };
    return hooks;
}

KeptFilesHooks Application::Private::keptFilesHooks()
{
    const auto telling = [](KeptFilesHooks::Told told) {
        return [told = std::move(told)](const base::Result<store::KeptFiles> &kept) {
            if (kept)
                told(int(kept->count), kept->bytes);
        };
    };
    return {.count
            = [this, telling](const QObject *context,
                              KeptFilesHooks::Told told) { store.countKeptFiles(context, telling(std::move(told))); },
            .remove
            = [this, telling](const QObject *context,
                              KeptFilesHooks::Told told) { store.removeKeptFiles(context, telling(std::move(told))); }};
}

void Application::Private::buildSettingsDesk(ShortcutBook &shortcuts)
{
    settingsDesk = new SettingsDesk(
        {.settings = settings, .paths = paths, .shortcuts = shortcuts, .keptFiles = keptFilesHooks()}, window.get());
    settingsDesk->setGatewaysPage([this] { return gatewayDesk->makePage(); });
}

void Application::Private::applyTheme()
{
    QApplication::setPalette(paletteOf(themes.theme()));
}

Application::Application(Options options) : d(std::make_unique<Private>(std::move(options)))
{
    for (const settings::Key key : {settings::Key::LogLevel, settings::Key::FirstByteLimit, settings::Key::Theme})
        applySetting(key);
    d->languages.use(d->settings.language());
    d->appearance = std::make_unique<Appearance>(d->settings);
    watchDesktop();
    d->applyTheme();
    d->window = std::make_unique<MainWindow>(d->settings, d->library.history(), d->clock);
    MainWindow &window = *d->window;
    d->keyDesk = std::make_unique<KeyDesk>(d->gatewayHooks(), d->profiles, d->settings);
    d->gatewayDesk = new GatewayDesk({.profiles = d->profiles,
                                      .settings = d->settings,
                                      .test = d->gatewayTest,
                                      .models = d->models,
                                      .hooks = d->gatewayHooks()},
                                     &window);
    d->targets = new TargetDesk({.view = window.conversation(),
                                 .panel = window.parameters(),
                                 .library = d->library,
                                 .models = d->models,
                                 .profiles = d->profiles,
                                 .settings = d->settings},
                                &window);
    d->controller = new ConversationController({.view = window.conversation(),
                                                .targets = *d->targets,
                                                .library = d->library,
                                                .drafts = d->drafts,
                                                .clock = d->clock},
                                               &window);
    d->quitDesk = new QuitDesk(
        d->library, d->settings, [this] { return d->store.trouble(); }, &window);
    window.setCloseGuard([this] { return d->quitDesk->mayClose(); });
    auto *shortcuts = new ShortcutBook(d->settings, *window.menuBar(), &window);
    d->buildSettingsDesk(*shortcuts);
    d->helpDesk = new HelpDesk([this] { return facts(); }, &window);
    buildMessageDesks();
    connectKey();
    connectGateways();
    connectHistory();
    connectWindow();
    connectHelp();
    connectNotices();
}

void Application::buildMessageDesks()
{
    MainWindow &window = *d->window;
    auto *saver = new CodeSaver(window.conversation().notices(), &window);
    auto *copies = new CopyNotices(window.conversation().notices(), &window);
    window.conversation().lanes().onEachPane([this, saver, copies](LanePane &pane) {
        TranscriptView &transcript = pane.transcript();
        transcript.setCodeWorker(d->codeWorker);
        if (typeset::isMathAvailable())
            transcript.setMathTypesetter(d->math);
        copies->watch(transcript);
        connect(&transcript, &TranscriptView::saveCodeRequested, saver, &CodeSaver::ask);
    });
    d->historyDesk = new HistoryDesk(window.sidebar(), d->library, d->profiles, d->removals, window.actions(), &window);
    new FindDesk(window.conversation(), window.actions(), &window);
    new OutlineDesk(window.conversation(), *window.actions().outline, &window);
    new QueueDesk(window.conversation(), d->library, &window);
    new UndoDesk(d->removals, window.conversation().notices(), *window.actions().undoDelete, &window);
    auto *messages = new MessageDesk({.view = window.conversation(),
                                      .library = d->library,
                                      .profiles = d->profiles,
                                      .removals = d->removals,
                                      .actions = window.actions()},
                                     &window);
    buildLaneDesks(*messages);
    auto *exports = new ExportDesk({.view = window.conversation(),
                                    .library = d->library,
                                    .profiles = d->profiles,
                                    .actions = window.actions(),
                                    .clock = d->clock},
                                   &window);
    connect(&window.sidebar(), &HistorySidebar::exportRequested, exports, &ExportDesk::exportStored);
    connect(d->controller, &ConversationController::editLastWanted, messages, &MessageDesk::editLastPrompt);
    connect(&d->removals, &session::Removals::removed, d->controller, &ConversationController::keepDraftUsable);
}

void Application::buildLaneDesks(MessageDesk &messages)
{
    MainWindow &window = *d->window;
    auto *lanes = new LaneDesk({.view = window.conversation(),
                                .library = d->library,
                                .targets = *d->targets,
                                .profiles = d->profiles,
                                .settings = d->settings,
                                .actions = window.actions(),
                                .clock = d->clock},
                               &window);
    connect(lanes, &LaneDesk::sentWanted, &messages, &MessageDesk::showDetails);
    auto *diff = new DiffDesk(window.conversation(), d->library, window.actions(), &window);
    connect(lanes, &LaneDesk::diffWanted, diff, &DiffDesk::open);
    new MetricsDesk(
        {.view = window.conversation(), .library = d->library, .profiles = d->profiles, .actions = window.actions()},
        &window);
    new ComparisonDesk(window.conversation(), d->library, window.actions(), &window);
    auto *blind = new BlindDesk(window.conversation(), d->library, window.actions(), &window);
    connect(blind, &BlindDesk::hidingChanged, d->targets,
            [this] { d->targets->show(d->window->conversation().lanes().currentLane()); });
    new VerdictDesk(window.conversation(), d->library, window.actions(), &window);
    auto *sets = new LaneSetDesk(
        {.view = window.conversation(), .library = d->library, .sets = d->laneSets, .actions = window.actions()},
        &window);
    connect(sets, &LaneSetDesk::newChatWanted, d->controller, &ConversationController::showNew);
}

Application::~Application()
{
    d->library.interruptAll();
    d->drafts.flush();
    d->settings.flush();
}

MainWindow &Application::window() const
{
    return *d->window;
}

void Application::start()
{
    if (!d->options.gateway.isEmpty())
        d->profiles.useTemporary(d->options.gateway);
    d->controller->showNew();
    if (!d->options.model.isEmpty())
        d->targets->chooseModel(d->options.model);
    d->window->show();
    // It loads libraries for which nobody should wait.
    afterFirstFrame(d->window.get(), [] { QApplication::setWindowIcon(programIcon()); });
    openStore();
}

void Application::fulfil(const StartWish &wish)
{
    // Wayland lets a window take the focus only with this leave; Qt takes it from here.
    if (!wish.activation.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", wish.activation.toUtf8());
    d->window->bringToFront();
    if (!wish.gateway.isEmpty() && d->profiles.current().baseUrl != wish.gateway)
        d->profiles.useTemporary(wish.gateway);
    if (!wish.gateway.isEmpty() || !wish.model.isEmpty())
        d->controller->showNew();
    if (!wish.model.isEmpty())
        d->targets->chooseModel(wish.model);
    if (wish.ask.isEmpty())
        return;
    if (d->isReady)
        d->controller->ask(wish.ask);
    else
        d->options.ask = wish.ask;
}

void Application::onProfilesLoaded()
{
    if (d->profiles.current().kind == chat::ProfileKind::Saved)
        d->profiles.setCurrent(d->settings.defaultProfile());
    d->fileNotices->showMended(d->profiles);
    // The key of this run goes to the gateway of the command line, else to the default one.
    if (const base::Result<base::Secret> key = base::Secret::fromBytes(qgetenv("TOKENHUB_API_KEY")))
        d->keys.keepForSession(d->profiles.current().keyName(), *key);
    d->isReady = true;
    if (!QFileInfo(d->paths.data).isDir())
        d->fileNotices->showNoFolder(d->paths.data);
    d->keyDesk->check();
    if (!d->options.ask.isEmpty())
        d->controller->ask(std::exchange(d->options.ask, {}));
}

ProgramFacts Application::facts() const
{
    return {.version = QStringLiteral(TOKENHUB_VERSION),
            .components = {{u"Qt"_s, QString::fromLatin1(qVersion()), u"LGPL-3.0, GPL-2.0, GPL-3.0"_s},
                           {u"SQLite"_s, store::libraryVersion(), u"Public domain"_s},
                           {u"cmark-gfm"_s, markdown::libraryVersion(), u"BSD-2-Clause"_s},
                           {u"QtKeychain"_s, {}, u"BSD-3-Clause"_s},
                           {u"KSyntaxHighlighting or GNU source-highlight"_s, {}, u"MIT or GPL-3.0-or-later"_s},
                           {u"MathJax"_s, {}, u"Apache-2.0"_s},
                           {u"Lucide icons"_s, {}, u"ISC"_s}},
            .paths = d->paths};
}

} // namespace tokenhub::app
