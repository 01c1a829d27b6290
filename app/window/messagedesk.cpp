// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/messagedesk.h"

#include "chat/blindlanes.h"
#include "chat/chatrequest.h"
#include "chat/turns.h"
#include "composer/composer.h"
#include "composer/lanesend.h"
#include "lanes/lanepane.h"
#include "lanes/lanestrip.h"
#include "session/promptqueue.h"
#include "session/requestbody.h"
#include "theme/icons.h"
#include "transcript/transcriptview.h"
#include "window/actions.h"
#include "window/answercost.h"
#include "window/conversationview.h"
#include "window/messagedetails.h"
#include "words/plaintext.h"
#include "words/profiletext.h"

#include <QMenu>
#include <algorithm>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using base::MessageId;
using chat::EditKind;
using chat::Role;

MessageDesk::MessageDesk(Parts parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connectView();
    connectActions();
}

const chat::Message &MessageDesk::message(MessageId id) const
{
    return session().conversation().message(id);
}

base::LaneId MessageDesk::lane() const
{
    return m_parts.view.lanes().currentLane();
}

void MessageDesk::connectPane(LanePane &pane)
{
    // A screen reader presses what has no focus: the lane it stands in is the one that is meant.
    const auto here = [this, &pane](auto act) {
        return [this, &pane, act](MessageId id, const auto &...arguments) {
            m_parts.view.lanes().setCurrentLane(
                pane.model().isMerged() ? chat::laneShowing(session().conversation(), id) : pane.model().lane());
            act(id, arguments...);
        };
    };
    TranscriptView &transcript = pane.transcript();
    connect(&transcript, &TranscriptView::editRequested, this, here([this](MessageId id) { beginEdit(id); }));
    connect(&transcript, &TranscriptView::regenerateRequested, this,
            here([this](MessageId id) { session().regenerate(lane(), id); }));
    connect(&transcript, &TranscriptView::siblingRequested, this,
            here([this](MessageId id) { session().choose(lane(), id); }));
    connect(&transcript, &TranscriptView::resultRequested, this,
            here([this](MessageId id, int part) { beginResult(id, part); }));
    connect(&transcript, &TranscriptView::menuRequested, this,
            here([this](MessageId id, QMenu *menu) { fillMenu(id, menu); }));
}

void MessageDesk::connectView()
{
    m_parts.view.lanes().onEachPane([this](LanePane &pane) { connectPane(pane); });
    Composer &composer = m_parts.view.composer();
    connect(&composer, &Composer::editSubmitted, this, &MessageDesk::submit);
    connect(&composer, &Composer::editLastRequested, this, &MessageDesk::editLastPrompt);
}

void MessageDesk::connectActions()
{
    connect(m_parts.actions.editLast, &QAction::triggered, this, &MessageDesk::editLastPrompt);
    connect(m_parts.actions.regenerate, &QAction::triggered, this, &MessageDesk::regenerateLast);
    connect(m_parts.actions.quote, &QAction::triggered, this, &MessageDesk::quote);
    connect(m_parts.actions.messageDetails, &QAction::triggered, this, [this] {
        const MessageId id = m_parts.view.lane().transcript().currentMessage();
        if (!id.isNull())
            showDetails(id);
    });
}

void MessageDesk::editLastPrompt()
{
    const chat::Path &path = session().conversation().path(lane());
    const auto last = std::find_if(path.crbegin(), path.crend(),
                                   [this](const MessageId &id) { return message(id).role == Role::User; });
    if (last != path.crend())
        beginEdit(*last);
}

void MessageDesk::regenerateLast()
{
    const chat::Path &path = session().conversation().path(lane());
    if (!path.empty())
        session().regenerate(lane(), path.back());
}

//! What is selected, else the message that the keyboard or the mouse is on.
void MessageDesk::quote()
{
    const TranscriptView &transcript = m_parts.view.lane().transcript();
    m_parts.view.composer().quote(transcript.hasSelection() ? transcript.selectedText()
                                                            : transcript.plainText(transcript.currentMessage()));
}

void MessageDesk::beginEdit(MessageId id)
{
    const chat::Message &edited = message(id);
    if (edited.role == Role::Assistant && chat::BlindLanes(session().conversation()).areNamesHidden())
        return;
    chat::DraftEdit edit{.message = id, .text = QString::fromUtf8(edited.text())};
    edit.kind = edited.role == Role::User ? EditKind::Prompt : EditKind::Answer;
    if (edited.role == Role::Tool) {
        const chat::Part &result = edited.parts.front();
        edit = {.kind = EditKind::ToolResult,
                .message = edited.parent,
                .callId = result.callId,
                .name = result.name,
                .text = QString::fromUtf8(result.text)};
        while (message(edit.message).role == Role::Tool)
            edit.message = message(edit.message).parent;
    }
    m_parts.view.composer().beginEdit(edit);
}

void MessageDesk::beginResult(MessageId answer, int part)
{
    const std::vector<chat::Part> &parts = message(answer).parts;
    const auto ordinal = std::count_if(parts.cbegin(), parts.cbegin() + part,
                                       [](const chat::Part &each) { return each.kind == chat::PartKind::ToolCall; });
    const chat::Part call = chat::toolCallsOf(message(answer))[size_t(ordinal)];
    m_parts.view.composer().beginEdit({.kind = EditKind::ToolResult,
                                       .message = answer,
                                       .callId = call.callId,
                                       .name = words::onOneLine(call.name),
                                       .text = {}});
}

