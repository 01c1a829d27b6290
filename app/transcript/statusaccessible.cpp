// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/statusaccessible.h"

#include "transcript/transcriptview.h"

namespace tokenhub::app {

StatusAccessible::StatusAccessible(TranscriptView &view) : m_view(&view) { }

void StatusAccessible::announce(const QString &sentence)
{
    m_sentence = sentence;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent said(m_view, sentence);
    QAccessible::updateAccessibility(&said);
#endif
    // Below Qt 6.8 a new name is what reaches AT-SPI; an alert never does.
    QAccessibleEvent renamed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&renamed);
    QAccessibleEvent shown(this, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&shown);
}

bool StatusAccessible::isValid() const
{
    return m_view;
}

QAccessibleInterface *StatusAccessible::parent() const
{
    return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
}

QString StatusAccessible::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Name ? m_sentence : QString();
}

} // namespace tokenhub::app
