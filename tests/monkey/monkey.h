// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../journeys/windowdriver.h"
#include "../support/gatewaythread.h"

#include <QStringList>
#include <QTimer>
#include <random>

namespace tokenhub::monkey {

//! \brief Does anything a hand can do to the window, chosen by a seed, and a gateway's mischief besides. What opens on
//! top (menus, dialogs) is played with as well. It never quits the program, opens nothing outside it and saves into the
//! current folder alone.
class Monkey : public QObject
{
    Q_OBJECT

public:
    Monkey(journeys::WindowDriver &driver, const testing::GatewayThread &gateway, unsigned seed);
    ~Monkey() override;

    void act(); //!< one event; some are a few keys or moves long
    void comeToRest(); //!< closes what is open on top and lets everything that streams come to its end

    void note(const QString &what); //!< among the last acts
    [[nodiscard]] QStringList lastActs() const; //!< newest last
    [[nodiscard]] int links() const { return m_links; } //!< that would have been opened outside

public slots:
    void noteLink(const QUrl &url);

private:
    [[nodiscard]] int below(int end);
    [[nodiscard]] QString word();
    [[nodiscard]] QWidget *top() const; //!< what would get the mouse: a popup, a dialog or the window
    [[nodiscard]] QPoint anywhereIn(const QWidget &widget);

    void closeWhatWaits();
    static void tameFileDialogs();
    void ask();
    void typeWord();
    void pressKey();
    void click();
    void drag();
    void turnWheel();
    void resize();
    void paste();
    void triggerAction();
    void chooseChat();
    void pressSpot();
    void makeMischief();

    journeys::WindowDriver &m_driver;
    const testing::GatewayThread &m_gateway;
    std::mt19937 m_random;
    QStringList m_acts;
    QTimer m_closer;
    int m_links = 0;
    bool m_isTraced = qEnvironmentVariableIsSet("TOKENHUB_MONKEY_TRACE");
};

} // namespace tokenhub::monkey
