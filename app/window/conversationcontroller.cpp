// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/conversationcontroller.h"

#include "composer/composer.h"
#include "lanes/lanepane.h"
#include "notices/noticebar.h"
#include "session/promptqueue.h"
#include "transcript/transcriptview.h"
#include "window/conversationview.h"
#include "window/linkquestion.h"
#include "window/sessionwords.h"
#include "window/targetdesk.h"
#include "words/errortext.h"
#include "words/statustext.h"

#include <QDesktopServices>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using session::Activity;
using session::ChatSession;

namespace {
const QString refusedNotice = QStringLiteral("refused");
} // namespace

ConversationController::ConversationController(Parts parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &ConversationController::onTick);
    connect(&m_parts.library, &session::ConversationLibrary::shownChanged, this, &ConversationController::bind);
    connect(&m_parts.targets, &TargetDesk::modelChanged, this, &ConversationController::refreshTitle);
    connect(&m_parts.targets, &TargetDesk::choiceMade, this,
            [this] { m_parts.view.notices().removeNotice(refusedNotice); });
    m_parts.view.lane().transcript().setWords(sessionWords(
        [this] { return session(); },
        [this](const chat::Message &message) { return m_parts.targets.gatewayOf(message); }, m_parts.clock));
    connectView();
}

void ConversationController::connectView()
{
    Composer &composer = m_parts.view.composer();
    connect(&composer, &Composer::sendRequested, this, &ConversationController::onSend);
    connect(&composer, &Composer::stopRequested, this, &ConversationController::stop);
    connect(&composer, &Composer::draftChanged, this,
            [this](const chat::Draft &draft) { m_parts.drafts.note(draftId(), draft); });
    connect(&m_parts.view.notices(), &NoticeBar::actionTriggered, this,
            [this](const QString &id, const QString &action) {
                if (id == refusedNotice)
                    onRemedy({}, action);
            });
    TranscriptView &transcript = m_parts.view.lane().transcript();
    connect(&transcript, &TranscriptView::remedyRequested, this, &ConversationController::onRemedy);
    connect(&transcript, &TranscriptView::linkHovered, &m_parts.view, &ConversationView::showLink);
    connect(&transcript, &TranscriptView::linkActivated, this,
            [](const QUrl &link) { QDesktopServices::openUrl(link); });
    connect(&transcript, &TranscriptView::linkDoubted, this, [this](const TextLink &link) {
        auto *question = new LinkQuestion(link, m_parts.view.window());
        connect(question, &LinkQuestion::openWanted, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
        question->open();
    });
}

void ConversationController::bind()
{
    ChatSession *shown = session();
    m_lane = shown->conversation().lanes().front().id;
    connectSession(*shown);
    m_parts.view.lane().setConversation(&shown->conversation(), m_lane);
    m_parts.view.notices().removeNotice(refusedNotice);
    m_parts.targets.show(m_lane);
    refreshState();
    Composer &composer = m_parts.view.composer();
    composer.setDraft({});
    m_parts.drafts.load(draftId(), shown, [this, shown](const chat::Draft &draft) {
        // What was typed while it loaded is newer.
        if (shown == session() && m_parts.view.composer().draft() == chat::Draft())
            m_parts.view.composer().setDraft(usable(draft));
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
        // What was typed into the chat that had not begun is its first prompt; another chat's prompt is not.
        if (session()->conversation().tree().size() <= 2)
            m_parts.drafts.note({}, {});
        // A prompt that waited goes by itself: it pulls nobody down.
        if (m_parts.view.composer().isPending())
            m_parts.view.lane().transcript().scrollToEnd();
        m_parts.view.composer().accept();
        m_parts.drafts.note(draftId(), m_parts.view.composer().draft());
        m_parts.view.notices().removeNotice(refusedNotice);
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

void ConversationController::showNew()
{
    // A chat that has not begun is as new as any.
    if (session() && session()->conversation().tree().size() == 0)
        m_parts.view.composer().setFocus();
    else
        m_parts.library.showNew(m_parts.targets.targetForNew());
}

void ConversationController::ask(const QString &text)
{
    m_pendingAsk = text;
    m_parts.library.showNew(m_parts.targets.targetForNew());
}

base::ConversationId ConversationController::draftId() const
{
    const chat::Conversation &conversation = session()->conversation();
    return conversation.tree().size() == 0 ? base::ConversationId() : conversation.id();
}

void ConversationController::onSend(const chat::Draft &draft)
{
    if (!session()->isRunning(m_lane)) {
        session()->send(m_lane, draft);
        return;
    }
    // Kept for the conversation it was written in, even if another one is on screen by then.
    session()->queue().add({m_lane}, draft.text, session(), [this, asked = session()] {
        if (asked == session())
            m_parts.view.composer().accept();
    });
}

//! What was being edited may be gone: deleted, or sent meanwhile.
chat::Draft ConversationController::usable(chat::Draft draft) const
{
    if (!draft.edit)
        return draft;
    const base::MessageId id = draft.edit->message;
    const bool isThere = draft.edit->kind == chat::EditKind::Queued ? session()->queue().find(id) != nullptr
                                                                    : session()->conversation().contains(id);
    if (isThere)
        return draft;
    const QString text = draft.text.isEmpty() ? draft.edit->text : draft.text + u"\n\n"_s + draft.edit->text;
    return {.text = text};
}

void ConversationController::keepDraftUsable()
{
    Composer &composer = m_parts.view.composer();
    if (!session() || !composer.isEditing() || composer.isPending())
        return;
    const chat::Draft before = composer.draft();
    const chat::Draft after = usable(before);
    if (after == before)
        return;
    composer.setDraft(after);
    m_parts.drafts.note(draftId(), after);
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
    else if (*remedy == words::Remedy::Continue)
        session()->continueAnswer(m_lane, id);
    else if (*remedy == words::Remedy::ChooseModel)
        m_parts.targets.openModelList();
    else if (*remedy == words::Remedy::EditMessage)
        emit editLastWanted();
    else if (*remedy == words::Remedy::StartNewChat)
        showNew();
    else if (*remedy == words::Remedy::UseDefaultGateway)
        m_parts.targets.useDefaultGateway();
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

void ConversationController::refreshTitle()
{
    const QString title = session()->conversation().head().title;
    const QString model = session()->conversation().lane(m_lane).target.model;
    m_parts.view.setTitle(title.isEmpty() ? tr("New chat") : title);
    m_parts.view.lane().setGreeting(model.isEmpty() ? tr("Which model shall answer?") : tr("Ask %1").arg(model),
                                    model.isEmpty() ? tr("Choose one below, next to the prompt.")
                                                    : tr("Enter sends, Shift+Enter begins a new line."));
}

} // namespace tokenhub::app
