// SPDX-License-Identifier: GPL-3.0-or-later
// Eight hours of use in a few minutes: conversations are made, streamed, opened, closed and deleted, and the memory
// that this takes must not grow. Library level: sessions, store and network, against a practice gateway in a process of
// its own. Prints a table; its exit status is 0 when memory stayed flat.
#include "gateway/gatewayclient.h"
#include "secrets/memorysecretstore.h"
#include "session/conversationlibrary.h"
#include "session/draftkeeper.h"
#include "session/profilebook.h"
#include "store/store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <cstdio>
#include <unistd.h>

using namespace tokenhub;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int stored = 100; //!< conversations that are opened and closed
constexpr int opened = 1000;
const int streamed = qEnvironmentVariableIntValue("TOKENHUB_SOAK_STREAMED") > 0
    ? qEnvironmentVariableIntValue("TOKENHUB_SOAK_STREAMED")
    : 200;
constexpr int removed = 100;
constexpr double allowedGrowth = 1.05;
constexpr int allowedGrowthKb = 1024;

//! Proportional set size, by the kernel's own sum.
int pssInKb()
{
    QFile file(u"/proc/self/smaps_rollup"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').front().toInt();
    }
    return 0;
}

class Soak : public QObject
{
public:
    Soak(const QString &folder, const QString &gateway)
        : m_store(store::StoreLocation::inFolder(folder)), m_profiles(m_store),
          m_client([this](const chat::Profile &) -> base::SecretStore & { return m_keys; }, m_clock),
          m_library({m_client, m_store, m_profiles, m_clock}), m_drafts({m_client, m_store, m_profiles, m_clock})
    {
        m_target.profile = m_profiles.useTemporary(gateway);
        m_target.model = u"practice/echo"_s;
        m_store.open(this, [this](const auto &report) {
            if (!report)
                qFatal("cannot open");
            // Each step begins from the event loop, with nothing of the last one on the stack.
            connect(&m_steps, &QTimer::timeout, this, &Soak::step);
            m_steps.start(0);
        });
    }

private:
    enum class Phase { Fill, WarmUp, Open, Stream, Remove, Measure };

    void step()
    {
        if (m_isBusy)
            return;
        switch (m_phase) {
        case Phase::Fill: // more than SQLite's cache holds, which is full from then on
            return m_done < stored ? ask(u"fill %1 "_s.arg(m_done) + QString(20'000, u'f')) : next(Phase::WarmUp);
        case Phase::WarmUp: // caches, pools and pages that are used once
            if (m_done < 60)
                return ask(u"warm %1"_s.arg(m_done));
            return m_done < 260 ? show(m_ids[size_t(m_done * 7) % stored]) : next(Phase::Open);
        case Phase::Open:
            return m_done < opened ? show(m_ids[size_t(m_done * 7) % stored]) : next(Phase::Stream);
        case Phase::Stream:
            return m_done < streamed ? ask(u"Tell me of %1"_s.arg(m_done)) : next(Phase::Remove);
        case Phase::Remove:
            return m_done < removed ? remove() : next(Phase::Measure);
        case Phase::Measure:
            m_steps.stop();
            return finish();
        }
    }

    void next(Phase phase)
    {
        const int now = pssInKb();
        if (m_phase == Phase::WarmUp)
            m_afterWarmUp = now;
        const char *const names[] = {"made", "warmed up", "opened and closed", "streamed", "removed"};
        std::printf("%-20s %5d  %6d KB PSS  %6.1f s\n", names[int(m_phase)], m_done, now,
                    double(m_clockwork.elapsed()) / 1000);
        std::fflush(stdout);
        m_phase = phase;
        m_done = 0;
    }

    //! A new conversation, one prompt, its whole answer, and a draft left behind.
    void ask(const QString &prompt)
    {
        m_isBusy = true;
        m_library.showNew(m_target);
        session::ChatSession *session = m_library.shown();
        m_ids.push_back(session->conversation().id());
        connect(session, &session::ChatSession::answerFinished, this, [this, session](base::MessageId answer) {
            if (session->conversation().message(answer).outcome != chat::Outcome::Complete)
                ++m_failed;
            m_drafts.note(session->conversation().id(), {.text = u"and then"_s});
            ready();
        });
        session->send(session->conversation().lanes().front().id, {.text = prompt});
    }

    void show(base::ConversationId id)
    {
        m_isBusy = true;
        m_drafts.load(id, this, [](const chat::Draft &) {});
        m_library.show(id);
        // What was asked for first is answered first: this comes behind it.
        m_store.loadDraft(id, this, [this, id](const auto &) {
            if (!m_library.shown() || m_library.shown()->conversation().id() != id)
                ++m_failed;
            ready();
        });
    }

    void remove()
    {
        m_isBusy = true;
        const base::ConversationId id = m_ids.back();
        m_ids.pop_back();
        m_library.remove(id);
        m_store.loadDraft(id, this, [this](const auto &) { ready(); });
    }

    void ready()
    {
        ++m_done;
        m_isBusy = false;
    }

    void finish()
    {
        const int now = pssInKb();
        const bool isFlat = now <= m_afterWarmUp * allowedGrowth || now - m_afterWarmUp <= allowedGrowthKb;
        std::printf("%s: %d KB after warming up, %d KB at the end, %d failed\n", isFlat ? "flat" : "GROWN",
                    m_afterWarmUp, now, m_failed);
        QCoreApplication::exit(isFlat && m_failed == 0 && m_afterWarmUp > 0 ? 0 : 1);
    }

    base::SystemClock m_clock;
    secrets::MemorySecretStore m_keys;
    store::Store m_store;
    session::ProfileBook m_profiles;
    gateway::GatewayClient m_client;
    session::ConversationLibrary m_library;
    session::DraftKeeper m_drafts;
    chat::Target m_target;
    std::vector<base::ConversationId> m_ids;
    QTimer m_steps;
    QElapsedTimer m_clockwork = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
    Phase m_phase = Phase::Fill;
    int m_done = 0;
    int m_failed = 0;
    int m_afterWarmUp = 0;
    bool m_isBusy = false;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QProcess gateway;
    gateway.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    gateway.start(QStringLiteral(TOKENHUB_PRACTICE), {u"--rate"_s, u"20000"_s, u"--exit-with-parent"_s});
    if (!gateway.waitForReadyRead(10'000))
        qFatal("the practice gateway does not start");
    const QString url = QString::fromUtf8(gateway.readLine()).trimmed();
    QTemporaryDir folder;
    int status = 1;
    {
        const Soak soak(folder.path(), url);
        status = app.exec();
    }
    gateway.kill();
    gateway.waitForFinished();
    return status;
}
