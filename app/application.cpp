// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"

#include "composer/composer.h"
#include "gateway/gatewayclient.h"
#include "lanes/lanepane.h"
#include "mainwindow.h"
#include "net/endpoint.h"
#include "notices/noticebar.h"
#include "panels/keyentry.h"
#include "panels/modelpicker.h"
#include "secrets/keychainsecretstore.h"
#include "secrets/layeredsecretstore.h"
#include "secrets/memorysecretstore.h"
#include "session/conversationlibrary.h"
#include "settings/paths.h"
#include "sidebar/historysidebar.h"
#include "store/store.h"
#include "theme/flatstyle.h"
#include "theme/themewatcher.h"
#include "window/actions.h"
#include "window/conversationcontroller.h"
#include "window/conversationview.h"
#include "window/gatewaydesk.h"
#include "window/historydesk.h"
#include "window/welcomepage.h"
#include "words/errortext.h"

#include <QApplication>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using base::KeyState;

namespace {

settings::Paths pathsFor(const Options &options)
{
    return options.dataDir.isEmpty() ? settings::standardPaths() : settings::pathsIn(options.dataDir);
}

} // namespace

struct Application::Private {
    explicit Private(Options given)
        : options(std::move(given)), paths(pathsFor(options)), settings(paths.settingsFile()),
          store(store::StoreLocation::inFolder(paths.data)),
          themes(QApplication::palette(), QDBusConnection::sessionBus())
    {
    }

    [[nodiscard]] session::Services services() { return {gateway, store, profiles, clock}; }
    [[nodiscard]] GatewayHooks gatewayHooks();
    void applyTheme();

    Options options;
    settings::Paths paths;
    base::SystemClock clock;
    settings::Settings settings;
    secrets::MemorySecretStore sessionKeys;
    secrets::KeychainSecretStore keychain;
    secrets::LayeredSecretStore keys{sessionKeys, keychain};
    store::Store store;
    session::ProfileBook profiles{store};
    // A gateway from the command line never gets a stored key.
    gateway::GatewayClient gateway{[this](const chat::Profile &profile) -> base::SecretStore & {
                                       if (profile.kind == chat::ProfileKind::Temporary)
                                           return sessionKeys;
                                       return keys;
                                   },
                                   clock};
    session::ConversationLibrary library{services()};
    session::ModelDirectory models{services()};
    session::DraftKeeper drafts{services()};
    ThemeWatcher themes;
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<KeyDesk> keyDesk;
    GatewayDesk *gatewayDesk = nullptr;
    ConversationController *controller = nullptr;
    bool isReady = false;
};

GatewayHooks Application::Private::gatewayHooks()
{
    GatewayHooks hooks;
    hooks.keys = &keys;
    hooks.unlock = [this](const QString &name, const QObject *context, base::SecretStore::Done done) {
        keychain.unlock(name, context, std::move(done));
    };
    hooks.keepForSession = [this](const QString &name, const base::Secret &key) { keys.keepForSession(name, key); };
    hooks.normaliseUrl = [](const QString &url) -> base::Result<QString> {
        const base::Result<net::Endpoint> endpoint = net::Endpoint::parse(url);
        if (!endpoint)
            return endpoint.error();
        return endpoint->chatCompletions().toString();
    };
    hooks.isOnThisComputer = [](const QString &url) {
        const base::Result<net::Endpoint> endpoint = net::Endpoint::parse(url);
        return endpoint && net::isLoopbackHost(endpoint->host());
    };
    return hooks;
}

void Application::Private::applyTheme()
{
    QApplication::setPalette(paletteOf(themes.theme()));
}

Application::Application(Options options) : d(std::make_unique<Private>(std::move(options)))
{
    QApplication::setStyle(new FlatStyle);
    QApplication::setWindowIcon(QIcon(u":/app/icon.svg"_s));
    d->themes.setChoice(SchemeChoice(int(d->settings.theme())));
    d->applyTheme();
    d->window = std::make_unique<MainWindow>(d->settings, d->library.history(), d->clock);
    MainWindow &window = *d->window;
    d->keyDesk = std::make_unique<KeyDesk>(d->gatewayHooks(), d->profiles, d->settings);
    d->gatewayDesk = new GatewayDesk(*d->keyDesk, d->profiles, &window);
    d->controller = new ConversationController({.view = window.conversation(),
                                                .panel = window.parameters(),
                                                .library = d->library,
                                                .models = d->models,
                                                .profiles = d->profiles,
                                                .drafts = d->drafts,
                                                .settings = d->settings,
                                                .clock = d->clock},
                                               &window);
    new HistoryDesk(window.sidebar(), d->library, d->profiles, window.actions(), &window);
    connectKey();
    connectHistory();
    connectWindow();
    connectNotices();
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
        d->controller->chooseModel(d->options.model);
    d->window->show();
    openStore();
}

