// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gatewayclient.h"

#include "gateway/profilerules.h"
#include "net/authorities.h"

#include <QFileInfo>
#include <QRandomGenerator>

namespace tokenhub::gateway {

GatewayClient::GatewayClient(KeysFor keysFor, const base::Clock &clock, QObject *parent)
    : QObject(parent), m_keysFor(std::move(keysFor)), m_clock(clock),
      m_random([] { return QRandomGenerator::global()->generateDouble(); })
{
}

GatewayClient::~GatewayClient() = default;

JobTools GatewayClient::tools(const chat::Profile &profile)
{
    return {.networkVia = &NetworkPool::fresh,
            .authoritiesOf = [this](const chat::Profile &asked) { return authoritiesOf(asked); },
            .gate = m_gate,
            .clock = m_clock,
            .keys = m_keysFor(profile),
            .random = m_random,
            .limits = limitsOf(profile, m_limits),
            .finishGrace = m_finishGrace};
}

base::Result<QList<QSslCertificate>> GatewayClient::authoritiesOf(const chat::Profile &profile)
{
    const QString &file = profile.connection.authoritiesFile;
    if (file.isEmpty())
        return QList<QSslCertificate>();
    // Parsing a bundle takes as long as drawing a frame or two: once a file is enough.
    const QFileInfo info(file);
    if (m_authorities.file == file && m_authorities.changedAt == info.lastModified()
        && m_authorities.bytes == info.size())
        return m_authorities.certificates;
    const base::Result<QList<QSslCertificate>> read = net::readAuthorities(file);
    if (read)
        m_authorities = {file, info.lastModified(), info.size(), *read};
    return read;
}

ChatJob *GatewayClient::chat(chat::LaneId lane, const chat::Profile &profile, chat::ChatRequest request,
                             QObject *parent)
{
    JobTools with = tools(profile);
    with.networkVia = [this, lane](const QNetworkProxy &proxy) { return m_networks.forLane(lane, proxy); };
    return new ChatJob(std::move(with), profile, std::move(request), parent);
}

ModelsJob *GatewayClient::models(const chat::Profile &profile, QObject *parent, ModelsCall call)
{
    return new ModelsJob(tools(profile), profile, parent, std::move(call));
}

} // namespace tokenhub::gateway
