// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "composer/composer.h"
#include "lanes/lanepane.h"
#include "lanes/lanestrip.h"
#include "panels/modelpicker.h"
#include "panels/parameterpanel.h"
#include "settings/shortcutbook.h"
#include "sidebar/historysidebar.h"
#include "transcript/transcriptview.h"
#include "window/actions.h"
#include "window/conversationview.h"
#include "window/foldingpanels.h"
#include "window/welcomepage.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QMenuBar>
#include <QScreen>
#include <QToolButton>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using Side = FoldingPanels::Side;

namespace {

QString toolTipOf(const QAction &action)
{
    const QString words = withoutMnemonic(action.text()).toHtmlEscaped();
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? words : MainWindow::tr("%1 (%2)").arg(words, keys.toHtmlEscaped());
}

constexpr QSize frameRoom(8, 40); // what a window manager puts around a window, as far as one can know

} // namespace

MainWindow::MainWindow(settings::Settings &settings, chat::ConversationListModel &history, const base::Clock &clock)
    : m_settings(settings), m_actions(new Actions(this)), m_sidebar(new HistorySidebar(history, clock, this)),
      m_conversation(new ConversationView(this)), m_parameters(new ParameterPanel(this)), m_welcome(new WelcomePage),
      m_panels(new FoldingPanels(m_sidebar, m_conversation, m_parameters, this))
{
    setWindowTitle(u"TokenHub Chat"_s);
    setObjectName("MainWindow"_L1);
    setMinimumSize(420, 360);
    m_actions->fill(menuBar());
    m_conversation->lanes().firstPane().setWelcome(m_welcome);
    const auto tellKey = [this] { m_sidebar->setNewChatShortcut(m_actions->newChat->shortcut()); };
    connect(m_actions->newChat, &QAction::changed, this, tellKey);
    tellKey();
    setCentralWidget(m_panels);
    connectPanels();
    connectActions();
    restore();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectPanels()
{
    connect(m_panels, &FoldingPanels::openChanged, this, [this](Side side, bool open) {
        (side == Side::Start ? m_actions->history : m_actions->parameters)->setChecked(open);
        if (m_panels->isNarrow())
            return; // how it lies over a narrow window is nothing to remember
        if (side == Side::Start)
            m_settings.setSidebarVisible(open);
        else
            m_settings.setParametersVisible(open);
    });
    connect(m_panels, &FoldingPanels::panelWidthChanged, this, [this](Side side, int width) {
        if (side == Side::Start)
            m_settings.setSidebarWidth(width);
        else
            m_settings.setParametersWidth(width);
    });
    for (const auto &[action, side, button] :
         {std::tuple(m_actions->history, Side::Start, &m_conversation->historyButton()),
          std::tuple(m_actions->parameters, Side::End, &m_conversation->parametersButton())}) {
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        const Side toggled = side;
        const auto tell = [shown = button, of = action] { shown->setToolTip(toolTipOf(*of)); };
        connect(action, &QAction::changed, button, tell); // its keys can be changed
        tell();
        connect(action, &QAction::triggered, m_panels,
                [this, toggled](bool open) { m_panels->setOpen(toggled, open); });
    }
    QToolButton *lane = &m_conversation->laneButton();
    lane->setDefaultAction(m_actions->addLane);
    lane->setToolButtonStyle(Qt::ToolButtonIconOnly);
    const auto tell = [this, lane] { lane->setToolTip(toolTipOf(*m_actions->addLane)); };
    connect(m_actions->addLane, &QAction::changed, lane, tell);
    tell();
}

void MainWindow::connectActions()
{
    const auto transcript = [this]() -> TranscriptView & { return m_conversation->lane().transcript(); };
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->copy, &QAction::triggered, this, [transcript] { transcript().copySelection(); });
    connect(m_actions->selectAll, &QAction::triggered, this, [transcript] { transcript().selectAll(); });
    connect(m_actions->previousQuestion, &QAction::triggered, this,
            [transcript] { transcript().goToQuestion(FocusStep::Previous); });
    connect(m_actions->nextQuestion, &QAction::triggered, this,
            [transcript] { transcript().goToQuestion(FocusStep::Next); });
    connect(m_actions->focusComposer, &QAction::triggered, &m_conversation->composer(),
            [this] { m_conversation->composer().setFocus(); });
    connect(m_actions->chooseModel, &QAction::triggered, &m_conversation->modelPicker(), &ModelPicker::openList);
    connect(m_actions->zoomIn, &QAction::triggered, this, [this] { setZoom(m_settings.transcriptZoom() + 10); });
    connect(m_actions->zoomOut, &QAction::triggered, this, [this] { setZoom(m_settings.transcriptZoom() - 10); });
    connect(m_actions->zoomReset, &QAction::triggered, this, [this] { setZoom(100); });
    connect(m_actions->theme, &QActionGroup::triggered, this,
            [this](QAction *chosen) { m_settings.setTheme(settings::Theme(chosen->data().toInt())); });
    connect(m_actions->enterSends, &QAction::toggled, this, [this](bool sends) {
        m_settings.setEnterKey(sends ? settings::EnterKey::Sends : settings::EnterKey::MakesNewLine);
    });
    // They are also changed in the settings dialog.
    connect(&m_settings, &settings::Settings::changed, this, &MainWindow::showSetting);
}

void MainWindow::setZoom(int percent)
{
    m_settings.setTranscriptZoom(percent);
}

void MainWindow::showSetting(settings::Key key)
{
    const bool sends = m_settings.enterKey() == settings::EnterKey::Sends;
    switch (key) {
    case settings::Key::TranscriptZoom:
        return m_conversation->lanes().setZoom(m_settings.transcriptZoom() / 100.0);
    case settings::Key::TextWidth:
        return m_conversation->setTextColumn(TextColumn(int(m_settings.textWidth())));
    case settings::Key::Theme:
        for (QAction *choice : m_actions->theme->actions())
            choice->setChecked(choice->data().toInt() == int(m_settings.theme()));
        return;
    case settings::Key::EnterKey:
        m_actions->enterSends->setChecked(sends);
        return m_conversation->composer().setSendKey(sends ? SendKey::Enter : SendKey::CtrlEnter);
    default:
        return;
    }
}

void MainWindow::restore()
{
    m_panels->setPanelWidth(Side::Start, m_settings.sidebarWidth());
    m_panels->setPanelWidth(Side::End, m_settings.parametersWidth());
    m_panels->setOpen(Side::Start, m_settings.isSidebarVisible());
    m_panels->setOpen(Side::End, m_settings.isParametersVisible());
    m_actions->history->setChecked(m_panels->isOpen(Side::Start));
    m_actions->parameters->setChecked(m_panels->isOpen(Side::End));
    for (const settings::Key key :
         {settings::Key::TranscriptZoom, settings::Key::TextWidth, settings::Key::Theme, settings::Key::EnterKey})
        showSetting(key);
    if (!restoreGeometry(m_settings.windowGeometry()))
        resize(QSize(1280, 800).boundedTo(screen()->availableSize() - frameRoom)); // less at 200 %
}

void MainWindow::showParameters()
{
    m_panels->setOpen(Side::End, true);
    m_parameters->setFocus();
}

void MainWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayClose && !m_mayClose()) {
        event->ignore();
        return;
    }
    m_settings.setWindowGeometry(saveGeometry());
    emit closing();
    event->accept();
}

} // namespace tokenhub::app