void Application::openStore()
{
    d->store.open(this, [this](const base::Result<store::OpenReport> &report) {
        NoticeBar &notices = d->window->conversation().notices();
        if (!report) {
            const words::ErrorText text = words::errorText(report.error());
            notices.showNotice(
                {.id = u"store"_s, .level = NoticeLevel::Bad, .text = text.sentence, .details = text.details});
        } else if (report->access == store::OpenReport::Access::ReadOnly) {
            notices.showNotice(
                {.id = u"store"_s,
                 .level = NoticeLevel::Warning,
                 .text = words::errorText({.kind = report->readOnlyBecause.value_or(base::ErrorKind::StorageReadOnly),
                                           .subject = d->paths.data})
                             .sentence});
        } else if (!report->keptAside.isEmpty()) {
            notices.showNotice(
                {.id = u"store"_s,
                 .level = NoticeLevel::Warning,
                 .text = tr("The conversations could not be read: the database is damaged. It was kept as %1, "
                            "and a new one was begun.")
                             .arg(report->keptAside)});
        }
    });
    d->profiles.load([this] { onProfilesLoaded(); });
    d->library.loadHistory();
}

void Application::onProfilesLoaded()
{
    // The key of this run goes to the gateway of the command line, else to the default one.
    if (const base::Result<base::Secret> key = base::Secret::fromBytes(qgetenv("TOKENHUB_API_KEY")))
        d->keys.keepForSession(d->profiles.current().keyName(), *key);
    d->models.loadStored(d->profiles.current().id);
    d->isReady = true;
    d->keyDesk->check();
    if (!d->options.ask.isEmpty())
        d->controller->ask(std::exchange(d->options.ask, {}));
}

void Application::connectKey()
{
    KeyEntry &entry = d->window->welcome().keyEntry();
    connect(d->keyDesk.get(), &KeyDesk::stateChanged, this, &Application::onKeyState);
    connect(&entry, &KeyEntry::submitted, d->keyDesk.get(), &KeyDesk::save);
    connect(&entry, &KeyEntry::unlockRequested, d->keyDesk.get(), &KeyDesk::unlock);
    connect(d->keyDesk.get(), &KeyDesk::refused, &entry, &KeyEntry::setProblem);
    connect(d->keyDesk.get(), &KeyDesk::saved, &entry, [this, &entry] { entry.accept(d->keyDesk->sentence()); });
    connect(&d->window->welcome().modelPicker(), &ModelPicker::modelChosen, d->controller,
            &ConversationController::chooseModel);
    connect(d->controller, &ConversationController::modelChanged, &d->window->welcome().modelPicker(),
            &ModelPicker::setCurrentModel);
    connect(&d->window->welcome().modelPicker(), &ModelPicker::refreshRequested, d->controller,
            &ConversationController::refreshModels);
}

void Application::onKeyState()
{
    if (!d->isReady)
        return;
    const KeyState state = d->keyDesk->state();
    const bool isMissing = state != KeyState::Found && d->keyDesk->isKeyNeeded();
    d->window->conversation().lane().setWelcomeWanted(isMissing);
    d->window->welcome().keyEntry().setKeyState(state, d->keyDesk->sentence());
    if (isMissing && state == KeyState::Absent && d->window->conversation().composer().draft().isEmpty())
        d->window->welcome().keyEntry().setFocus();
    NoticeBar &notices = d->window->conversation().notices();
    if (isMissing && (state == KeyState::Locked || state == KeyState::Waiting || state == KeyState::Denied))
        notices.showNotice({.id = u"key"_s,
                            .level = NoticeLevel::Warning,
                            .text = d->keyDesk->sentence(),
                            .action = u"unlock"_s,
                            .actionLabel = tr("Unlock")});
    else
        notices.removeNotice(u"key"_s);
    if (!isMissing)
        d->models.refresh(d->profiles.current().id);
}

