// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/targetdesk.h"

#include "chat/blindlanes.h"
#include "composer/composer.h"
#include "lanes/lanecolumn.h"
#include "lanes/laneheader.h"
#include "lanes/lanestrip.h"
#include "notices/noticebar.h"
#include "panels/modelpicker.h"
#include "panels/parameterpanel.h"
#include "session/conversationlibrary.h"
#include "session/modeldirectory.h"
#include "session/profilebook.h"
#include "settings/settings.h"
#include "window/conversationview.h"
#include "window/practicemodel.h"
#include "window/sessionwords.h"
#include "words/errortext.h"
#include "words/profiletext.h"
#include "words/statustext.h"

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

namespace {
const QString goneNotice = QStringLiteral("gatewayGone");
} // namespace

TargetDesk::TargetDesk(Parts parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(&m_parts.models, &session::ModelDirectory::changed, this, &TargetDesk::refreshModelList);
    connect(&m_parts.profiles, &session::ProfileBook::currentChanged, this, &TargetDesk::adoptTarget);
    connect(&m_parts.profiles, &session::ProfileBook::listChanged, this, &TargetDesk::adoptTarget);
    connect(&m_parts.settings, &settings::Settings::changed, this, [this](settings::Key key) {
        if (key == settings::Key::FavouriteModels)
            m_parts.view.modelPicker().setFavouriteModels(m_parts.settings.favouriteModels());
    });
    connect(&m_parts.view.notices(), &NoticeBar::actionTriggered, this, [this](const QString &id, const QString &) {
        if (id == goneNotice)
            useDefaultGateway();
    });
    connectControls();
}

void TargetDesk::connectControls()
{
    ModelPicker &picker = m_parts.view.modelPicker();
    connect(&picker, &ModelPicker::modelChosen, this, [this](const QString &model) {
        chooseModel(model);
        m_parts.view.composer().setFocus();
    });
    connect(&picker, &ModelPicker::refreshRequested, this, &TargetDesk::refreshModels);
    connect(&picker, &ModelPicker::favouriteToggled, &m_parts.settings, &settings::Settings::toggleFavouriteModel);
    connect(&m_parts.panel, &ParameterPanel::targetEdited, this, &TargetDesk::editTarget);
    connect(&m_parts.panel, &ParameterPanel::defaultsWanted, this, [this](const chat::Target &target) {
        chat::Target defaults = chat::Target::fromJson(m_parts.settings.defaultTarget());
        defaults.systemPrompt = target.systemPrompt;
        defaults.parameters = target.parameters;
        m_parts.settings.setDefaultTarget(defaults.toJson());
        m_parts.panel.setDefaults(defaults);
    });
}

void TargetDesk::show(base::LaneId lane)
{
    m_lane = lane;
    adoptTarget();
}

bool TargetDesk::areNamesHidden() const
{
    return session() && chat::BlindLanes(session()->conversation()).areNamesHidden();
}

session::ChatSession *TargetDesk::session() const
{
    return m_parts.library.shown();
}

void TargetDesk::useDefaultGateway()
{
    chooseProfile(m_parts.profiles.current().id);
}

base::ProfileId TargetDesk::shownProfile() const
{
    if (!session())
        return m_parts.profiles.current().id;
    const base::ProfileId id = session()->conversation().lane(m_lane).target.profile;
    return m_parts.profiles.find(id) ? id : base::ProfileId();
}

void TargetDesk::adoptTarget()
{
    if (!session())
        return;
    chat::Target target = session()->conversation().lane(m_lane).target;
    const chat::Conversation &conversation = session()->conversation();
    if (conversation.tree().size() == 0 && conversation.lanes().size() == 1)
        target.profile = m_parts.profiles.current().id;
    setShownTarget(target);
}

void TargetDesk::setShownTarget(const chat::Target &target)
{
    session()->conversation().setTarget(m_lane, target);
    if (areNamesHidden()) {
        showNothing();
        return;
    }
    m_parts.panel.setEnabled(true);
    m_parts.panel.setTarget(target);
    m_parts.panel.setDefaults(chat::Target::fromJson(m_parts.settings.defaultTarget()));
    m_parts.view.modelPicker().setCurrentModel(target.model);
    tellGatewayGone();
    refreshModelList();
    emit modelChanged(target.model);
    emit profileShown(shownProfile());
}

//! Settings and gateway would tell which lane it is.
void TargetDesk::showNothing()
{
    m_parts.panel.setTarget({});
    m_parts.panel.setEnabled(false);
    m_parts.view.modelPicker().setCurrentModel({});
    emit modelChanged({});
}

//! A conversation must not begin to go somewhere else by itself.
void TargetDesk::tellGatewayGone()
{
    // A chat of canned answers has a notice of its own.
    if (!shownProfile().isNull() || isPracticeModel(session()->conversation().lane(m_lane).target.model)) {
        m_parts.view.notices().removeNotice(goneNotice);
        return;
    }
    const words::ErrorText text = words::errorText({.kind = base::ErrorKind::GatewayGone});
    m_parts.view.notices().showNotice({.id = goneNotice,
                                       .level = NoticeLevel::Warning,
                                       .text = text.sentence,
                                       .action = remedyId(words::Remedy::UseDefaultGateway),
                                       .actionLabel = tr("Use %1").arg(words::gatewayName(m_parts.profiles.current())),
                                       .end = NoticeEnd::WhenSolved});
}

