// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/gatewaydesk.h"

#include "session/profilecheck.h"
#include "settings/gatewayspage.h"
#include "words/profiletext.h"
#include "words/statustext.h"

#include <QMessageBox>
#include <QPushButton>
#include <algorithm>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using base::KeyState;
using base::ProfileId;
using chat::Profile;
using chat::ProfileField;

GatewayDesk::GatewayDesk(Parts parts, QWidget *window)
    : QObject(window), m_parts(std::move(parts)), m_keys(m_parts.hooks, m_parts.profiles, m_parts.settings),
      m_window(window)
{
    connectKeys();
    connect(&m_parts.test, &session::ConnectionTest::finished, this, &GatewayDesk::onTested);
    const auto refresh = [this] {
        if (m_page)
            showRows();
    };
    connect(&m_parts.models, &session::ModelDirectory::changed, this, [this](ProfileId id) {
        if (m_page && id == m_chosen)
            showModels();
    });
    connect(&m_parts.profiles, &session::ProfileBook::listChanged, this, refresh);
    connect(&m_parts.profiles, &session::ProfileBook::changed, this, refresh);
    connect(&m_parts.profiles, &session::ProfileBook::currentChanged, this, refresh);
}

void GatewayDesk::connectKeys()
{
    connect(&m_keys, &KeyDesk::stateChanged, this, &GatewayDesk::showKey);
    connect(&m_keys, &KeyDesk::refused, this, [this](const QString &sentence) {
        if (m_page)
            edit().setProblem(ProfileField::Key, sentence);
    });
    connect(&m_keys, &KeyDesk::saved, this, [this] {
        emit keysChanged(m_keys.profile().id);
        onSaved();
    });
    connect(&m_keys, &KeyDesk::removed, this, &GatewayDesk::keysChanged);
    connect(&m_keys, &KeyDesk::unlocked, this, [this] { emit keysChanged(m_keys.profile().id); });
}

QWidget *GatewayDesk::makePage()
{
    m_page = new GatewaysPage;
    connectPage(*m_page);
    if (m_chosen.isNull())
        m_chosen = m_parts.profiles.current().id;
    showRows();
    showChosen();
    return m_page;
}

void GatewayDesk::connectPage(GatewaysPage &page)
{
    connect(&page, &GatewaysPage::chosen, this, &GatewayDesk::choose);
    connect(&page, &GatewaysPage::addRequested, this, &GatewayDesk::onAdd);
    connect(&page, &GatewaysPage::duplicateRequested, this, &GatewayDesk::onDuplicate);
    connect(&page, &GatewaysPage::removeRequested, this, &GatewayDesk::askToRemove);
    connect(&page, &GatewaysPage::moveRequested, this, &GatewayDesk::onMove);
    connect(&page, &GatewaysPage::standardRequested, this, [this] {
        m_parts.profiles.setCurrent(m_chosen);
        if (m_parts.profiles.current().kind == chat::ProfileKind::Saved)
            m_parts.settings.setDefaultProfile(m_parts.profiles.current().id);
    });
    connect(&page, &GatewaysPage::closed, this, &GatewayDesk::onClosed);
    GatewayEdit &form = page.edit();
    connect(&form, &GatewayEdit::edited, this, &GatewayDesk::onEdited);
    connect(&form, &GatewayEdit::saveRequested, this, &GatewayDesk::save);
    connect(&form, &GatewayEdit::testRequested, this, &GatewayDesk::onTest);
    connect(&form, &GatewayEdit::unlockRequested, &m_keys, &KeyDesk::unlock);
    connect(&form, &GatewayEdit::removeKeyRequested, &m_keys, &KeyDesk::remove);
    connect(&form, &GatewayEdit::revertRequested, this, [this] {
        if (const auto found = draft(m_chosen); found != m_drafts.end())
            m_drafts.erase(found);
        showRows();
        showChosen();
    });
}

GatewayEdit &GatewayDesk::edit() const
{
    return m_page->edit();
}

std::vector<Profile>::iterator GatewayDesk::draft(ProfileId id)
{
    return std::find_if(m_drafts.begin(), m_drafts.end(), [id](const Profile &each) { return each.id == id; });
}

std::vector<Profile> GatewayDesk::shown()
{
    std::vector<Profile> all;
    for (const Profile &stored : m_parts.profiles.profiles()) {
        const auto edited = draft(stored.id);
        all.push_back(edited == m_drafts.end() ? stored : *edited);
    }
    for (const Profile &edited : m_drafts) {
        if (!m_parts.profiles.find(edited.id))
            all.push_back(edited);
    }
    return all;
}

