// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/chatjob.h"

#include "base/logging.h"
#include "gateway/hostgate.h"
#include "gateway/profilerules.h"

namespace tokenhub::gateway {

using namespace Qt::Literals::StringLiterals;
using base::Error;
using base::ErrorKind;
using base::KeyState;
using chat::Outcome;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace {

// What the gateway itself calls an error has failed; what merely stopped coming was interrupted.
Outcome outcomeOf(ErrorKind kind, bool hasContent)
{
    switch (kind) {
    case ErrorKind::Interrupted:
    case ErrorKind::Stalled:
    case ErrorKind::TooMuchData:
        return Outcome::Interrupted;
    case ErrorKind::AnswerError:
    case ErrorKind::BadAnswer:
        return Outcome::Failed;
    default:
        return hasContent ? Outcome::Interrupted : Outcome::Failed;
    }
}

net::RetryPhase phaseOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NoAnswer:
    case ErrorKind::FirstByteTimeout:
        return net::RetryPhase::SentNoHeader;
    case ErrorKind::BadUrl:
    case ErrorKind::HostNotFound:
    case ErrorKind::ConnectionRefused:
    case ErrorKind::ConnectTimeout:
    case ErrorKind::TlsFailed:
    case ErrorKind::ProxyFailed:
    case ErrorKind::ProxyLogin:
        return net::RetryPhase::NotSent;
    default:
        return net::RetryPhase::HeaderNoContent;
    }
}

} // namespace

ChatJob::ChatJob(JobTools tools, chat::Profile profile, chat::ChatRequest request, QObject *parent)
    : QObject(parent), m_tools(std::move(tools)), m_profile(std::move(profile)), m_request(std::move(request))
{
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer); // a coarse one may be early, and the host named a time
    m_grace.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &ChatJob::attempt);
    connect(&m_grace, &QTimer::timeout, this, [this] {
        if (m_stream)
            m_stream->endNow();
    });
}

ChatJob::~ChatJob()
{
    delete m_stream; // before its network
}

void ChatJob::start()
{
    Q_ASSERT(!m_started);
    m_started = true;
    if (const std::optional<base::Error> obstacle = obstacleOf(m_profile)) {
        end(Outcome::Failed, obstacle);
        return;
    }
    m_endpoint = endpointOf(m_profile).value();
    const nanoseconds now = m_tools.clock.monotonic();
    const nanoseconds slot = m_tools.gate.reserve(m_endpoint->host(), now);
    if (slot > now)
        waitUntil(JobPhase::WaitingForHost, slot, {});
    else
        attempt();
}

void ChatJob::attempt()
{
    m_state.cause.reset();
    askForKey();
}

void ChatJob::askForKey()
{
    setPhase(JobPhase::WaitingForKey);
    auto *search = new CredentialSearch(m_tools.keys, m_profile, this);
    connect(search, &CredentialSearch::personAsked, this, [this] {
        if (m_state.phase == JobPhase::WaitingForKey)
            setPhase(JobPhase::WaitingForPerson);
    });
    connect(search, &CredentialSearch::finished, this, &ChatJob::onCredentials);
    search->start();
}

void ChatJob::onCredentials(const Credentials &found)
{
    if (m_ended)
        return;
    const KeyState key = found.key.state;
    const KeyState password = found.proxyPassword.state;
    const auto authorities = m_tools.authoritiesOf(m_profile);
    // A server on this computer often wants no key; nothing is lost by asking it without one.
    if (key != KeyState::Found && !net::isLoopbackHost(m_endpoint->host()))
        end(Outcome::Failed, Error{.kind = kindOf(key), .detail = found.key.detail, .subject = m_profile.name});
    else if (password != KeyState::Found && password != KeyState::Absent)
        end(Outcome::Failed,
            Error{.kind = kindOf(password), .detail = found.proxyPassword.detail, .subject = m_profile.name});
    else if (!authorities)
        end(Outcome::Failed, authorities.error());
    else
        send(found, *authorities);
}

net::HttpRequest ChatJob::httpRequest(const base::Secret &key, const QByteArray &body) const
{
    net::HttpRequest request{.url = m_endpoint->chatCompletions(), .headers = {}, .body = body};
    const QByteArray accept = m_request.parameters.streams() ? "text/event-stream"_ba : "application/json"_ba;
    request.headers = {{"Content-Type"_ba, "application/json"_ba},
                       {"Accept"_ba, accept},
                       {"User-Agent"_ba, "TokenHubChat/"_ba + TOKENHUB_VERSION}};
    request.headers.append(ownHeaders(m_profile));
    if (!key.isEmpty())
        request.headers.append({"Authorization"_ba, "Bearer "_ba + key.reveal()});
    return request;
}

