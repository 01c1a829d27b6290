// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "exchange/export.h"
#include "session/conversationlibrary.h"
#include "session/profilebook.h"
#include "window/exportfile.h"

#include <QThreadPool>

class QFileDialog;

namespace tokenhub::app {

class Actions;
class ConversationView;

//! \brief Writes the shown conversation into a file: asks where to and as what, copies it, and leaves the rest to a
//! thread of its own. What goes wrong is told with the file's name and what can be done. One in a window; GUI thread.
class ExportDesk : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        ConversationView &view;
        session::ConversationLibrary &library;
        session::ProfileBook &profiles;
        Actions &actions;
        const base::Clock &clock;
    };

    ExportDesk(Parts parts, QObject *parent);

    void ask(); //!< where to; then the conversation that was shown is exported as it is by then
    void exportStored(base::ConversationId id); //!< comes on screen first

private:
    void onShown();
    void refreshAction();
    void onFileChosen(const QFileDialog &dialog, const QString &file);
    void exportTo(const QString &file, exchange::Format format);
    void write(chat::ConversationData data, const QString &file, exchange::Format format);
    void tell(const QString &file, const ExportProblem &problem);
    void onAction(const QString &notice, const QString &action);
    [[nodiscard]] std::function<std::optional<chat::Cost>(const chat::Message &)>
    costsOf(const chat::Conversation &conversation) const;
    [[nodiscard]] exchange::ExportOptions options(const chat::Conversation &conversation) const;

    Parts m_parts;
    base::ConversationId m_asked; //!< of the dialog that is open, or the last one
    base::ConversationId m_wanted; //!< is still to come on screen
    QString m_folder; //!< the last one that was chosen
    exchange::Format m_format = exchange::Format::Html;
    QString m_written; //!< the file that the notice is about
    QThreadPool m_pool;
};

} // namespace tokenhub::app
