// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/messageaccessible.h"

#include "transcript/spotaccessible.h"
#include "transcript/transcripttext.h"
#include "transcript/transcriptview.h"

#include <algorithm>

namespace tokenhub::app {

MessageAccessible::MessageAccessible(TranscriptView &view, MessageTexts &texts, base::MessageId id)
    : m_view(&view), m_texts(texts), m_id(id)
{
}

MessageAccessible::~MessageAccessible()
{
    for (const auto &[spot, id] : m_spots)
        QAccessible::deleteAccessibleInterface(id);
}

int MessageAccessible::row() const
{
    const int row = m_view && m_view->model() ? m_view->model()->rowOf(m_id) : -1;
    return row < 0 || row >= m_view->rows().count() ? -1 : row;
}

const std::vector<Spot> &MessageAccessible::spots() const
{
    static const std::vector<Spot> none;
    const int row = this->row();
    return row >= 0 && m_view->rows().isBuilt(row) ? m_view->rows().geometry(row).spots : none;
}

QAccessibleInterface *MessageAccessible::spotChild(const Spot &spot)
{
    const auto known
        = std::find_if(m_spots.begin(), m_spots.end(), [&spot](const auto &each) { return each.first.isSame(spot); });
    if (known != m_spots.end())
        return QAccessible::accessibleInterface(known->second);
    auto *made = new SpotAccessible(*m_view, m_id, spot);
    m_spots.emplace_back(spot, QAccessible::registerAccessibleInterface(made));
    return made;
}

QAccessibleInterface *MessageAccessible::parent() const
{
    return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
}

QAccessibleInterface *MessageAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    return const_cast<MessageAccessible *>(this)->spotChild(spots()[std::size_t(index)]);
}

QAccessibleInterface *MessageAccessible::childAt(int x, int y) const
{
    for (int index = 0; index < childCount(); ++index) {
        if (QAccessibleInterface *spot = child(index); spot->rect().contains(x, y))
            return spot;
    }
    return nullptr;
}

int MessageAccessible::childCount() const
{
    return int(spots().size());
}

int MessageAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    for (int index = 0; index < childCount(); ++index) {
        if (this->child(index) == child)
            return index;
    }
    return -1;
}

QString MessageAccessible::text(QAccessible::Text kind) const
{
    const int row = this->row();
    if (row < 0)
        return {};
    const chat::Message &message = m_view->rows().message(row);
    if (kind == QAccessible::Name)
        return TranscriptText::author(message, m_view->rows().authorOf(message));
    if (kind != QAccessible::Description)
        return {};
    const QString note = TranscriptText::outcomeNote(message);
    return note.isEmpty() ? TranscriptText::statusLine(message) : note;
}

QRect MessageAccessible::rect() const
{
    const int row = this->row();
    if (row < 0)
        return {};
    const QPoint top = m_view->viewport()->mapToGlobal(QPoint(0, m_view->scroll().top(row)));
    return {top, QSize(m_view->viewport()->width(), m_view->rows().heights().height(row))};
}

QAccessible::State MessageAccessible::state() const
{
    QAccessible::State state;
    const int row = this->row();
    state.invalid = row < 0;
    if (row < 0)
        return state;
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    state.focusable = true;
    state.focused = m_view->hasFocus() && !m_view->spotFocus().spot() && m_view->caretRow() == row;
    state.offscreen = row < m_view->scroll().firstRow() || row > m_view->scroll().lastRow();
    state.busy = m_view->rows().message(row).isRunning();
    return state;
}

void *MessageAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

void MessageAccessible::doAction(const QString &name)
{
    if (name != setFocusAction() || row() < 0)
        return;
    m_view->setFocus(Qt::OtherFocusReason);
    m_view->clearSpotFocus();
    if (cursorPosition() < 0)
        setCursorPosition(0);
    QAccessibleEvent event(this, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

} // namespace tokenhub::app
