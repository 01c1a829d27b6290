// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/firstrun.h"

#include "composer/composer.h"
#include "lanes/lanepane.h"
#include "lanes/lanestrip.h"
#include "panels/keyentry.h"
#include "panels/modelpicker.h"
#include "panels/tonelabel.h"
#include "session/profilecheck.h"
#include "window/conversationview.h"
#include "window/nokeychoice.h"
#include "window/practicedesk.h"
#include "window/targetdesk.h"
#include "window/welcomepage.h"
#include "words/connectiontext.h"
#include "words/errortext.h"
#include "words/plaintext.h"

#include <QUrl>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using base::KeyState;

namespace {

Tone toneOf(words::ConnectionText::Verdict verdict)
{
    using enum words::ConnectionText::Verdict;
    return verdict == Good ? Tone::Good : verdict == Doubtful ? Tone::Warn : Tone::Bad;
}

} // namespace

FirstRun::FirstRun(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connectKey();
    connectModel();
    connectWays();
}

void FirstRun::connectKey()
{
    KeyEntry &entry = m_parts.page.keyEntry();
    connect(&entry, &KeyEntry::submitted, this, [this](const QString &text, KeyPlace place) {
        m_isKept = true;
        m_parts.keys.save(text, place);
    });
    connect(&entry, &KeyEntry::unlockRequested, &m_parts.keys, &KeyDesk::unlock);
    connect(&entry, &KeyEntry::testRequested, this, &FirstRun::testKey);
    connect(&entry, &KeyEntry::edited, &m_parts.test, &session::ConnectionTest::cancel);
    connect(&m_parts.test, &session::ConnectionTest::finished, this, &FirstRun::onTested);
    connect(&m_parts.keys, &KeyDesk::refused, this, [this, &entry](const QString &sentence) {
        m_isKept = false;
        showKeyState();
        entry.setProblem(sentence);
    });
    connect(&m_parts.keys, &KeyDesk::saved, this, &FirstRun::onSaved);
    // A key that stands there is meant to be used, whether or not its button was pressed.
    connect(&m_parts.view.composer(), &Composer::sendRequested, this, &FirstRun::keepTypedKey);
    m_parts.view.lanes().onEachPane([this](LanePane &pane) {
        connect(&pane.model(), &QAbstractItemModel::rowsInserted, this, [this] {
            if (std::exchange(m_isKept, false))
                showKeyState();
        });
    });
}

void FirstRun::connectModel()
{
    ModelPicker &picker = m_parts.page.modelPicker();
    connect(&picker, &ModelPicker::modelChosen, this, [this](const QString &model) {
        m_parts.targets.chooseModel(model);
        m_parts.view.composer().setFocus();
    });
    connect(&picker, &ModelPicker::refreshRequested, &m_parts.targets, &TargetDesk::refreshModels);
    connect(&m_parts.targets, &TargetDesk::modelChanged, &picker, &ModelPicker::setCurrentModel);
    connect(&m_parts.models, &session::ModelDirectory::changed, this, [this](base::ProfileId profile) {
        if (profile == m_parts.keys.profile().id)
            m_parts.page.modelPicker().setCatalog(m_parts.models.catalog(profile));
    });
}

void FirstRun::connectWays()
{
    NoKeyChoice &choice = m_parts.page.noKey();
    connect(&m_parts.page, &WelcomePage::shown, &m_parts.servers, &session::LocalServerSearch::look);
    connect(&m_parts.servers, &session::LocalServerSearch::finished, this, &FirstRun::onSearched);
    connect(&choice, &NoKeyChoice::serverWanted, this, [this, &choice] {
        m_isServerWanted = true;
        choice.setBusy(true);
        choice.showStatus(tr("Looking for a server …"), Tone::Quiet);
        m_parts.servers.look();
    });
    connect(&choice, &NoKeyChoice::offerChosen, this, &FirstRun::useServer);
    connect(&choice, &NoKeyChoice::practiceWanted, this, [this, &choice] {
        choice.setBusy(true);
        choice.showStatus(tr("Starting the practice gateway …"), Tone::Quiet);
        m_parts.practice.start();
    });
    connect(&m_parts.practice, &PracticeDesk::begun, this, [this, &choice] {
        choice.setBusy(false);
        choice.showStatus({}, Tone::Quiet);
        m_parts.view.composer().setFocus();
    });
    connect(&m_parts.practice, &PracticeDesk::failed, this, [&choice](const QString &sentence) {
        choice.setBusy(false);
        choice.showStatus(sentence, Tone::Bad);
    });
    connect(&m_parts.practice, &PracticeDesk::keyWanted, this, &FirstRun::enterKey);
    connect(&m_parts.profiles, &session::ProfileBook::currentChanged, this, &FirstRun::onProfileChosen);
}

void FirstRun::showKeyState()
{
    const KeyState state = m_parts.keys.state();
    const bool isMissing = state != KeyState::Found && m_parts.keys.isKeyNeeded();
    m_isWanted = isMissing || m_isKept;
    m_parts.view.lanes().firstPane().setWelcomeWanted(m_isWanted);
    if (!m_isKept)
        m_parts.page.keyEntry().setKeyState(state, m_parts.keys.sentence());
    if (isMissing && state == KeyState::Absent && m_parts.view.composer().draft().isEmpty() && m_parts.page.isVisible())
        m_parts.page.keyEntry().setFocus();
}

