// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/answerprinter.h"
#include "cli/composition.h"
#include "cli/terminal.h"

#include <map>

namespace tokenhub::session {
class ChatSession;
}

namespace tokenhub::cli {

//! \brief `tokenhub compare`: one prompt to several models at once; each line of their answers begins with the letter
//! of its lane. Emits finished exactly once: Complete when all are, else the status of the first that is not.
class Comparison : public QObject
{
    Q_OBJECT

public:
    //! \a settings' target is asked once with each of \a models.
    Comparison(AskSettings settings, QStringList models, QObject *parent = nullptr);
    ~Comparison() override;

    void start(); //!< once
    void interrupt(); //!< ends the answers; what came has been printed

signals:
    void finished(tokenhub::cli::ExitStatus status);

private:
    struct Lane {
        QString letter;
        AnswerPrinter printer;
    };

    void begin();
    void connectSession();
    [[nodiscard]] Lane &laneOf(base::MessageId answer);
    void note(const Lane &lane, const QString &sentence) const;
    void onActivity(base::MessageId answer);
    void onAnswerFinished(base::MessageId answer);
    [[nodiscard]] ExitStatus worst() const;
    void end(ExitStatus status);

    AskSettings m_settings;
    QStringList m_models;
    Composition m_composition;
    std::unique_ptr<session::ChatSession> m_session;
    std::map<base::LaneId, Lane> m_lanes;
    bool m_ended = false;
};

} // namespace tokenhub::cli
