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
    QAction *saveCopy = nullptr;
    QAction *exportConversation = nullptr;
    QAction *quit = nullptr;
    QAction *copy = nullptr;
    QAction *selectAll = nullptr;
    QAction *find = nullptr;
    QAction *findNext = nullptr;
    QAction *findPrevious = nullptr;
    QAction *quote = nullptr;
    QAction *outline = nullptr;
    QAction *undoDelete = nullptr;
    QAction *editLast = nullptr;
    QAction *messageDetails = nullptr;
    QAction *enterSends = nullptr;
    QAction *settings = nullptr;
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
    QAction *previousQuestion = nullptr;
    QAction *nextQuestion = nullptr;
    QAction *rename = nullptr;
    QAction *remove = nullptr;
    QAction *focusComposer = nullptr;
    QAction *addLane = nullptr;
    QAction *duplicateLane = nullptr;
    QAction *nextLane = nullptr;
    QAction *previousLane = nullptr;
    QAction *moveLaneBack = nullptr; //!< towards the first
    QAction *moveLaneOn = nullptr;
    QAction *foldLane = nullptr; //!< checked while it is
    QAction *maximiseLane = nullptr; //!< the same
    QAction *removeLane = nullptr;
    QAction *reopenLane = nullptr;
    QAction *lockLanes = nullptr;
    QAction *newComparison = nullptr;
    QAction *saveLaneSet = nullptr;
    QAction *compareMetrics = nullptr; //!< disabled for one lane
    QAction *diffLanes = nullptr; //!< checked while it is shown
    QAction *syncLanes = nullptr; //!< checked while they scroll as one
    QAction *markBest = nullptr; //!< the last answer of the lane in use; checked while it is
    QAction *blindLanes = nullptr; //!< checked while new prompts hide who answers
    QAction *maskNames = nullptr; //!< checked while names in hidden answers are blackened
    QAction *revealLanes = nullptr; //!< there only while something is hidden
    QAction *retryLanes = nullptr; //!< all that broke off
    QActionGroup *contextPolicy = nullptr; //!< data of each: int of chat::ContextPolicy; iconText: its name alone
    QActionGroup *laneLayout = nullptr; //!< data of each: int of settings::LaneLayout
    QAction *shortcuts = nullptr;
    QAction *openLog = nullptr;
    QAction *copySystem = nullptr;
    QAction *about = nullptr;

    void fill(QMenuBar *bar) const;

private:
    QAction *make(const QString &name, const QString &text, const QList<QKeySequence> &keys = {},
                  const QString &iconName = {});
    void makeTheme();
    void makeConversation();
    void makeReading();
    void makeLanes();
    void makeLaneLayout();
    void makeComparison();
    void makeJudging();
    void makePolicies();
    void makeHelp();

    QWidget *m_window;
};

} // namespace tokenhub::app
