// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/modelsjob.h"

#include "base/logging.h"
#include "gateway/profilerules.h"

namespace tokenhub::gateway {

using namespace Qt::Literals::StringLiterals;
using base::KeyState;
using base::Result;

namespace {

net::HttpLimits within(net::HttpLimits limits, std::chrono::milliseconds limit)
{
    limits.silence.tick = std::min(limits.silence.tick, limit);
    limits.silence.connect = std::min(limits.silence.connect, limit);
    limits.silence.firstByte = std::min(limits.silence.firstByte, limit);
    limits.silence.stall = std::min(limits.silence.stall, limit);
    limits.silence.errorBody = std::min(limits.silence.errorBody, limit);
    return limits;
}

base::SecretAnswer typed(const base::Secret &secret)
{
    return {.state = secret.isEmpty() ? KeyState::Absent : KeyState::Found, .secret = secret};
}

} // namespace

ModelsJob::ModelsJob(JobTools tools, chat::Profile profile, QObject *parent, ModelsCall call)
    : QObject(parent), m_tools(std::move(tools)), m_profile(std::move(profile)), m_call(std::move(call))
{
    if (m_call.limit)
        m_tools.limits = within(m_tools.limits, *m_call.limit);
}

ModelsJob::~ModelsJob()
{
    delete m_stream; // before its network
}

void ModelsJob::start()
{
    if (const std::optional<base::Error> obstacle = obstacleOf(m_profile)) {
        end(*obstacle);
        return;
    }
    // A keyring that could ask a person is left alone where nothing of it is wanted.
    if (m_call.key && (m_call.proxyPassword || !m_profile.connection.proxy.hasLogin())) {
        onCredentials({.proxyPassword = {.state = KeyState::Absent}});
        return;
    }
    auto *search = new CredentialSearch(m_tools.keys, m_profile, this);
    connect(search, &CredentialSearch::finished, this, &ModelsJob::onCredentials);
    search->start();
}

void ModelsJob::onCredentials(Credentials found)
{
    if (m_call.key)
        found.key = typed(*m_call.key);
    if (m_call.proxyPassword)
        found.proxyPassword = typed(*m_call.proxyPassword);
    m_call.key.reset();
    m_call.proxyPassword.reset();
    m_keyState = found.key.state;
    const base::SecretAnswer &password = found.proxyPassword;
    const auto authorities = m_tools.authoritiesOf(m_profile);
    if (password.state != KeyState::Found && password.state != KeyState::Absent)
        end(base::Error{.kind = kindOf(password.state), .detail = password.detail, .subject = m_profile.name});
    else if (!authorities)
        end(authorities.error());
    else
        send(found, *authorities);
}

void ModelsJob::send(const Credentials &found, const QList<QSslCertificate> &authorities)
{
    // Without a key it is asked all the same: some gateways show their list to everybody.
    net::HttpRequest request{.verb = "GET"_ba,
                             .url = endpointOf(m_profile)->models(),
                             .headers = {},
                             .body = {},
                             .authorities = authorities};
    request.headers = {{"Accept"_ba, "application/json"_ba}, {"User-Agent"_ba, "TokenHubChat/"_ba + TOKENHUB_VERSION}};
    request.headers.append(ownHeaders(m_profile));
    if (hasSentKey())
        request.headers.append({"Authorization"_ba, "Bearer "_ba + found.key.secret.reveal()});
    const QNetworkProxy proxy = proxyOf(m_profile, QString::fromLatin1(found.proxyPassword.secret.reveal()));
    request.headers.append(proxyLogin(proxy, request.url));
    m_network = m_tools.networkVia(proxy);
    m_stream = new net::HttpStream(*m_network, std::move(request), m_tools.limits, m_tools.clock, this);
    connect(m_stream, &net::HttpStream::chunkReceived, this, [this](const QByteArray &chunk) {
        m_body += chunk;
        m_stream->noteDataEvent();
    });
    connect(m_stream, &net::HttpStream::finished, this, &ModelsJob::onStreamFinished);
    m_sentAt = m_tools.clock.monotonic();
    m_stream->start();
}

void ModelsJob::onStreamFinished(const Result<net::HttpEnd> &result)
{
    m_time = std::chrono::duration_cast<std::chrono::milliseconds>(m_tools.clock.monotonic() - m_sentAt);
    if (!result)
        end(result.error());
    else if (!result->head.isSuccess())
        end(errorFromStatus(*result));
    else
        end(decodeModels(m_body));
}

void ModelsJob::end(const Result<chat::ModelCatalog> &result)
{
    qCInfo(base::logGateway).noquote() << "models"
                                       << (result ? u"complete"_s : base::errorKindName(result.error().kind));
    QMetaObject::invokeMethod(
        this,
        [this, result] {
            emit finished(result);
            deleteLater();
        },
        Qt::QueuedConnection);
}

} // namespace tokenhub::gateway
