// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the gateway named on its command line until it is killed, and says on its output what it has in memory:
// "conversation ID", then "text BYTES MILLISECONDS" for each frame and "draft BYTES MILLISECONDS" for each key that is
// typed meanwhile, by the clock that all processes share, and "queued COUNT" when so many prompts wait and are stored;
// at last "end OUTCOME". With a third argument its patience is short, a gap of so many milliseconds counts as sleep,
// and nothing is queued.
#include "gateway/gatewayclient.h"
#include "secrets/memorysecretstore.h"
#include "session/chatsession.h"
#include "session/draftkeeper.h"
#include "session/profilebook.h"
#include "session/promptqueue.h"
#include "store/store.h"

#include <QCoreApplication>
#include <QTimer>
#include <cstdio>

using namespace tokenhub;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

long long now()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

class Asker : public QObject
{
public:
    Asker(const QString &folder, const QString &gateway, int sleepMs)
        : m_isQueueing(sleepMs == 0), m_store(store::StoreLocation::inFolder(folder)), m_profiles(m_store),
          m_client([this](const chat::Profile &) -> base::SecretStore & { return m_keys; }, m_clock)
    {
        if (sleepMs > 0)
            m_client.setLimits(shortLimits(sleepMs));
        m_store.open(this, [this, gateway](const base::Result<store::OpenReport> &report) {
            if (!report)
                qFatal("cannot open");
            begin(gateway);
        });
    }

private:
    static net::HttpLimits shortLimits(int sleepMs)
    {
        net::HttpLimits limits;
        limits.silence.tick = 100ms;
        limits.silence.stall = 1500ms;
        limits.silence.stallWarning = 1000ms;
        limits.silence.resumeGap = std::chrono::milliseconds(sleepMs);
        limits.silence.resumeGrace = 2000ms;
        return limits;
    }

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
        connect(m_session.get(), &session::ChatSession::answerFinished, this, [this](base::MessageId id) {
            const auto outcome = m_session->conversation().message(id).outcome;
            std::printf("end %d\n", outcome ? int(*outcome) : -1);
            std::fflush(stdout);
        });
        m_session->send(m_session->conversation().lanes().front().id, {.text = u"Tell me"_s});
        m_drafts = std::make_unique<session::DraftKeeper>(session::Services{m_client, m_store, m_profiles, m_clock});
        m_keyTimer.setInterval(120); // without a pause, as a quick typist
        connect(&m_keyTimer, &QTimer::timeout, this, &Asker::typeOn);
        m_keyTimer.start();
    }

    void typeOn()
    {
        m_typed += u"k%1 "_s.arg(m_typedKeys++);
        m_drafts->note(m_session->conversation().id(), {.text = m_typed});
        if (m_isQueueing && m_typedKeys % 3 == 0)
            queueNext();
        std::printf("draft %lld %lld\n", static_cast<long long>(m_typed.size()), now());
        std::fflush(stdout);
    }

    void queueNext()
    {
        const base::LaneId lane = m_session->conversation().lanes().front().id;
        m_session->queue().add({lane}, u"p%1"_s.arg(m_queued++), this, [count = m_queued] {
            std::printf("queued %d\n", count);
            std::fflush(stdout);
        });
    }

    bool m_isQueueing;
    base::SystemClock m_clock;
    secrets::MemorySecretStore m_keys;
    store::Store m_store;
    session::ProfileBook m_profiles;
    gateway::GatewayClient m_client;
    std::unique_ptr<session::ChatSession> m_session;
    std::unique_ptr<session::DraftKeeper> m_drafts;
    QTimer m_keyTimer;
    QString m_typed;
    int m_typedKeys = 0;
    int m_queued = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const Asker asker(app.arguments().at(1), app.arguments().at(2), app.arguments().value(3).toInt());
    return app.exec();
}
