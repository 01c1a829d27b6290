// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "chat/chatrequest.h"
#include "chat/delta.h"
#include "chat/modelcatalog.h"
#include "chat/profile.h"
#include "gateway/toolcallrouter.h"
#include "net/httpstream.h"
#include "net/sseparser.h"

//! The OpenAI Chat Completions protocol as TokenHub's Text Model Guide describes it. Its words occur in chatcodec*.cpp
//! and nowhere else: exact in what we send, generous in what we accept. Pure; any thread.
namespace tokenhub::gateway {

//! The body of a request: compact UTF-8 JSON. Fields of our own win over the same names in extra.
[[nodiscard]] QByteArray encodeRequest(const chat::ChatRequest &request, chat::UsageInStream usage);

//! A whole body again: \a settings is one that was encoded with the system prompt alone, \a said what followed it.
[[nodiscard]] QByteArray withMessages(const QByteArray &settings, const std::vector<chat::RequestMessage> &said);

//! What one event or body came to. Deltas that were read before an error are kept beside it.
struct Decoded {
    chat::DeltaBatch deltas;
    std::optional<base::Error> error; //!< AnswerError or BadAnswer: the answer ends here
    bool sawData = false; //!< feeds the watchdog; comments and blank events do not
};

//! \brief Reads the events of one streamed answer, or one whole answer. One instance an answer.
class AnswerDecoder
{
public:
    //! \a headerRequestId: from the response header; wins over the ids in the body.
    explicit AnswerDecoder(QString headerRequestId = {}) : m_requestId(std::move(headerRequestId)) { }

    //! Never fails for one broken event: it is skipped and counted, the third in a row ends the answer.
    [[nodiscard]] Decoded event(const net::SseEvent &event);
    [[nodiscard]] Decoded whole(const QByteArray &json);
    //! What was held back (the beginning of a tag that never came). Call it once, at the end.
    [[nodiscard]] chat::DeltaBatch flush();

    [[nodiscard]] bool isDone() const { return m_done; } //!< [DONE] was seen; later events are ignored
    [[nodiscard]] bool hasFinishReason() const { return m_finished; }
    [[nodiscard]] int skippedEvents() const { return m_skipped; }

private:
    void payload(QByteArray text, Decoded &into);
    void broken(const QString &why, Decoded &into);
    void object(const QJsonObject &object, QByteArrayView text, Decoded &into); //!< text: the same, as it came
    void identity(const QJsonObject &object, Decoded &into);
    void choice(const QJsonObject &choice, Decoded &into);
    void content(const QJsonObject &delta, Decoded &into);
    void text(const QString &text, Decoded &into);
    void toolCalls(const QJsonObject &delta, Decoded &into);

    //! Where we are in content that may begin with <think>.
    enum class Think { Start, Inside, Over };
    Think m_think = Think::Start;
    QString m_held;
    ToolCallRouter m_calls;
    QString m_requestId;
    bool m_identified = false;
    bool m_done = false;
    bool m_finished = false;
    int m_skipped = 0;
    int m_brokenInARow = 0;
};

//! An answer with a status other than 2xx: kind by status, words of the gateway in whatever shape they came.
[[nodiscard]] base::Error errorFromStatus(const net::HttpEnd &end);
//! A 400 that names the field with which we ask for usage at the end of a stream.
[[nodiscard]] bool refusesUsageInStream(const base::Error &error);
//! A body that is none of the API's: an HTML page, plain text, nothing.
[[nodiscard]] base::Error notAnAnswer(const QByteArray &body);

//! GET /models. BadAnswer when there is no list in it.
[[nodiscard]] base::Result<chat::ModelCatalog> decodeModels(const QByteArray &json);

} // namespace tokenhub::gateway