QString TargetDesk::gatewayOf(const chat::Message &message) const
{
    if (m_parts.profiles.profiles().size() < 2 || !session())
        return {};
    for (const chat::Lane &lane : session()->conversation().lanes()) {
        const std::optional<chat::Profile> profile = m_parts.profiles.find(lane.target.profile);
        if (lane.id == message.lane && profile)
            return words::gatewayName(*profile);
    }
    return {};
}

void TargetDesk::chooseProfile(base::ProfileId id)
{
    const std::optional<chat::Profile> chosen = m_parts.profiles.find(id);
    if (!chosen || !session() || areNamesHidden())
        return;
    chat::Target target = session()->conversation().lane(m_lane).target;
    target.profile = id;
    setShownTarget(target);
    m_parts.profiles.setCurrent(id);
    if (chosen->kind == chat::ProfileKind::Saved)
        m_parts.settings.setDefaultProfile(id);
    emit choiceMade();
    m_parts.view.composer().setFocus();
}

void TargetDesk::editTarget(const chat::Target &target)
{
    shareSettings(target);
    session()->conversation().setTarget(m_lane, target);
    if (isForNow(target)) {
        m_modelForNow = target.model;
    } else {
        // The model of a new chat is the one used last; what else is asked belongs to this chat.
        chat::Target defaults = chat::Target::fromJson(m_parts.settings.defaultTarget());
        defaults.model = target.model;
        m_parts.settings.setDefaultTarget(defaults.toJson());
    }
    m_parts.view.modelPicker().setCurrentModel(target.model);
    emit modelChanged(target.model);
}

//! What is changed in one lane changes in all of them, where they are locked together: that setting alone.
void TargetDesk::shareSettings(const chat::Target &edited)
{
    if (!m_parts.settings.areLanesLocked())
        return;
    chat::Conversation &conversation = session()->conversation();
    const chat::Target before = conversation.lane(m_lane).target;
    const std::vector<chat::Lane> lanes = conversation.lanes();
    for (const chat::Lane &lane : lanes) {
        if (lane.id != m_lane)
            conversation.setTarget(lane.id, chat::withSameChange(lane.target, before, edited));
    }
}

void TargetDesk::chooseModel(const QString &model)
{
    if (areNamesHidden())
        return;
    chat::Target target = session()->conversation().lane(m_lane).target;
    // With a real model a chat of canned answers goes on with a real gateway: its notice said so.
    if (shownProfile().isNull() && isPracticeModel(target.model))
        target.profile = m_parts.profiles.current().id;
    target.model = model;
    editTarget(target);
    setShownTarget(target);
    if (!isForNow(target))
        m_parts.settings.addRecentModel(model);
    m_parts.view.modelPicker().setRecentModels(m_parts.settings.recentModels());
    emit choiceMade();
}

chat::Target TargetDesk::targetForNew() const
{
    chat::Target target = chat::Target::fromJson(m_parts.settings.defaultTarget());
    target.profile = m_parts.profiles.current().id;
    if (isForNow(target))
        target.model = m_modelForNow;
    return target;
}

void TargetDesk::setModelForNow(base::ProfileId profile, const QString &model)
{
    m_forNow = profile;
    m_modelForNow = model;
    if (session() && session()->conversation().tree().size() == 0)
        session()->conversation().setTarget(m_lane, targetForNew());
    adoptTarget();
}

void TargetDesk::openModelList()
{
    if (areNamesHidden())
        return;
    const LaneStrip &lanes = m_parts.view.lanes();
    const LaneColumn *column = lanes.isComparing() ? lanes.column(m_lane) : nullptr;
    if (column && column->isVisible() && !column->isFolded())
        m_parts.view.modelPicker().openListAt(column->header().modelButton());
    else
        m_parts.view.modelPicker().openListAt(lanes.isComparing() ? static_cast<QWidget &>(m_parts.view.composer())
                                                                  : m_parts.view.modelPicker());
}

void TargetDesk::refreshModels()
{
    m_parts.models.refresh(shownProfile());
}

void TargetDesk::refreshModelList()
{
    const base::ProfileId profile = shownProfile();
    ModelPicker &picker = m_parts.view.modelPicker();
    picker.setCatalog(m_parts.models.catalog(profile));
    picker.setRecentModels(m_parts.settings.recentModels());
    picker.setFavouriteModels(m_parts.settings.favouriteModels());
    if (m_parts.models.isRefreshing(profile))
        picker.setStatus(tr("Fetching the list of models…"));
    else if (const std::optional<base::Error> problem = m_parts.models.problem(profile))
        picker.setStatus(words::modelListText(*problem).sentence);
    else
        picker.setStatus({});
}

} // namespace tokenhub::app
