// SPDX-License-Identifier: GPL-3.0-or-later
// Who hears whom: the connections between the parts that application.cpp builds.
#include "applicationparts.h"

#include "lanes/lanepane.h"
#include "mainwindow.h"
#include "notices/noticebar.h"
#include "settings/helpdesk.h"
#include "settings/settingsdesk.h"
#include "sidebar/historysidebar.h"
#include "theme/sessionbus.h"
#include "window/actions.h"
#include "window/conversationcontroller.h"
#include "window/conversationview.h"
#include "window/filenotices.h"
#include "window/historydesk.h"
#include "window/practicedesk.h"
#include "window/quitdesk.h"
#include "window/storenotices.h"
#include "window/targetdesk.h"
#include "window/welcomepage.h"
#include "words/errortext.h"

#include <QApplication>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using base::KeyState;

namespace {

StoreFindings findingsOf(const store::OpenReport &report, const QString &folder)
{
    StoreFindings findings{.readOnlyBecause = report.readOnlyBecause,
                           .file = store::StoreLocation::inFolder(folder).file(),
                           .keptAside = report.keptAside,
                           .hasGone = report.hasGone,
                           .rescuedCopy = report.rescuedCopy};
    if (report.salvaged) {
        findings.rescuedMessages = report.salvaged->messages;
        findings.isIncomplete = report.salvaged->lostRows > 0;
    }
    return findings;
}

} // namespace

void Application::watchDesktop()
{
    connect(&d->motion, &MotionWatcher::reducedChanged, this,
            [this] { d->appearance->setDesktopMotion(d->motion.isReduced() ? Motion::Reduced : Motion::Full); });
    connectSessionBus(this, [this](const QDBusConnection &bus) {
        d->themes.watch(bus);
        d->motion.watch(bus);
    });
}

void Application::connectKey()
{
    auto *practice = new PracticeDesk({.runner = d->practiceRunner,
                                       .profiles = d->profiles,
                                       .library = d->library,
                                       .controller = *d->controller,
                                       .targets = *d->targets,
                                       .notices = d->window->conversation().notices()},
                                      d->window.get());
    d->firstRun = new FirstRun({.page = d->window->welcome(),
                                .view = d->window->conversation(),
                                .keys = *d->keyDesk,
                                .profiles = d->profiles,
                                .models = d->models,
                                .test = d->connectionTest,
                                .servers = d->localServers,
                                .settings = d->settings,
                                .targets = *d->targets,
                                .practice = *practice},
                               d->window.get());
    connect(d->keyDesk.get(), &KeyDesk::stateChanged, this, &Application::onKeyState);
}

void Application::connectGateways()
{
    HistorySidebar &sidebar = d->window->sidebar();
    connect(d->targets, &TargetDesk::profileShown, this, [this](base::ProfileId id) {
        d->historyDesk->setShownGateway(id);
        if (!id.isNull() && id != d->keyDesk->profile().id)
            d->models.loadStored(id);
        d->keyDesk->setProfile(d->profiles.find(id).value_or(d->profiles.current()));
    });
    connect(&sidebar, &HistorySidebar::gatewayChosen, d->targets, &TargetDesk::chooseProfile);
    connect(&sidebar, &HistorySidebar::manageGatewaysRequested, this, &Application::openGateways);
    connect(d->window->actions().gateway, &QAction::triggered, this, &Application::openGateways);
    connect(d->gatewayDesk, &GatewayDesk::keysChanged, this, [this](base::ProfileId id) {
        if (id == d->keyDesk->profile().id)
            d->keyDesk->check();
    });
}

void Application::openGateways()
{
    d->gatewayDesk->choose(d->keyDesk->profile().id);
    d->settingsDesk->open(u"gateways"_s);
}

void Application::onKeyState()
{
    if (!d->isReady)
        return;
    const KeyState state = d->keyDesk->state();
    const bool isMissing = state != KeyState::Found && d->keyDesk->isKeyNeeded();
    d->firstRun->showKeyState();
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
        d->models.refresh(d->keyDesk->profile().id);
}

