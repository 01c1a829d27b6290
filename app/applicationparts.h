// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "application.h"
#include "base/logfile.h"
#include "gateway/gatewayclient.h"
#include "secrets/keychainsecretstore.h"
#include "secrets/layeredsecretstore.h"
#include "secrets/memorysecretstore.h"
#include "session/conversationlibrary.h"
#include "session/draftkeeper.h"
#include "session/lanesetbook.h"
#include "session/removals.h"
#include "settings/appearance.h"
#include "settings/keptfileshooks.h"
#include "settings/languages.h"
#include "settings/paths.h"
#include "store/store.h"
#include "theme/motionwatcher.h"
#include "theme/themewatcher.h"
#include "typeset/codeworker.h"
#include "typeset/mathtypesetter.h"
#include "window/firstrun.h"
#include "window/gatewaydesk.h"
#include "window/practicerunner.h"

#include <QCoreApplication>

namespace tokenhub::app {

class ConversationController;
class FileNotices;
class HelpDesk;
class HistoryDesk;
class QuitDesk;
class SettingsDesk;
class ShortcutBook;
class StoreNotices;
class TargetDesk;

//! \brief All that the window program is made of, in the order in which the parts need each other.
struct Application::Private {
    explicit Private(Options given);

    [[nodiscard]] session::Services services() { return {gateway, store, profiles, clock}; }
    [[nodiscard]] GatewayHooks gatewayHooks();
    [[nodiscard]] KeptFilesHooks keptFilesHooks();
    void buildSettingsDesk(ShortcutBook &shortcuts);
    void applyTheme();

    Options options;
    settings::Paths paths;
    base::LogFile log; // goes last: whatever ends after the others can be told
    base::SystemClock clock;
    settings::Settings settings;
    Languages languages;
    std::unique_ptr<Appearance> appearance;
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
    session::Removals removals{library, services()};
    session::LaneSetBook laneSets{store};
    session::ModelDirectory models{services()};
    session::DraftKeeper drafts{services()};
    session::ConnectionTest connectionTest{gateway};
    session::LocalServerSearch localServers{gateway, options.localPorts};
    PracticeRunner practiceRunner{options.practiceProgram};
    session::ConnectionTest gatewayTest{gateway};
    ThemeWatcher themes;
    MotionWatcher motion;
    typeset::MathTypesetter math;
    typeset::CodeWorker codeWorker{typeset::CodeFiles::nextTo(QCoreApplication::applicationDirPath())};
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<KeyDesk> keyDesk;
    GatewayDesk *gatewayDesk = nullptr;
    TargetDesk *targets = nullptr;
    ConversationController *controller = nullptr;
    SettingsDesk *settingsDesk = nullptr;
    FirstRun *firstRun = nullptr;
    HistoryDesk *historyDesk = nullptr;
    StoreNotices *storeNotices = nullptr;
    FileNotices *fileNotices = nullptr;
    HelpDesk *helpDesk = nullptr;
    QuitDesk *quitDesk = nullptr;
    bool isReady = false;
};

} // namespace tokenhub::app
