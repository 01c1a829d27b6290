// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/practicegateway.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <algorithm>

namespace tokenhub::journeys {

//! The last thing that was asked of a model: the window asks for the list of models at times of its own, which may be
//! the gateway's last request. A default one when nothing was asked.
[[nodiscard]] inline practice::RecordedRequest lastQuestion(const practice::PracticeGateway &gateway)
{
    const std::vector<practice::RecordedRequest> &all = gateway.requests();
    const auto last
        = std::find_if(all.crbegin(), all.crend(), [](const auto &request) { return request.method == "POST"; });
    return last == all.crend() ? practice::RecordedRequest() : *last;
}

//! "role: text" of each message in the last question.
[[nodiscard]] inline QStringList lastHistory(const practice::PracticeGateway &gateway)
{
    using namespace Qt::Literals::StringLiterals;
    QStringList all;
    const QJsonArray messages = lastQuestion(gateway).json()["messages"_L1].toArray();
    for (const QJsonValue &message : messages)
        all.append(message["role"_L1].toString() + u": "_s + message["content"_L1].toString());
    return all;
}

} // namespace tokenhub::journeys
