// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/recordedrequest.h"

#include <QByteArray>
#include <QJsonObject>
#include <QUrl>
#include <chrono>
#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace tokenhub::practice {

struct Pause { //!< all bytes so far are sent, then nothing for this long (grain: 5 ms)
    std::chrono::milliseconds length;
};
struct Raw { //!< bytes past the transfer framing, e.g. Raw{"zz\r\n"} as a broken chunk size line
    QByteArray bytes;
};
struct Drip { //!< body bytes in small pieces, one after each pause
    QByteArray bytes;
    std::chrono::milliseconds every;
    qsizetype piece = 1;
};
struct Flood { //!< this many body bytes of one kind, made while they are sent
    qint64 bytes;
    char with = 'x';
};
struct Hold {
}; //!< stands still until PracticeGateway::release()

//! One move of a reply; a plain QByteArray is one piece of the body (with chunked framing: one chunk).
using Step = std::variant<QByteArray, Raw, Pause, Drip, Flood, Hold>;
using Steps = std::vector<Step>;
using StepMaker = std::function<std::optional<Step>()>; //!< asked for the next step until it has none

enum class Framing { Chunked, ContentLength, UntilClose };
enum class Ending {
    Complete, //!< finishes the framing and keeps the connection for the next request
    HangUp, //!< FIN at this point, framing left unfinished (UntilClose: its proper end)
    Reset, //!< RST at this point
    StayOpen //!< sends no more and waits until the client closes
};

//! \brief What a connection plays; made by Reply.
struct ReplyPlan {
    int status = 200;
    QByteArray reason; //!< empty: the usual phrase
    HeaderList headers;
    Steps steps;
    StepMaker more; //!< played after the steps
    Steps last; //!< played after all that
    std::optional<Framing>
        framing; //!< unset: ContentLength when the whole body is known and without pauses, else Chunked
    std::optional<qint64> declaredLength; //!< a Content-Length that need not be true
    std::optional<qint64> cutAfter; //!< body bytes after which the ending comes early
    std::optional<std::chrono::milliseconds> headDrip; //!< the head byte by byte, one after each of these
    qint64 headFlood = 0; //!< bytes of extra header lines
    Ending ending = Ending::Complete;
    bool hasHead = true;
    bool isGzipped = false;
    bool isNormal = false; //!< head and body are the guide's answer to the request
};

//! \brief One scripted answer of the practice gateway: a value, built from left to right; each call returns a changed
//! copy. Example: `Reply::sse({chunks.first(), Pause{300ms}, chunks.text(u"Hi")}).thenReset()`.
class Reply
{
public:
    // Beginnings
    [[nodiscard]] static Reply normal(); //!< the guide's behaviour, to be changed by the calls below
    [[nodiscard]] static Reply status(int code, const QByteArray &reason = {}); //!< with an empty body until one is set
    [[nodiscard]] static Reply
    sse(const Steps &steps); //!< 200 event stream; each QByteArray is the payload of one event
    [[nodiscard]] static Reply stream(const Steps &steps); //!< 200 event stream; the bytes as they stand
    [[nodiscard]] static Reply streamFrom(StepMaker maker); //!< as stream(), made while it is sent
    [[nodiscard]] static Reply
    raw(const Steps &steps); //!< no head, no framing; hangs up at the end unless told otherwise
    [[nodiscard]] static Reply redirect(int code, const QUrl &target);
    [[nodiscard]] static Reply error(int code, const QString &message); //!< the body form that the guide's gateway uses
    [[nodiscard]] static Reply guideAnswer(); //!< the guide's JSON sample, byte for byte
    [[nodiscard]] static Reply guideStream(); //!< the guide's SSE sample, byte for byte
    [[nodiscard]] static Reply silence(); //!< never a byte, connection stays open
    [[nodiscard]] static Reply hangUp(); //!< FIN without a byte
    [[nodiscard]] static Reply reset(); //!< RST without a byte
    [[nodiscard]] static Reply gzipBomb(qint64 bytes); //!< 200 JSON, gzip body that unpacks to so many spaces

    // Head
    [[nodiscard]] Reply header(const QByteArray &name, const QByteArray &value) const; //!< adds; not checked
    [[nodiscard]] Reply contentType(const QByteArray &type) const; //!< replaces
    [[nodiscard]] Reply headerDrip(std::chrono::milliseconds perByte) const;
    [[nodiscard]] Reply headerFlood(qint64 bytes) const;

    // Body
    [[nodiscard]] Reply json(const QByteArray &body) const; //!< application/json, bytes as they stand
    [[nodiscard]] Reply json(const QJsonObject &body) const;
    [[nodiscard]] Reply html(const QByteArray &body) const;
    [[nodiscard]] Reply body(const Steps &steps) const; //!< replaces the body, type left alone
    [[nodiscard]] Reply then(const Step &step) const; //!< one more step, taken as it stands also after sse()
    [[nodiscard]] Reply thenDone() const; //!< `data: [DONE]`
    [[nodiscard]] Reply gzip() const; //!< Content-Encoding: gzip; the body is sent in one piece (pauses are dropped)
    [[nodiscard]] Reply framing(Framing framing) const;
    [[nodiscard]] Reply contentLength(qint64 declared) const; //!< claims this length whatever the body is

    // End
    [[nodiscard]] Reply cutAfter(qint64 bodyBytes) const; //!< with normal(): "hang up after n bytes"
    [[nodiscard]] Reply thenHangUp() const;
    [[nodiscard]] Reply thenReset() const;
    [[nodiscard]] Reply thenStayOpen() const;

    [[nodiscard]] const ReplyPlan &plan() const { return m_plan; }

private:
    ReplyPlan m_plan;
};

[[nodiscard]] QByteArray sseEvent(const QByteArray &payload); //!< "data: " payload and a blank line

} // namespace tokenhub::practice
