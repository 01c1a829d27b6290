// SPDX-License-Identifier: GPL-3.0-or-later
#include "sidebar/historyview.h"

#include "chat/conversationlistmodel.h"
#include "sidebar/historydelegate.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolTip>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

HistoryView::HistoryView(const base::Clock &clock, QWidget *parent)
    : QListView(parent), m_clock(clock), m_delegate(new HistoryDelegate(clock, this)),
      m_editor(new QLineEdit(viewport()))
{
    setObjectName(u"historyListView"_s);
    setAccessibleName(tr("Conversations"));
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    viewport()->setBackgroundRole(QPalette::Window);
    m_editor->setObjectName(u"renameLineEdit"_s);
    m_editor->setAccessibleName(tr("Title"));
    m_editor->hide();
    m_editor->installEventFilter(this);
    connect(m_editor, &QLineEdit::editingFinished, this, [this] { endRename(RenameEnd::Keep); });
    m_midnight.setSingleShot(true);
    connect(&m_midnight, &QTimer::timeout, this, [this] {
        layOutAgain();
        waitForMidnight();
    });
    waitForMidnight();
}

HistoryView::~HistoryView()
{
    // Its field loses the focus when all that makes it a HistoryView is gone already.
    m_editor->disconnect(this);
}

void HistoryView::setModel(QAbstractItemModel *model)
{
    if (this->model())
        this->model()->disconnect(this);
    QListView::setModel(model);
    connect(model, &QAbstractItemModel::rowsMoved, this, &HistoryView::layOutAgain);
    connect(model, &QAbstractItemModel::rowsInserted, this, &HistoryView::layOutAgain);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &HistoryView::layOutAgain);
    connect(model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                if (roles.contains(chat::ConversationListModel::UpdatedAtRole))
                    layOutAgain();
            });
}

void HistoryView::setOpen(base::ConversationId id)
{
    m_delegate->setOpen(id);
    viewport()->update();
}

base::ConversationId HistoryView::idAt(const QModelIndex &index) const
{
    return index.data(chat::ConversationListModel::IdRole).value<base::ConversationId>();
}

QModelIndex HistoryView::indexAtBody(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    const bool inBody = index.isValid() && m_delegate->body(visualRect(index), index, fontMetrics()).contains(position);
    return inBody ? index : QModelIndex();
}

void HistoryView::layOutAgain()
{
    scheduleDelayedItemsLayout();
}

void HistoryView::waitForMidnight()
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.now().count());
    const qint64 wait = now.msecsTo(now.date().addDays(1).startOfDay());
    m_midnight.start(std::chrono::milliseconds(wait + 1000));
}

void HistoryView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!index.isValid() || event->isAutoRepeat())
        QListView::keyPressEvent(event);
    else if (enter || event->key() == Qt::Key_Space)
        emit conversationChosen(idAt(index));
    else if (event->key() == Qt::Key_F2)
        beginRename(index);
    else if (event->key() == Qt::Key_Delete)
        emit removeRequested(idAt(index));
    else if (event->key() == Qt::Key_E && event->modifiers() == Qt::ControlModifier)
        emit exportRequested(idAt(index));
    else
        QListView::keyPressEvent(event);
}

void HistoryView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAtBody(event->position().toPoint());
    m_pressed = event->button() == Qt::LeftButton ? index : QModelIndex();
    if (index.isValid())
        setCurrentIndex(index);
}

void HistoryView::mouseReleaseEvent(QMouseEvent *event)
{
    const QPersistentModelIndex pressed = std::exchange(m_pressed, {});
    if (pressed.isValid() && indexAtBody(event->position().toPoint()) == QModelIndex(pressed))
        emit conversationChosen(idAt(pressed));
}

QMenu *HistoryView::makeMenu(const QModelIndex &index)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"historyMenu"_s);
    const QPersistentModelIndex kept = index; // the list may change while the menu is open
    const base::ConversationId id = idAt(index);
    QAction *rename = menu->addAction(icon(u"pencil"_s), tr("Rename"), this, [this, kept] { beginRename(kept); });
    rename->setShortcut(Qt::Key_F2);
    QAction *save = menu->addAction(icon(u"download"_s), tr("Export…"), this, [this, id] { emit exportRequested(id); });
    save->setShortcut(Qt::CTRL | Qt::Key_E);
    QAction *remove
        = menu->addAction(icon(u"trash-2"_s), tr("Delete…"), this, [this, id] { emit removeRequested(id); });
    remove->setShortcut(Qt::Key_Delete);
    return menu;
}

void HistoryView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAtBody(event->pos());
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    QMenu *menu = makeMenu(index);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPoint below = m_delegate->body(visualRect(index), index, fontMetrics()).bottomLeft();
    menu->popup(byKey ? viewport()->mapToGlobal(below) : event->globalPos());
}

void HistoryView::beginRename(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    endRename(RenameEnd::Keep);
    scrollTo(index);
    m_renamed = index;
    m_delegate->setCovered(idAt(index));
    m_editor->setText(index.data(chat::ConversationListModel::TitleRole).toString());
    placeEditor();
    m_editor->show();
    m_editor->selectAll();
    m_editor->setFocus(Qt::OtherFocusReason);
}

void HistoryView::endRename(RenameEnd end)
{
    const QPersistentModelIndex renamed = std::exchange(m_renamed, {});
    if (m_editor->isHidden())
        return;
    const bool hadFocus = m_editor->hasFocus();
    m_editor->hide();
    m_delegate->setCovered({});
    viewport()->update();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    const QString title = m_editor->text().simplified();
    const bool changed = title != renamed.data(chat::ConversationListModel::TitleRole).toString();
    if (end == RenameEnd::Keep && renamed.isValid() && !title.isEmpty() && changed)
        emit renameRequested(idAt(renamed), title);
}

void HistoryView::placeEditor()
{
    if (!m_renamed.isValid())
        return endRename(RenameEnd::Drop); // the conversation is gone
    const QRect row = m_delegate->body(visualRect(m_renamed), m_renamed, fontMetrics());
    const int height = m_editor->sizeHint().height();
    m_editor->setGeometry(row.left() + 2, row.top() + (row.height() - height) / 2, row.width() - 4, height);
}

void HistoryView::updateGeometries()
{
    QListView::updateGeometries();
    if (!m_editor->isHidden())
        placeEditor();
}

void HistoryView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    if (!m_editor->isHidden())
        placeEditor();
}

bool HistoryView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        endRename(RenameEnd::Drop);
        return true;
    }
    return QListView::eventFilter(watched, event);
}

bool HistoryView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QListView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QModelIndex index = indexAtBody(help->pos());
    // A title is foreign text, and a tool tip would take markup in it for its own.
    QToolTip::showText(help->globalPos(), index.isValid() ? HistoryDelegate::titleOf(index).toHtmlEscaped() : QString(),
                       viewport());
    return true;
}

} // namespace tokenhub::app
