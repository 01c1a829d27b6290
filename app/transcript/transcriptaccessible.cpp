// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/transcriptaccessible.h"

#include "transcript/messageaccessible.h"
#include "transcript/statusaccessible.h"
#include "transcript/toendbutton.h"
#include "transcript/transcriptnews.h"
#include "transcript/transcriptview.h"

#include <algorithm>

namespace tokenhub::app {

TranscriptAccessible::TranscriptAccessible(TranscriptView *view)
    : QAccessibleWidget(view, QAccessible::List),
      m_status(QAccessible::registerAccessibleInterface(new StatusAccessible(*view))),
      m_news(std::make_unique<TranscriptNews>(*this))
{
}

TranscriptAccessible::~TranscriptAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_messages))
        QAccessible::deleteAccessibleInterface(id);
    QAccessible::deleteAccessibleInterface(m_status);
}

QAccessibleInterface *TranscriptAccessible::make(const QString &, QObject *object)
{
    auto *view = qobject_cast<TranscriptView *>(object);
    return view ? new TranscriptAccessible(view) : nullptr;
}

void TranscriptAccessible::listenTo(TranscriptView &view)
{
    if (!QAccessible::isActive())
        return;
    if (auto *made = dynamic_cast<TranscriptAccessible *>(QAccessible::queryAccessibleInterface(&view)))
        made->m_news->listen();
}

StatusAccessible &TranscriptAccessible::status() const
{
    return *static_cast<StatusAccessible *>(QAccessible::accessibleInterface(m_status));
}

void TranscriptAccessible::forget(base::MessageId message)
{
    const QAccessible::Id id = m_messages.take(message);
    if (id == 0)
        return;
    QAccessibleEvent event(QAccessible::accessibleInterface(id), QAccessible::ObjectDestroyed);
    QAccessible::updateAccessibility(&event);
    QAccessible::deleteAccessibleInterface(id);
}

TranscriptView &TranscriptAccessible::view() const
{
    return *static_cast<TranscriptView *>(object());
}

int TranscriptAccessible::messageCount() const
{
    m_news->listen();
    return view().rows().count();
}

int TranscriptAccessible::childCount() const
{
    return messageCount() + 1 + (view().toEndButton().isVisible() ? 1 : 0);
}

QAccessibleInterface *TranscriptAccessible::messageAt(int row) const
{
    if (row < 0 || row >= messageCount())
        return nullptr;
    const base::MessageId id = view().rows().message(row).id;
    QAccessible::Id &known = m_messages[id];
    if (known == 0)
        known = QAccessible::registerAccessibleInterface(new MessageAccessible(view(), m_texts, id));
    return QAccessible::accessibleInterface(known);
}

QAccessibleInterface *TranscriptAccessible::child(int index) const
{
    const int messages = messageCount();
    if (index < messages)
        return messageAt(index);
    if (index == messages)
        return QAccessible::accessibleInterface(m_status);
    return index < childCount() ? QAccessible::queryAccessibleInterface(&view().toEndButton()) : nullptr;
}

QAccessibleInterface *TranscriptAccessible::childAt(int x, int y) const
{
    const QPoint point(x, y);
    if (!rect().contains(point))
        return nullptr;
    if (QAccessibleInterface *last = child(childCount() - 1); last->rect().contains(point))
        return last;
    return messageAt(view().scroll().rowAt(view().viewport()->mapFromGlobal(point).y()));
}

int TranscriptAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const int messages = messageCount();
    if (child == QAccessible::accessibleInterface(m_status))
        return messages;
    if (child && child->object() == &view().toEndButton())
        return messages + 1;
    const auto known
        = std::find_if(m_messages.constKeyValueBegin(), m_messages.constKeyValueEnd(),
                       [child](const auto &each) { return QAccessible::accessibleInterface(each.second) == child; });
    return known == m_messages.constKeyValueEnd() ? -1 : view().model()->rowOf(known->first);
}

QAccessibleInterface *TranscriptAccessible::focusChild() const
{
    const SpotFocus &focus = view().spotFocus();
    if (!view().hasFocus())
        return QAccessibleWidget::focusChild();
    if (focus.find(view().rows())) {
        auto *message = static_cast<MessageAccessible *>(messageAt(focus.row()));
        return message ? message->spotChild(*focus.spot()) : nullptr;
    }
    QAccessibleInterface *message = messageAt(view().caretRow());
    return message ? message : QAccessibleWidget::focusChild();
}

} // namespace tokenhub::app
