// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/profile.h"
#include "store/store.h"

#include <optional>
#include <vector>

namespace tokenhub::session {

//! \brief The gateways one can ask. GUI thread. There is always a current one: TokenHub itself until another is saved.
class ProfileBook : public QObject
{
    Q_OBJECT

public:
    explicit ProfileBook(store::Store &store, QObject *parent = nullptr);

    //! The stored profiles; makes the first one when there is none. \a done once, later.
    void load(std::function<void()> done);
    //! For this run only, and current at once: the gateway of the command line.
    chat::ProfileId useTemporary(const QString &baseUrl);
    void setCurrent(chat::ProfileId id);

    [[nodiscard]] const chat::Profile &current() const;
    [[nodiscard]] std::optional<chat::Profile> find(chat::ProfileId id) const;
    [[nodiscard]] const std::vector<chat::Profile> &profiles() const { return m_profiles; }
    //! Changes the one with its id, or adds it; Saved ones go to the store.
    void put(const chat::Profile &profile);

signals:
    void changed(tokenhub::base::ProfileId id);
    void currentChanged();

private:
    store::Store &m_store;
    std::vector<chat::Profile> m_profiles;
    chat::ProfileId m_current;
};

} // namespace tokenhub::session
