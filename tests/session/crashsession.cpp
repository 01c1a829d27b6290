// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the gateway named on its command line until it is killed, and says on its output what it has in memory:
// "conversation ID", then "text BYTES MILLISECONDS" for each frame, by the clock that all processes share.
#include "gateway/gatewayclient.h"
#include "secrets/memorysecretstore.h"
#include "session/chatsession.h"
#include "session/profilebook.h"
#include "store/store.h"

#include <QCoreApplication>
#include <cstdio>

using namespace tokenhub;
using namespace Qt::Literals::StringLiterals;

namespace {

long long now()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

class Asker : public QObject
{
public:
    Asker(const QString &folder, const QString &gateway)
        : m_store(store::StoreLocation::inFolder(folder)), m_profiles(m_store),
          m_client([this](const chat::Profile &) -> base::SecretStore & { return m_keys; }, m_clock)
    {
        m_store.open(this, [this, gateway](const base::Result<store::OpenReport> &report) {
            if (!report)
                qFatal("cannot open");
            begin(gateway);
        });
    }

private:
    void begin(const QString &gateway)
    {
        chat::Target target;
        target.profile = m_profiles.useTemporary(gateway);
        target.model = u"m"_s;
        m_session = std::make_unique<session::ChatSession>(std::make_unique<chat::Conversation>(target, m_clock.now()),
                                                           session::Services{m_client, m_store, m_profiles, m_clock});
        std::printf("conversation %s\n", qPrintable(m_session->conversation().id().toString()));
        std::fflush(stdout);
        connect(m_session.get(), &session::ChatSession::frameApplied, this, [this](base::MessageId id) {
            std::printf("text %lld %lld\n", static_cast<long long>(m_session->conversation().message(id).text().size()),
                        now());
            std::fflush(stdout);
        });
        m_session->send(m_session->conversation().lanes().front().id, {.text = u"Tell me"_s});
    }

    base::SystemClock m_clock;
    secrets::MemorySecretStore m_keys;
    store::Store m_store;
    session::ProfileBook m_profiles;
    gateway::GatewayClient m_client;
    std::unique_ptr<session::ChatSession> m_session;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const Asker asker(app.arguments().at(1), app.arguments().at(2));
    return app.exec();
}
