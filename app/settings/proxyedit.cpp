// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/proxyedit.h"

#include "panels/secretedit.h"
#include "settings/formfield.h"
#include "settings/settingscontrols.h"
#include "theme/theme.h"

#include <QBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

using Use = chat::ProxyChoice::Use;
using Kind = chat::ProxyChoice::Kind;

enum Choice { System, None, Http, Socks5 }; // places in the box

Choice choiceOf(const chat::ProxyChoice &proxy)
{
    if (proxy.use == Use::Manual)
        return proxy.kind == Kind::Socks5 ? Socks5 : Http;
    return proxy.use == Use::None ? None : System;
}

constexpr int noNumber = -1; // a port that was entered and is none

} // namespace

ProxyEdit::ProxyEdit(QWidget *parent)
    : QWidget(parent), m_use(new ChoiceBox(this)), m_manual(new QWidget(this)), m_host(new QLineEdit(m_manual)),
      m_port(new QLineEdit(m_manual)), m_user(new QLineEdit(m_manual)), m_password(new SecretEdit(m_manual))
{
    m_use->setObjectName(u"proxyUseComboBox"_s);
    m_use->addItems({tr("As the desktop"), tr("No proxy"), tr("HTTP proxy"), tr("SOCKS5 proxy")});
    m_host->setObjectName(u"proxyHostLineEdit"_s);
    m_host->setPlaceholderText(u"proxy.example.org"_s);
    m_host->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_port->setObjectName(u"proxyPortLineEdit"_s);
    m_port->setMaxLength(6);
    m_port->setInputMethodHints(Qt::ImhDigitsOnly);
    m_user->setObjectName(u"proxyUserLineEdit"_s);
    m_user->setPlaceholderText(tr("none"));
    m_password->setObjectName(u"proxyPasswordSecretEdit"_s);
    makeFields();
    connectParts();
    setFocusProxy(m_use);
    refresh();
}

void ProxyEdit::makeFields()
{
    m_useField = new FormField(tr("Proxy"), m_use, nullptr, this);
    m_hostField = new FormField(tr("Proxy host"), m_host, nullptr, m_manual);
    m_portField = new FormField(tr("Port"), m_port, nullptr, m_manual);
    m_userField = new FormField(tr("User name"), m_user, nullptr, m_manual);
    m_passwordField = new FormField(tr("Proxy password"), m_password, nullptr, m_manual);
    auto *grid = new QGridLayout(m_manual);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::small);
    grid->setVerticalSpacing(space::small);
    grid->addWidget(m_hostField, 0, 0, Qt::AlignTop);
    grid->addWidget(m_portField, 0, 1, Qt::AlignTop);
    grid->addWidget(m_userField, 1, 0, 1, 2);
    grid->addWidget(m_passwordField, 2, 0, 1, 2);
    grid->setColumnStretch(0, 4);
    grid->setColumnStretch(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(m_useField);
    column->addWidget(m_manual);
}

void ProxyEdit::connectParts()
{
    connect(m_use, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        emit edited();
    });
    for (QLineEdit *line : {m_host, m_port, m_user}) {
        connect(line, &QLineEdit::textEdited, this, [this] {
            refresh();
            emit edited();
        });
    }
    connect(m_password, &QLineEdit::textChanged, this, &ProxyEdit::passwordEdited);
}

void ProxyEdit::setProxy(const chat::ProxyChoice &proxy)
{
    const QSignalBlocker silent(this);
    m_use->setCurrentIndex(choiceOf(proxy));
    m_host->setText(proxy.host);
    m_port->setText(proxy.port == 0 ? QString() : QString::number(proxy.port));
    m_user->setText(proxy.user);
    refresh();
}

chat::ProxyChoice ProxyEdit::proxy() const
{
    const int choice = m_use->currentIndex();
    const QString port = m_port->text().trimmed();
    bool isNumber = false;
    const int number = port.toInt(&isNumber);
    return {.use = choice == System ? Use::System
                : choice == None    ? Use::None
                                    : Use::Manual,
            .kind = choice == Socks5 ? Kind::Socks5 : Kind::Http,
            .host = m_host->text().trimmed(),
            .port = port.isEmpty() ? 0
                : isNumber         ? number
                                   : noNumber,
            .user = m_user->text().trimmed()};
}

QString ProxyEdit::password() const
{
    return proxy().hasLogin() ? m_password->text() : QString();
}

void ProxyEdit::setPasswordNote(const QString &sentence, const QString &placeholder)
{
    m_passwordField->setNote(sentence);
    m_password->setPlaceholderText(placeholder);
}

void ProxyEdit::forgetPassword()
{
    m_password->forget();
}

void ProxyEdit::refresh()
{
    const chat::ProxyChoice chosen = proxy();
    m_manual->setVisible(chosen.use == Use::Manual);
    m_passwordField->setVisible(chosen.hasLogin());
    m_useField->setNote(chosen.use == Use::System
                            ? tr("What the desktop or the environment names; never for this computer itself.")
                            : QString());
    m_hostField->setNote(m_host->text().contains("://"_L1) ? tr("Only the name: without http://.") : QString());
}

void ProxyEdit::clearProblems()
{
    for (FormField *field : {m_hostField, m_portField, m_userField, m_passwordField})
        field->setProblem({});
}

void ProxyEdit::setProblem(chat::ProfileField field, const QString &sentence)
{
    FormField *place = field == chat::ProfileField::ProxyPort ? m_portField
        : field == chat::ProfileField::ProxyUser              ? m_passwordField
                                                              : m_hostField;
    place->setProblem(sentence);
}

void ProxyEdit::focusProblem()
{
    for (const FormField *field : {m_hostField, m_portField, m_userField, m_passwordField}) {
        if (field->hasProblem()) {
            field->focusTarget()->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

} // namespace tokenhub::app
