// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QMenuBar>
#include <QObject>

class QActionGroup;

namespace tokenhub::app {

//! \brief Every action of the window, in one table: name, words, keys. Owned by the window; whoever carries an action
//! out connects to it.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QWidget *window);

    QAction *newChat = nullptr;
    QAction *gateway = nullptr;
    QAction *quit = nullptr;
    QAction *copy = nullptr;
    QAction *selectAll = nullptr;
    QAction *editLast = nullptr;
    QAction *enterSends = nullptr;
    QAction *history = nullptr;
    QAction *parameters = nullptr;
    QAction *zoomIn = nullptr;
    QAction *zoomOut = nullptr;
    QAction *zoomReset = nullptr;
    QActionGroup *theme = nullptr; //!< data of each: int of settings::Theme
    QAction *stop = nullptr;
    QAction *regenerate = nullptr;
    QAction *chooseModel = nullptr;
    QAction *refreshModels = nullptr;
    QAction *rename = nullptr;
    QAction *remove = nullptr;
    QAction *focusComposer = nullptr;
    QAction *about = nullptr;

    void fill(QMenuBar *bar) const;

private:
    QAction *make(const QString &name, const QString &text, const QList<QKeySequence> &keys = {},
                  const QString &iconName = {});
    void makeTheme();
    void makeConversation();

    QWidget *m_window;
};

} // namespace tokenhub::app
