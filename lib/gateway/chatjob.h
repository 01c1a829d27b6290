// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/chatrequest.h"
#include "chat/delta.h"
#include "gateway/answerreader.h"
#include "gateway/credentialsearch.h"
#include "gateway/networkpool.h"
#include "net/endpoint.h"
#include "net/httpstream.h"
#include "net/retrypolicy.h"

#include <QPointer>
#include <QTimer>
#include <functional>

namespace tokenhub::gateway {

class HostGate;

//! What the job is doing until it has ended.
enum class JobPhase {
    WaitingForKey, //!< the keychain has been asked
    WaitingForPerson, //!< … and asks a person in turn
    WaitingForHost, //!< the host said "too many requests"; until tells when it goes on
    Connecting,
    WaitingForAnswer, //!< sent; nothing has come yet
    Streaming,
    Stalled, //!< nothing has come for a while; it may still
    WaitingToRetry, //!< until tells when; cause tells why
};

struct JobState {
    JobPhase phase = JobPhase::WaitingForKey;
    std::chrono::nanoseconds until{0}; //!< monotonic
    std::optional<base::Error> cause;
    std::chrono::milliseconds silence{0}; //!< that had passed when the phase began: of Stalled
};

//! How it ended. Failed: nothing usable came. Interrupted: text came and broke off. The error tells why.
struct JobEnd {
    chat::Outcome outcome = chat::Outcome::Failed;
    std::optional<base::Error> error;
};

//! What a job works with; owned by the GatewayClient, which outlives its jobs.
struct JobTools {
    std::function<SharedNetwork(const QNetworkProxy &)> networkVia;
    std::function<base::Result<QList<QSslCertificate>>(const chat::Profile &)> authoritiesOf;
    HostGate &gate;
    const base::Clock &clock;
    base::SecretStore &keys; //!< of the job's profile
    std::function<double()> random; //!< 0 … 1
    net::HttpLimits limits; //!< as the profile wants them
    std::chrono::milliseconds finishGrace{5000}; //!< after a finish reason, for usage, while the socket stays open
};

//! \brief One answer: from the request to exactly one outcome. Exactly one POST per attempt; another attempt only where
//! the retry table allows it, never once content has come. GUI thread; owned by whoever asked, deleted with
//! deleteLater() after finished(). All signals come from the event loop, none after finished().
class ChatJob : public QObject
{
    Q_OBJECT

public:
    ChatJob(JobTools tools, chat::Profile profile, chat::ChatRequest request, QObject *parent);
    ~ChatJob() override;

    void start(); //!< once
    //! Stopped, with all that came; while it waits to retry, Failed with the cause.
    void stop();
    void retryNow(); //!< ends a wait for the host or for a retry; else nothing

    [[nodiscard]] const JobState &state() const { return m_state; }
    [[nodiscard]] const chat::Metrics &metrics() const { return m_metrics; }

signals:
    void stateChanged();
    //! Each attempt, before it leaves: the body as sent, but of the messages only the system prompt: they are the path,
    //! and to keep them with every answer would make a conversation grow with the square of its turns. It holds no key.
    void requestReady(const QByteArray &settings);
    void deltasReceived(const tokenhub::chat::DeltaBatch &batch); //!< as often as data comes
    //! The gateway does not take the field that asks for usage; the profile should remember it.
    void usageInStreamRefused();
    void finished(const tokenhub::gateway::JobEnd &end); //!< exactly once, last

private:
    void attempt();
    void askForKey();
    void onCredentials(const Credentials &found);
    void send(const Credentials &found, const QList<QSslCertificate> &authorities);
    [[nodiscard]] net::HttpRequest httpRequest(const base::Secret &key, const QByteArray &body) const;
    void connectStream();
    void onHead(const net::HttpHead &head);
    void onChunk(const QByteArray &chunk);
    void onStreamFinished(const base::Result<net::HttpEnd> &result);
    void onStatus(const net::HttpEnd &end);
    void take(Decoded decoded);
    void onBroken(const base::Error &error);
    void considerRetry(const base::Error &error, net::RetryPhase phase, const net::HttpHeaders &headers);
    void waitUntil(JobPhase phase, std::chrono::nanoseconds until, std::optional<base::Error> cause);
    void setPhase(JobPhase phase, std::chrono::milliseconds silence = {});
    void dropStream();
    void stamp(const chat::DeltaBatch &batch);
    [[nodiscard]] std::chrono::milliseconds elapsed() const;
    void logEnd(chat::Outcome outcome, const std::optional<base::Error> &error) const;
    void end(chat::Outcome outcome, std::optional<base::Error> error);

    JobTools m_tools;
    chat::Profile m_profile;
    chat::ChatRequest m_request;
    std::optional<net::Endpoint> m_endpoint;
    JobState m_state;
    chat::Metrics m_metrics;
    std::chrono::nanoseconds m_sentAt{0};
    SharedNetwork m_network; //!< outlives the stream
    QPointer<net::HttpStream> m_stream;
    AnswerReader m_reader;
    QTimer m_wait;
    QTimer m_grace;
    std::optional<base::Error> m_answerError; //!< why we closed the stream ourselves
    int m_retries = 0; //!< automatic ones so far
    bool m_hasContent = false;
    bool m_started = false;
    bool m_stopping = false;
    bool m_ended = false;
};

} // namespace tokenhub::gateway
