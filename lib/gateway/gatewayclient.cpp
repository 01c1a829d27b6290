// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gatewayclient.h"

#include <QNetworkAccessManager>
#include <QRandomGenerator>

namespace tokenhub::gateway {

GatewayClient::GatewayClient(KeysFor keysFor, const base::Clock &clock, QObject *parent)
    : QObject(parent),
      m_keysFor(std::move(keysFor)),
      m_clock(clock),
      m_random([] { return QRandomGenerator::global()->generateDouble(); })
{
}

GatewayClient::~GatewayClient() = default;

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

ChatJob *GatewayClient::chat(chat::LaneId lane, const chat::Profile &profile, chat::ChatRequest request, QObject *parent)
{
    std::unique_ptr<QNetworkAccessManager> &network = m_networks[lane];
    if (!network)
        network = std::make_unique<QNetworkAccessManager>();
    return new ChatJob(tools(*network), profile, std::move(request), parent);
}

ModelsJob *GatewayClient::models(const chat::Profile &profile, QObject *parent)
{
    if (!m_modelsNetwork)
        m_modelsNetwork = std::make_unique<QNetworkAccessManager>();
    return new ModelsJob(tools(*m_modelsNetwork), profile, parent);
}

} // namespace tokenhub::gateway
