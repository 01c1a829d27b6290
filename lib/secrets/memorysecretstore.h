// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secretstore.h"

#include <QHash>

namespace tokenhub::secrets {

//! \brief Keys for this run only: "use for this session only", TOKENHUB_API_KEY. Nothing leaves the memory, and the
//! bytes are overwritten when the store goes. Owned by the composition root, GUI thread. Answers are Found or Absent,
//! in the next turn of the event loop.
class MemorySecretStore final : public base::SecretStore
{
    Q_OBJECT

public:
    using base::SecretStore::SecretStore;

    void read(const QString &name, const QObject *context, Done done) override;
    void write(const QString &name, const base::Secret &secret, const QObject *context, Done done) override;
    void remove(const QString &name, const QObject *context, Done done) override;

    // For the composition root, which need not wait for an answer.
    void put(const QString &name, const base::Secret &secret);
    void drop(const QString &name);
    [[nodiscard]] bool contains(const QString &name) const { return m_secrets.contains(name); }

private:
    QHash<QString, base::Secret> m_secrets;
};

} // namespace tokenhub::secrets
