// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/conversationcontroller.h"

#include "composer/composer.h"
#include "lanes/lanepane.h"
#include "notices/noticebar.h"
#include "panels/modelpicker.h"
#include "panels/parameterpanel.h"
#include "transcript/transcriptview.h"
#include "window/conversationview.h"
#include "window/sessionwords.h"
#include "words/errortext.h"
#include "words/statustext.h"

#include <QDesktopServices>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using session::Activity;
using session::ChatSession;

namespace {
const QString refusedNotice = QStringLiteral("refused");
}

ConversationController::ConversationController(Parts parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &ConversationController::onTick);
    connect(&m_parts.library, &session::ConversationLibrary::shownChanged, this, &ConversationController::bind);
    connect(&m_parts.models, &session::ModelDirectory::changed, this, &ConversationController::refreshModelList);
    connect(&m_parts.profiles, &session::ProfileBook::currentChanged, this, [this] {
        adoptTarget();
        refreshModelList();
    });
    m_parts.view.lane().transcript().setWords(sessionWords([this] { return session(); }, m_parts.clock));
    connectView();
}

void ConversationController::connectView()
{
    Composer &composer = m_parts.view.composer();
    connect(&composer, &Composer::sendRequested, this,
            [this](const chat::Draft &draft) { session()->send(m_lane, draft); });
    connect(&composer, &Composer::editSubmitted, this, [this](base::MessageId prompt, const chat::Draft &draft) {
        session()->editAndResend(m_lane, prompt, draft);
    });
    connect(&composer, &Composer::stopRequested, this, &ConversationController::stop);
    connect(&composer, &Composer::editLastRequested, this, &ConversationController::editLastPrompt);
    connect(&composer, &Composer::draftChanged, this,
            [this](const chat::Draft &draft) { m_parts.drafts.note(draftId(), draft); });
    connect(&m_parts.view.modelPicker(), &ModelPicker::modelChosen, this, [this](const QString &model) {
        chooseModel(model);
        m_parts.view.composer().setFocus();
    });
    connect(&m_parts.view.modelPicker(), &ModelPicker::refreshRequested, this, &ConversationController::refreshModels);
    connect(&m_parts.panel, &ParameterPanel::targetEdited, this, &ConversationController::editTarget);
    connect(&m_parts.view.notices(), &NoticeBar::actionTriggered, this,
            [this](const QString &id, const QString &action) {
                if (id == refusedNotice)
                    onRemedy({}, action);
            });
    TranscriptView &transcript = m_parts.view.lane().transcript();
    connect(&transcript, &TranscriptView::editRequested, this, [this](base::MessageId id) {
        m_parts.view.composer().beginEdit(id, QString::fromUtf8(session()->conversation().message(id).text()));
    });
    connect(&transcript, &TranscriptView::regenerateRequested, this,
            [this](base::MessageId id) { session()->regenerate(m_lane, id); });
    connect(&transcript, &TranscriptView::siblingRequested, this,
            [this](base::MessageId id) { session()->choose(m_lane, id); });
    connect(&transcript, &TranscriptView::remedyRequested, this, &ConversationController::onRemedy);
    connect(&transcript, &TranscriptView::linkHovered, &m_parts.view, &ConversationView::showLink);
    connect(&transcript, &TranscriptView::linkActivated, this,
            [](const QUrl &link) { QDesktopServices::openUrl(link); });
}

void ConversationController::bind()
{
    ChatSession *shown = session();
    m_lane = shown->conversation().lanes().front().id;
    connectSession(*shown);
    m_parts.view.lane().setConversation(&shown->conversation(), m_lane);
    m_parts.view.notices().removeNotice(refusedNotice);
    m_parts.view.composer().cancelEdit();
    adoptTarget();
    refreshTitle();
    refreshState();
    Composer &composer = m_parts.view.composer();
    composer.accept();
    composer.setDraft({});
    m_parts.drafts.load(draftId(), shown, [this, shown](const chat::Draft &draft) {
        // What was typed while it loaded is newer.
        if (shown == session() && m_parts.view.composer().draft().isEmpty())
            m_parts.view.composer().setDraft(draft);
    });
    composer.setFocus();
    if (const QString text = std::exchange(m_pendingAsk, {}); !text.isEmpty())
        shown->send(m_lane, {.text = text});
}

