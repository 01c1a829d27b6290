// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gatewayclient.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QRandomGenerator>

namespace tokenhub::gateway {

GatewayClient::GatewayClient(KeysFor keysFor, const base::Clock &clock, QObject *parent)
    : QObject(parent), m_keysFor(std::move(keysFor)), m_clock(clock),
      m_random([] { return QRandomGenerator::global()->generateDouble(); })
{
}

GatewayClient::~GatewayClient() = default;

// What is on this computer is asked directly: a proxy would not find it, and would see the key.
void GatewayClient::chooseProxy(QNetworkAccessManager &network, const chat::Profile &profile)
{
    const base::Result<net::Endpoint> endpoint = net::Endpoint::parse(profile.baseUrl);
    const bool isHere = endpoint && net::isLoopbackHost(endpoint->host());
    network.setProxy(isHere ? QNetworkProxy::NoProxy : QNetworkProxy::DefaultProxy);
}

JobTools GatewayClient::tools(QNetworkAccessManager &network)
{
    return {.network = network,
            .gate = m_gate,
            .clock = m_clock,
            .keysFor = m_keysFor,
            .random = m_random,
            .limits = m_limits,
            .finishGrace = m_finishGrace};
}

ChatJob *GatewayClient::chat(chat::LaneId lane, const chat::Profile &profile, chat::ChatRequest request,
                             QObject *parent)
{
    std::unique_ptr<QNetworkAccessManager> &network = m_networks[lane];
    if (!network)
        network = std::make_unique<QNetworkAccessManager>();
    chooseProxy(*network, profile);
    return new ChatJob(tools(*network), profile, std::move(request), parent);
}

ModelsJob *GatewayClient::models(const chat::Profile &profile, QObject *parent)
{
    if (!m_modelsNetwork)
        m_modelsNetwork = std::make_unique<QNetworkAccessManager>();
    chooseProxy(*m_modelsNetwork, profile);
    return new ModelsJob(tools(*m_modelsNetwork), profile, parent);
}

} // namespace tokenhub::gateway
