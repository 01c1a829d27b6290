// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "chat/modelcatalog.h"
#include "chat/profile.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <vector>

namespace tokenhub::gateway {
class GatewayClient;
class ModelsJob;
} // namespace tokenhub::gateway

namespace tokenhub::session {

//! A program that serves models on this computer, and the port it takes when nobody tells it another.
struct LocalPort {
    QString program;
    quint16 port = 0;

    friend bool operator==(const LocalPort &, const LocalPort &) = default;
};

//! Ollama, llama.cpp, LM Studio, vLLM.
[[nodiscard]] std::vector<LocalPort> usualLocalPorts();

struct LocalServer {
    LocalPort where;
    QString baseUrl;
    chat::ModelCatalog catalog;

    friend bool operator==(const LocalServer &, const LocalServer &) = default;
};

//! \brief Looks once for servers on this computer: asks each port for its list of models, all at the same time and for
//! a moment only. No key is sent, because these profiles have none. It never looks by itself. GUI thread; the client
//! outlives it.
class LocalServerSearch : public QObject
{
    Q_OBJECT

public:
    LocalServerSearch(gateway::GatewayClient &gateway, std::vector<LocalPort> ports, QObject *parent = nullptr);
    ~LocalServerSearch() override;

    void look(); //!< while it looks already: nothing
    [[nodiscard]] bool isLooking() const { return !m_asked.empty(); }
    [[nodiscard]] const std::vector<LocalPort> &ports() const { return m_ports; }
    //! What the last look found, in the order of the ports.
    [[nodiscard]] const std::vector<LocalServer> &found() const { return m_found; }

signals:
    void finished(); //!< once after each look

private:
    struct Asked {
        size_t place = 0; //!< among the ports
        QPointer<gateway::ModelsJob> job;
    };

    void onAnswer(size_t place, const base::Result<chat::ModelCatalog> &result);
    void giveUp();
    void end();

    gateway::GatewayClient &m_gateway;
    std::vector<LocalPort> m_ports;
    std::vector<chat::Profile> m_profiles; //!< of the ports; nobody else knows them
    std::vector<Asked> m_asked;
    std::vector<LocalServer> m_found;
    QTimer m_limit;
};

} // namespace tokenhub::session
