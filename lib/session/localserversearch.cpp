// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/localserversearch.h"

#include "gateway/gatewayclient.h"

#include <algorithm>

namespace tokenhub::session {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Who is there answers in milliseconds; somebody else's server may accept the connection and say nothing.
constexpr auto limit = 1500ms;

chat::Profile profileAt(const LocalPort &where)
{
    return {.id = base::ProfileId::create(),
            .name = where.program,
            .baseUrl = u"http://127.0.0.1:%1"_s.arg(where.port),
            .kind = chat::ProfileKind::Temporary};
}

} // namespace

std::vector<LocalPort> usualLocalPorts()
{
    return {{u"Ollama"_s, 11434}, {u"llama.cpp"_s, 8080}, {u"LM Studio"_s, 1234}, {u"vLLM"_s, 8000}};
}

LocalServerSearch::LocalServerSearch(gateway::GatewayClient &gateway, std::vector<LocalPort> ports, QObject *parent)
    : QObject(parent), m_gateway(gateway), m_ports(std::move(ports))
{
    for (const LocalPort &port : m_ports)
        m_profiles.push_back(profileAt(port));
    m_limit.setSingleShot(true);
    m_limit.setInterval(limit);
    connect(&m_limit, &QTimer::timeout, this, &LocalServerSearch::giveUp);
}

LocalServerSearch::~LocalServerSearch() = default;

void LocalServerSearch::look()
{
    if (isLooking())
        return;
    m_found.clear();
    for (size_t place = 0; place < m_ports.size(); ++place) {
        gateway::ModelsJob *job = m_gateway.models(m_profiles[place], this);
        m_asked.push_back({.place = place, .job = job});
        connect(job, &gateway::ModelsJob::finished, this,
                [this, place](const base::Result<chat::ModelCatalog> &result) { onAnswer(place, result); });
        job->start();
    }
    m_limit.start();
    if (m_asked.empty())
        QMetaObject::invokeMethod(this, &LocalServerSearch::end, Qt::QueuedConnection);
}

void LocalServerSearch::onAnswer(size_t place, const base::Result<chat::ModelCatalog> &result)
{
    // A list without models comes from a server that has none yet, or from something else: of no use either way.
    if (result && !result->isEmpty())
        m_found.push_back({.where = m_ports[place], .baseUrl = m_profiles[place].baseUrl, .catalog = *result});
    std::erase_if(m_asked, [place](const Asked &asked) { return asked.place == place; });
    if (m_asked.empty())
        end();
}

void LocalServerSearch::giveUp()
{
    for (const Asked &asked : std::exchange(m_asked, {})) {
        if (asked.job) {
            asked.job->disconnect(this);
            asked.job->deleteLater();
        }
    }
    end();
}

void LocalServerSearch::end()
{
    m_limit.stop();
    const auto position = [this](const LocalServer &server) {
        return std::find(m_ports.cbegin(), m_ports.cend(), server.where) - m_ports.cbegin();
    };
    std::sort(m_found.begin(), m_found.end(),
              [&](const LocalServer &a, const LocalServer &b) { return position(a) < position(b); });
    emit finished();
}

} // namespace tokenhub::session
