// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/conversationcontroller.h"

#include "chat/blindlanes.h"
#include "chat/turns.h"
#include "composer/composer.h"
#include "composer/lanesend.h"
#include "lanes/lanecolumn.h"
#include "lanes/lanepane.h"
#include "lanes/lanestrip.h"
#include "notices/noticebar.h"
#include "session/promptqueue.h"
#include "transcript/transcriptview.h"
#include "window/conversationview.h"
#include "window/lanewords.h"
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
    connect(&m_parts.view.lanes(), &LaneStrip::currentLaneChanged, this, &ConversationController::onCurrentLane);
    m_parts.view.lanes().onEachPane([this](LanePane &pane) { connectPane(pane); });
    connectView();
}

void ConversationController::connectView()
{
    Composer &composer = m_parts.view.composer();
    connect(&composer, &Composer::sendRequested, this, &ConversationController::onSend);
    connect(&composer, &Composer::stopRequested, this, &ConversationController::stop);
    connect(&m_parts.view.laneSend(), &LaneSend::scopeChosen, this, &ConversationController::refreshState);
    connect(&composer, &Composer::draftChanged, this,
            [this](const chat::Draft &draft) { m_parts.drafts.note(draftId(), draft); });
    connect(&m_parts.view.notices(), &NoticeBar::actionTriggered, this,
            [this](const QString &id, const QString &action) {
                if (id == refusedNotice)
                    onRemedy({}, action);
            });
}

void ConversationController::connectPane(LanePane &pane)
{
    TranscriptView &transcript = pane.transcript();
    MessageWords words = sessionWords(
        [this] { return session(); },
        [this](const chat::Message &message) { return m_parts.targets.gatewayOf(message); }, m_parts.clock);
    words.author = [author = words.author, &pane](const chat::Message &message) {
        AuthorWords own = author(message);
        if (pane.model().isMerged() && own.name.isEmpty())
            own.name = lettered(*pane.model().conversation(), message);
        return own;
    };
    transcript.setWords(std::move(words));
    connect(&transcript, &TranscriptView::remedyRequested, this,
            [this, &pane](base::MessageId id, const QString &remedy) {
                m_parts.view.lanes().setCurrentLane(
                    pane.model().isMerged() ? chat::laneShowing(session()->conversation(), id) : pane.model().lane());
                onRemedy(id, remedy);
            });
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
    connectSession(*shown);
    m_parts.view.lanes().setConversation(&shown->conversation());
    m_parts.view.notices().removeNotice(refusedNotice);
    Composer &composer = m_parts.view.composer();
    composer.setDraft({});
    m_parts.drafts.load(draftId(), shown, [this, shown](const chat::Draft &draft) {
        // What was typed while it loaded is newer.
        if (shown == session() && m_parts.view.composer().draft() == chat::Draft())
            m_parts.view.composer().setDraft(usable(draft));
    });
    composer.setFocus();
    if (const QString text = std::exchange(m_pendingAsk, {}); !text.isEmpty())
        shown->sendTo(askedLanes(), {.text = text});
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
        if (chat::turnsOf(session()->conversation()).size() <= 1)
            m_parts.drafts.note({}, {});
        // A prompt that waited goes by itself: it pulls nobody down.
        if (m_parts.view.composer().isPending())
            scrollToEnd();
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
    const std::vector<base::LaneId> lanes = askedLanes();
    if (!isRunning(lanes)) {
        session()->sendTo(lanes, draft);
        return;
    }
    // Kept for the conversation it was written in, even if another one is on screen by then.
    session()->queue().add(lanes, draft.text, session(), [this, asked = session()] {
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

void ConversationController::retryAfterUnlock()
{
    using enum base::ErrorKind;
    const chat::Conversation &conversation = session()->conversation();
    const std::vector<chat::Lane> lanes = conversation.lanes();
    for (const chat::Lane &each : lanes) {
        const chat::Path &path = conversation.path(each.id);
        if (path.empty() || conversation.message(path.back()).role != chat::Role::Assistant)
            continue;
        const std::optional<base::Error> &error = conversation.message(path.back()).error;
        if (error && (error->kind == KeychainLocked || error->kind == KeychainDenied || error->kind == KeychainWaiting))
            session()->regenerate(each.id, path.back());
    }
}

base::LaneId ConversationController::lane() const
{
    return m_parts.view.lanes().currentLane();
}

std::vector<base::LaneId> ConversationController::askedLanes() const
{
    if (m_parts.view.laneSend().scope() == SendScope::ThisLane)
        return {lane()};
    std::vector<base::LaneId> lanes;
    for (const chat::Lane &each : session()->conversation().lanes())
        lanes.push_back(each.id);
    return lanes;
}

bool ConversationController::isRunning(const std::vector<base::LaneId> &lanes) const
{
    return std::any_of(lanes.cbegin(), lanes.cend(), [this](base::LaneId each) { return session()->isRunning(each); });
}

void ConversationController::scrollToEnd()
{
    const std::vector<base::LaneId> lanes = askedLanes();
    for (const base::LaneId &each : lanes) {
        if (const LaneColumn *column = m_parts.view.lanes().column(each))
            column->pane().transcript().scrollToEnd();
    }
}

void ConversationController::onCurrentLane()
{
    if (!session() || lane().isNull())
        return;
    m_parts.targets.show(lane());
    refreshState();
    refreshTitle();
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
        session()->regenerate(lane(), id);
    else if (*remedy == words::Remedy::Continue)
        session()->continueAnswer(lane(), id);
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
    for (const LaneColumn *column : m_parts.view.lanes().columns())
        column->pane().transcript().refreshActivity(id);
    const std::optional<Activity> activity = session()->activity(id);
    if (activity && activity->stage != Activity::Stage::Streaming)
        m_tick.start();
}

void ConversationController::onTick()
{
    bool isWaiting = false;
    for (const LaneColumn *column : m_parts.view.lanes().columns()) {
        const chat::Path &path = session()->conversation().path(column->pane().model().lane());
        const std::optional<Activity> activity = path.empty() ? std::nullopt : session()->activity(path.back());
        if (!activity || activity->stage == Activity::Stage::Streaming)
            continue;
        isWaiting = true;
        column->pane().transcript().refreshActivity(path.back());
    }
    if (!isWaiting)
        m_tick.stop();
}

void ConversationController::refreshState()
{
    m_parts.view.composer().setState(isRunning(askedLanes()) ? ComposerState::Running : ComposerState::Idle);
    const bool isAnyRunning = session()->runningAnswers() > 0;
    if (!isAnyRunning)
        m_tick.stop();
    emit runningChanged(isAnyRunning);
}

void ConversationController::refreshTitle()
{
    const QString title = session()->conversation().head().title;
    m_parts.view.setTitle(title.isEmpty() ? tr("New chat") : title);
    const LaneStrip &lanes = m_parts.view.lanes();
    const chat::BlindLanes blind(session()->conversation());
    for (const LaneColumn *column : lanes.columns()) {
        const base::LaneId lane = column->pane().model().lane();
        const QString model = blind.areNamesHidden() ? neutralName(blind.letter(lane))
                                                     : session()->conversation().lane(lane).target.model;
        const QString choose
            = lanes.isComparing() ? tr("Choose one above.") : tr("Choose one below, next to the prompt.");
        column->pane().setGreeting(model.isEmpty() ? tr("Which model shall answer?") : tr("Ask %1").arg(model),
                                   model.isEmpty() ? choose : tr("Enter sends, Shift+Enter begins a new line."));
    }
}

} // namespace tokenhub::app
