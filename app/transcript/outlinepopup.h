// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/outline.h"

#include <QFrame>

class QKeyEvent;
class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace tokenhub::app {

//! \brief A list of a conversation's questions and headings to go to, which narrows while one types. Made when it is
//! asked for and gone when it is closed. GUI thread.
class OutlinePopup : public QFrame
{
    Q_OBJECT

public:
    //! \a current: the entry to begin at; -1: the last.
    OutlinePopup(std::vector<OutlineEntry> entries, int current, QWidget *parent);

    void openIn(const QRect &area); //!< in global pixels: in the middle of its upper part

signals:
    void chosen(const tokenhub::app::OutlineEntry &entry);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill(const QString &filter);
    void choose(int row);
    [[nodiscard]] bool handleKey(const QKeyEvent &event);

    std::vector<OutlineEntry> m_entries;
    QLineEdit *m_search;
    QListView *m_list;
    QStandardItemModel *m_model;
    QLabel *m_none;
};

} // namespace tokenhub::app
