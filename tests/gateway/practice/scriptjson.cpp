// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/guidechunks.h"
#include "practice/script.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace tokenhub::practice {

using namespace Qt::Literals::StringLiterals;

namespace {

//! \brief Reads the JSON form of a script. The first mistake is kept, the rest is then read without meaning.
class ScriptReader
{
public:
    [[nodiscard]] Script script(const QJsonObject &object);
    [[nodiscard]] QString mistake() const { return m_mistake; }

private:
    void complain(const QString &what);
    void allowOnly(const QJsonObject &object, const QStringList &names);
    [[nodiscard]] qint64 number(const QJsonValue &value, const QString &name);
    [[nodiscard]] std::chrono::milliseconds duration(const QJsonValue &value, const QString &name);
    [[nodiscard]] Matcher matcher(const QJsonValue &value);
    [[nodiscard]] QByteArray bytes(const QJsonValue &value);
    [[nodiscard]] QByteArray guidePayload(const QJsonObject &object);
    [[nodiscard]] Step step(const QJsonValue &value);
    [[nodiscard]] Step objectStep(const QJsonObject &object);
    [[nodiscard]] Steps steps(const QJsonValue &value);
    [[nodiscard]] Reply reply(const QJsonObject &object);
    [[nodiscard]] Reply beginning(const QJsonObject &object);
    [[nodiscard]] Reply withBody(const Reply &reply, const QJsonObject &object);
    [[nodiscard]] Reply withHead(Reply reply, const QJsonObject &object);
    [[nodiscard]] Reply withHeaders(Reply reply, const QJsonValue &headers);
    [[nodiscard]] Reply withFraming(Reply reply, const QJsonObject &object);
    [[nodiscard]] Reply withEnding(const Reply &reply, const QJsonValue &end);

    GuideChunks m_chunks;
    QString m_where;
    QString m_mistake;
};

void ScriptReader::complain(const QString &what)
{
    if (m_mistake.isEmpty())
        m_mistake = m_where + u": "_s + what;
}

void ScriptReader::allowOnly(const QJsonObject &object, const QStringList &names)
{
    const QStringList keys = object.keys();
    for (const QString &key : keys) {
        if (!names.contains(key))
            complain(u"\"%1\" is not known here"_s.arg(key));
    }
}

qint64 ScriptReader::number(const QJsonValue &value, const QString &name)
{
    if (!value.isDouble() || value.toDouble() < 0)
        complain(u"\"%1\" must be a number and not negative"_s.arg(name));
    return value.toInteger();
}

std::chrono::milliseconds ScriptReader::duration(const QJsonValue &value, const QString &name)
{
    return std::chrono::milliseconds(number(value, name));
}

QByteArray ScriptReader::bytes(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    const QByteArray base64 = value["base64"_L1].toString().toLatin1();
    const auto decoded = QByteArray::fromBase64Encoding(base64, QByteArray::AbortOnBase64DecodingErrors);
    if (base64.isEmpty() || !decoded)
        complain(u"a text or {\"base64\": \"...\"} is expected"_s);
    return *decoded;
}

Matcher ScriptReader::matcher(const QJsonValue &value)
{
    if (value.isUndefined())
        return match::posts();
    const QJsonObject object = value.toObject();
    allowOnly(object, {u"method"_s, u"path"_s, u"model"_s, u"contains"_s});
    std::vector<Matcher> parts;
    if (object.contains("method"_L1))
        parts.push_back(match::method(object["method"_L1].toString().toUtf8()));
    if (object.contains("path"_L1))
        parts.push_back(match::path(object["path"_L1].toString().toUtf8()));
    if (object.contains("model"_L1))
        parts.push_back(match::model(object["model"_L1].toString()));
    if (object.contains("contains"_L1))
        parts.push_back(match::bodyContains(object["contains"_L1].toString().toUtf8()));
    return match::all(std::move(parts));
}

QByteArray ScriptReader::guidePayload(const QJsonObject &object)
{
    const QString kind = object["guide"_L1].toString();
    const QString text = object["text"_L1].toString();
    if (kind == "first"_L1)
        return m_chunks.first();
    if (kind == "text"_L1)
        return m_chunks.text(text);
    if (kind == "reasoning"_L1)
        return m_chunks.reasoning(text);
    if (kind == "finish"_L1)
        return m_chunks.finish(object["reason"_L1].toString(u"stop"_s));
    if (kind == "usage"_L1)
        return m_chunks.usage({object["prompt"_L1].toInt(22), object["completion"_L1].toInt(17)});
    complain(u"\"guide\" must be first, text, reasoning, finish or usage"_s);
    return {};
}

Step ScriptReader::objectStep(const QJsonObject &object)
{
    if (object.contains("base64"_L1))
        return bytes(object);
    if (object.contains("raw"_L1))
        return Raw{bytes(object["raw"_L1])};
    if (object.contains("pause"_L1))
        return Pause{duration(object["pause"_L1], u"pause"_s)};
    if (object.contains("drip"_L1))
        return Drip{bytes(object["drip"_L1]), duration(object["every"_L1], u"every"_s),
                    std::max(1, object["piece"_L1].toInt(1))};
    if (object.contains("flood"_L1))
        return Flood{number(object["flood"_L1], u"flood"_s), object["with"_L1].toString(u"x"_s).toLatin1().at(0)};
    if (object.contains("hold"_L1))
        return Hold{};
    if (object.contains("guide"_L1))
        return guidePayload(object);
    complain(u"a step is a text or one of base64, raw, pause, drip, flood, hold, guide"_s);
    return QByteArray();
}

Step ScriptReader::step(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    return objectStep(value.toObject());
}

Steps ScriptReader::steps(const QJsonValue &value)
{
    if (!value.isArray())
        complain(u"a list of steps is expected"_s);
    Steps steps;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &entry : array)
        steps.push_back(step(entry));
    return steps;
}

