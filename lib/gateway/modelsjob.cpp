// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/modelsjob.h"

namespace tokenhub::gateway {

using namespace Qt::Literals::StringLiterals;
using base::Result;

ModelsJob::ModelsJob(JobTools tools, chat::Profile profile, QObject *parent)
    : QObject(parent), m_tools(std::move(tools)), m_profile(std::move(profile))
{
}

void ModelsJob::start()
{
    const Result<net::Endpoint> endpoint = net::Endpoint::parse(m_profile.baseUrl);
    if (!endpoint) {
        end(endpoint.error());
        return;
    }
    m_endpoint = *endpoint;
    m_tools.keysFor(m_profile).read(m_profile.keyName(), this,
                                    [this](const base::SecretAnswer &answer) { onKey(answer); });
}

void ModelsJob::onKey(const base::SecretAnswer &answer)
{
    // Without a key it is asked all the same: some gateways show their list to everybody.
    net::HttpRequest request{.verb = "GET"_ba, .url = m_endpoint->models(), .headers = {}, .body = {}};
    request.headers = {{"Accept"_ba, "application/json"_ba}, {"User-Agent"_ba, "TokenHubChat/"_ba + TOKENHUB_VERSION}};
    if (answer.state == base::KeyState::Found)
        request.headers.append({"Authorization"_ba, "Bearer "_ba + answer.secret.reveal()});
    m_stream = new net::HttpStream(m_tools.network, request, m_tools.limits, m_tools.clock, this);
    connect(m_stream, &net::HttpStream::chunkReceived, this, [this](const QByteArray &chunk) {
        m_body += chunk;
        m_stream->noteDataEvent();
    });
    connect(m_stream, &net::HttpStream::finished, this, &ModelsJob::onStreamFinished);
    m_stream->start();
}

void ModelsJob::onStreamFinished(const Result<net::HttpEnd> &result)
{
    if (!result)
        end(result.error());
    else if (!result->head.isSuccess())
        end(errorFromStatus(*result));
    else
        end(decodeModels(m_body));
}

void ModelsJob::end(const Result<chat::ModelCatalog> &result)
{
    QMetaObject::invokeMethod(
        this,
        [this, result] {
            emit finished(result);
            deleteLater();
        },
        Qt::QueuedConnection);
}

} // namespace tokenhub::gateway
