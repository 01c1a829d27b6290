// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "net/httpheaders.h"
#include "net/networkerror.h"
#include "net/watchdog.h"

#include <QByteArray>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QSslCertificate>
#include <QTimer>
#include <QUrl>

class QNetworkAccessManager;

namespace tokenhub::net {

class OneShotBody;

struct HttpRequest {
    QByteArray verb = QByteArrayLiteral("POST"); //!< GET or POST
    QUrl url;
    HttpHeaders headers; //!< bytes 0x20-0x7E only; HttpStream adds Accept-Encoding: identity
    QByteArray body; //!< POST only
    QList<QSslCertificate> authorities; //!< trusted in addition to those of the system
};

struct HttpLimits {
    WatchdogLimits silence;
    qint64 maxBytes = 64 * 1024 * 1024; //!< of the body of a 2xx answer
    qint64 maxErrorBody = 64 * 1024; //!< the body of any other answer is cut there
    qint64 maxHeaderBytes = 256 * 1024; //!< names and values of the response header
};

//! The response header. Qt joins the values of a repeated name with a comma.
struct HttpHead {
    int status = 0;
    QByteArray contentType; //!< as sent, with its parameters
    HttpHeaders headers;

    [[nodiscard]] QByteArray header(QByteArrayView name) const { return headerValue(headers, name); }
    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
};

//! How the body came to its end. Clean is no proof of completeness: to Qt a cut often looks the same.
enum class BodyEnd { Clean, Cut, ClosedByUs };

//! How an exchange ended in which the server gave a status. An answer of 4xx or 5xx ends here too: it is a value, and
//! whoever knows the API makes an Error of it.
struct HttpEnd {
    HttpHead head;
    qint64 bytes = 0; //!< of a 2xx body, as given through chunkReceived
    QByteArray errorBody; //!< of an answer other than 2xx, cut at maxErrorBody; empty if it came compressed
    BodyEnd bodyEnd = BodyEnd::Clean; //!< Cut only for an answer other than 2xx; a cut 2xx is Interrupted
};

//! \brief One request and its answer, sent exactly once, without redirects, cookies, cache or decompression.
//!
//! Owned by the one who asks; delete it with deleteLater() after finished(). The network manager must outlive it and
//! lives in the same thread; one manager per lane, because a manager queues beyond six connections to a host.
//! Deleting it while it runs closes the connection without a signal.
//!
//! All signals come from the event loop, never from inside a call of a member function (but stallEnded from inside
//! noteDataEvent). Order: requestSent? headersReceived? chunkReceived* finished; stall signals anywhere before the end.
//!
//! Errors in finished(): BadUrl, BadField (subject: header), HostNotFound, ConnectionRefused, ConnectTimeout,
//! TlsFailed, ProxyFailed, ProxyLogin (nothing was sent whole); NoAnswer, FirstByteTimeout (sent, may have been
//! billed); Redirected (subject: target), UnsupportedEncoding, TooMuchData; Interrupted, Stalled, Cancelled. From the
//! header on they carry the HTTP status.
class HttpStream : public QObject
{
    Q_OBJECT
public:
    HttpStream(QNetworkAccessManager &network, HttpRequest request, HttpLimits limits, const base::Clock &clock,
               QObject *parent = nullptr);
    ~HttpStream() override;

    void start(); //!< once
    //! The user does not want it any more: what was received is still delivered, then finished(Cancelled), from the
    //! next turn of the event loop on. The connection is closed at once. Does nothing after an end.
    void cancel();
    //! The answer is complete although the server keeps the connection open: closes it and finishes with HttpEnd.
    void endNow();
    //! The owner has met an event with data. Only this feeds the watchdog: comments must not keep a dead stream alive.
    //! For a body that is not an event stream call it with each chunk.
    void noteDataEvent();

    [[nodiscard]] bool isSent() const { return m_sends > 0; } //!< the whole request was handed to the connection

signals:
    void requestSent(); //!< at most once
    void headersReceived(const tokenhub::net::HttpHead &head); //!< at most once, for any status
    void chunkReceived(const QByteArray &chunk); //!< body of a 2xx answer, never empty; as often as data arrives
    void stallWarning(std::chrono::milliseconds silence); //!< once per silence of stallWarning
    void stallEnded(); //!< data came after all; after each stallWarning unless finished() comes first
    void finished(const tokenhub::base::Result<tokenhub::net::HttpEnd> &result); //!< exactly once, last

private:
    void send();
    [[nodiscard]] QNetworkRequest preparedRequest() const;
    void connectReply();
    void onUploadProgress(qint64 bytes);
    void onRequestSent();
    void onMetaData();
    void onReadyRead();
    void readSlice();
    void onReplyFinished();
    void onTick();
    void onExpired(Watchdog::Verdict verdict);
    void readErrorBody();
    void deliver(QByteArray bytes);
    [[nodiscard]] std::optional<base::Error> objection() const;
    [[nodiscard]] base::Error failure(base::ErrorKind kind, const QString &detail) const;
    [[nodiscard]] base::Error noConnection() const;
    [[nodiscard]] base::Error replyError() const;
    [[nodiscard]] HttpEnd end(BodyEnd bodyEnd) const;
    void keepUnread();
    void conclude(base::Result<HttpEnd> result);
    void closeReply();
    void announceEnd();

    QNetworkAccessManager &m_network;
    HttpRequest m_request;
    HttpLimits m_limits;
    Watchdog m_watchdog;
    QTimer m_ticker;
    QTimer m_more; // active while received bytes wait for their turn
    QPointer<QNetworkReply> m_reply;
    QPointer<OneShotBody> m_body;
    QString m_proxy;
    QList<QSslError> m_tlsErrors;
    HttpHead m_head;
    QByteArray m_errorBody;
    QByteArray m_lastChunk; // read when we closed the connection; delivered right before finished()
    std::optional<base::Result<HttpEnd>> m_result; // present: the end is decided, at most its announcement is due
    qint64 m_bytes = 0;
    int m_sends = 0;
    bool m_started = false;
    bool m_isEndDue = false; // the reply has finished; its end is told when all of it has been read
};

} // namespace tokenhub::net

Q_DECLARE_METATYPE(tokenhub::net::HttpHead)
