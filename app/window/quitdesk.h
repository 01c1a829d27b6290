// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "settings/settings.h"

#include <QMessageBox>
#include <QPointer>
#include <functional>
#include <optional>

namespace tokenhub::session {
class ConversationLibrary;
}

namespace tokenhub::app {

//! \brief Whether the window may close now. It asks where something would be lost, because it could not be written;
//! and where answers stream and a person wants to be asked then, though what came of them is kept. GUI thread.
class QuitDesk : public QObject
{
    Q_OBJECT

public:
    using Unsaved = std::function<std::optional<base::Error>()>; //!< why something is not written yet; empty: all is

    QuitDesk(const session::ConversationLibrary &library, const settings::Settings &settings, Unsaved unsaved,
             QWidget *window);

    //! No: the question is shown, and closes the window itself when the answer is yes.
    [[nodiscard]] bool mayClose();

signals:
    void copyWanted(); //!< in place of quitting

private:
    void makeQuestion(const QString &text, const QString &explanation, const QString &yes);
    void askAboutUnsaved(const base::Error &reason);
    void askAboutRunning(int answers);

    const session::ConversationLibrary &m_library;
    const settings::Settings &m_settings;
    Unsaved m_unsaved;
    QWidget *m_window;
    QPointer<QMessageBox> m_question;
    bool m_isDecided = false;
};

} // namespace tokenhub::app
