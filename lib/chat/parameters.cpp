// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/parameters.h"

#include "base/jsonreaders.h"

#include <QJsonArray>

namespace tokenhub::chat {

using namespace Qt::Literals::StringLiterals;

namespace {

QString modeName(ToolChoice::Mode mode)
{
    switch (mode) {
    case ToolChoice::Mode::Auto:
        return u"auto"_s;
    case ToolChoice::Mode::None:
        return u"none"_s;
    case ToolChoice::Mode::Required:
        return u"required"_s;
    case ToolChoice::Mode::Function:
        return u"function"_s;
    }
    return {};
}

std::optional<ToolChoice> toolChoiceFrom(const QJsonObject &object)
{
    const QString mode = base::readString(object, "toolChoice"_L1).value_or(QString());
    const QString function = base::readString(object, "toolChoiceFunction"_L1).value_or(QString());
    for (const auto candidate :
         {ToolChoice::Mode::Auto, ToolChoice::Mode::None, ToolChoice::Mode::Required, ToolChoice::Mode::Function}) {
        if (mode == modeName(candidate))
            return ToolChoice{candidate, function};
    }
    return std::nullopt;
}

} // namespace

int Parameters::setCount() const
{
    return int(stream.has_value()) + int(maxTokens.has_value()) + int(temperature.has_value()) + int(!stop.isEmpty())
        + int(thinking.has_value()) + int(search.has_value()) + int(!tools.trimmed().isEmpty())
        + int(toolChoice.has_value()) + int(!extra.trimmed().isEmpty());
}

QJsonObject Parameters::toJson() const
{
    QJsonObject object;
    if (stream)
        object["stream"_L1] = *stream;
    if (maxTokens)
        object["maxTokens"_L1] = *maxTokens;
    if (temperature)
        object["temperature"_L1] = *temperature;
    if (!stop.isEmpty())
        object["stop"_L1] = QJsonArray::fromStringList(stop);
    if (thinking)
        object["thinking"_L1] = *thinking;
    if (search)
        object["search"_L1] = *search;
    if (!tools.isEmpty())
        object["tools"_L1] = tools;
    if (toolChoice) {
        object["toolChoice"_L1] = modeName(toolChoice->mode);
        if (!toolChoice->function.isEmpty())
            object["toolChoiceFunction"_L1] = toolChoice->function;
    }
    if (!extra.isEmpty())
        object["extra"_L1] = extra;
    return object;
}

Parameters Parameters::fromJson(const QJsonObject &object)
{
    Parameters parameters;
    parameters.stream = base::readBool(object, "stream"_L1);
    parameters.maxTokens = base::readInteger(object, "maxTokens"_L1);
    parameters.temperature = base::readNumber(object, "temperature"_L1);
    const QJsonArray stop = base::readArray(object, "stop"_L1);
    for (const QJsonValue &value : stop) {
        if (!value.toString().isEmpty())
            parameters.stop.append(value.toString());
    }
    parameters.thinking = base::readBool(object, "thinking"_L1);
    parameters.search = base::readBool(object, "search"_L1);
    parameters.tools = base::readString(object, "tools"_L1).value_or(QString());
    parameters.toolChoice = toolChoiceFrom(object);
    parameters.extra = base::readString(object, "extra"_L1).value_or(QString());
    return parameters;
}

} // namespace tokenhub::chat
