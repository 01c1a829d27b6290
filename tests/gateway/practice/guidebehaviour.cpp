// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/guidebehaviour.h"

#include <QUrl>

namespace tokenhub::practice {

using namespace Qt::Literals::StringLiterals;

namespace {

Reply wrongMethod(const QByteArray &allowed)
{
    return Reply::error(405, u"Method not allowed"_s).header("Allow"_ba, allowed);
}

bool isJsonType(const QByteArray &contentType)
{
    return contentType.split(';').first().trimmed().toLower() == "application/json";
}

Reply answerChat(const RecordedRequest &request, const WritingStyle &style)
{
    if (!isJsonType(request.header("Content-Type")))
        return Reply::error(400, u"Content-Type must be application/json"_s);
    const auto read = readChatCall(request.body);
    if (const auto *complaint = std::get_if<QString>(&read))
        return Reply::error(400, *complaint);
    const ChatCall &call = std::get<ChatCall>(read);
    if (call.model == unknownModel || call.model.endsWith(u'/' + unknownModel))
        return Reply::error(404, u"The model %1 does not exist"_s.arg(call.model));
    return writeAnswer(call, chooseAnswer(call), style)
        .header("X-Request-Id"_ba, "practice-" + QByteArray::number(request.number));
}

} // namespace

Reply answerAsTheGuideSays(const RecordedRequest &request, const QByteArray &key, const WritingStyle &style)
{
    const QByteArray path = request.path();
    const bool isChat = path.endsWith("/v1/chat/completions");
    const bool isModels = path.endsWith("/v1/models");
    const auto modelBegin = path.indexOf("/v1/models/");
    if (!isChat && !isModels && modelBegin < 0)
        return Reply::error(404, u"Unknown path: "_s + QString::fromUtf8(path));
    if (request.method != (isChat ? "POST"_ba : "GET"_ba))
        return wrongMethod(isChat ? "POST"_ba : "GET"_ba);
    if (!key.isEmpty() && request.header("Authorization") != "Bearer " + key)
        return Reply::error(401, u"Invalid API key"_s);
    if (isChat)
        return answerChat(request, style);
    if (isModels)
        return Reply::status(200).json(modelList());
    const QByteArray id = path.mid(modelBegin + qsizetype(qstrlen("/v1/models/")));
    const QByteArray entry = modelEntry(QUrl::fromPercentEncoding(id));
    return entry.isEmpty() ? Reply::error(404, u"The model does not exist"_s) : Reply::status(200).json(entry);
}

} // namespace tokenhub::practice
