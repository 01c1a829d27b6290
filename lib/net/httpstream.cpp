// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpstream.h"

#include "base/logging.h"
#include "net/oneshotbody.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::net {
namespace {
using base::Error;
using base::ErrorKind;

constexpr qint64 slice = 64 * 1024; //!< of a body, read in one turn of the event loop
constexpr qint64 readAhead = 4 * slice; //!< by Qt, beyond what we have read

bool isPlainAscii(const QByteArray &bytes)
{
    return std::all_of(bytes.cbegin(), bytes.cend(), [](char c) { return c >= 0x20 && c <= 0x7E; });
}

bool isEncoded(const HttpHead &head)
{
    const QByteArray encoding = head.header("content-encoding").toLower();
    return !encoding.isEmpty() && encoding != "identity"_ba;
}

qint64 sizeOf(const HttpHeaders &headers)
{
    qint64 bytes = 0;
    for (const auto &[name, value] : headers)
        bytes += name.size() + value.size();
    return bytes;
}

bool hasRunningReplies(const QNetworkAccessManager &network)
{
    const auto replies = network.findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly);
    return std::any_of(replies.cbegin(), replies.cend(), [](const QNetworkReply *reply) { return reply->isRunning(); });
}

bool tellsItsLength(const HttpHead &head)
{
    return hasHeader(head.headers, "content-length") || hasHeader(head.headers, "transfer-encoding");
}

//! Whether the transfer of a body went wrong. Qt reports statuses of 4xx and 5xx as errors too: they tell nothing here.
bool isTransferFault(QNetworkReply::NetworkError code, const HttpHead &head)
{
    switch (code) {
    case QNetworkReply::NoError:
    case QNetworkReply::ProtocolInvalidOperationError: // status 400
        return false;
    case QNetworkReply::ContentReSendError:
        // Measured with Qt 6.4: a connection that closes in the body may make it try to send the request once more,
        // also where closing is the proper end, which then looks the same as a cut.
        return tellsItsLength(head);
    default:
        return code < QNetworkReply::ContentAccessDenied || code == QNetworkReply::ProtocolUnknownError
            || code == QNetworkReply::ProtocolFailure;
    }
}
} // namespace

HttpStream::HttpStream(QNetworkAccessManager &network, HttpRequest request, HttpLimits limits, const base::Clock &clock,
                       QObject *parent)
    : QObject(parent), m_network(network), m_request(std::move(request)), m_limits(limits),
      m_watchdog(limits.silence, clock)
{
    connect(&m_ticker, &QTimer::timeout, this, &HttpStream::onTick);
    m_more.setSingleShot(true);
    connect(&m_more, &QTimer::timeout, this, &HttpStream::readSlice);
}

HttpStream::~HttpStream()
{
    closeReply();
}

void HttpStream::start()
{
    Q_ASSERT(!m_started);
    if (std::exchange(m_started, true))
        return;
    QMetaObject::invokeMethod(this, &HttpStream::send, Qt::QueuedConnection);
}

void HttpStream::cancel()
{
    keepUnread();
    conclude(failure(ErrorKind::Cancelled, u"cancelled"_s));
}

void HttpStream::endNow()
{
    conclude(end(BodyEnd::ClosedByUs));
}

void HttpStream::noteDataEvent()
{
    const bool wasWarned = m_watchdog.isWarned();
    m_watchdog.enter(Watchdog::Phase::Streaming);
    m_watchdog.noteProgress();
    if (wasWarned && !m_result)
        emit stallEnded();
}

void HttpStream::send()
{
    if (m_result)
        return;
    if (const auto error = objection()) {
        conclude(*error);
        return;
    }
    m_proxy = proxyInUse(m_network, m_request.url);
    if (m_request.verb == "GET"_ba) {
        m_reply = m_network.get(preparedRequest());
    } else {
        m_body = new OneShotBody(m_request.body);
        m_reply = m_network.post(preparedRequest(), m_body);
        m_body->setParent(m_reply);
    }
    connectReply();
    // One turn later: measured with Qt 6.4, at once it has no effect. Without it Qt takes in a flood as fast as it
    // comes, some hundred megabytes before our end reaches its thread.
    QMetaObject::invokeMethod(
        m_reply, [reply = m_reply.data()] { reply->setReadBufferSize(readAhead); }, Qt::QueuedConnection);
    m_ticker.start(m_limits.silence.tick);
}

std::optional<Error> HttpStream::objection() const
{
    if (m_request.verb != "GET"_ba && m_request.verb != "POST"_ba)
        return failure(ErrorKind::Internal, u"verb neither GET nor POST"_s);
    const QString scheme = m_request.url.scheme();
    if (!m_request.url.isValid() || m_request.url.host().isEmpty() || (scheme != "http"_L1 && scheme != "https"_L1))
        return failure(ErrorKind::BadUrl, u"not an http or https address"_s);
    for (const auto &[name, value] : m_request.headers) {
        // Qt writes CR and LF as they are: a pasted key could add headers of its own.
        if (isPlainAscii(name) && isPlainAscii(value))
            continue;
        Error error = failure(ErrorKind::BadField, u"a header holds bytes outside 0x20-0x7E"_s);
        error.subject = isPlainAscii(name) ? QString::fromLatin1(name) : QString();
        return error;
    }
    return std::nullopt;
}

