// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "settings/settings.h"

#include <QMainWindow>
#include <functional>

namespace tokenhub::chat {
class ConversationListModel;
}

namespace tokenhub::app {

class Actions;
class ConversationView;
class FoldingPanels;
class HistorySidebar;
class ParameterPanel;
class WelcomePage;

//! \brief The window: history, conversation, parameters, menus; remembers its geometry. It lays out and offers
//! actions. It must not know of sessions, keys, gateways or the store: the controllers do what it wishes.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(settings::Settings &settings, chat::ConversationListModel &history, const base::Clock &clock);
    ~MainWindow() override;

    [[nodiscard]] Actions &actions() const { return *m_actions; }
    [[nodiscard]] ConversationView &conversation() const { return *m_conversation; }
    [[nodiscard]] HistorySidebar &sidebar() const { return *m_sidebar; }
    [[nodiscard]] ParameterPanel &parameters() const { return *m_parameters; }
    [[nodiscard]] WelcomePage &welcome() const { return *m_welcome; }
    void showParameters();
    void setCloseGuard(std::function<bool()> mayClose) { m_mayClose = std::move(mayClose); }
    void bringToFront(); //!< also when it was minimised

signals:
    void closing(); //!< the last chance to store something

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void connectPanels();
    void connectActions();
    void setZoom(int percent);
    void showSetting(settings::Key key);
    void restore();

    settings::Settings &m_settings;
    Actions *m_actions;
    HistorySidebar *m_sidebar;
    ConversationView *m_conversation;
    ParameterPanel *m_parameters;
    WelcomePage *m_welcome;
    FoldingPanels *m_panels;
    std::function<bool()> m_mayClose;
};

} // namespace tokenhub::app
