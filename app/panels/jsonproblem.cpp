// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/jsonproblem.h"

#include "chat/chatrequest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

QString nameOf(const QJsonValue &tool)
{
    return tool.toObject().value("function"_L1).toObject().value("name"_L1).toString();
}

QJsonObject functionTemplate(const QString &name)
{
    const QJsonObject city{{u"type"_s, u"string"_s}, {u"description"_s, u"…"_s}};
    const QJsonObject parameters{{u"type"_s, u"object"_s},
                                 {u"properties"_s, QJsonObject{{u"city"_s, city}}},
                                 {u"required"_s, QJsonArray{u"city"_s}}};
    const QJsonObject function{{u"name"_s, name}, {u"description"_s, u"…"_s}, {u"parameters"_s, parameters}};
    return {{u"type"_s, u"function"_s}, {u"function"_s, function}};
}

} // namespace

QString JsonProblem::ofSyntax(const QString &json)
{
    const QByteArray bytes = json.toUtf8();
    QJsonParseError error;
    QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::NoError)
        return {};
    // In characters, as the editor counts them; the parser counts bytes.
    const QString before = QString::fromUtf8(bytes.left(error.offset));
    const qsizetype line = before.count(u'\n') + 1;
    const qsizetype column = before.size() - before.lastIndexOf(u'\n');
    return tr("Line %1, column %2 is not JSON: %3.").arg(line).arg(column).arg(error.errorString());
}

QString JsonProblem::ofTools(const QString &json)
{
    if (chat::checkTools(json).ok())
        return {};
    if (const QString syntax = ofSyntax(json); !syntax.isEmpty())
        return syntax;
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isArray())
        return tr("Tools are a JSON array: [ … ].");
    const QJsonArray tools = document.array();
    for (qsizetype i = 0; i < tools.size(); ++i) {
        if (nameOf(tools[i]).isEmpty())
            return tr("Function %1 has no name: \"function\": {\"name\": …}.").arg(i + 1);
    }
    return tr("These tools cannot be sent as they are.");
}

QString JsonProblem::ofExtra(const QString &json)
{
    if (chat::checkExtra(json).ok())
        return {};
    const QString syntax = ofSyntax(json);
    return syntax.isEmpty() ? tr("Extra JSON is an object: {\"top_p\": 0.9}.") : syntax;
}

QStringList JsonProblem::functionNames(const QString &tools)
{
    QStringList names;
    const base::Result<QJsonArray> array = chat::checkTools(tools);
    if (array.ok()) {
        for (const QJsonValue &tool : array.value())
            names.append(nameOf(tool));
    }
    return names;
}

QString JsonProblem::withNewFunction(const QString &tools)
{
    const QStringList taken = functionNames(tools);
    QString name = u"get_weather"_s;
    for (int number = 2; taken.contains(name); ++number)
        name = u"get_weather_%1"_s.arg(number);
    QJsonArray array = QJsonDocument::fromJson(tools.toUtf8()).array();
    array.append(functionTemplate(name));
    return QString::fromUtf8(QJsonDocument(array).toJson()).trimmed();
}

} // namespace tokenhub::app