void ChatJob::send(const Credentials &found, const QList<QSslCertificate> &authorities)
{
    const QByteArray body = encodeRequest(m_request, m_profile.usageInStream);
    chat::ChatRequest settings = m_request;
    // The rest of the messages is in the tree; the system prompt may be another one by tomorrow.
    std::erase_if(settings.messages, [](const chat::RequestMessage &message) {
        return message.role != chat::RequestMessage::Role::System;
    });
    emit requestReady(encodeRequest(settings, m_profile.usageInStream));
    m_reader = AnswerReader();
    m_answerError.reset();
    m_metrics = {.attempts = m_metrics.attempts + 1};
    m_sentAt = m_tools.clock.monotonic();
    net::HttpLimits limits = m_tools.limits;
    // In one piece nothing can come before all of it was thought and written.
    if (!m_request.parameters.streams())
        limits.silence.firstByte *= 5;
    net::HttpRequest request = httpRequest(found.key.secret, body);
    request.authorities = authorities;
    const QNetworkProxy proxy = proxyOf(m_profile, QString::fromLatin1(found.proxyPassword.secret.reveal()));
    request.headers.append(proxyLogin(proxy, request.url));
    m_network = m_tools.networkVia(proxy);
    qCDebug(base::logGateway) << "asking" << m_endpoint->host() << "attempt" << m_metrics.attempts << body.size()
                              << "bytes";
    m_stream = new net::HttpStream(*m_network, std::move(request), limits, m_tools.clock, this);
    connectStream();
    setPhase(JobPhase::Connecting);
    m_stream->start();
}

void ChatJob::connectStream()
{
    using net::HttpStream;
    connect(m_stream, &HttpStream::requestSent, this, [this] { setPhase(JobPhase::WaitingForAnswer); });
    connect(m_stream, &HttpStream::headersReceived, this, &ChatJob::onHead);
    connect(m_stream, &HttpStream::chunkReceived, this, &ChatJob::onChunk);
    connect(m_stream, &HttpStream::stallWarning, this, [this](milliseconds silence) {
        ++m_metrics.stalls;
        setPhase(JobPhase::Stalled, silence);
    });
    connect(m_stream, &HttpStream::stallEnded, this,
            [this] { setPhase(m_hasContent ? JobPhase::Streaming : JobPhase::WaitingForAnswer); });
    connect(m_stream, &HttpStream::finished, this, &ChatJob::onStreamFinished);
}

void ChatJob::onHead(const net::HttpHead &head)
{
    m_metrics.firstByte = elapsed();
    if (head.isSuccess())
        m_reader = AnswerReader(QString::fromLatin1(head.header("x-request-id")).left(200));
}

void ChatJob::onChunk(const QByteArray &chunk)
{
    if (m_answerError)
        return;
    take(m_reader.feed(chunk));
    if (!m_stream)
        return;
    if (m_answerError || m_reader.isDone())
        m_stream->endNow();
    else if (m_reader.hasFinishReason() && !m_grace.isActive())
        m_grace.start(m_tools.finishGrace);
}

void ChatJob::take(Decoded decoded)
{
    if (decoded.sawData && m_stream)
        m_stream->noteDataEvent();
    m_metrics.skippedEvents = m_reader.skippedEvents();
    if (!decoded.deltas.empty()) {
        stamp(decoded.deltas);
        emit deltasReceived(decoded.deltas);
    }
    if (decoded.error)
        m_answerError = decoded.error;
}

void ChatJob::stamp(const chat::DeltaBatch &batch)
{
    if (!chat::hasContent(batch))
        return;
    m_hasContent = true;
    if (!m_metrics.firstToken)
        m_metrics.firstToken = elapsed();
    m_metrics.speed.add(elapsed() - *m_metrics.firstToken, chat::contentBytes(batch));
    if (!m_metrics.firstText && chat::hasText(batch))
        m_metrics.firstText = elapsed();
    if (m_state.phase != JobPhase::Streaming)
        setPhase(JobPhase::Streaming);
}

void ChatJob::onStreamFinished(const base::Result<net::HttpEnd> &result)
{
    m_grace.stop();
    if (result && !result->head.isSuccess()) {
        dropStream();
        onStatus(*result);
        return;
    }
    const std::optional<Error> said = m_answerError;
    // A cut body may still hold a whole last event; only a body that ended may be judged as one piece.
    if (!m_answerError && (result || m_hasContent || m_reader.isComplete()))
        take(m_reader.finish());
    dropStream();
    if (m_stopping) {
        end(Outcome::Stopped, {});
    } else if (m_reader.isComplete() && !m_answerError) {
        end(Outcome::Complete, {});
    } else if (said) {
        onBroken(*said);
    } else if (!result) {
        onBroken(result.error());
    } else if (m_answerError) {
        onBroken(*m_answerError);
    } else {
        onBroken(Error{.kind = ErrorKind::Interrupted, .detail = u"the stream ended without a finish reason"_s});
    }
}

