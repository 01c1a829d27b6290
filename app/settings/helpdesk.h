// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/systeminformation.h"

#include <QObject>
#include <QPointer>
#include <functional>

namespace tokenhub::app {

class AboutDialog;

//! \brief What the Help menu offers. Owned by the window.
class HelpDesk : public QObject
{
    Q_OBJECT

public:
    //! \a facts is asked when something is shown: finding out takes a moment.
    HelpDesk(std::function<ProgramFacts()> facts, QWidget *window);

    void openAbout();
    void openLogFolder();
    void copySystemInformation();

private:
    std::function<ProgramFacts()> m_facts;
    QWidget *m_window;
    QPointer<AboutDialog> m_about;
};

} // namespace tokenhub::app
