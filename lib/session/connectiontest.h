// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "chat/connectionreport.h"
#include "chat/modelcatalog.h"
#include "chat/profile.h"

#include <QObject>
#include <QPointer>
#include <optional>

namespace tokenhub::gateway {
class GatewayClient;
class ModelsJob;
} // namespace tokenhub::gateway

namespace tokenhub::session {

//! \brief Tries a gateway as it was typed, before anything of it is stored: asks for its list of models with the key,
//! and once more without, because a list that everybody may read proves no key. Neither asks a model or costs
//! anything. GUI thread; the client outlives it. One test at a time: a new one replaces the one under way.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionTest(gateway::GatewayClient &gateway, QObject *parent = nullptr);
    ~ConnectionTest() override;

    //! Without \a key (or \a proxyPassword) the stored one is used; an empty one means that none is sent. The profile
    //! need not be known to anybody else. finished() follows, later.
    void start(const chat::Profile &profile, const std::optional<base::Secret> &key = {},
               const std::optional<base::Secret> &proxyPassword = {});
    void cancel(); //!< no finished() comes any more
    //! What the last test that gave a report found listed.
    [[nodiscard]] const chat::ModelCatalog &catalog() const { return m_catalog; }
    [[nodiscard]] bool isRunning() const { return !m_job.isNull(); }

signals:
    //! Once per start() unless cancelled or replaced. The error is that of the request: an address that cannot be read,
    //! a host that is not there, a proxy that failed, a key that was rejected or (KeyMissing) not given, a keyring that
    //! is locked, a list that is none.
    void finished(const tokenhub::base::Result<tokenhub::chat::ConnectionReport> &result);

private:
    void ask(const std::optional<base::Secret> &key);
    void askWithoutKey(const chat::ConnectionReport &found);
    void end(const base::Result<chat::ConnectionReport> &result);

    gateway::GatewayClient &m_gateway;
    chat::Profile m_profile;
    std::optional<base::Secret> m_proxyPassword; //!< until the test has ended
    chat::ModelCatalog m_catalog;
    QPointer<gateway::ModelsJob> m_job;
};

} // namespace tokenhub::session
