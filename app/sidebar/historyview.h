// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/ids.h"

#include <QListView>
#include <QPersistentModelIndex>
#include <QTimer>

class QLineEdit;
class QMenu;

namespace tokenhub::app {

class HistoryDelegate;

//! \brief The list of conversations: a click or Enter chooses, F2 renames in place, Del asks to delete, Ctrl+E to
//! export. It shows a chat::ConversationListModel and changes nothing itself. Child of the sidebar; GUI thread.
class HistoryView : public QListView
{
    Q_OBJECT

public:
    HistoryView(const base::Clock &clock, QWidget *parent);
    ~HistoryView() override;

    void setModel(QAbstractItemModel *model) override;
    void setOpen(base::ConversationId id);
    void beginRename(const QModelIndex &index);
    [[nodiscard]] QMenu *makeMenu(const QModelIndex &index);

signals:
    void conversationChosen(tokenhub::base::ConversationId id);
    void renameRequested(tokenhub::base::ConversationId id, const QString &title); //!< never empty, never the old one
    void exportRequested(tokenhub::base::ConversationId id);
    void removeRequested(tokenhub::base::ConversationId id);

protected:
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void updateGeometries() override;

private:
    enum class RenameEnd { Keep, Drop };

    [[nodiscard]] base::ConversationId idAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexAtBody(const QPoint &position) const; //!< none on the name of a group
    void endRename(RenameEnd end);
    void placeEditor();
    void layOutAgain(); //!< rows are taller where a group begins
    void waitForMidnight();

    const base::Clock &m_clock;
    HistoryDelegate *m_delegate;
    QLineEdit *m_editor;
    QPersistentModelIndex m_renamed;
    QPersistentModelIndex m_pressed;
    QTimer m_midnight;
};

} // namespace tokenhub::app
