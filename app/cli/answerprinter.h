// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/delta.h"
#include "cli/asksettings.h"

namespace tokenhub::cli {

//! \brief Puts an answer on stdout as it comes: its text, or one JSON object per line. Not a QObject.
class AnswerPrinter
{
public:
    explicit AnswerPrinter(OutputForm form) : m_form(form) { }

    //! False when the reader has gone: nobody will see the rest.
    bool frame(const chat::DeltaBatch &frame);
    //! The final newline, or the line with outcome, usage, timings and error.
    void end(const chat::Message &answer);

private:
    bool line(const QJsonObject &object);

    OutputForm m_form;
    bool m_endsWithNewline = true;
};

} // namespace tokenhub::cli