void ConversationController::connectSession(ChatSession &shown)
{
    // A session is shown more than once in its life.
    shown.disconnect(this);
    shown.conversation().disconnect(this);
    const auto ifShown = [this, &shown](auto act) {
        return [this, &shown, act](const auto &...arguments) {
            if (&shown == session())
                act(arguments...);
        };
    };
    connect(&shown, &ChatSession::promptAccepted, this, ifShown([this](base::MessageId) {
        m_parts.drafts.note({}, {});
        m_parts.view.composer().accept();
        m_parts.drafts.note(draftId(), m_parts.view.composer().draft());
        m_parts.view.notices().removeNotice(refusedNotice);
        m_parts.view.lane().transcript().scrollToEnd();
    }));
    connect(&shown, &ChatSession::promptRefused, this, ifShown([this](const base::Error &error) {
        m_parts.view.composer().reject();
        onRefused(error);
    }));
    connect(&shown, &ChatSession::answerRefused, this, ifShown([this](const base::Error &error) { onRefused(error); }));
    connect(&shown, &ChatSession::activityChanged, this, ifShown([this](base::MessageId id) { onActivity(id); }));
    connect(&shown, &ChatSession::runningChanged, this, ifShown([this](int) { refreshState(); }));
    connect(&shown.conversation(), &chat::Conversation::titleChanged, this, ifShown([this] { refreshTitle(); }));
}

void ConversationController::adoptTarget()
{
    if (!session())
        return;
    chat::Target target = session()->conversation().lane(m_lane).target;
    // A gateway that is gone, or one of an earlier run's command line: ask the current one.
    const bool isNew = session()->conversation().tree().size() == 0;
    if (isNew || !m_parts.profiles.find(target.profile))
        target.profile = m_parts.profiles.current().id;
    session()->conversation().setTarget(m_lane, target);
    m_parts.panel.setTarget(target);
    m_parts.view.modelPicker().setCurrentModel(target.model);
    refreshTitle();
}

void ConversationController::editTarget(const chat::Target &target)
{
    session()->conversation().setTarget(m_lane, target);
    m_parts.settings.setDefaultTarget(target.toJson());
    m_parts.view.modelPicker().setCurrentModel(target.model);
    refreshTitle();
}

void ConversationController::chooseModel(const QString &model)
{
    chat::Target target = session()->conversation().lane(m_lane).target;
    target.model = model;
    editTarget(target);
    m_parts.panel.setTarget(target);
    m_parts.settings.addRecentModel(model);
    m_parts.view.modelPicker().setRecentModels(m_parts.settings.recentModels());
    m_parts.view.notices().removeNotice(refusedNotice);
}

chat::Target ConversationController::targetForNew() const
{
    chat::Target target = chat::Target::fromJson(m_parts.settings.defaultTarget());
    target.profile = m_parts.profiles.current().id;
    return target;
}

void ConversationController::showNew()
{
    // A chat that has not begun is as new as any.
    if (session() && session()->conversation().tree().size() == 0)
        m_parts.view.composer().setFocus();
    else
        m_parts.library.showNew(targetForNew());
}

void ConversationController::ask(const QString &text)
{
    m_pendingAsk = text;
    m_parts.library.showNew(targetForNew());
}

base::ConversationId ConversationController::draftId() const
{
    const chat::Conversation &conversation = session()->conversation();
    return conversation.tree().size() == 0 ? base::ConversationId() : conversation.id();
}

void ConversationController::editLastPrompt()
{
    const chat::Path &path = session()->conversation().path(m_lane);
    for (auto id = path.crbegin(); id != path.crend(); ++id) {
        const chat::Message &message = session()->conversation().message(*id);
        if (message.role == chat::Role::User) {
            m_parts.view.composer().beginEdit(*id, QString::fromUtf8(message.text()));
            return;
        }
    }
}

void ConversationController::regenerateLast()
{
    const chat::Path &path = session()->conversation().path(m_lane);
    if (!path.empty() && session()->conversation().message(path.back()).role == chat::Role::Assistant)
        session()->regenerate(m_lane, path.back());
}

