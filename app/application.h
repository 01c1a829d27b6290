// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <memory>

namespace tokenhub::app {

class MainWindow;

//! What the command line said.
struct Options {
    QString gateway; //!< empty: the saved one
    QString model;
    QString ask;
    QString dataDir; //!< empty: the XDG folders
};

//! \brief The composition root: builds every part, hands each what it may see, and owns them all. The only place of the
//! window program that knows gateway, store, secrets and net.
class Application : public QObject
{
    Q_OBJECT

public:
    explicit Application(Options options);
    ~Application() override;

    void start(); //!< shows the window; the rest loads behind it
    [[nodiscard]] MainWindow &window() const;

private:
    struct Private;

    void connectKey();
    void connectHistory();
    void connectWindow();
    void connectNotices();
    void onProfilesLoaded();
    void onKeyState();
    void openStore();

    std::unique_ptr<Private> d;
};

} // namespace tokenhub::app
