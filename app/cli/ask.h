// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/answerprinter.h"
#include "cli/composition.h"
#include "cli/terminal.h"

namespace tokenhub::session {
class ChatSession;
}

namespace tokenhub::cli {

//! \brief `tokenhub ask`: one prompt, one answer. Emits finished exactly once.
class Ask : public QObject
{
    Q_OBJECT

public:
    explicit Ask(AskSettings settings, QObject *parent = nullptr);
    ~Ask() override;

    void start(); //!< once
    void interrupt(); //!< ends the answer; what came has been printed

signals:
    void finished(tokenhub::cli::ExitStatus status);

private:
    void begin();
    void connectSession();
    void onActivity();
    void onAnswerFinished(base::MessageId answer);
    void end(ExitStatus status);

    AskSettings m_settings;
    Composition m_composition;
    AnswerPrinter m_printer;
    std::unique_ptr<session::ChatSession> m_session;
    base::LaneId m_lane;
    bool m_ended = false;
};

} // namespace tokenhub::cli
