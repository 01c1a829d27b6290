// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/actions.h"

#include "chat/comparison.h"
#include "settings/settings.h"
#include "theme/icons.h"

#include <QActionGroup>
#include <QWidget>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

Actions::Actions(QWidget *window) : QObject(window), m_window(window)
{
    newChat = make(u"newChat"_s, tr("&New chat"), {QKeySequence::New}, u"plus"_s);
    gateway = make(u"gateway"_s, tr("&Gateway and key…"), {}, u"key-round"_s);
    saveCopy = make(u"saveCopy"_s, tr("Save a &copy of all conversations…"));
    exportConversation = make(u"exportConversation"_s, tr("&Export…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
                              u"download"_s);
    quit = make(u"quit"_s, tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    quit->setMenuRole(QAction::QuitRole);
    copy = make(u"copy"_s, tr("&Copy selection"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)}, u"copy"_s);
    selectAll
        = make(u"selectAll"_s, tr("Select &all of the conversation"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)});
    undoDelete = make(u"undoDelete"_s, tr("&Undo delete"), {QKeySequence::Undo}, u"rotate-ccw"_s);
    editLast = make(u"editLast"_s, tr("&Edit the last prompt"), {QKeySequence(Qt::CTRL | Qt::Key_Up)}, u"pencil"_s);
    enterSends = make(u"enterSends"_s, tr("Enter &sends"));
    enterSends->setCheckable(true);
    settings = make(u"settings"_s, tr("Se&ttings…"), {QKeySequence(Qt::CTRL | Qt::Key_Comma)}, u"settings-2"_s);
    settings->setMenuRole(QAction::PreferencesRole);
    history = make(u"history"_s, tr("&History"), {QKeySequence(Qt::Key_F9)}, u"panel-left"_s);
    history->setCheckable(true);
    parameters = make(u"parameters"_s, tr("&Parameters"), {QKeySequence(Qt::Key_F10)}, u"sliders-horizontal"_s);
    parameters->setCheckable(true);
    zoomIn = make(u"zoomIn"_s, tr("Zoom &in"),
                  {QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::Key_Plus)});
    zoomOut = make(u"zoomOut"_s, tr("Zoom &out"), {QKeySequence(Qt::CTRL | Qt::Key_Minus)});
    zoomReset = make(u"zoomReset"_s, tr("&Normal size"), {QKeySequence(Qt::CTRL | Qt::Key_0)});
    makeTheme();
    makeConversation();
    makeReading();
    makeLanes();
    makeLaneLayout();
    makeComparison();
    makeJudging();
    makePolicies();
    makeHelp();
}

void Actions::makeReading()
{
    find = make(u"find"_s, tr("&Find in the conversation"), {QKeySequence::Find}, u"search"_s);
    findNext = make(u"findNext"_s, tr("Find &next"), {QKeySequence(Qt::Key_F3)});
    findPrevious = make(u"findPrevious"_s, tr("Find pre&vious"), {QKeySequence(Qt::SHIFT | Qt::Key_F3)});
    quote = make(u"quote"_s, tr("&Quote in the prompt"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Q)},
                 u"text-quote"_s);
    outline = make(u"outline"_s, tr("&Outline"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}, u"list-tree"_s);
    previousQuestion = make(u"previousQuestion"_s, tr("Pre&vious question"), {QKeySequence(Qt::ALT | Qt::Key_Up)});
    nextQuestion = make(u"nextQuestion"_s, tr("Next &question"), {QKeySequence(Qt::ALT | Qt::Key_Down)});
}

void Actions::makeLanes()
{
    addLane = make(u"addLane"_s, tr("&Add a lane"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)}, u"columns-2"_s);
    duplicateLane = make(u"duplicateLane"_s, tr("&Duplicate the lane"), {}, u"copy-plus"_s);
    nextLane = make(u"nextLane"_s, tr("&Next lane"), {QKeySequence(Qt::CTRL | Qt::Key_PageDown)});
    previousLane = make(u"previousLane"_s, tr("&Previous lane"), {QKeySequence(Qt::CTRL | Qt::Key_PageUp)});
    moveLaneBack
        = make(u"moveLaneBack"_s, tr("Move the lane &back"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_PageUp)});
    moveLaneOn
        = make(u"moveLaneOn"_s, tr("Move the lane &on"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_PageDown)});
    foldLane = make(u"foldLane"_s, tr("&Fold the lane"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)});
    maximiseLane
        = make(u"maximiseLane"_s, tr("Show this lane a&lone"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M)});
    removeLane = make(u"removeLane"_s, tr("&Remove the lane"), {}, u"x"_s);
    reopenLane = make(u"reopenLane"_s, tr("Bring the lane bac&k that was removed last"), {}, u"rotate-ccw"_s);
    lockLanes = make(u"lockLanes"_s, tr("Change parameters in all lanes &together"));
    for (QAction *checkable : {foldLane, maximiseLane, lockLanes})
        checkable->setCheckable(true);
}

