// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "composer/composer.h"
#include "lanes/lanepane.h"
#include "panels/modelpicker.h"
#include "panels/parameterpanel.h"
#include "sidebar/historysidebar.h"
#include "transcript/transcriptview.h"
#include "window/actions.h"
#include "window/conversationview.h"
#include "window/foldingpanels.h"
#include "window/welcomepage.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QToolButton>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using Side = FoldingPanels::Side;

MainWindow::MainWindow(settings::Settings &settings, chat::ConversationListModel &history, const base::Clock &clock)
    : m_settings(settings), m_actions(new Actions(this)), m_sidebar(new HistorySidebar(history, clock, this)),
      m_conversation(new ConversationView(this)), m_parameters(new ParameterPanel(this)), m_welcome(new WelcomePage),
      m_panels(new FoldingPanels(m_sidebar, m_conversation, m_parameters, this))
{
    setWindowTitle(u"TokenHub Chat"_s);
    setObjectName("MainWindow"_L1);
    setMinimumSize(420, 360);
    m_actions->fill(menuBar());
    m_conversation->lane().setWelcome(m_welcome);
    m_sidebar->setNewChatShortcut(m_actions->newChat->shortcut());
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
        button->setToolTip(
            tr("%1 (%2)").arg(action->text().remove(u'&'), action->shortcut().toString(QKeySequence::NativeText)));
        const Side toggled = side;
        connect(action, &QAction::triggered, m_panels,
                [this, toggled](bool open) { m_panels->setOpen(toggled, open); });
    }
}

void MainWindow::connectActions()
{
    TranscriptView &transcript = m_conversation->lane().transcript();
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->copy, &QAction::triggered, &transcript, &TranscriptView::copySelection);
    connect(m_actions->selectAll, &QAction::triggered, &transcript, &TranscriptView::selectAll);
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
        m_conversation->composer().setSendKey(sends ? SendKey::Enter : SendKey::CtrlEnter);
    });
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::setZoom(int percent)
{
    m_settings.setTranscriptZoom(percent);
    m_conversation->lane().transcript().setZoom(m_settings.transcriptZoom() / 100.0);
}

void MainWindow::restore()
{
    m_panels->setPanelWidth(Side::Start, m_settings.sidebarWidth());
    m_panels->setPanelWidth(Side::End, m_settings.parametersWidth());
    m_panels->setOpen(Side::Start, m_settings.isSidebarVisible());
    m_panels->setOpen(Side::End, m_settings.isParametersVisible());
    m_actions->history->setChecked(m_panels->isOpen(Side::Start));
    m_actions->parameters->setChecked(m_panels->isOpen(Side::End));
    m_actions->enterSends->setChecked(m_settings.enterKey() == settings::EnterKey::Sends);
    for (QAction *choice : m_actions->theme->actions())
        choice->setChecked(choice->data().toInt() == int(m_settings.theme()));
    setZoom(m_settings.transcriptZoom());
    if (!restoreGeometry(m_settings.windowGeometry()))
        resize(1280, 800);
}

void MainWindow::showParameters()
{
    m_panels->setOpen(Side::End, true);
    m_parameters->setFocus();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About TokenHub Chat"), {}, QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIconPixmap(windowIcon().pixmap(64, 64));
    box->setText(tr("TokenHub Chat %1").arg(QStringLiteral(TOKENHUB_VERSION)));
    box->setInformativeText(tr("A native client for large language models behind the TokenHub gateway.\n\n"
                               "Free software under the GNU General Public License, version 3 or later.\n"
                               "Built with Qt %1, cmark-gfm, QtKeychain and Lucide icons.")
                                .arg(QString::fromLatin1(qVersion())));
    box->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setWindowGeometry(saveGeometry());
    emit closing();
    event->accept();
}

} // namespace tokenhub::app
