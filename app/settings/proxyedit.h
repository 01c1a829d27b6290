// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/gatewayconnection.h"
#include "chat/profilefault.h"

#include <QWidget>

class QLineEdit;

namespace tokenhub::app {

class ChoiceBox;
class FormField;
class SecretEdit;

//! \brief By which way: as the desktop, directly, or by a proxy with its host, port and login. GUI thread.
class ProxyEdit : public QWidget
{
    Q_OBJECT

public:
    explicit ProxyEdit(QWidget *parent = nullptr);

    void setProxy(const chat::ProxyChoice &proxy); //!< not announced
    [[nodiscard]] chat::ProxyChoice proxy() const;
    [[nodiscard]] QString password() const; //!< as typed; empty: to stay as it is
    void setPasswordNote(const QString &sentence, const QString &placeholder);
    void forgetPassword();

    void clearProblems();
    void setProblem(chat::ProfileField field, const QString &sentence);
    void focusProblem();

signals:
    void edited();
    void passwordEdited();

private:
    void makeFields();
    void connectParts();
    void refresh();

    ChoiceBox *m_use;
    QWidget *m_manual;
    QLineEdit *m_host;
    QLineEdit *m_port;
    QLineEdit *m_user;
    SecretEdit *m_password;
    FormField *m_useField = nullptr;
    FormField *m_hostField = nullptr;
    FormField *m_portField = nullptr;
    FormField *m_userField = nullptr;
    FormField *m_passwordField = nullptr;
};

} // namespace tokenhub::app
