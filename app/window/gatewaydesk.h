// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectiontest.h"
#include "session/modeldirectory.h"
#include "settings/gatewayedit.h"
#include "window/keydesk.h"

#include <QPointer>

namespace tokenhub::app {

class GatewaysPage;

//! \brief Carries out what the page of gateways wishes: profiles to the book, keys to the keychain, tests to the
//! gateway. What was typed and not saved stays for the run, whatever else is looked at, but for keys. GUI thread.
class GatewayDesk : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        session::ProfileBook &profiles;
        settings::Settings &settings;
        session::ConnectionTest &test;
        session::ModelDirectory &models;
        GatewayHooks hooks;
    };

    GatewayDesk(Parts parts, QWidget *window);

    [[nodiscard]] QWidget *makePage(); //!< for the settings dialog, which takes it
    void choose(base::ProfileId id); //!< what the page shows, now or when it is made

signals:
    void keysChanged(tokenhub::base::ProfileId id); //!< of this gateway something was stored or removed
    //! The page was closed with changes of these gateways that are not saved; none: there are none, or no longer.
    void leftUnsaved(const QStringList &gateways);

private:
    void connectPage(GatewaysPage &page);
    void connectKeys();
    void showRows();
    void showChosen();
    void showKey();
    void showPassword();
    void showModels();
    void showAddress(const chat::Profile &profile);
    void onEdited();
    void onAdd();
    void onDuplicate();
    void askToRemove();
    void remove(base::ProfileId id);
    void removeKeys(const chat::Profile &profile);
    void onMove(int by);
    void onTest();
    void onTested(const base::Result<chat::ConnectionReport> &result);
    void endTest();
    void onClosed();
    [[nodiscard]] static QString nameOf(const chat::Profile &profile); //!< also of one that has none yet
    void save();
    void storeSecrets(const GatewayForm &form);
    void onSaved();
    [[nodiscard]] bool checkSecrets(const GatewayForm &form);
    [[nodiscard]] bool hasMoved(const chat::Profile &edited) const; //!< to another address than the stored one
    [[nodiscard]] bool hasOtherProxy(const chat::Profile &edited) const;
    [[nodiscard]] std::vector<chat::Profile>::iterator draft(base::ProfileId id);
    [[nodiscard]] std::vector<chat::Profile> shown(); //!< as the list has them: stored ones, then new ones
    [[nodiscard]] chat::Profile chosenProfile();
    [[nodiscard]] GatewayEdit &edit() const;

    Parts m_parts;
    KeyDesk m_keys; //!< of what is being edited
    QWidget *m_window;
    QPointer<GatewaysPage> m_page;
    base::ProfileId m_chosen;
    std::vector<chat::Profile> m_drafts; //!< edited and not saved, new ones among them
};

} // namespace tokenhub::app
