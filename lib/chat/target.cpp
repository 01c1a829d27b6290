// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/target.h"

#include "base/jsonreaders.h"

namespace tokenhub::chat {

using namespace Qt::Literals::StringLiterals;

QJsonObject Target::toJson() const
{
    QJsonObject object{{u"model"_s, model}, {u"parameters"_s, parameters.toJson()}};
    if (!profile.isNull())
        object["profile"_L1] = profile.toString();
    if (!systemPrompt.isEmpty())
        object["systemPrompt"_L1] = systemPrompt;
    return object;
}

Target Target::fromJson(const QJsonObject &object)
{
    return {.profile = base::ProfileId::fromString(base::readString(object, "profile"_L1).value_or(QString())),
            .model = base::readString(object, "model"_L1).value_or(QString()),
            .systemPrompt = base::readString(object, "systemPrompt"_L1).value_or(QString()),
            .parameters = Parameters::fromJson(base::readObject(object, "parameters"_L1))};
}

Target withSameChange(Target target, const Target &before, const Target &after)
{
    const auto take = [](auto &own, const auto &old, const auto &now) {
        if (old != now)
            own = now;
    };
    Parameters &own = target.parameters;
    const Parameters &old = before.parameters;
    const Parameters &now = after.parameters;
    take(target.systemPrompt, before.systemPrompt, after.systemPrompt);
    take(own.stream, old.stream, now.stream);
    take(own.maxTokens, old.maxTokens, now.maxTokens);
    take(own.temperature, old.temperature, now.temperature);
    take(own.stop, old.stop, now.stop);
    take(own.thinking, old.thinking, now.thinking);
    take(own.search, old.search, now.search);
    take(own.tools, old.tools, now.tools);
    take(own.toolChoice, old.toolChoice, now.toolChoice);
    take(own.extra, old.extra, now.extra);
    return target;
}

} // namespace tokenhub::chat
