// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/connectiontest.h"
#include "session/localserversearch.h"
#include "session/modeldirectory.h"
#include "settings/settings.h"
#include "window/keydesk.h"

namespace tokenhub::app {

class ConversationView;
class PracticeDesk;
class TargetDesk;
class WelcomePage;

//! \brief The first run: when the welcome page stands there, and what its three ways in do: a key, tested and stored; a
//! server on this computer; canned answers. It must not know how any of them works. GUI thread; one in a window.
class FirstRun : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        WelcomePage &page;
        ConversationView &view;
        KeyDesk &keys;
        session::ProfileBook &profiles;
        session::ModelDirectory &models;
        session::ConnectionTest &test;
        session::LocalServerSearch &servers;
        settings::Settings &settings;
        TargetDesk &targets;
        PracticeDesk &practice;
    };

    FirstRun(const Parts &parts, QObject *parent);

    void showKeyState(); //!< once the profiles are loaded, and whenever the key desk knows more
    void enterKey(); //!< brings the page, ready to type a key

private:
    void connectKey();
    void connectModel();
    void connectWays();
    void testKey(const QString &keyText);
    void onTested(const base::Result<chat::ConnectionReport> &result);
    void onSaved(KeyPlace place);
    void keepTypedKey();
    void onSearched();
    void useServer(int index);
    void onProfileChosen();

    Parts m_parts;
    QString m_storedSentence; //!< where the key is that was just saved; to be said with the test's result
    bool m_isWanted = false;
    bool m_isKept = false; //!< a key was entered here: the page stays for its other steps
    bool m_hasOffers = false;
    bool m_isServerWanted = false; //!< by a click, not by the page itself
};

} // namespace tokenhub::app
