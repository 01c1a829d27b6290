// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange.h"

#include "practice/practicegateway.h"

#include <QFile>
#include <QNetworkProxy>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;

namespace {
const base::SystemClock systemClock;

QByteArray tlsFile(const QString &name)
{
    QFile file(QStringLiteral(TOKENHUB_TEST_DATA "/tls/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

DirectNetwork::DirectNetwork()
{
    setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
}

Exchange::Exchange(QNetworkAccessManager &network, const net::HttpRequest &request, const net::HttpLimits &limits)
    : Exchange(network, request, limits, systemClock)
{
}

Exchange::Exchange(QNetworkAccessManager &network, const net::HttpRequest &request, const net::HttpLimits &limits,
                   const base::Clock &clock)
    : m_stream(network, request, limits, clock)
{
    using net::HttpStream;
    connect(&m_stream, &HttpStream::requestSent, this, [this] { log.append(u"sent"_s); });
    connect(&m_stream, &HttpStream::headersReceived, this, [this](const net::HttpHead &received) {
        log.append(u"head"_s);
        head = received;
    });
    connect(&m_stream, &HttpStream::chunkReceived, this, [this](const QByteArray &chunk) {
        if (log.isEmpty() || log.last() != u"chunk"_s)
            log.append(u"chunk"_s);
        body += chunk;
        if (onChunk)
            onChunk(chunk);
    });
    connect(&m_stream, &HttpStream::stallWarning, this, [this] { log.append(u"stall"_s); });
    connect(&m_stream, &HttpStream::stallEnded, this, [this] { log.append(u"flow"_s); });
    connect(&m_stream, &HttpStream::finished, this, [this](const base::Result<net::HttpEnd> &received) {
        log.append(u"end"_s);
        ++ends;
        result = received;
        m_loop.exitLoop();
    });
}

bool Exchange::run()
{
    m_stream.start();
    return waitForEnd();
}

bool Exchange::waitForEnd()
{
    // A real event loop: QTest::qWaitFor sleeps 10 ms per turn, which makes a long body take seconds.
    if (!ended())
        m_loop.enterLoopMSecs(15000);
    return ended();
}

QString Exchange::errorKind() const
{
    if (!ended())
        return u"none"_s;
    return ok() ? u"ok"_s : base::errorKindName(error().kind);
}

net::HttpRequest post(const QUrl &url, const QByteArray &body)
{
    return {.verb = "POST"_ba,
            .url = url,
            .headers = {{"Content-Type"_ba, "application/json"_ba}, {"Authorization"_ba, "Bearer k-1234"_ba}},
            .body = body};
}

net::HttpRequest get(const QUrl &url)
{
    return {.verb = "GET"_ba, .url = url};
}

net::HttpLimits shortLimits()
{
    net::HttpLimits limits;
    limits.silence.tick = 10ms;
    limits.silence.connect = 100ms;
    limits.silence.send = 600ms;
    limits.silence.firstByte = 250ms;
    limits.silence.stallWarning = 80ms;
    limits.silence.stall = 250ms;
    limits.silence.errorBody = 100ms;
    limits.silence.resumeGrace = 100ms;
    return limits;
}

bool serveTls(practice::PracticeGateway &gateway, const QString &certificate)
{
    const QSslCertificate chain(tlsFile(certificate));
    const QSslKey key(tlsFile(u"server.key"_s), QSsl::Rsa);
    gateway.setTls(chain, key);
    return !chain.isNull() && !key.isNull();
}

QList<QSslCertificate> testAuthority()
{
    return QSslCertificate::fromData(tlsFile(u"ca.pem"_s));
}
