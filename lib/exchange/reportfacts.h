// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/report.h"

namespace tokenhub::exchange {

//! \brief A name and its value, to be read.
struct Fact {
    QString name;
    QString value;

    [[nodiscard]] bool isShort() const
    {
        return value.size() <= 200 && !value.contains(u'\n') && !value.contains(u'\r');
    }
};

//! "1.24 s", with a dot in every language: a document is read anywhere.
[[nodiscard]] QString secondsText(chat::Metrics::Ms time);
[[nodiscard]] QString costText(const chat::Cost &cost);
//! What was measured of an answer; what is not known is left out.
[[nodiscard]] std::vector<Fact> measuredOf(const Report &report, const chat::Message &answer);
//! "★ best answer", "4 of 5", the tags; the note is not among them.
[[nodiscard]] QStringList marksOf(const Report &report, const chat::Turn &turn, const chat::Message &answer);
//! How an answer ended, where that was not well: "failed (404): no such model"; empty for a complete one.
[[nodiscard]] QString troubleOf(const Report &report, const chat::Message &answer);
[[nodiscard]] QString policyText(const ReportWords &words, chat::ContextPolicy policy);
//! The prompt of most lanes; null when there is none.
[[nodiscard]] const chat::Message *commonPrompt(const ReportTurn &turn);
//! Whether this lane was asked something else than \a common.
[[nodiscard]] bool hasOwnPrompt(const ReportPart &part, const chat::Message *common);
//! What is said of a lane beside its name: gateway, parameters, system prompt. Never a header or a key.
[[nodiscard]] std::vector<Fact> settingsOf(const Report &report, const ReportLane &lane);

} // namespace tokenhub::exchange
