// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/chatjob.h"
#include "gateway/hostgate.h"
#include "gateway/modelsjob.h"

#include <QDateTime>

namespace tokenhub::gateway {

using KeysFor = std::function<base::SecretStore &(const chat::Profile &)>;

//! \brief Starts jobs, each by the way its profile wants. One host gate for all lanes. GUI thread; outlives its jobs.
class GatewayClient : public QObject
{
    Q_OBJECT

public:
    GatewayClient(KeysFor keysFor, const base::Clock &clock, QObject *parent = nullptr);
    ~GatewayClient() override;

    //! Not yet started; the caller connects, then calls start().
    [[nodiscard]] ChatJob *chat(chat::LaneId lane, const chat::Profile &profile, chat::ChatRequest request,
                                QObject *parent);
    [[nodiscard]] ModelsJob *models(const chat::Profile &profile, QObject *parent, ModelsCall call = {});

    void setLimits(const net::HttpLimits &limits) { m_limits = limits; }
    void setFinishGrace(std::chrono::milliseconds grace) { m_finishGrace = grace; }
    void setRandom(std::function<double()> random) { m_random = std::move(random); }

private:
    //! One file of certificates, as it was when it was last read.
    struct Authorities {
        QString file;
        QDateTime changedAt;
        qint64 bytes = 0;
        QList<QSslCertificate> certificates;
    };

    [[nodiscard]] JobTools tools(const chat::Profile &profile);
    [[nodiscard]] base::Result<QList<QSslCertificate>> authoritiesOf(const chat::Profile &profile);

    KeysFor m_keysFor;
    const base::Clock &m_clock;
    HostGate m_gate;
    net::HttpLimits m_limits;
    std::chrono::milliseconds m_finishGrace{5000};
    std::function<double()> m_random;
    NetworkPool m_networks{m_clock};
    Authorities m_authorities;
};

} // namespace tokenhub::gateway