void Application::connectHistory()
{
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
    connect(actions.stop, &QAction::triggered, d->controller, &ConversationController::stop);
    connect(actions.refreshModels, &QAction::triggered, d->targets, &TargetDesk::refreshModels);
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
            openGateways();
    });
    connect(d->keyDesk.get(), &KeyDesk::unlocked, d->controller, &ConversationController::retryAfterUnlock);
    connect(&d->settings, &settings::Settings::changed, this, &Application::applySetting);
    connect(&d->themes, &ThemeWatcher::themeChanged, this, [this] { d->applyTheme(); });
    connect(d->window.get(), &MainWindow::closing, this, [this] {
        d->library.interruptAll();
        d->drafts.flush();
        QApplication::quit();
    });
}

void Application::connectHelp()
{
    const Actions &actions = d->window->actions();
    SettingsDesk *desk = d->settingsDesk;
    connect(actions.settings, &QAction::triggered, desk, [desk] { desk->open(); });
    connect(actions.shortcuts, &QAction::triggered, desk, [desk] { desk->openSearch(u"shortcuts"_s); });
    connect(actions.openLog, &QAction::triggered, d->helpDesk, &HelpDesk::openLogFolder);
    connect(actions.copySystem, &QAction::triggered, d->helpDesk, &HelpDesk::copySystemInformation);
    connect(actions.about, &QAction::triggered, d->helpDesk, &HelpDesk::openAbout);
}

void Application::connectNotices()
{
    NoticeBar &notices = d->window->conversation().notices();
    connect(&notices, &NoticeBar::actionTriggered, this, [this](const QString &id, const QString &) {
        if (id == "key"_L1)
            d->keyDesk->unlock();
    });
    connectStore();
    d->fileNotices = new FileNotices(notices, d->settings, d->window.get());
    connect(d->fileNotices, &FileNotices::gatewaysRequested, this, &Application::openGateways);
    connect(d->gatewayDesk, &GatewayDesk::leftUnsaved, d->fileNotices, &FileNotices::showUnsaved);
}

void Application::connectStore()
{
    const auto saveCopy = [this](const QString &file, const QObject *context, store::Store::Done<void> done) {
        d->store.saveCopy(file, context, std::move(done));
    };
    d->storeNotices = new StoreNotices(d->window->conversation().notices(), saveCopy, d->window.get());
    connect(&d->store, &store::Store::troubleChanged, d->storeNotices, &StoreNotices::showTrouble);
    connect(&d->store, &store::Store::salvageProgressed, d->storeNotices, &StoreNotices::showRescue);
    connect(&d->store, &store::Store::reopened, this, [this](const store::OpenReport &report) {
        d->storeNotices->showFindings(findingsOf(report, d->paths.data));
        d->library.loadHistory();
    });
    connect(d->window->actions().saveCopy, &QAction::triggered, d->storeNotices, &StoreNotices::askForCopy);
    connect(d->quitDesk, &QuitDesk::copyWanted, d->storeNotices, &StoreNotices::askForCopy);
    // Whoever turns to another program may not come back.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, &d->drafts, [this](Qt::ApplicationState state) {
        if (state != Qt::ApplicationActive)
            d->drafts.flush();
    });
}

void Application::openStore()
{
    d->store.open(this, [this](const base::Result<store::OpenReport> &report) {
        if (report)
            d->storeNotices->showFindings(findingsOf(*report, d->paths.data));
        else
            d->storeNotices->showFailure(report.error());
    });
    d->profiles.load([this] { onProfilesLoaded(); });
    d->library.loadHistory();
    d->laneSets.load();
}

void Application::applySetting(settings::Key key)
{
    switch (key) {
    case settings::Key::Theme:
        return d->themes.setChoice(SchemeChoice(int(d->settings.theme())));
    case settings::Key::LogLevel:
        return d->log.setDetail(base::LogDetail(int(d->settings.logLevel())));
    case settings::Key::FirstByteLimit:
    case settings::Key::StallWarning:
    case settings::Key::StallLimit: {
        const settings::TimeLimits limits = d->settings.timeLimits();
        return d->gateway.setLimits(
            {.silence = {.firstByte = limits.firstByte, .stallWarning = limits.stallWarning, .stall = limits.stall}});
    }
    default:
        return;
    }
}

} // namespace tokenhub::app