void ChatJob::onBroken(const Error &error)
{
    if (!m_hasContent) {
        considerRetry(error, phaseOf(error.kind), {});
        return;
    }
    end(outcomeOf(error.kind, m_hasContent), error);
}

void ChatJob::onStatus(const net::HttpEnd &http)
{
    if (m_stopping) {
        end(Outcome::Stopped, {});
        return;
    }
    Error error = errorFromStatus(http);
    error.retryAfter = net::retryAfter(http.head.headers, m_tools.clock.now());
    if (m_profile.usageInStream == chat::UsageInStream::Ask && refusesUsageInStream(error)) {
        m_profile.usageInStream = chat::UsageInStream::DoNotAsk;
        emit usageInStreamRefused();
        attempt();
        return;
    }
    considerRetry(error, net::RetryPhase::Status, http.head.headers);
}

void ChatJob::considerRetry(const Error &error, net::RetryPhase phase, const net::HttpHeaders &headers)
{
    const net::RetryDecision decision = net::decideRetry({.phase = phase,
                                                          .error = error,
                                                          .attempt = m_retries + 1,
                                                          .headers = headers,
                                                          .now = m_tools.clock.now(),
                                                          .random = m_tools.random()});
    const nanoseconds now = m_tools.clock.monotonic();
    const bool hostIsBusy = error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Overloaded;
    if (hostIsBusy && error.retryAfter && *error.retryAfter <= net::maximumWait)
        m_tools.gate.block(m_endpoint->host(), now + *error.retryAfter);
    if (decision.action != net::RetryAction::Automatic) {
        end(outcomeOf(error.kind, m_hasContent), error);
        return;
    }
    ++m_retries;
    const nanoseconds slot = m_tools.gate.reserve(m_endpoint->host(), now);
    waitUntil(JobPhase::WaitingToRetry, std::max(slot, now + nanoseconds(decision.delay)), error);
}

void ChatJob::waitUntil(JobPhase phase, nanoseconds until, std::optional<Error> cause)
{
    m_state = {.phase = phase, .until = until, .cause = std::move(cause)};
    const auto left = std::chrono::ceil<milliseconds>(until - m_tools.clock.monotonic());
    m_wait.start(std::max(left, milliseconds(0)));
    emit stateChanged();
}

void ChatJob::retryNow()
{
    if (!m_wait.isActive())
        return;
    m_wait.stop();
    m_tools.gate.open(m_endpoint->host());
    attempt();
}

void ChatJob::stop()
{
    if (m_ended || m_stopping)
        return;
    if (m_wait.isActive()) {
        m_wait.stop();
        if (m_state.cause)
            end(Outcome::Failed, m_state.cause);
        else
            end(Outcome::Stopped, {});
        return;
    }
    m_stopping = true;
    if (m_stream)
        m_stream->cancel();
    else
        end(Outcome::Stopped, {});
}

void ChatJob::setPhase(JobPhase phase, milliseconds silence)
{
    if (m_ended || (m_state.phase == phase && m_state.until == nanoseconds(0) && !m_state.cause))
        return;
    m_state = {.phase = phase, .until = nanoseconds(0), .cause = {}, .silence = silence};
    emit stateChanged();
}

void ChatJob::dropStream()
{
    if (!m_stream)
        return;
    m_stream->disconnect(this);
    m_stream->deleteLater();
    m_stream.clear();
}

milliseconds ChatJob::elapsed() const
{
    return std::chrono::duration_cast<milliseconds>(m_tools.clock.monotonic() - m_sentAt);
}

// What the gateway said is left out: it may quote the prompt.
void ChatJob::logEnd(Outcome outcome, const std::optional<Error> &error) const
{
    qCInfo(base::logGateway).noquote() << "answer" << chat::outcomeName(outcome)
                                       << (error ? base::errorKindName(error->kind) : QString()) << "status"
                                       << (error ? error->httpStatus.value_or(0) : 200) << "attempts"
                                       << m_metrics.attempts << "ms" << elapsed().count();
}

void ChatJob::end(Outcome outcome, std::optional<Error> error)
{
    if (m_ended)
        return;
    m_ended = true;
    m_wait.stop();
    if (m_metrics.attempts > 0)
        m_metrics.total = elapsed();
    logEnd(outcome, error);
    // Later, so that a job that fails in start() has been connected to by then.
    QMetaObject::invokeMethod(
        this, [this, outcome, error] { emit finished({.outcome = outcome, .error = error}); }, Qt::QueuedConnection);
}

} // namespace tokenhub::gateway
