// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/gatewaydesk.h"

#include "panels/gatewaydialog.h"
#include "words/errortext.h"

namespace tokenhub::app {

GatewayDesk::GatewayDesk(KeyDesk &keys, session::ProfileBook &profiles, QWidget *window)
    : QObject(window), m_keys(keys), m_profiles(profiles), m_window(window)
{
    connect(&m_keys, &KeyDesk::stateChanged, this, &GatewayDesk::showKeyState);
    connect(&m_keys, &KeyDesk::saved, this, [this] {
        if (m_dialog)
            m_dialog->finishSaving();
    });
    connect(&m_keys, &KeyDesk::refused, this, [this](const QString &sentence) {
        if (m_dialog)
            m_dialog->setProblem(GatewayField::Key, sentence);
    });
}

void GatewayDesk::open()
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new GatewayDialog(m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    const chat::Profile &profile = m_profiles.current();
    m_dialog->setForm({.name = profile.name, .url = profile.baseUrl, .keyText = {}, .place = KeyPlace::Keyring});
    connect(m_dialog, &GatewayDialog::urlEdited, this, &GatewayDesk::showUrlStatus);
    connect(m_dialog, &GatewayDialog::saveRequested, this, &GatewayDesk::onSave);
    connect(m_dialog, &GatewayDialog::removeKeyRequested, &m_keys, &KeyDesk::remove);
    connect(m_dialog, &GatewayDialog::unlockRequested, &m_keys, &KeyDesk::unlock);
    showUrlStatus(profile.baseUrl);
    showKeyState();
    m_dialog->open();
    m_keys.check();
}

void GatewayDesk::showUrlStatus(const QString &url)
{
    const base::Result<QString> endpoint = m_keys.hooks().normaliseUrl(url);
    if (endpoint)
        m_dialog->setUrlStatus(tr("Requests go to %1").arg(*endpoint), Tone::Quiet);
    else
        m_dialog->setUrlStatus(words::errorText(endpoint.error()).sentence, Tone::Bad);
}

void GatewayDesk::showKeyState()
{
    if (m_dialog)
        m_dialog->setKeyState(m_keys.state(), m_keys.sentence());
}

void GatewayDesk::onSave(const GatewayForm &form)
{
    const base::Result<QString> endpoint = m_keys.hooks().normaliseUrl(form.url);
    if (!endpoint) {
        m_dialog->setProblem(GatewayField::Url, words::errorText(endpoint.error()).sentence);
        return;
    }
    chat::Profile profile = m_profiles.current();
    // A key belongs to the gateway it was given for: it must never travel to another address unasked.
    const bool moved = m_keys.hooks().normaliseUrl(profile.baseUrl).ok()
        && *endpoint != *m_keys.hooks().normaliseUrl(profile.baseUrl);
    if (moved && form.keyText.trimmed().isEmpty() && m_keys.state() == base::KeyState::Found && m_keys.isKeyNeeded()) {
        m_dialog->setProblem(
            GatewayField::Key,
            tr("The address has changed: enter the key for the new one. The old key is not sent to it."));
        return;
    }
    profile.name = form.name.trimmed().isEmpty() ? tr("Gateway") : form.name.trimmed();
    profile.baseUrl = form.url.trimmed();
    if (moved)
        profile.usageInStream = chat::UsageInStream::Ask;
    m_profiles.put(profile);
    if (form.keyText.trimmed().isEmpty()) {
        m_dialog->finishSaving();
        m_keys.check();
    } else {
        m_keys.save(form.keyText, form.place);
    }
}

} // namespace tokenhub::app