QNetworkRequest HttpStream::preparedRequest() const
{
    QNetworkRequest request(m_request.url);
    for (const auto &[name, value] : m_request.headers)
        request.setRawHeader(name, value);
    request.setRawHeader("Accept-Encoding"_ba, "identity"_ba);
    // Qt would follow to any other host and hand it the key.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // One broken connection would end the streams of all lanes.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    if (!m_request.authorities.isEmpty()) {
        QSslConfiguration tls = request.sslConfiguration();
        tls.addCaCertificates(m_request.authorities);
        request.setSslConfiguration(tls);
    }
    return request;
}

void HttpStream::connectReply()
{
    QNetworkReply *reply = m_reply;
    connect(reply, &QNetworkReply::encrypted, this, [this] { m_watchdog.enter(Watchdog::Phase::Sending); });
    connect(reply, &QNetworkReply::uploadProgress, this, &HttpStream::onUploadProgress);
    connect(reply, &QNetworkReply::requestSent, this, &HttpStream::onRequestSent);
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpStream::onMetaData);
    connect(reply, &QNetworkReply::readyRead, this, &HttpStream::onReadyRead);
    connect(reply, &QNetworkReply::finished, this, &HttpStream::onReplyFinished);
    connect(reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsErrors.append(errors); });
}

void HttpStream::onUploadProgress(qint64 bytes)
{
    if (bytes <= 0 || m_sends > 0)
        return;
    m_watchdog.enter(Watchdog::Phase::Sending);
    m_watchdog.noteProgress();
}

void HttpStream::onRequestSent()
{
    ++m_sends;
    if (m_sends == 1) {
        if (m_body)
            m_body->spend();
        m_watchdog.enter(Watchdog::Phase::Waiting);
        emit requestSent();
    } else if (m_body) {
        // The body cannot be read twice, so this does not happen unless a later Qt finds another way to send again.
        qCCritical(base::logNet) << "a request was sent a second time; ended";
        conclude(failure(ErrorKind::NoAnswer, u"Qt sent the request a second time"_s));
    }
}

void HttpStream::onMetaData()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_result || m_head.status != 0 || status == 0)
        return;
    if (status == 407 && !m_proxy.isEmpty()) { // of the proxy: plain http is asked of it without a tunnel
        conclude(Error{.kind = ErrorKind::ProxyLogin, .detail = u"status 407"_s, .subject = m_proxy});
        return;
    }
    m_head.status = status;
    if (sizeOf(m_reply->rawHeaderPairs()) > m_limits.maxHeaderBytes) {
        conclude(failure(ErrorKind::TooMuchData, u"response header above its cap"_s));
        return;
    }
    m_head.headers = m_reply->rawHeaderPairs();
    m_head.contentType = m_head.header("content-type");
    if (!m_head.isSuccess())
        m_watchdog.enter(Watchdog::Phase::Refused);
    emit headersReceived(m_head);
    if (status >= 300 && status < 400) {
        Error error = failure(ErrorKind::Redirected, u"redirects are not followed"_s);
        const QUrl target = m_reply ? m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl() : QUrl();
        error.subject = m_request.url.resolved(target).toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
        conclude(error);
    } else if (m_head.isSuccess() && isEncoded(m_head)) {
        conclude(
            failure(ErrorKind::UnsupportedEncoding,
                    u"content encoding %1"_s.arg(QString::fromLatin1(m_head.header("content-encoding").left(40)))));
    }
}

void HttpStream::onReadyRead()
{
    if (m_result)
        return;
    m_watchdog.noteByte();
    if (!m_head.isSuccess())
        readErrorBody();
    else if (!m_more.isActive()) // else its turn comes
        readSlice();
}

//! A flood is read in slices, so that the keyboard and the screen have their turns in between.
void HttpStream::readSlice()
{
    if (m_result)
        return;
    const qint64 waiting = m_reply->bytesAvailable();
    const bool isTooMuch = m_bytes + waiting > m_limits.maxBytes;
    deliver(m_reply->read(isTooMuch ? waiting : std::min(waiting, slice)));
    if (m_result)
        return;
    if (m_reply->bytesAvailable() > 0)
        m_more.start(0);
    else if (m_reply->isFinished() && m_isEndDue)
        onReplyFinished();
}

void HttpStream::deliver(QByteArray bytes)
{
    const qint64 room = m_limits.maxBytes - m_bytes;
    const bool tooMuch = bytes.size() > room;
    if (tooMuch)
        bytes.truncate(room);
    m_bytes += bytes.size();
    if (!bytes.isEmpty())
        emit chunkReceived(bytes);
    if (tooMuch)
        conclude(failure(ErrorKind::TooMuchData, u"body above its cap"_s));
}

