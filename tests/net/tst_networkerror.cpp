// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/networkerror.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using base::ErrorKind;
using net::NetworkFailure;
using net::Sent;
using Code = QNetworkReply::NetworkError;

class TestNetworkError : public QObject
{
    Q_OBJECT

private slots:
    void findsTheKind_data();
    void findsTheKind();
    void tellsWhyTheCertificateWasRefused();
    void keepsTheStatus();
    void namesTheProxyWithoutItsLogin();
    void seesNoProxyWhereThereIsNone();
};

void TestNetworkError::findsTheKind_data()
{
    QTest::addColumn<Code>("code");
    QTest::addColumn<Sent>("sent");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("subject");
    const QString none;
    const QString proxy = u"proxy.example:3128"_s;
    const QString host = u"h.example"_s;
    const auto isProxys
        = [](ErrorKind kind) { return kind == ErrorKind::ProxyFailed || kind == ErrorKind::ProxyLogin; };
    const auto row = [&](const char *name, Code code, Sent sent, int status, const QString &via, ErrorKind kind) {
        QTest::newRow(name) << code << sent << status << via << kind << (isProxys(kind) ? via : host);
    };

    row("N01 refused", Code::ConnectionRefusedError, Sent::No, 0, none, ErrorKind::ConnectionRefused);
    row("N02 unknown name", Code::HostNotFoundError, Sent::No, 0, none, ErrorKind::HostNotFound);
    row("no route", Code::UnknownNetworkError, Sent::No, 0, none, ErrorKind::HostNotFound);
    row("socket timeout", Code::TimeoutError, Sent::No, 0, none, ErrorKind::ConnectTimeout);
    row("closed while sending", Code::RemoteHostClosedError, Sent::No, 0, none, ErrorKind::ConnectionRefused);
    row("re-send refused while sending", Code::ContentReSendError, Sent::No, 0, none, ErrorKind::ConnectionRefused);
    row("N05 certificate", Code::SslHandshakeFailedError, Sent::No, 0, none, ErrorKind::TlsFailed);
    row("certificate behind a proxy", Code::SslHandshakeFailedError, Sent::No, 0, proxy, ErrorKind::TlsFailed);
    row("bad scheme", Code::ProtocolUnknownError, Sent::No, 0, none, ErrorKind::BadUrl);
    row("N16 CONNECT refused", Code::HostNotFoundError, Sent::No, 0, proxy, ErrorKind::ProxyFailed);
    row("N16 dead proxy", Code::ConnectionRefusedError, Sent::No, 0, proxy, ErrorKind::ProxyFailed);
    row("N16 dead proxy, unknown", Code::UnknownNetworkError, Sent::No, 0, proxy, ErrorKind::ProxyFailed);
    row("N16 407", Code::ProxyAuthenticationRequiredError, Sent::No, 0, proxy, ErrorKind::ProxyLogin);
    row("N16 proxy hangs up", Code::RemoteHostClosedError, Sent::No, 0, proxy, ErrorKind::ProxyFailed);
    row("bad scheme behind a proxy", Code::ProtocolUnknownError, Sent::No, 0, proxy, ErrorKind::BadUrl);
    row("N16 proxy not found", Code::ProxyNotFoundError, Sent::No, 0, proxy, ErrorKind::ProxyFailed);
    row("N09 one-shot body", Code::ContentReSendError, Sent::Whole, 0, none, ErrorKind::NoAnswer);
    row("N09 through a proxy", Code::ContentReSendError, Sent::Whole, 0, proxy, ErrorKind::NoAnswer);
    row("N11 closed after it was sent", Code::RemoteHostClosedError, Sent::Whole, 0, none, ErrorKind::NoAnswer);
    row("unknown after it was sent", Code::UnknownNetworkError, Sent::Whole, 0, proxy, ErrorKind::NoAnswer);
    row("protocol failure", Code::ProtocolFailure, Sent::Whole, 0, none, ErrorKind::NoAnswer);
    row("S01 cut in the body", Code::RemoteHostClosedError, Sent::Whole, 200, none, ErrorKind::Interrupted);
    row("S01 cut in the body, proxy", Code::UnknownNetworkError, Sent::Whole, 200, proxy, ErrorKind::Interrupted);
}

void TestNetworkError::findsTheKind()
{
    QFETCH(Code, code);
    QFETCH(Sent, sent);
    QFETCH(int, status);
    QFETCH(QString, proxy);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, subject);

    NetworkFailure failure{
        .code = code, .text = u"what Qt says"_s, .url = QUrl(u"https://h.example/v1"_s), .sent = sent, .proxy = proxy};
    if (status != 0)
        failure.status = status;
    const base::Error error = net::toError(failure);
    QCOMPARE(base::errorKindName(error.kind), base::errorKindName(kind));
    QCOMPARE(error.subject, subject);
    QVERIFY(error.detail.contains(u"what Qt says"_s));
}

void TestNetworkError::tellsWhyTheCertificateWasRefused()
{
    const base::Error error = net::toError({.code = Code::SslHandshakeFailedError,
                                            .text = u"SSL handshake failed"_s,
                                            .url = QUrl(u"https://h.example"_s),
                                            .tlsErrors = {QSslError(QSslError::CertificateExpired)}});
    QVERIFY2(error.detail.contains(u"expired"_s), qPrintable(error.detail));
    QCOMPARE(error.subject, u"h.example"_s);
}

void TestNetworkError::keepsTheStatus()
{
    const base::Error error = net::toError({.code = Code::RemoteHostClosedError, .sent = Sent::Whole, .status = 200});
    QCOMPARE(error.httpStatus.value_or(0), 200);
}

void TestNetworkError::namesTheProxyWithoutItsLogin()
{
    QNetworkAccessManager network;
    network.setProxy(QNetworkProxy(QNetworkProxy::HttpProxy, u"proxy.example"_s, 3128, u"user"_s, u"s3cret"_s));
    QCOMPARE(net::proxyInUse(network, QUrl(u"https://h.example"_s)), u"proxy.example:3128"_s);
}

void TestNetworkError::seesNoProxyWhereThereIsNone()
{
    QNetworkAccessManager network;
    network.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    QVERIFY(net::proxyInUse(network, QUrl(u"https://h.example"_s)).isEmpty());
}

QTEST_GUILESS_MAIN(TestNetworkError)
#include "tst_networkerror.moc"
