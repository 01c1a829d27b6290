// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/undodesk.h"

#include "notices/noticebar.h"
#include "words/plaintext.h"

#include <QAction>
#include <QApplication>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

namespace {
const QString removedNotice = QStringLiteral("removed");
}

UndoDesk::UndoDesk(session::Removals &removals, NoticeBar &notices, QAction &undo, QObject *parent)
    : QObject(parent), m_removals(removals), m_notices(notices)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(shownFor);
    connect(&m_timer, &QTimer::timeout, this, &UndoDesk::expire);
    connect(&removals, &session::Removals::removed, this, &UndoDesk::onRemoved);
    connect(&removals, &session::Removals::undoChanged, &undo, &QAction::setEnabled);
    connect(&undo, &QAction::triggered, this, &UndoDesk::undo);
    connect(&notices, &NoticeBar::actionTriggered, this, [this](const QString &id, const QString &) {
        if (id == removedNotice)
            this->undo();
    });
    undo.setEnabled(false);
}

void UndoDesk::onRemoved(const session::Removals::What &what)
{
    const QString text = what.isConversation ? tr("“%1” was deleted.").arg(words::onOneLine(what.title))
                                             : tr("%n message(s) deleted.", nullptr, what.messages);
    m_notices.showNotice({.id = removedNotice,
                          .level = NoticeLevel::Info,
                          .text = text,
                          .action = u"undo"_s,
                          .actionLabel = tr("Undo"),
                          .end = NoticeEnd::Passing});
    m_timer.start();
}

void UndoDesk::undo()
{
    m_timer.stop();
    m_notices.removeNotice(removedNotice);
    m_removals.undo();
}

void UndoDesk::expire()
{
    // Not under the hand that reaches for it.
    if (m_notices.underMouse() || m_notices.isAncestorOf(QApplication::focusWidget()))
        m_timer.start();
    else
        m_notices.removeNotice(removedNotice);
}

} // namespace tokenhub::app
