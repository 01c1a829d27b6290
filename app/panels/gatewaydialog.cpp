// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/gatewaydialog.h"

#include "panels/secretedit.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QHideEvent>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <initializer_list>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int leastWidth = 440;

Tone toneOf(base::KeyState state)
{
    switch (state) {
    case base::KeyState::Found:
        return Tone::Good;
    case base::KeyState::Unknown:
    case base::KeyState::Absent:
        return Tone::Quiet;
    default:
        return Tone::Warn;
    }
}

//! QWidget::setTabOrder() for more than two came with Qt 6.6.
void orderTabs(std::initializer_list<QWidget *> widgets)
{
    QWidget *before = nullptr;
    for (QWidget *widget : widgets) {
        if (before)
            QWidget::setTabOrder(before, widget);
        before = widget;
    }
}

} // namespace

GatewayDialog::GatewayDialog(QWidget *parent) : QDialog(parent)
{
    setObjectName(u"gatewayDialog"_s);
    setWindowTitle(tr("Gateway"));
    setMinimumWidth(leastWidth);
    m_secret = new SecretEdit(this);
    m_secret->setObjectName(u"gatewayKeySecretEdit"_s);
    auto *name = new QLineEdit(this);
    name->setObjectName(u"gatewayNameLineEdit"_s);
    auto *url = new QLineEdit(this);
    url->setObjectName(u"gatewayUrlLineEdit"_s);
    url->setPlaceholderText(u"https://tokenhub.link"_s);
    url->setInputMethodHints(Qt::ImhUrlCharactersOnly);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::wide, space::large + space::tiny, space::wide, space::large);
    column->setSpacing(space::tiny);
    m_url = addLine(column, tr("Address"), url);
    m_key = addLine(column, tr("API key"), m_secret);
    column->addWidget(makePlaces());
    column->addSpacing(space::small);
    m_name = addLine(column, tr("Name"), name);
    column->addStretch(1);
    column->addWidget(makeButtons());
    orderTabs({url, m_secret, m_unlock, m_keyring, m_session, name, m_save, m_remove});
    connectParts();
    setKeyState(base::KeyState::Unknown, {});
}

GatewayDialog::Line GatewayDialog::addLine(QVBoxLayout *column, const QString &label, QLineEdit *edit)
{
    auto *words = new QLabel(label, this);
    words->setTextFormat(Qt::PlainText);
    words->setFont(fonts::strong(words->font()));
    words->setBuddy(edit);
    edit->setAccessibleName(label);
    auto *status = new ToneLabel(this);
    status->setObjectName(QString(edit->objectName()).append(u"StatusLabel"_s));
    column->addWidget(words, 0, Qt::AlignLeading);
    column->addWidget(edit);
    column->addWidget(status);
    column->addSpacing(space::small);
    return {edit, status};
}

QWidget *GatewayDialog::makePlaces()
{
    auto *places = new QWidget(this);
    m_keyring = new QRadioButton(tr("Keep in the desktop's keyring"), places);
    m_keyring->setObjectName(u"keyringRadioButton"_s);
    m_keyring->setChecked(true);
    m_session = new QRadioButton(tr("Use for this session only"), places);
    m_session->setObjectName(u"sessionOnlyRadioButton"_s);
    m_unlock = new QPushButton(tr("Unlock the keyring…"), places);
    m_unlock->setObjectName(u"unlockKeyringButton"_s);
    m_unlock->setAutoDefault(false);
    auto *column = new QVBoxLayout(places);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addWidget(m_unlock, 0, Qt::AlignLeading);
    column->addWidget(m_keyring);
    column->addWidget(m_session);
    return places;
}

QWidget *GatewayDialog::makeButtons()
{
    auto *buttons = new QWidget(this);
    m_remove = new QPushButton(tr("Remove key"), buttons);
    m_remove->setObjectName(u"removeKeyButton"_s);
    m_remove->setAutoDefault(false);
    auto *cancel = new QPushButton(tr("Cancel"), buttons);
    cancel->setObjectName(u"cancelGatewayButton"_s);
    cancel->setAutoDefault(false);
    m_save = new QPushButton(buttons);
    m_save->setObjectName(u"saveGatewayButton"_s);
    m_save->setDefault(true);
    setButtonLook(m_save, ButtonLook::Primary);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, space::small, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_remove);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_save);
    connect(cancel, &QPushButton::clicked, this, &GatewayDialog::reject);
    setWaiting(false);
    return buttons;
}

void GatewayDialog::connectParts()
{
    connect(m_save, &QPushButton::clicked, this, &GatewayDialog::save);
    connect(m_remove, &QPushButton::clicked, this, &GatewayDialog::removeKeyRequested);
    connect(m_unlock, &QPushButton::clicked, this, &GatewayDialog::unlockRequested);
    connect(m_url.edit, &QLineEdit::textEdited, this, &GatewayDialog::urlEdited);
}

GatewayDialog::Line &GatewayDialog::line(GatewayField field)
{
    return field == GatewayField::Name ? m_name : field == GatewayField::Url ? m_url : m_key;
}

void GatewayDialog::setForm(const GatewayForm &form)
{
    m_name.edit->setText(form.name);
    m_url.edit->setText(form.url);
    m_secret->forget();
    (form.place == KeyPlace::SessionOnly ? m_session : m_keyring)->setChecked(true);
    for (const Line &each : {m_name, m_url})
        each.status->clearText();
    setWaiting(false);
}

GatewayForm GatewayDialog::form() const
{
    return {.name = m_name.edit->text().trimmed(),
            .url = m_url.edit->text().trimmed(),
            .keyText = m_secret->text(),
            .place = m_session->isChecked() ? KeyPlace::SessionOnly : KeyPlace::Keyring};
}

void GatewayDialog::setUrlStatus(const QString &sentence, Tone tone)
{
    m_url.status->showText(sentence, tone);
}

void GatewayDialog::setKeyState(base::KeyState state, const QString &sentence)
{
    const bool found = state == base::KeyState::Found;
    const bool noKeyring = state == base::KeyState::NoService;
    m_key.status->showText(sentence, toneOf(state));
    m_secret->setPlaceholderText(found ? tr("stored; type to replace it") : QString());
    m_remove->setVisible(found);
    m_unlock->setVisible(state == base::KeyState::Locked);
    m_keyring->setEnabled(!noKeyring);
    if (noKeyring)
        m_session->setChecked(true);
}

void GatewayDialog::setProblem(GatewayField field, const QString &sentence)
{
    setWaiting(false);
    line(field).status->showText(sentence, Tone::Bad);
    line(field).edit->setFocus(Qt::OtherFocusReason);
}

void GatewayDialog::finishSaving()
{
    accept();
}

void GatewayDialog::save()
{
    setWaiting(true);
    emit saveRequested(form());
}

void GatewayDialog::setWaiting(bool waiting)
{
    m_save->setEnabled(!waiting);
    m_save->setText(waiting ? tr("Saving…") : tr("Save"));
}

void GatewayDialog::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous()) { // closed, not only behind another window
        m_secret->forget();
        setWaiting(false);
    }
    QDialog::hideEvent(event);
}

} // namespace tokenhub::app
