// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/profile.h"
#include "store/store.h"

#include <optional>
#include <vector>

namespace tokenhub::session {

//! \brief The gateways one can ask, in the person's order. GUI thread. There is always a current one, the default of
//! new chats: TokenHub itself until another is saved.
class ProfileBook : public QObject
{
    Q_OBJECT

public:
    explicit ProfileBook(store::Store &store, QObject *parent = nullptr);

    //! The stored profiles; makes the first one when there is none. \a done once, later.
    void load(std::function<void()> done);
    //! For this run only, and current at once: the gateway of the command line.
    chat::ProfileId useTemporary(const QString &baseUrl);
    void setCurrent(chat::ProfileId id); //!< unknown ones are ignored

    [[nodiscard]] const chat::Profile &current() const;
    [[nodiscard]] std::optional<chat::Profile> find(chat::ProfileId id) const;
    [[nodiscard]] const std::vector<chat::Profile> &profiles() const { return m_profiles; }
    //! Changes the one with its id, or adds it at the end; Saved ones go to the store.
    void put(const chat::Profile &profile);
    //! The same under another id and name, behind it, without its keys. A Temporary one becomes a Saved one. Null when
    //! there is no such profile.
    chat::ProfileId duplicate(chat::ProfileId id, const QString &name);
    //! One has to remain: the last one stays. The current one hands over to its neighbour. Its keys are the caller's.
    void remove(chat::ProfileId id);
    void move(chat::ProfileId id, int to); //!< to this place in profiles()

signals:
    void changed(tokenhub::base::ProfileId id);
    void currentChanged();
    void listChanged(); //!< others, or in another order
    void removed(tokenhub::base::ProfileId id); //!< after it has gone

private:
    [[nodiscard]] std::vector<chat::Profile>::iterator locate(chat::ProfileId id);
    void saveOrder();

    store::Store &m_store;
    std::vector<chat::Profile> m_profiles;
    chat::ProfileId m_current;
};

} // namespace tokenhub::session