void HttpStream::readErrorBody()
{
    m_errorBody += m_reply->read(m_limits.maxErrorBody - m_errorBody.size());
    if (m_errorBody.size() >= m_limits.maxErrorBody)
        conclude(end(BodyEnd::ClosedByUs));
}

void HttpStream::onReplyFinished()
{
    onMetaData(); // a header that came with the end
    if (m_result)
        return;
    const QNetworkReply::NetworkError code = m_reply->error();
    if (m_head.status == 0) {
        conclude(replyError());
        return;
    }
    m_isEndDue = false;
    onReadyRead();
    m_isEndDue = m_more.isActive();
    if (m_result || m_isEndDue)
        return;
    if (m_head.isSuccess() && isTransferFault(code, m_head))
        conclude(replyError());
    else
        conclude(end(isTransferFault(code, m_head) ? BodyEnd::Cut : BodyEnd::Clean));
}

void HttpStream::onTick()
{
    const Watchdog::Verdict verdict = m_watchdog.tick();
    if (verdict == Watchdog::Verdict::Warn)
        emit stallWarning(m_watchdog.silence());
    else if (verdict != Watchdog::Verdict::Fine)
        onExpired(verdict);
}

void HttpStream::onExpired(Watchdog::Verdict verdict)
{
    keepUnread();
    if (verdict == Watchdog::Verdict::DeadAfterSleep) {
        conclude(failure(ErrorKind::Interrupted, u"no byte since the computer woke up"_s));
        return;
    }
    switch (m_watchdog.phase()) {
    case Watchdog::Phase::Connecting:
        conclude(noConnection());
        break;
    case Watchdog::Phase::Sending:
        conclude(failure(ErrorKind::ConnectTimeout, u"the request could not be sent whole"_s));
        break;
    case Watchdog::Phase::Waiting:
        if (m_bytes == 0 && m_lastChunk.isEmpty())
            conclude(failure(ErrorKind::FirstByteTimeout, u"no answer"_s));
        else
            conclude(failure(ErrorKind::Stalled, u"bytes, but no data"_s));
        break;
    case Watchdog::Phase::Streaming:
        conclude(failure(ErrorKind::Stalled, u"no more data"_s));
        break;
    case Watchdog::Phase::Refused:
        conclude(end(BodyEnd::ClosedByUs)); // the status is what counts
        break;
    }
}

Error HttpStream::failure(ErrorKind kind, const QString &detail) const
{
    Error error{.kind = kind, .detail = detail, .subject = m_request.url.host()};
    if (m_head.status != 0)
        error.httpStatus = m_head.status;
    return error;
}

Error HttpStream::noConnection() const
{
    if (m_proxy.isEmpty())
        return failure(ErrorKind::ConnectTimeout, u"no connection"_s);
    Error error = failure(ErrorKind::ProxyFailed, u"no connection through the proxy in time"_s);
    error.subject = m_proxy;
    return error;
}

Error HttpStream::replyError() const
{
    NetworkFailure failure{.code = m_reply->error(),
                           .text = m_reply->errorString(),
                           .url = m_request.url,
                           .sent = isSent() ? Sent::Whole : Sent::No,
                           .proxy = m_proxy,
                           .tlsErrors = m_tlsErrors};
    if (m_head.status != 0)
        failure.status = m_head.status;
    return toError(failure);
}

HttpEnd HttpStream::end(BodyEnd bodyEnd) const
{
    HttpEnd result{.head = m_head, .bytes = m_bytes, .errorBody = m_errorBody, .bodyEnd = bodyEnd};
    if (isEncoded(m_head))
        result.errorBody.clear();
    return result;
}

void HttpStream::keepUnread()
{
    // abort() throws away what Qt has received and we have not read yet.
    if (m_reply && m_head.isSuccess() && !m_result) {
        m_lastChunk = m_reply->read(m_limits.maxBytes - m_bytes);
        m_bytes += m_lastChunk.size();
    }
}

void HttpStream::conclude(base::Result<HttpEnd> result)
{
    if (m_result)
        return;
    m_result.emplace(std::move(result));
    m_ticker.stop();
    closeReply();
    QMetaObject::invokeMethod(this, &HttpStream::announceEnd, Qt::QueuedConnection);
}

void HttpStream::closeReply()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    const bool wasRunning = reply->isRunning();
    reply->abort();
    reply->deleteLater();
    // Qt goes on to connect without us, and would hand the next request to the same dead attempt. Clearing is harmful
    // only to replies that run: those would never end.
    if (wasRunning && m_watchdog.phase() == Watchdog::Phase::Connecting && !hasRunningReplies(m_network))
        m_network.clearConnectionCache();
}

void HttpStream::announceEnd()
{
    if (!m_lastChunk.isEmpty())
        emit chunkReceived(std::exchange(m_lastChunk, {}));
    emit finished(*m_result);
}

} // namespace tokenhub::net
