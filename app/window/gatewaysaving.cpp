// SPDX-License-Identifier: GPL-3.0-or-later
// GatewayDesk: saving and testing what was entered.
#include "session/profilecheck.h"
#include "settings/gatewayspage.h"
#include "window/gatewaydesk.h"
#include "words/connectiontext.h"
#include "words/errortext.h"
#include "words/profiletext.h"

#include <QUrl>

namespace tokenhub::app {

using base::KeyState;
using chat::Profile;
using chat::ProfileField;

namespace {

Tone toneOfVerdict(words::ConnectionText::Verdict verdict)
{
    switch (verdict) {
    case words::ConnectionText::Verdict::Good:
        return Tone::Good;
    case words::ConnectionText::Verdict::Doubtful:
        return Tone::Warn;
    case words::ConnectionText::Verdict::Bad:
        break;
    }
    return Tone::Bad;
}

base::Secret typedOrNone(const QString &text)
{
    const base::Result<base::Secret> secret = base::Secret::fromText(text);
    return secret ? *secret : base::Secret();
}

} // namespace

bool GatewayDesk::hasMoved(const Profile &edited) const
{
    const std::optional<Profile> stored = m_parts.profiles.find(edited.id);
    if (!stored)
        return true;
    const base::Result<QString> before = session::askedAddress(*stored);
    const base::Result<QString> after = session::askedAddress(edited);
    return before && after && *before != *after;
}

bool GatewayDesk::hasOtherProxy(const Profile &edited) const
{
    const std::optional<Profile> stored = m_parts.profiles.find(edited.id);
    return !stored || stored->connection.proxy != edited.connection.proxy;
}

bool GatewayDesk::checkSecrets(const GatewayForm &form)
{
    for (const auto &[text, field] :
         {std::pair(form.keyText, ProfileField::Key), std::pair(form.proxyPassword, ProfileField::ProxyUser)}) {
        if (text.isEmpty())
            continue;
        if (const base::Result<base::Secret> secret = base::Secret::fromText(text); !secret) {
            edit().setProblem(
                field,
                field == ProfileField::Key
                    ? words::errorText(secret.error()).sentence
                    : tr("This password cannot be kept: it may have Latin letters, digits and signs only, "
                         "and no blanks."));
            return false;
        }
    }
    // A key belongs to the gateway it was given for: it must never travel to another address unasked.
    if (form.keyText.isEmpty() && m_keys.state() == KeyState::Found && hasMoved(form.profile)) {
        edit().setProblem(ProfileField::Key,
                          tr("The address has changed: enter the key for the new one, or remove the old one. The old "
                             "key is not sent to it."));
        return false;
    }
    return true;
}

void GatewayDesk::save()
{
    GatewayForm form = edit().form();
    const chat::ProfileFaults faults = session::faultsOf(form.profile);
    edit().setFaults(faults);
    if (!faults.empty() || !checkSecrets(form))
        return;
    endTest();
    if (form.profile.name.isEmpty())
        form.profile.name = QUrl(*session::askedAddress(form.profile)).host();
    if (hasMoved(form.profile))
        form.profile.usageInStream = chat::UsageInStream::Ask;
    form.profile.state = chat::ProfileState::Sound;
    // Nor may a password go to another proxy.
    if (form.proxyPassword.isEmpty() && hasOtherProxy(form.profile) && m_parts.profiles.find(form.profile.id))
        m_parts.hooks.keys->remove(form.profile.proxyKeyName(), this, [](const base::SecretAnswer &) {});
    if (const auto known = draft(form.profile.id); known != m_drafts.end())
        m_drafts.erase(known);
    m_chosen = form.profile.id;
    m_parts.profiles.put(form.profile);
    m_keys.setProfile(form.profile);
    storeSecrets(form);
}

void GatewayDesk::storeSecrets(const GatewayForm &form)
{
    if (!form.proxyPassword.isEmpty()) {
        const base::Secret password = typedOrNone(form.proxyPassword);
        const bool isLasting = form.place == KeyPlace::Keyring && form.profile.kind == chat::ProfileKind::Saved;
        if (isLasting) {
            m_parts.hooks.keys->write(form.profile.proxyKeyName(), password, this,
                                      [this, id = form.profile.id](const base::SecretAnswer &answer) {
                                          if (!m_page || id != m_chosen)
                                              return;
                                          if (answer.state == KeyState::Found)
                                              showPassword();
                                          else
                                              edit().setProblem(
                                                  ProfileField::ProxyUser,
                                                  tr("The keyring did not take the password: unlock it and "
                                                     "save again."));
                                      });
        } else {
            m_parts.hooks.keepForSession(form.profile.proxyKeyName(), password);
        }
    }
    if (form.keyText.isEmpty())
        onSaved();
    else
        m_keys.save(form.keyText, form.place); // saved or refused follows
}

void GatewayDesk::onSaved()
{
    if (!m_page)
        return;
    const Profile saved = chosenProfile();
    edit().setProfile(saved);
    edit().setSaveable(false);
    showRows();
    showAddress(saved);
    showKey();
    showPassword();
    edit().setTestText(tr("Saved."), Tone::Good);
}

void GatewayDesk::onTest()
{
    if (m_parts.test.isRunning()) {
        endTest();
        edit().setTestText({}, Tone::Quiet);
        return;
    }
    const GatewayForm form = edit().form();
    const chat::ProfileFaults faults = session::faultsOf(form.profile);
    edit().setFaults(faults);
    if (!faults.empty())
        return;
    // What is stored was given for the stored address: it is not tried on another one.
    std::optional<base::Secret> key;
    if (!form.keyText.isEmpty() || hasMoved(form.profile))
        key = typedOrNone(form.keyText);
    std::optional<base::Secret> password;
    if (!form.proxyPassword.isEmpty() || hasOtherProxy(form.profile))
        password = typedOrNone(form.proxyPassword);
    edit().setTesting(true);
    edit().setTestText(words::testingConnection(QUrl(*session::askedAddress(form.profile)).host()), Tone::Quiet);
    m_parts.test.start(form.profile, key, password);
}

void GatewayDesk::onTested(const base::Result<chat::ConnectionReport> &result)
{
    if (!m_page)
        return;
    const words::ConnectionText text = words::connectionText(result);
    edit().setTesting(false);
    edit().setTestText(text.sentence, toneOfVerdict(text.verdict), text.details);
}

void GatewayDesk::endTest()
{
    m_parts.test.cancel();
    if (m_page)
        edit().setTesting(false);
}

} // namespace tokenhub::app
