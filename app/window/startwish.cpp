// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/startwish.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr auto formName = "tokenhub-chat start 1"_L1;
}

QByteArray wishLine(const StartWish &wish)
{
    const QJsonObject object{{u"form"_s, formName},
                             {u"gateway"_s, wish.gateway},
                             {u"model"_s, wish.model},
                             {u"ask"_s, wish.ask},
                             {u"activation"_s, wish.activation}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<StartWish> wishFromLine(const QByteArray &line)
{
    if (line.size() > longestWish)
        return {};
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    if (object["form"_L1].toString() != formName)
        return {};
    return StartWish{.gateway = object["gateway"_L1].toString(),
                     .model = object["model"_L1].toString(),
                     .ask = object["ask"_L1].toString(),
                     .activation = object["activation"_L1].toString()};
}

} // namespace tokenhub::app