void FirstRun::enterKey()
{
    m_parts.page.keyEntry().setFocus();
}

void FirstRun::onProfileChosen()
{
    m_isKept = false;
    m_parts.test.cancel();
    m_parts.page.modelPicker().setCatalog(m_parts.models.catalog(m_parts.keys.profile().id));
}

void FirstRun::testKey(const QString &keyText)
{
    KeyEntry &entry = m_parts.page.keyEntry();
    std::optional<base::Secret> key;
    if (!keyText.isEmpty()) {
        const base::Result<base::Secret> typed = base::Secret::fromText(keyText);
        if (!typed) {
            entry.showTest(words::errorText(typed.error()).sentence, Tone::Bad);
            return;
        }
        key = *typed;
    }
    m_storedSentence.clear();
    const chat::Profile &profile = m_parts.keys.profile();
    entry.showTesting(words::testingConnection(QUrl(profile.baseUrl).host()));
    m_parts.test.start(profile, key);
}

void FirstRun::onTested(const base::Result<chat::ConnectionReport> &result)
{
    const words::ConnectionText text = words::connectionText(result);
    QString sentence = text.sentence;
    if (const QString stored = std::exchange(m_storedSentence, {}); !stored.isEmpty())
        sentence += u' ' + stored;
    m_parts.page.keyEntry().showTest(sentence, toneOf(text.verdict));
    if (result)
        m_parts.page.modelPicker().setCatalog(m_parts.test.catalog());
}

void FirstRun::onSaved(KeyPlace place)
{
    KeyEntry &entry = m_parts.page.keyEntry();
    m_storedSentence
        = place == KeyPlace::SessionOnly ? tr("It is kept for this session only.") : tr("It is in the keyring.");
    entry.accept(m_parts.keys.sentence());
    showKeyState();
    if (!m_isKept)
        return; // saved in a dialog, or with the first question
    entry.showTesting(m_storedSentence);
    m_parts.test.start(m_parts.keys.profile());
    if (m_parts.page.modelPicker().currentModel().isEmpty())
        m_parts.page.modelPicker().setFocus();
    else
        m_parts.view.composer().setFocus();
}

void FirstRun::keepTypedKey()
{
    KeyEntry &entry = m_parts.page.keyEntry();
    // The page may have gone already: the question stands in its place.
    if (!m_isWanted || entry.keyText().isEmpty())
        return;
    const base::Result<base::Secret> key = base::Secret::fromText(entry.keyText());
    if (!key)
        return; // the answer will say that there is none
    // The question must not wait for a keyring that asks for a password.
    m_parts.keys.hooks().keepForSession(m_parts.keys.profile().keyName(), *key);
    m_parts.keys.save(entry.keyText(), entry.place());
}

void FirstRun::onSearched()
{
    NoKeyChoice &choice = m_parts.page.noKey();
    const std::vector<session::LocalServer> &found = m_parts.servers.found();
    const bool wanted = std::exchange(m_isServerWanted, false);
    choice.setBusy(false);
    QStringList offers;
    for (const session::LocalServer &server : found)
        offers.append(tr("%1 on port %2, %n model(s)", nullptr, int(server.catalog.models().size()))
                          .arg(server.where.program)
                          .arg(server.where.port));
    if (found.size() == 1 && wanted) {
        useServer(0);
        return;
    }
    choice.setOffers(offers);
    const bool hadOffers = std::exchange(m_hasOffers, !offers.isEmpty());
    if (!found.empty()) {
        choice.showStatus(tr("Found on this computer:"), Tone::Quiet);
    } else if (!wanted) {
        if (hadOffers)
            choice.showStatus({}, Tone::Quiet);
    } else {
        QStringList places;
        for (const session::LocalPort &port : m_parts.servers.ports())
            places.append(tr("%1 (%2)", "program and port").arg(port.program).arg(port.port));
        choice.showStatus(
            tr("No server answers on this computer. Looked for %1. Start one and try again; one on another "
               "port is entered under Gateway.")
                .arg(places.join(u", "_s)),
            Tone::Warn);
    }
}

void FirstRun::useServer(int index)
{
    if (size_t(index) >= m_parts.servers.found().size())
        return;
    const session::LocalServer server = m_parts.servers.found()[size_t(index)];
    const base::Result<QString> wanted = session::askedAddress({.baseUrl = server.baseUrl});
    base::ProfileId id;
    for (const chat::Profile &known : m_parts.profiles.profiles()) {
        const base::Result<QString> its = session::askedAddress(known);
        if (known.kind == chat::ProfileKind::Saved && wanted && its && *its == *wanted)
            id = known.id;
    }
    if (id.isNull()) {
        id = base::ProfileId::create();
        m_parts.profiles.put({.id = id, .name = server.where.program, .baseUrl = server.baseUrl});
    }
    m_parts.page.noKey().showStatus({}, Tone::Quiet);
    m_parts.page.noKey().setOffers({});
    m_parts.settings.setDefaultProfile(id);
    m_parts.profiles.setCurrent(id);
    if (!server.catalog.contains(m_parts.page.modelPicker().currentModel()))
        m_parts.targets.chooseModel(server.catalog.models().front().id);
    m_parts.view.composer().setFocus();
}

} // namespace tokenhub::app
