// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/chatjob.h"
#include "gateway/hostgate.h"
#include "gateway/modelsjob.h"

#include <map>
#include <memory>

namespace tokenhub::gateway {

using KeysFor = std::function<base::SecretStore &(const chat::Profile &)>;

//! \brief Starts jobs. One network manager per lane: one manager holds no more than six connections to a host and
//! loses all it has queued when one of them breaks. One host gate for all lanes. GUI thread; outlives its jobs.
class GatewayClient : public QObject
{
    Q_OBJECT

public:
    GatewayClient(KeysFor keysFor, const base::Clock &clock, QObject *parent = nullptr);
    ~GatewayClient() override;

    //! Not yet started; the caller connects, then calls start().
    [[nodiscard]] ChatJob *chat(chat::LaneId lane, const chat::Profile &profile, chat::ChatRequest request,
                                QObject *parent);
    [[nodiscard]] ModelsJob *models(const chat::Profile &profile, QObject *parent);

    void setLimits(const net::HttpLimits &limits) { m_limits = limits; }
    void setFinishGrace(std::chrono::milliseconds grace) { m_finishGrace = grace; }
    void setRandom(std::function<double()> random) { m_random = std::move(random); }

private:
    static void chooseProxy(QNetworkAccessManager &network, const chat::Profile &profile);
    [[nodiscard]] JobTools tools(QNetworkAccessManager &network);

    KeysFor m_keysFor;
    const base::Clock &m_clock;
    HostGate m_gate;
    net::HttpLimits m_limits;
    std::chrono::milliseconds m_finishGrace{5000};
    std::function<double()> m_random;
    std::map<chat::LaneId, std::unique_ptr<QNetworkAccessManager>> m_networks;
    std::unique_ptr<QNetworkAccessManager> m_modelsNetwork;
};

} // namespace tokenhub::gateway