Profile GatewayDesk::chosenProfile()
{
    const std::vector<Profile> all = shown();
    const auto found
        = std::find_if(all.begin(), all.end(), [this](const Profile &each) { return each.id == m_chosen; });
    return found == all.end() ? m_parts.profiles.current() : *found;
}

QString GatewayDesk::nameOf(const Profile &profile)
{
    const bool isBlank = profile.name.isEmpty() && profile.baseUrl.isEmpty();
    return isBlank ? tr("New gateway") : words::gatewayName(profile);
}

void GatewayDesk::onClosed()
{
    endTest();
    const GatewayForm form = edit().form();
    QStringList names;
    for (const Profile &edited : m_drafts)
        names.append(nameOf(edited));
    // What was typed of a key does not wait: it is forgotten here.
    const bool hadSecret = !form.keyText.isEmpty() || !form.proxyPassword.isEmpty();
    if (hadSecret && draft(m_chosen) == m_drafts.end())
        names.append(nameOf(form.profile));
    edit().forgetSecrets();
    emit leftUnsaved(names);
}

void GatewayDesk::showRows()
{
    if (m_drafts.empty())
        emit leftUnsaved({});
    std::vector<GatewayRow> rows;
    for (const Profile &profile : shown()) {
        const bool isEdited = draft(profile.id) != m_drafts.end();
        rows.push_back({.id = profile.id,
                        .name = nameOf(profile),
                        .state = isEdited ? GatewayRow::State::Edited : GatewayRow::State::Stored});
    }
    m_chosen = chosenProfile().id;
    m_page->setRows(rows, m_chosen, m_parts.profiles.current().id);
}

void GatewayDesk::choose(ProfileId id)
{
    m_chosen = id;
    if (!m_page)
        return;
    showRows();
    showChosen();
}

void GatewayDesk::showChosen()
{
    endTest();
    const Profile profile = chosenProfile();
    edit().setProfile(profile);
    edit().setSaveable(draft(profile.id) != m_drafts.end() || profile.state == chat::ProfileState::Mended);
    if (profile.state == chat::ProfileState::Mended)
        edit().setTestText(tr("What was stored about this gateway could not be read whole. Check the fields and save."),
                           Tone::Warn);
    else if (profile.kind == chat::ProfileKind::Temporary)
        edit().setTestText(tr("This gateway is for this run only. A duplicate of it is kept."), Tone::Quiet);
    m_keys.setProfile(m_parts.profiles.find(profile.id).value_or(profile));
    m_keys.check();
    showAddress(profile);
    showKey();
    showPassword();
    showModels();
    m_parts.models.loadStored(profile.id);
}

void GatewayDesk::showModels()
{
    QStringList names;
    const chat::ModelCatalog catalog = m_parts.models.catalog(m_chosen);
    for (const chat::ModelInfo &model : catalog.models())
        names.append(model.id);
    edit().setModels(names);
}

void GatewayDesk::showAddress(const Profile &profile)
{
    const base::Result<QString> address = session::askedAddress(profile);
    const bool isPlain = !address && address.error().kind == base::ErrorKind::InsecureUrl;
    edit().setPlainHttpOffered(isPlain);
    if (address)
        edit().setAddressNote(tr("Questions go to %1").arg(*address), Tone::Quiet);
    else if (profile.baseUrl.isEmpty())
        edit().setAddressNote(tr("For example https://tokenhub.link, or http://localhost:11434 for this computer."),
                              Tone::Quiet);
    else
        edit().setAddressNote(words::faultText({.field = ProfileField::Url, .error = address.error()}), Tone::Bad);
}

void GatewayDesk::showKey()
{
    if (!m_page)
        return;
    const KeyState state = m_keys.state();
    const bool isMissing = state == KeyState::Absent || state == KeyState::Unknown || state == KeyState::NoService;
    if (isMissing && session::isOnThisComputer(edit().form().profile))
        edit().setKeyState(state, tr("A server on this computer often needs none."));
    else if (m_keys.hooks().keys && state == KeyState::Unknown)
        edit().setKeyState(state, {});
    else
        edit().setKeyState(state, m_keys.sentence());
}

