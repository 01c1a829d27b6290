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

} // namespace tokenhub::chat
