// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/connectiontest.h"

#include "gateway/gatewayclient.h"

namespace tokenhub::session {

using namespace std::chrono_literals;
using base::Result;
using chat::ConnectionReport;
using chat::KeyProof;

namespace {
// Somebody looks at the button and waits; a list needs no time to think.
constexpr auto patience = 20s;

//! A key that never came cannot be a wrong one: then the keyring, or that there is none, is what to tell.
base::Error explained(const base::Error &error, base::KeyState key)
{
    if (error.kind != base::ErrorKind::KeyRejected || key == base::KeyState::Found)
        return error;
    base::Error told = error;
    told.kind = gateway::kindOf(key);
    return told;
}
} // namespace

ConnectionTest::ConnectionTest(gateway::GatewayClient &gateway, QObject *parent) : QObject(parent), m_gateway(gateway)
{
}

ConnectionTest::~ConnectionTest()
{
    cancel();
}

void ConnectionTest::start(const chat::Profile &profile, const std::optional<base::Secret> &key,
                           const std::optional<base::Secret> &proxyPassword)
{
    cancel();
    m_profile = profile;
    m_proxyPassword = proxyPassword;
    ask(key);
}

void ConnectionTest::cancel()
{
    if (!m_job)
        return;
    m_job->disconnect(this);
    delete m_job.data();
}

void ConnectionTest::ask(const std::optional<base::Secret> &key)
{
    m_job = m_gateway.models(m_profile, this, {.key = key, .proxyPassword = m_proxyPassword, .limit = patience});
    connect(m_job, &gateway::ModelsJob::finished, this, [this](const Result<chat::ModelCatalog> &result) {
        const base::KeyState keyState = m_job->keyState();
        ConnectionReport report{.time = m_job->time()};
        m_job.clear();
        m_catalog = result ? *result : chat::ModelCatalog();
        if (!result) {
            end(explained(result.error(), keyState));
            return;
        }
        report.models = qsizetype(result->models().size());
        report.key = keyState == base::KeyState::Found ? KeyProof::Accepted : KeyProof::NoKey;
        if (report.key == KeyProof::Accepted)
            askWithoutKey(report);
        else
            end(report);
    });
    m_job->start();
}

void ConnectionTest::askWithoutKey(const ConnectionReport &found)
{
    m_job = m_gateway.models(m_profile, this,
                             {.key = base::Secret(), .proxyPassword = m_proxyPassword, .limit = patience});
    connect(m_job, &gateway::ModelsJob::finished, this, [this, found](const Result<chat::ModelCatalog> &result) {
        m_job.clear();
        ConnectionReport report = found;
        if (result || result.error().kind != base::ErrorKind::KeyRejected)
            report.key = KeyProof::Unproven;
        end(report);
    });
    m_job->start();
}

void ConnectionTest::end(const Result<ConnectionReport> &result)
{
    m_proxyPassword.reset();
    emit finished(result);
}

} // namespace tokenhub::session
