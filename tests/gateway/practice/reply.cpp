// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/reply.h"

#include "practice/guidechunks.h"
#include "practice/guidesamples.h"

#include <QJsonDocument>

namespace tokenhub::practice {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto contentTypeName = "Content-Type";

void setContentType(ReplyPlan &plan, const QByteArray &type)
{
    for (auto &header : plan.headers) {
        if (header.first == contentTypeName) {
            header.second = type;
            return;
        }
    }
    plan.headers.emplace_back(contentTypeName, type);
}

} // namespace

QByteArray sseEvent(const QByteArray &payload)
{
    return "data: " + payload + "\n\n";
}

Reply Reply::normal()
{
    Reply reply;
    reply.m_plan.isNormal = true;
    return reply;
}

Reply Reply::status(int code, const QByteArray &reason)
{
    Reply reply;
    reply.m_plan.status = code;
    reply.m_plan.reason = reason;
    return reply;
}

Reply Reply::sse(const Steps &steps)
{
    Steps events = steps;
    for (Step &step : events) {
        if (auto *payload = std::get_if<QByteArray>(&step))
            *payload = sseEvent(*payload);
    }
    return stream(events);
}

Reply Reply::stream(const Steps &steps)
{
    Reply reply;
    setContentType(reply.m_plan, "text/event-stream"_ba);
    reply.m_plan.framing = Framing::Chunked;
    reply.m_plan.steps = steps;
    return reply;
}

Reply Reply::streamFrom(StepMaker maker)
{
    Reply reply = stream({});
    reply.m_plan.more = std::move(maker);
    return reply;
}

Reply Reply::raw(const Steps &steps)
{
    Reply reply;
    reply.m_plan.hasHead = false;
    reply.m_plan.steps = steps;
    reply.m_plan.ending = Ending::HangUp;
    return reply;
}

Reply Reply::redirect(int code, const QUrl &target)
{
    return status(code).header("Location"_ba, target.toEncoded());
}

Reply Reply::error(int code, const QString &message)
{
    const QByteArray kind = code == 401 ? "invalid_api_key"_ba
        : code == 404                   ? "not_found"_ba
        : code == 429                   ? "rate_limit_exceeded"_ba
        : code >= 500                   ? "server_error"_ba
                                        : "invalid_request"_ba;
    const QByteArray type = code == 429 ? "rate_limit_error"_ba
        : code >= 500                   ? "server_error"_ba
                                        : "invalid_request_error"_ba;
    return status(code).json("{\"error\":{\"message\":"_ba + jsonString(message) + ",\"type\":\"" + type
                             + "\",\"code\":\"" + kind + "\"}}");
}

Reply Reply::guideAnswer()
{
    return status(200).json(guideAnswerSample());
}

Reply Reply::guideStream()
{
    Steps steps;
    for (const QByteArray &event : guideStreamSample())
        steps.emplace_back(event);
    return stream(steps);
}

Reply Reply::silence()
{
    return raw({}).thenStayOpen();
}

Reply Reply::hangUp()
{
    return raw({});
}

Reply Reply::reset()
{
    return raw({}).thenReset();
}

Reply Reply::gzipBomb(qint64 bytes)
{
    return status(200).json(QByteArray(qsizetype(bytes), ' ')).gzip();
}

Reply Reply::header(const QByteArray &name, const QByteArray &value) const
{
    Reply changed = *this;
    changed.m_plan.headers.emplace_back(name, value);
    return changed;
}

Reply Reply::contentType(const QByteArray &type) const
{
    Reply changed = *this;
    setContentType(changed.m_plan, type);
    return changed;
}

Reply Reply::headerDrip(std::chrono::milliseconds perByte) const
{
    Reply changed = *this;
    changed.m_plan.headDrip = perByte;
    return changed;
}

Reply Reply::headerFlood(qint64 bytes) const
{
    Reply changed = *this;
    changed.m_plan.headFlood = bytes;
    return changed;
}

Reply Reply::json(const QByteArray &body) const
{
    return contentType("application/json"_ba).body({body});
}

Reply Reply::json(const QJsonObject &body) const
{
    return json(QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Reply Reply::html(const QByteArray &body) const
{
    return contentType("text/html; charset=utf-8"_ba).body({body});
}

Reply Reply::body(const Steps &steps) const
{
    Reply changed = *this;
    changed.m_plan.steps = steps;
    return changed;
}

Reply Reply::then(const Step &step) const
{
    Reply changed = *this;
    changed.m_plan.last.push_back(step);
    return changed;
}

Reply Reply::thenDone() const
{
    return then(sseEvent("[DONE]"_ba));
}

Reply Reply::gzip() const
{
    Reply changed = header("Content-Encoding"_ba, "gzip"_ba);
    changed.m_plan.isGzipped = true;
    return changed;
}

Reply Reply::framing(Framing framing) const
{
    Reply changed = *this;
    changed.m_plan.framing = framing;
    return changed;
}

Reply Reply::contentLength(qint64 declared) const
{
    Reply changed = framing(Framing::ContentLength);
    changed.m_plan.declaredLength = declared;
    return changed;
}

Reply Reply::cutAfter(qint64 bodyBytes) const
{
    Reply changed = *this;
    changed.m_plan.cutAfter = bodyBytes;
    return changed;
}

Reply Reply::thenHangUp() const
{
    Reply changed = *this;
    changed.m_plan.ending = Ending::HangUp;
    return changed;
}

Reply Reply::thenReset() const
{
    Reply changed = *this;
    changed.m_plan.ending = Ending::Reset;
    return changed;
}

Reply Reply::thenStayOpen() const
{
    Reply changed = *this;
    changed.m_plan.ending = Ending::StayOpen;
    return changed;
}

} // namespace tokenhub::practice