void Actions::makeLaneLayout()
{
    laneLayout = new QActionGroup(this);
    const auto add = [this](const QString &name, const QString &text, settings::LaneLayout value) {
        QAction *action = make(name, text);
        action->setCheckable(true);
        action->setData(int(value));
        laneLayout->addAction(action);
    };
    add(u"laneColumns"_s, tr("Lanes as &columns"), settings::LaneLayout::Columns);
    add(u"laneGrid"_s, tr("Lanes as a &grid"), settings::LaneLayout::Grid);
    add(u"laneTabs"_s, tr("Lanes as &tabs"), settings::LaneLayout::Tabs);
    add(u"laneList"_s, tr("All answers in one l&ist"), settings::LaneLayout::List);
}

void Actions::makeComparison()
{
    newComparison = make(u"newComparison"_s, tr("New c&omparison"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)});
    saveLaneSet = make(u"saveLaneSet"_s, tr("&Save these lanes as a set…"));
    retryLanes = make(u"retryLanes"_s, tr("Try all lanes again that broke o&ff"),
                      {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)}, u"refresh-cw"_s);
    diffLanes
        = make(u"diffLanes"_s, tr("Show what &differs"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)}, u"diff"_s);
    diffLanes->setIconText(tr("Diff"));
    diffLanes->setCheckable(true);
    compareMetrics = make(u"compareMetrics"_s, tr("Compare &metrics…"), {}, u"chart-column"_s);
    compareMetrics->setEnabled(false);
    syncLanes = make(u"syncLanes"_s, tr("Scroll lanes to&gether"), {QKeySequence(Qt::Key_F8)});
    syncLanes->setIconText(tr("Synchronised"));
    syncLanes->setCheckable(true);
    syncLanes->setChecked(true);
}

void Actions::makeJudging()
{
    markBest = make(u"markBest"_s, tr("The lane's last answer is the best"),
                    {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B)}, u"star"_s);
    markBest->setCheckable(true);
    blindLanes = make(u"blindLanes"_s, tr("Compare &blind: hide who answers"));
    blindLanes->setIconText(tr("Blind"));
    blindLanes->setCheckable(true);
    maskNames = make(u"maskNames"_s, tr("Blac&ken names of models in hidden answers"));
    maskNames->setCheckable(true);
    revealLanes = make(u"revealLanes"_s, tr("Re&veal who answered"), {QKeySequence(Qt::Key_F7)}, u"eye"_s);
    revealLanes->setIconText(tr("Reveal"));
}

void Actions::makePolicies()
{
    contextPolicy = new QActionGroup(this);
    const auto add = [this](const QString &name, const QString &brief, const QString &text, chat::ContextPolicy value) {
        QAction *action = make(name, text);
        action->setIconText(brief);
        action->setCheckable(true);
        action->setData(int(value));
        contextPolicy->addAction(action);
    };
    add(u"policyIsolated"_s, tr("Isolated"), tr("&Isolated: each lane sees only its own answers"),
        chat::ContextPolicy::Isolated);
    add(u"policySharedWinner"_s, tr("Shared winner"),
        tr("Shared &winner: all lanes go on from the best answer of the turn before"),
        chat::ContextPolicy::SharedWinner);
    add(u"policyFresh"_s, tr("Fresh each turn"), tr("Fresh &each turn: no lane sees anything that was said before"),
        chat::ContextPolicy::FreshEachTurn);
}

void Actions::makeHelp()
{
    shortcuts
        = make(u"shortcuts"_s, tr("&Keyboard shortcuts"), {QKeySequence(Qt::CTRL | Qt::Key_Slash)}, u"keyboard"_s);
    openLog = make(u"openLog"_s, tr("Open the &log folder"));
    copySystem = make(u"copySystem"_s, tr("&Copy system information"), {}, u"copy"_s);
    about = make(u"about"_s, tr("&About TokenHub Chat"), {}, u"info"_s);
    about->setMenuRole(QAction::AboutRole);
}

