// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/composition.h"

#include "gateway/gatewayclient.h"
#include "secrets/keychainsecretstore.h"
#include "secrets/layeredsecretstore.h"
#include "secrets/memorysecretstore.h"
#include "session/profilebook.h"
#include "settings/paths.h"
#include "settings/storeddefault.h"
#include "store/store.h"

#include <QFileInfo>
#include <algorithm>

namespace tokenhub::cli {

using namespace Qt::Literals::StringLiterals;

struct Composition::Private {
    base::SystemClock clock;
    secrets::MemorySecretStore sessionKeys;
    secrets::KeychainSecretStore keychain;
    secrets::LayeredSecretStore keys{sessionKeys, keychain};
    store::Store store{store::StoreLocation::inMemory()};
    std::unique_ptr<store::Store> disk; //!< only until the profiles have been read
    session::ProfileBook profiles{store};
    // A gateway from the command line never gets a stored key.
    gateway::GatewayClient gateway{[this](const chat::Profile &profile) -> base::SecretStore & {
                                       if (profile.kind == chat::ProfileKind::Temporary)
                                           return sessionKeys;
                                       return keys;
                                   },
                                   clock};
    QString gatewayUrl;
    settings::Paths paths;

    void useEnvironmentKey();
    void useSaved(const std::vector<chat::Profile> &saved);
};

//! The gateway that the window asks in a new chat.
void Composition::Private::useSaved(const std::vector<chat::Profile> &saved)
{
    const base::ProfileId wanted = settings::storedDefaultProfile(paths.settingsFile());
    const auto found = std::find_if(saved.cbegin(), saved.cend(),
                                    [wanted](const chat::Profile &profile) { return profile.id == wanted; });
    const chat::Profile &chosen = found == saved.cend() ? saved.front() : *found;
    profiles.put(chosen);
    profiles.setCurrent(chosen.id);
}

void Composition::Private::useEnvironmentKey()
{
    const base::Result<base::Secret> key = base::Secret::fromBytes(qgetenv("TOKENHUB_API_KEY"));
    if (key)
        sessionKeys.put(profiles.current().keyName(), *key);
}

Composition::Composition(const QString &gateway, const QString &dataDir) : d(std::make_unique<Private>())
{
    d->gatewayUrl = gateway;
    d->paths = dataDir.isEmpty() ? settings::standardPaths() : settings::pathsIn(dataDir);
}

Composition::~Composition() = default;

session::Services Composition::services()
{
    return {.gateway = d->gateway, .store = d->store, .profiles = d->profiles, .clock = d->clock};
}

void Composition::prepare(const QObject *context, std::function<void()> ready)
{
    const auto go = [this, ready = std::move(ready)] {
        if (!d->gatewayUrl.isEmpty())
            d->profiles.useTemporary(d->gatewayUrl);
        d->useEnvironmentKey();
        ready();
    };
    const store::StoreLocation location = store::StoreLocation::toReadInFolder(d->paths.data);
    d->store.open(context, {});
    if (!d->gatewayUrl.isEmpty() || !QFileInfo::exists(location.file())) {
        d->profiles.load(go);
        return;
    }
    d->disk = std::make_unique<store::Store>(location);
    d->disk->open(context, {});
    d->disk->loadProfiles(context, [this, go](const base::Result<std::vector<chat::Profile>> &saved) {
        if (saved && !saved->empty())
            d->useSaved(*saved);
        d->disk.reset();
        go();
    });
}

} // namespace tokenhub::cli