Reply ScriptReader::beginning(const QJsonObject &object)
{
    const auto status = object.contains("status"_L1) ? int(number(object["status"_L1], u"status"_s)) : 0;
    if (object.contains("sse"_L1))
        return Reply::sse(steps(object["sse"_L1]));
    if (object.contains("stream"_L1))
        return Reply::stream(steps(object["stream"_L1]));
    if (object.contains("raw"_L1))
        return Reply::raw(steps(object["raw"_L1]));
    if (object.contains("redirect"_L1))
        return Reply::redirect(status == 0 ? 307 : status, QUrl(object["redirect"_L1].toString()));
    if (object.contains("guide"_L1))
        return object["guide"_L1].toString() == "stream"_L1 ? Reply::guideStream() : Reply::guideAnswer();
    if (object.contains("gzipBomb"_L1))
        return Reply::gzipBomb(number(object["gzipBomb"_L1], u"gzipBomb"_s));
    if (object.contains("silence"_L1))
        return Reply::silence();
    if (object.contains("normal"_L1))
        return Reply::normal();
    if (status == 0)
        complain(u"a reply begins with one of normal, status, sse, stream, raw, redirect, guide, gzipBomb, silence"_s);
    return Reply::status(status, object["reason"_L1].toString().toUtf8());
}

Reply ScriptReader::withBody(const Reply &reply, const QJsonObject &object)
{
    const QJsonValue json = object["json"_L1];
    if (json.isArray())
        return reply.json(QJsonDocument(json.toArray()).toJson(QJsonDocument::Compact));
    if (!json.isUndefined())
        return reply.json(json.toObject());
    if (object.contains("error"_L1))
        return reply.json(std::get<QByteArray>(
            Reply::error(reply.plan().status, object["error"_L1].toString()).plan().steps.front()));
    if (object.contains("html"_L1))
        return reply.html(object["html"_L1].toString().toUtf8());
    if (object.contains("body"_L1))
        return reply.body(steps(object["body"_L1]));
    return reply;
}

Reply ScriptReader::withHeaders(Reply reply, const QJsonValue &headers)
{
    const QJsonObject named = headers.toObject();
    for (auto it = named.begin(); it != named.end(); ++it)
        reply = reply.header(it.key().toUtf8(), it.value().toString().toUtf8());
    const QJsonArray pairs = headers.toArray();
    for (const QJsonValue &pair : pairs)
        reply = reply.header(pair[0].toString().toUtf8(), pair[1].toString().toUtf8());
    return reply;
}

