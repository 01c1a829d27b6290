// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/localserversearch.h"
#include "settings/choices.h"

#include <QObject>
#include <QString>
#include <functional>
#include <memory>

namespace tokenhub::app {

class MainWindow;
class MessageDesk;
struct ProgramFacts;
struct StartWish;

//! What the command line said.
struct Options {
    QString gateway; //!< empty: the saved one
    QString model;
    QString ask;
    QString dataDir; //!< empty: the XDG folders
    // Not on the command line; for tests.
    std::vector<session::LocalPort> localPorts = session::usualLocalPorts();
    QString practiceProgram; //!< empty: where it is installed
    std::function<bool(const QString &)>
        isOnThisComputer; //!< whether a gateway may do without a key; empty: by its host
};

[[nodiscard]] QString dataFolder(const Options &options); //!< where the conversations are

//! \brief The composition root: builds every part, hands each what it may see, and owns them all. The only place of the
//! window program that knows gateway, store, secrets and net.
class Application : public QObject
{
    Q_OBJECT

public:
    explicit Application(Options options);
    ~Application() override;

    void start(); //!< shows the window; the rest loads behind it
    //! What a later start with the same folder wants: the window comes to the front and does it.
    void fulfil(const StartWish &wish);
    [[nodiscard]] MainWindow &window() const;

private:
    struct Private;

    void buildMessageDesks();
    void buildLaneDesks(MessageDesk &messages);
    void watchDesktop(); //!< its colours and its movement
    void connectKey();
    void connectGateways();
    void connectHistory();
    void connectWindow();
    void connectNotices();
    void connectStore();
    void onProfilesLoaded();
    void openGateways();
    void onKeyState();
    void openStore();
    void connectHelp();
    void applySetting(settings::Key key);
    [[nodiscard]] ProgramFacts facts() const;

    std::unique_ptr<Private> d;
};

} // namespace tokenhub::app
