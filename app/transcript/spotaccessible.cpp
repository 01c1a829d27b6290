// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/spotaccessible.h"

#include "transcript/transcriptview.h"

#include <QCoreApplication>
#include <algorithm>

namespace tokenhub::app {

namespace {

struct SpotWords {
    Q_DECLARE_TR_FUNCTIONS(tokenhub::app::SpotAccessible)
};

} // namespace

SpotAccessible::SpotAccessible(TranscriptView &view, base::MessageId message, Spot spot)
    : m_view(&view), m_message(message), m_spot(std::move(spot))
{
}

int SpotAccessible::row() const
{
    return m_view && m_view->model() ? m_view->model()->rowOf(m_message) : -1;
}

const Spot *SpotAccessible::find() const
{
    const int row = this->row();
    if (row < 0 || row >= m_view->rows().count() || !m_view->rows().isBuilt(row))
        return nullptr;
    const auto &spots = m_view->rows().geometry(row).spots;
    const auto found
        = std::find_if(spots.begin(), spots.end(), [this](const Spot &spot) { return spot.isSame(m_spot); });
    return found == spots.end() ? nullptr : &*found;
}

QAccessibleInterface *SpotAccessible::parent() const
{
    QAccessibleInterface *transcript = m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    return transcript ? transcript->child(row()) : nullptr;
}

QString SpotAccessible::text(QAccessible::Text kind) const
{
    const Spot *spot = find();
    if (kind != QAccessible::Name || !spot)
        return {};
    // Beside the message's own Copy the word alone says too little.
    switch (spot->kind) {
    case SpotKind::CopyCode:
        return SpotWords::tr("Copy the code");
    case SpotKind::SaveCode:
        return SpotWords::tr("Save the code as a file");
    case SpotKind::WrapCode:
        return SpotWords::tr("Wrap long lines of the code");
    default:
        return spot->label;
    }
}

QRect SpotAccessible::rect() const
{
    const Spot *spot = find();
    if (!spot)
        return {};
    const QPoint origin = m_view->viewport()->mapToGlobal(QPoint(0, m_view->scroll().top(row())));
    return spot->rect.translated(origin);
}

QAccessible::State SpotAccessible::state() const
{
    QAccessible::State state;
    const Spot *spot = find();
    if (!spot) {
        state.invalid = true;
        return state;
    }
    state.disabled = !spot->enabled;
    state.focusable = spot->enabled;
    state.focused = m_view->hasFocus() && m_view->spotFocus().find(m_view->rows()) == spot;
    state.offscreen = !m_view->viewport()->rect().intersects(spot->rect.translated(0, m_view->scroll().top(row())));
    if (spot->kind == SpotKind::Fold) {
        state.expandable = true;
        state.expanded = spot->state == SpotState::Open;
        state.collapsed = spot->state == SpotState::Closed;
    }
    return state;
}

void *SpotAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

void SpotAccessible::doAction(const QString &name)
{
    const Spot *spot = find();
    if (!spot || !spot->enabled)
        return;
    if (name == pressAction())
        m_view->press(m_message, Spot(*spot));
    else if (name == setFocusAction())
        m_view->focusSpot(m_message, Spot(*spot));
}

} // namespace tokenhub::app