void ConversationController::retryAfterUnlock()
{
    const chat::Path &path = session()->conversation().path(m_lane);
    if (path.empty())
        return;
    const std::optional<base::Error> &error = session()->conversation().message(path.back()).error;
    using enum base::ErrorKind;
    if (error && (error->kind == KeychainLocked || error->kind == KeychainDenied || error->kind == KeychainWaiting))
        regenerateLast();
}

void ConversationController::stop()
{
    if (session())
        session()->stopAll();
}

void ConversationController::onRefused(const base::Error &error)
{
    const words::ErrorText text = words::errorText(error);
    Notice notice{.id = refusedNotice, .level = NoticeLevel::Warning, .text = text.sentence, .details = text.details};
    for (const words::Remedy remedy : text.remedies) {
        if (isOffered(remedy) && remedy != words::Remedy::TryAgain) {
            notice.action = remedyId(remedy);
            notice.actionLabel = words::remedyLabel(remedy);
            break;
        }
    }
    m_parts.view.notices().showNotice(notice);
}

void ConversationController::onRemedy(base::MessageId id, const QString &button)
{
    if (button == activityButton::cancel) {
        session()->stop(id);
        return;
    }
    if (button == activityButton::tryNow) {
        session()->retryNow(id);
        return;
    }
    const std::optional<words::Remedy> remedy = remedyFromId(button);
    if (!remedy)
        return;
    if (*remedy == words::Remedy::TryAgain && session()->conversation().contains(id))
        session()->regenerate(m_lane, id);
    else if (*remedy == words::Remedy::ChooseModel)
        m_parts.view.modelPicker().openList();
    else if (*remedy == words::Remedy::EditMessage)
        editLastPrompt();
    else if (*remedy == words::Remedy::StartNewChat)
        showNew();
    else
        emit remedyWanted(*remedy);
}

void ConversationController::onActivity(base::MessageId id)
{
    m_parts.view.lane().transcript().refreshActivity(id);
    const std::optional<Activity> activity = session()->activity(id);
    if (activity && activity->stage != Activity::Stage::Streaming)
        m_tick.start();
}

void ConversationController::onTick()
{
    const chat::Path &path = session()->conversation().path(m_lane);
    const std::optional<Activity> activity = path.empty() ? std::nullopt : session()->activity(path.back());
    if (!activity || activity->stage == Activity::Stage::Streaming)
        m_tick.stop();
    else
        m_parts.view.lane().transcript().refreshActivity(path.back());
}

void ConversationController::refreshState()
{
    const bool running = session()->isRunning(m_lane);
    m_parts.view.composer().setState(running ? ComposerState::Running : ComposerState::Idle);
    if (!running)
        m_tick.stop();
    emit runningChanged(running);
}

void ConversationController::refreshModels()
{
    m_parts.models.refresh(m_parts.profiles.current().id);
}

void ConversationController::refreshModelList()
{
    const base::ProfileId profile = m_parts.profiles.current().id;
    ModelPicker &picker = m_parts.view.modelPicker();
    picker.setCatalog(m_parts.models.catalog(profile));
    picker.setRecentModels(m_parts.settings.recentModels());
    if (m_parts.models.isRefreshing(profile))
        picker.setStatus(tr("Fetching the list of models…"));
    else if (const std::optional<base::Error> problem = m_parts.models.problem(profile))
        picker.setStatus(words::modelListText(*problem).sentence);
    else
        picker.setStatus({});
}

void ConversationController::refreshTitle()
{
    const QString title = session()->conversation().head().title;
    const QString model = session()->conversation().lane(m_lane).target.model;
    emit modelChanged(model);
    m_parts.view.setTitle(title.isEmpty() ? tr("New chat") : title);
    m_parts.view.lane().setGreeting(model.isEmpty() ? tr("Which model shall answer?") : tr("Ask %1").arg(model),
                                    model.isEmpty() ? tr("Choose one below, next to the prompt.")
                                                    : tr("Enter sends, Shift+Enter begins a new line."));
}

} // namespace tokenhub::app