void MessageDesk::submit(const chat::DraftEdit &edit)
{
    const chat::Draft draft{.text = edit.text};
    switch (edit.kind) {
    case EditKind::Prompt:
        resend(edit.message, draft);
        return;
    case EditKind::Answer:
        session().editAnswer(lane(), edit.message, draft);
        return;
    case EditKind::ToolResult:
        session().giveResult(lane(), edit.message, edit.callId, draft);
        return;
    case EditKind::Queued:
        session().queue().change(edit.message, edit.text);
        m_parts.view.composer().accept();
        return;
    }
}

//! Where all lanes are asked, in all that were asked the same.
void MessageDesk::resend(MessageId prompt, const chat::Draft &draft)
{
    const chat::Conversation &conversation = session().conversation();
    const base::TurnId turn = conversation.contains(prompt) ? message(prompt).turn : base::TurnId();
    if (turn.isNull() || m_parts.view.laneSend().scope() == SendScope::ThisLane || conversation.lanes().size() == 1) {
        session().editAndResend(lane(), prompt, draft);
        return;
    }
    std::vector<base::LaneId> lanes;
    for (const chat::Lane &each : conversation.lanes())
        lanes.push_back(each.id);
    session().editTurn(lanes, turn, draft);
}

void MessageDesk::fillMenu(MessageId id, QMenu *menu)
{
    const chat::Message &chosen = message(id);
    const bool isFree = !session().isRunning(lane());
    const auto add = [this, id, menu](const QString &text, const QString &iconName, auto act) {
        QAction *action = iconName.isEmpty() ? menu->addAction(text) : menu->addAction(icon(iconName), text);
        // Another conversation may have come on screen while the menu was open.
        connect(action, &QAction::triggered, this, [this, id, act] {
            if (session().conversation().contains(id))
                act();
        });
        return action;
    };
    if (!chosen.text().isEmpty()) {
        const auto copy = [this, id](CopyAs as) { m_parts.view.lane().transcript().copy(id, as); };
        add(tr("Copy as &Markdown"), u"copy"_s, [copy] { copy(CopyAs::Markdown); });
        add(tr("Copy as rich te&xt"), {}, [copy] { copy(CopyAs::RichText); });
        add(tr("Copy as &plain text"), {}, [copy] { copy(CopyAs::Text); });
        add(tr("&Quote in the prompt"), u"text-quote"_s,
            [this, id] { m_parts.view.composer().quote(m_parts.view.lane().transcript().plainText(id)); });
    }
    // What it would show or make names the model.
    const bool isHidden = chat::BlindLanes(session().conversation()).areNamesHidden();
    if (!chosen.isRunning() && !(isHidden && chosen.role == Role::Assistant)) {
        const QString edit = chosen.role == Role::User ? tr("&Edit and send again…")
            : chosen.role == Role::Tool                ? tr("&Edit the result…")
                                                       : tr("&Edit by hand…");
        add(edit, u"pencil"_s, [this, id] { beginEdit(id); });
    }
    const bool isEnd = session().conversation().tree().children(id).empty();
    if (chosen.role == Role::Assistant)
        add(tr("&Regenerate"), u"refresh-cw"_s, [this, id] { session().regenerate(lane(), id); })->setEnabled(isFree);
    else if (isEnd)
        add(tr("&Ask for an answer"), u"refresh-cw"_s, [this, id] {
            session().regenerate(lane(), id);
        })->setEnabled(isFree);
    if (chosen.role == Role::Assistant && !chosen.isRunning() && chat::toolCallsOf(chosen).empty()
        && !chosen.text().isEmpty())
        add(tr("Con&tinue"), u"play"_s, [this, id] { session().continueAnswer(lane(), id); })->setEnabled(isFree);
    add(tr("&Branch into a new chat"), u"git-branch"_s, [this, id] {
        m_parts.library.continueLane(lane(), id);
    })->setEnabled(!chosen.isRunning() && !isHidden);
    menu->addSeparator();
    addRemoval(id, menu);
    menu->addSeparator();
    QAction *details = add(tr("&Details…"), u"info"_s, [this, id] { showDetails(id); });
    details->setShortcut(m_parts.actions.messageDetails->shortcut());
    details->setEnabled(!isHidden);
}

//! The label says what goes with it: all that follows.
void MessageDesk::addRemoval(MessageId id, QMenu *menu)
{
    const chat::ConversationTree &tree = session().conversation().tree();
    std::vector<MessageId> below = tree.children(id);
    for (size_t i = 0; i < below.size(); ++i) {
        const chat::Path &more = tree.children(below[i]);
        below.insert(below.end(), more.cbegin(), more.cend());
    }
    const QString text
        = below.empty() ? tr("De&lete") : tr("De&lete, with the %n message(s) below it", nullptr, int(below.size()));
    QAction *remove = menu->addAction(icon(u"trash-2"_s), text);
    remove->setEnabled(m_parts.removals.isRemovable(id));
    connect(remove, &QAction::triggered, this, [this, id] { m_parts.removals.removeMessage(lane(), id); });
}

//! The one its chat asks.
QString MessageDesk::gatewayOf(const chat::Message &message) const
{
    const std::optional<chat::Profile> profile = profileOf(session().conversation(), message, m_parts.profiles);
    return profile ? words::gatewayName(*profile) : QString();
}

void MessageDesk::showDetails(MessageId id)
{
    if (chat::BlindLanes(session().conversation()).areNamesHidden())
        return;
    auto *details = new MessageDetails({.message = message(id),
                                        .gateway = gatewayOf(message(id)),
                                        .cost = answerCost(session().conversation(), message(id), m_parts.profiles),
                                        .request = session::requestBody(session().conversation(), id)},
                                       m_parts.view.window());
    details->setAttribute(Qt::WA_DeleteOnClose);
    details->open();
}

} // namespace tokenhub::app