void GatewayDesk::showPassword()
{
    const Profile profile = m_keys.profile();
    edit().setPasswordNote({}, {});
    if (!profile.connection.proxy.hasLogin())
        return;
    m_parts.hooks.keys->read(profile.proxyKeyName(), this, [this, id = profile.id](const base::SecretAnswer &answer) {
        if (!m_page || id != m_chosen)
            return;
        if (answer.state == KeyState::Found)
            edit().setPasswordNote(tr("The password is in the keyring."), tr("stored; type to replace it"));
        else if (answer.state != KeyState::Absent)
            edit().setPasswordNote(words::keyText(answer.state).sentence, {});
    });
}

void GatewayDesk::onEdited()
{
    const GatewayForm form = edit().form();
    const std::optional<Profile> stored = m_parts.profiles.find(m_chosen);
    const bool isChanged = !stored || *stored != form.profile;
    const auto known = draft(m_chosen);
    if (!isChanged && known != m_drafts.end())
        m_drafts.erase(known);
    else if (isChanged && known != m_drafts.end())
        *known = form.profile;
    else if (isChanged)
        m_drafts.push_back(form.profile);
    const bool isMended = stored && stored->state == chat::ProfileState::Mended;
    edit().setSaveable(isChanged || isMended || !form.keyText.isEmpty() || !form.proxyPassword.isEmpty());
    endTest();
    edit().setTestText({}, Tone::Quiet);
    showRows();
    showAddress(form.profile);
    showKey();
}

void GatewayDesk::onAdd()
{
    m_drafts.push_back({.id = ProfileId::create()});
    choose(m_drafts.back().id);
    edit().focusStart();
}

void GatewayDesk::onDuplicate()
{
    const Profile original = chosenProfile();
    const QString name = tr("%1 (copy)", "name of a duplicated gateway").arg(words::gatewayName(original));
    const ProfileId id = m_parts.profiles.duplicate(original.id, name);
    if (!id.isNull()) {
        choose(id);
    } else { // of one that is not saved yet
        Profile copy = original;
        copy.id = ProfileId::create();
        copy.name = name;
        m_drafts.push_back(copy);
        choose(copy.id);
    }
    edit().focusStart();
}

void GatewayDesk::onMove(int by)
{
    const std::vector<Profile> &all = m_parts.profiles.profiles();
    const auto found
        = std::find_if(all.begin(), all.end(), [this](const Profile &each) { return each.id == m_chosen; });
    if (found != all.end())
        m_parts.profiles.move(m_chosen, int(found - all.begin()) + by);
}

void GatewayDesk::askToRemove()
{
    const Profile profile = chosenProfile();
    if (!m_parts.profiles.find(profile.id)) {
        remove(profile.id);
        return;
    }
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Delete gateway"), {}, QMessageBox::Cancel, m_page->window());
    box->setObjectName(u"deleteGatewayMessageBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Delete “%1”?").arg(words::gatewayName(profile)) + u"\n\n"_s
                 + tr("Its key and its proxy's password are removed from the keyring. Its conversations stay; they ask "
                      "which gateway to go on with."));
    QPushButton *remover = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(remover, &QPushButton::clicked, this, [this, id = profile.id] { remove(id); });
    box->open();
}

void GatewayDesk::remove(ProfileId id)
{
    const std::optional<Profile> stored = m_parts.profiles.find(id);
    if (const auto found = draft(id); found != m_drafts.end())
        m_drafts.erase(found);
    // The last one stays, whatever is being edited beside it.
    if (stored && m_parts.profiles.profiles().size() > 1) {
        m_parts.profiles.remove(id);
        removeKeys(*stored);
    }
    if (!m_page)
        return;
    showRows();
    showChosen();
}

void GatewayDesk::removeKeys(const Profile &profile)
{
    if (profile.kind == chat::ProfileKind::Saved && m_parts.settings.defaultProfile() == profile.id)
        m_parts.settings.setDefaultProfile(m_parts.profiles.current().id);
    for (const QString &name : {profile.keyName(), profile.proxyKeyName()}) {
        m_parts.hooks.keys->remove(name, this, [this, id = profile.id](const base::SecretAnswer &answer) {
            if (answer.state == KeyState::Absent) {
                m_parts.settings.setKeyMark(id, settings::KeyMark::NotStored);
            } else if (m_page && answer.state != KeyState::NoService) {
                edit().setTestText(tr("The gateway was deleted, but its key is still in the keyring, which did not let "
                                      "it be removed."),
                                   Tone::Warn);
            }
        });
    }
}

} // namespace tokenhub::app
