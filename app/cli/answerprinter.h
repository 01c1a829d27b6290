// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/delta.h"
#include "chat/price.h"
#include "cli/asksettings.h"

namespace tokenhub::cli {

//! \brief Puts an answer on stdout as it comes: its text, or one JSON object per line. With a lane's letter, text comes
//! in whole lines that begin with it, so that answers can run beside each other. Not a QObject.
class AnswerPrinter
{
public:
    explicit AnswerPrinter(OutputForm form, QString lane = {}) : m_form(form), m_lane(std::move(lane)) { }

    //! False when the reader has gone: nobody will see the rest.
    bool frame(const chat::DeltaBatch &frame);
    //! The final newline, or the line with outcome, usage, timings, cost by \a prices and error.
    void end(const chat::Message &answer, const chat::PriceList &prices);

private:
    bool line(QJsonObject object);
    bool print(const QByteArray &utf8);

    OutputForm m_form;
    QString m_lane; //!< empty: there is one
    QByteArray m_begun; //!< of a lane: a line whose end has not come
    bool m_endsWithNewline = true;
};

} // namespace tokenhub::cli