Reply ScriptReader::withHead(Reply reply, const QJsonObject &object)
{
    reply = withHeaders(reply, object["headers"_L1]);
    if (object.contains("headerDrip"_L1))
        reply = reply.headerDrip(duration(object["headerDrip"_L1], u"headerDrip"_s));
    if (object.contains("headerFlood"_L1))
        reply = reply.headerFlood(number(object["headerFlood"_L1], u"headerFlood"_s));
    return reply;
}

Reply ScriptReader::withFraming(Reply reply, const QJsonObject &object)
{
    const QString framing = object["framing"_L1].toString();
    if (framing == "chunked"_L1)
        reply = reply.framing(Framing::Chunked);
    else if (framing == "length"_L1)
        reply = reply.framing(Framing::ContentLength);
    else if (framing == "close"_L1)
        reply = reply.framing(Framing::UntilClose);
    else if (object.contains("framing"_L1))
        complain(u"\"framing\" must be chunked, length or close"_s);
    if (object.contains("contentLength"_L1))
        reply = reply.contentLength(number(object["contentLength"_L1], u"contentLength"_s));
    if (object.contains("cutAfter"_L1))
        reply = reply.cutAfter(number(object["cutAfter"_L1], u"cutAfter"_s));
    if (object["done"_L1].toBool())
        reply = reply.thenDone();
    return object["gzip"_L1].toBool() ? reply.gzip() : reply;
}

Reply ScriptReader::withEnding(const Reply &reply, const QJsonValue &end)
{
    const QString name = end.toString();
    if (name == "hangUp"_L1)
        return reply.thenHangUp();
    if (name == "reset"_L1)
        return reply.thenReset();
    if (name == "stayOpen"_L1)
        return reply.thenStayOpen();
    if (!end.isUndefined() && name != "complete"_L1)
        complain(u"\"end\" must be complete, hangUp, reset or stayOpen"_s);
    return reply;
}

Reply ScriptReader::reply(const QJsonObject &object)
{
    allowOnly(object, {u"normal"_s,        u"status"_s, u"reason"_s,   u"sse"_s,        u"stream"_s,      u"raw"_s,
                       u"redirect"_s,      u"guide"_s,  u"gzipBomb"_s, u"silence"_s,    u"json"_s,        u"error"_s,
                       u"html"_s,          u"body"_s,   u"headers"_s,  u"headerDrip"_s, u"headerFlood"_s, u"framing"_s,
                       u"contentLength"_s, u"gzip"_s,   u"done"_s,     u"cutAfter"_s,   u"end"_s});
    const Reply begun = withHead(withBody(beginning(object), object), object);
    return withEnding(withFraming(begun, object), object["end"_L1]);
}

Script ScriptReader::script(const QJsonObject &object)
{
    m_where = u"script"_s;
    allowOnly(object, {u"rules"_s});
    if (!object["rules"_L1].isArray())
        complain(u"\"rules\" must be a list"_s);
    Script script;
    const QJsonArray rules = object["rules"_L1].toArray();
    for (qsizetype index = 0; index < rules.size(); ++index) {
        m_where = u"rules[%1]"_s.arg(index);
        const QJsonObject rule = rules.at(index).toObject();
        allowOnly(rule, {u"match"_s, u"times"_s, u"reply"_s});
        script.add(matcher(rule["match"_L1]), reply(rule["reply"_L1].toObject()), rule["times"_L1].toInt(1));
    }
    return script;
}

} // namespace

std::optional<Script> Script::fromJson(const QByteArray &text, QString *error)
{
    QJsonParseError parseError;
    const auto document = QJsonDocument::fromJson(text, &parseError);
    if (parseError.error != QJsonParseError::NoError || !document.isObject()) {
        *error = u"not a JSON object: %1 at byte %2"_s.arg(parseError.errorString()).arg(parseError.offset);
        return std::nullopt;
    }
    ScriptReader reader;
    Script script = reader.script(document.object());
    *error = reader.mistake();
    return error->isEmpty() ? std::optional<Script>(std::move(script)) : std::nullopt;
}

} // namespace tokenhub::practice
