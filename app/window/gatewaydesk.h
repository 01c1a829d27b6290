// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window/keydesk.h"

#include <QPointer>

namespace tokenhub::app {

class GatewayDialog;

//! \brief Opens the gateway dialog and carries out what it wishes: address to the profile book, key to the key desk.
class GatewayDesk : public QObject
{
    Q_OBJECT

public:
    GatewayDesk(KeyDesk &keys, session::ProfileBook &profiles, QWidget *window);

    void open();

private:
    void onSave(const GatewayForm &form);
    void showUrlStatus(const QString &url);
    void showKeyState();

    KeyDesk &m_keys;
    session::ProfileBook &m_profiles;
    QWidget *m_window;
    QPointer<GatewayDialog> m_dialog;
};

} // namespace tokenhub::app