void Application::connectHistory()
{
    connect(&d->models, &session::ModelDirectory::changed, this, [this](base::ProfileId profile) {
        d->window->welcome().modelPicker().setCatalog(d->models.catalog(profile));
    });
    connect(&d->library, &session::ConversationLibrary::historyFailed, this, [this](const base::Error &error) {
        const words::ErrorText text = words::errorText(error);
        d->window->conversation().notices().showNotice(
            {.id = u"history"_s, .level = NoticeLevel::Bad, .text = text.sentence, .details = text.details});
    });
    connect(&d->library, &session::ConversationLibrary::showFailed, this,
            [this](base::ConversationId, const base::Error &error) {
                const words::ErrorText text = words::errorText(error);
                d->window->conversation().notices().showNotice(
                    {.id = u"show"_s, .level = NoticeLevel::Bad, .text = text.sentence, .details = text.details});
            });
}

void Application::connectWindow()
{
    Actions &actions = d->window->actions();
    connect(actions.newChat, &QAction::triggered, d->controller, &ConversationController::showNew);
    connect(&d->window->sidebar(), &HistorySidebar::newChatRequested, d->controller, &ConversationController::showNew);
    connect(actions.gateway, &QAction::triggered, d->gatewayDesk, &GatewayDesk::open);
    connect(&d->window->sidebar(), &HistorySidebar::gatewayRequested, d->gatewayDesk, &GatewayDesk::open);
    connect(actions.editLast, &QAction::triggered, d->controller, &ConversationController::editLastPrompt);
    connect(actions.stop, &QAction::triggered, d->controller, &ConversationController::stop);
    connect(actions.regenerate, &QAction::triggered, d->controller, &ConversationController::regenerateLast);
    connect(actions.refreshModels, &QAction::triggered, d->controller, &ConversationController::refreshModels);
    connect(d->controller, &ConversationController::runningChanged, this, [&actions](bool running) {
        actions.stop->setEnabled(running);
        actions.regenerate->setEnabled(!running);
    });
    connect(d->controller, &ConversationController::remedyWanted, this, [this](words::Remedy remedy) {
        if (remedy == words::Remedy::EditParameters)
            d->window->showParameters();
        else if (remedy == words::Remedy::UnlockAndRetry)
            d->keyDesk->unlock();
        else
            d->gatewayDesk->open();
    });
    connect(d->keyDesk.get(), &KeyDesk::unlocked, d->controller, &ConversationController::retryAfterUnlock);
    connect(&d->settings, &settings::Settings::changed, this, [this](settings::Key key) {
        if (key == settings::Key::Theme)
            d->themes.setChoice(SchemeChoice(int(d->settings.theme())));
    });
    connect(&d->themes, &ThemeWatcher::themeChanged, this, [this] { d->applyTheme(); });
    connect(d->window.get(), &MainWindow::closing, this, [this] {
        d->library.interruptAll();
        d->drafts.flush();
        QApplication::quit();
    });
}

void Application::connectNotices()
{
    NoticeBar &notices = d->window->conversation().notices();
    connect(&notices, &NoticeBar::actionTriggered, this, [this](const QString &id, const QString &) {
        if (id == "key"_L1)
            d->keyDesk->unlock();
    });
    connect(&d->store, &store::Store::troubleChanged, &notices, [&notices](const std::optional<base::Error> &trouble) {
        if (!trouble) {
            notices.removeNotice(u"trouble"_s);
            return;
        }
        const words::ErrorText text = words::errorText(*trouble);
        notices.showNotice({.id = u"trouble"_s,
                            .level = NoticeLevel::Bad,
                            .text = text.sentence,
                            .details = text.details,
                            .end = NoticeEnd::WhenSolved});
    });
    if (!d->settings.keptAside().isEmpty())
        notices.showNotice({.id = u"settings"_s,
                            .level = NoticeLevel::Warning,
                            .text = tr("The settings could not be read and begin anew. The old file was kept as %1.")
                                        .arg(d->settings.keptAside())});
}

} // namespace tokenhub::app
