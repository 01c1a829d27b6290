// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/queuedesk.h"

#include "composer/composer.h"
#include "composer/queuelist.h"
#include "session/promptqueue.h"
#include "window/conversationview.h"

namespace tokenhub::app {

using base::MessageId;
using session::PromptQueue;

QueueDesk::QueueDesk(ConversationView &view, session::ConversationLibrary &library, QObject *parent)
    : QObject(parent), m_view(view), m_library(library)
{
    connect(&library, &session::ConversationLibrary::shownChanged, this, &QueueDesk::bind);
    connect(&view.composer(), &Composer::editChanged, this, &QueueDesk::onEditChanged);
    QueueList &list = view.queue();
    connect(&list, &QueueList::editRequested, this, &QueueDesk::beginEdit);
    connect(&list, &QueueList::removeRequested, this, [this](MessageId id) {
        if (const auto &edit = m_view.composer().edit(); edit && edit->message == id)
            m_view.composer().cancelEdit();
        m_library.shown()->queue().remove(id);
        m_view.composer().setFocus();
    });
    connect(&list, &QueueList::sendRequested, this, [this] {
        m_view.composer().setFocus();
        m_library.shown()->queue().release();
    });
}

void QueueDesk::bind()
{
    PromptQueue &queue = m_library.shown()->queue();
    queue.disconnect(this); // a session is shown more than once in its life
    connect(&queue, &PromptQueue::changed, this, [this, &queue] {
        if (&queue == &m_library.shown()->queue())
            refresh();
    });
    refresh();
}

void QueueDesk::beginEdit(MessageId id)
{
    if (const chat::QueuedPrompt *prompt = m_library.shown()->queue().find(id))
        m_view.composer().beginEdit(
            {.kind = chat::EditKind::Queued, .message = id, .callId = {}, .name = {}, .text = prompt->text});
}

void QueueDesk::onEditChanged()
{
    // While it is being edited it does not go.
    const auto &edit = m_view.composer().edit();
    const bool isQueued = edit && edit->kind == chat::EditKind::Queued;
    if (m_library.shown())
        m_library.shown()->queue().setEdited(isQueued ? edit->message : MessageId());
    refresh();
}

void QueueDesk::refresh()
{
    if (!m_library.shown())
        return;
    const PromptQueue &queue = m_library.shown()->queue();
    const auto &edit = m_view.composer().edit();
    const auto held = [&queue] {
        switch (queue.hold()) {
        case PromptQueue::Hold::None:
            break;
        case PromptQueue::Hold::Stopped:
            return tr("Not sent, because the answer before was stopped.");
        case PromptQueue::Hold::Failed:
            return tr("Not sent, because the answer before failed.");
        case PromptQueue::Hold::ToolCall:
            return tr("Not sent, because the answer before waits for the result of a tool.");
        case PromptQueue::Hold::Refused:
            return tr("Not sent, because something is missing.");
        case PromptQueue::Hold::Kept:
            return tr("Not sent yet: kept since this conversation was open the last time.");
        }
        return QString();
    };
    m_view.queue().setPrompts(queue.prompts(), queue.isEmpty() ? QString() : held(),
                              edit && edit->kind == chat::EditKind::Queued ? edit->message : MessageId());
}

} // namespace tokenhub::app