void Actions::makeConversation()
{
    // Esc is the composer's first: it leaves the edit mode, then stops.
    stop = make(u"stop"_s, tr("&Stop"), {QKeySequence(Qt::CTRL | Qt::Key_Period)}, u"square"_s);
    regenerate = make(u"regenerate"_s, tr("&Regenerate the last answer"), {QKeySequence(Qt::CTRL | Qt::Key_R)},
                      u"refresh-cw"_s);
    messageDetails
        = make(u"messageDetails"_s, tr("Message &details…"), {QKeySequence(Qt::CTRL | Qt::Key_I)}, u"info"_s);
    chooseModel = make(u"chooseModel"_s, tr("Choose a &model"), {QKeySequence(Qt::CTRL | Qt::Key_M)});
    refreshModels = make(u"refreshModels"_s, tr("Refresh the list of mode&ls"), {QKeySequence(Qt::Key_F5)});
    rename = make(u"rename"_s, tr("Re&name…"), {QKeySequence(Qt::Key_F2)});
    remove = make(u"remove"_s, tr("&Delete"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backspace)}, u"trash-2"_s);
    focusComposer = make(u"focusComposer"_s, tr("Go to the &prompt"), {QKeySequence(Qt::CTRL | Qt::Key_L)});
}

void Actions::makeTheme()
{
    theme = new QActionGroup(this);
    const auto add = [this](const QString &name, const QString &text, settings::Theme value) {
        QAction *action = make(name, text);
        action->setCheckable(true);
        action->setData(int(value));
        theme->addAction(action);
    };
    add(u"themeSystem"_s, tr("As the &desktop"), settings::Theme::System);
    add(u"themeLight"_s, tr("&Light"), settings::Theme::Light);
    add(u"themeDark"_s, tr("Dar&k"), settings::Theme::Dark);
}

QAction *Actions::make(const QString &name, const QString &text, const QList<QKeySequence> &keys,
                       const QString &iconName)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name + u"Action"_s);
    action->setShortcuts(keys);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    m_window->addAction(action);
    return action;
}

void Actions::fill(QMenuBar *bar) const
{
    QMenu *file = bar->addMenu(tr("&File"));
    file->addActions({newChat, newComparison, gateway});
    file->addSeparator();
    file->addActions({exportConversation, saveCopy});
    file->addSeparator();
    file->addAction(quit);
    QMenu *edit = bar->addMenu(tr("&Edit"));
    edit->addActions({undoDelete, copy, selectAll, quote});
    edit->addSeparator();
    edit->addActions({find, findNext, findPrevious});
    edit->addSeparator();
    edit->addActions({editLast, focusComposer});
    edit->addSeparator();
    edit->addActions({enterSends, settings});
    QMenu *view = bar->addMenu(tr("&View"));
    view->addActions({history, parameters});
    view->addSeparator();
    view->addActions({zoomIn, zoomOut, zoomReset});
    view->addSeparator();
    view->addMenu(tr("&Theme"))->addActions(theme->actions());
    QMenu *conversation = bar->addMenu(tr("&Conversation"));
    conversation->addActions({stop, regenerate, messageDetails});
    conversation->addSeparator();
    conversation->addActions({previousQuestion, nextQuestion, outline});
    conversation->addSeparator();
    conversation->addActions({chooseModel, refreshModels});
    conversation->addSeparator();
    conversation->addActions({rename, remove});
    QMenu *lanes = bar->addMenu(tr("&Lanes"));
    lanes->addActions({addLane, duplicateLane, removeLane, reopenLane});
    lanes->addSeparator();
    lanes->addActions({nextLane, previousLane, moveLaneBack, moveLaneOn, foldLane, maximiseLane});
    lanes->addSeparator();
    lanes->addActions({diffLanes, compareMetrics, syncLanes});
    lanes->addSeparator();
    lanes->addActions({markBest, blindLanes, maskNames, revealLanes});
    lanes->addSeparator();
    lanes->addActions(laneLayout->actions());
    lanes->addSeparator();
    lanes->addActions({lockLanes, saveLaneSet});
    lanes->addSeparator();
    lanes->addMenu(tr("What a lane is se&nt"))->addActions(contextPolicy->actions());
    lanes->addAction(retryLanes);
    QMenu *help = bar->addMenu(tr("&Help"));
    help->addAction(shortcuts);
    help->addSeparator();
    help->addActions({openLog, copySystem});
    help->addSeparator();
    help->addAction(about);
}

} // namespace tokenhub::app
