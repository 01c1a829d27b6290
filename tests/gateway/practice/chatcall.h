// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/recordedrequest.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <optional>
#include <variant>

namespace tokenhub::practice {

//! \brief The body of a chat request, read as strictly as the guide's table of parameters allows. A value.
struct ChatCall {
    QString model;
    QJsonArray messages;
    QString lastText; //!< of the last user message; parts that are text, joined
    int lastImages = 0; //!< parts of the last user message that are pictures
    bool answersTool = false; //!< the last message is the result of a tool call
    QString toolResult;
    bool streams = false;
    std::optional<int> maxTokens;
    QStringList stops;
    QJsonArray tools; //!< empty when tool_choice is "none"
    QString chosenTool; //!< empty unless tool_choice names one
    bool mustUseTool = false;
    std::optional<bool> thinks;
    int promptTokens = 0;
    int cachedTokens = 0;
};

//! The call, or what is wrong with the body in a sentence for the client.
[[nodiscard]] std::variant<ChatCall, QString> readChatCall(const QByteArray &body);

[[nodiscard]] int estimatedTokens(qsizetype characters);

} // namespace tokenhub::practice
