// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/endpoint.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using base::ErrorKind;
using net::Endpoint;
using net::PlainHttp;

class TestEndpoint : public QObject
{
    Q_OBJECT

private slots:
    void readsAnySpelling_data();
    void readsAnySpelling();
    void refuses_data();
    void refuses();
    void allowsPlainHttpOnlyWhenTold();
    void doesNotRepeatAPassword();
    void knowsLoopbackHosts_data();
    void knowsLoopbackHosts();
};

void TestEndpoint::readsAnySpelling_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("chat");
    const auto row = [](const QString &typed, const QString &base, const QString &root) {
        QTest::newRow(qPrintable(typed)) << typed << base << root + u"/chat/completions"_s;
    };
    const QString hub = u"https://tokenhub.link"_s;
    for (const QString &typed :
         {u"https://tokenhub.link"_s, u"https://tokenhub.link/"_s, u"https://tokenhub.link/v1"_s,
          u"https://tokenhub.link/v1/"_s, u"https://tokenhub.link//v1//"_s,
          u"https://tokenhub.link/v1/chat/completions"_s, u"https://tokenhub.link/v1/chat/completions/"_s,
          u"https://tokenhub.link/v1/models"_s, u"  https://tokenhub.link \n"_s, u"\u00A0https://tokenhub.link"_s,
          u"HTTPS://TokenHub.Link/v1"_s, u"https://tokenhub.link:443/v1"_s, u"tokenhub.link"_s, u"tokenhub.link/v1/"_s,
          u"//tokenhub.link/v1"_s})
        row(typed, hub, hub + u"/v1"_s);

    row(u"http://127.0.0.1:8080/prefix"_s, u"http://127.0.0.1:8080/prefix"_s, u"http://127.0.0.1:8080/prefix/v1"_s);
    row(u"https://h.example/prefix/v1/chat/completions"_s, u"https://h.example/prefix"_s,
        u"https://h.example/prefix/v1"_s);
    row(u"https://h.example/compatible-mode/v1"_s, u"https://h.example/compatible-mode"_s,
        u"https://h.example/compatible-mode/v1"_s);
    row(u"https://h.example/a/../b/./v1"_s, u"https://h.example/b"_s, u"https://h.example/b/v1"_s);
    row(u"https://h.example/a%20b/v1"_s, u"https://h.example/a%20b"_s, u"https://h.example/a%20b/v1"_s);
    row(u"https://h.example/models"_s, u"https://h.example/models"_s, u"https://h.example/models/v1"_s);
    row(u"https://h.example/api/paas/v4"_s, u"https://h.example/api/paas/v4"_s, u"https://h.example/api/paas/v4"_s);
    row(u"https://h.example/v4/v1"_s, u"https://h.example/v4/v1"_s, u"https://h.example/v4/v1"_s);
    row(u"https://h.example/v1beta/openai/chat/completions"_s, u"https://h.example/v1beta/openai/chat/completions"_s,
        u"https://h.example/v1beta/openai"_s);
    row(u"https://h.example/chat/completions"_s, u"https://h.example/chat/completions"_s, u"https://h.example"_s);
    row(u"https://h.example:8443"_s, u"https://h.example:8443"_s, u"https://h.example:8443/v1"_s);
    row(u"https://192.168.1.20:9000"_s, u"https://192.168.1.20:9000"_s, u"https://192.168.1.20:9000/v1"_s);
    row(u"https://bücher.example"_s, u"https://xn--bcher-kva.example"_s, u"https://xn--bcher-kva.example/v1"_s);

    row(u"localhost:11434"_s, u"http://localhost:11434"_s, u"http://localhost:11434/v1"_s);
    row(u"localhost"_s, u"http://localhost"_s, u"http://localhost/v1"_s);
    row(u"llm.localhost:8080/v1"_s, u"http://llm.localhost:8080"_s, u"http://llm.localhost:8080/v1"_s);
    row(u"127.0.0.1:8000/v1"_s, u"http://127.0.0.1:8000"_s, u"http://127.0.0.1:8000/v1"_s);
    row(u"[::1]:8000"_s, u"http://[::1]:8000"_s, u"http://[::1]:8000/v1"_s);
    row(u"https://localhost:8443"_s, u"https://localhost:8443"_s, u"https://localhost:8443/v1"_s);
    row(u"http://localhost:80/"_s, u"http://localhost"_s, u"http://localhost/v1"_s);
    row(u"gateway.example:8080"_s, u"https://gateway.example:8080"_s, u"https://gateway.example:8080/v1"_s);
}

void TestEndpoint::readsAnySpelling()
{
    QFETCH(QString, typed);
    QFETCH(QString, base);
    QFETCH(QString, chat);

    const auto endpoint = Endpoint::parse(typed);
    QVERIFY2(endpoint.ok(), endpoint ? "" : qPrintable(endpoint.error().detail));
    QCOMPARE(endpoint->base().toString(QUrl::FullyEncoded), base);
    QCOMPARE(endpoint->chatCompletions().toString(QUrl::FullyEncoded), chat);
    QString models = chat;
    QCOMPARE(endpoint->models().toString(QUrl::FullyEncoded), models.replace(u"/chat/completions"_s, u"/models"_s));

    const auto again = Endpoint::parse(endpoint->base().toString(QUrl::FullyEncoded));
    QVERIFY(again.ok());
    QCOMPARE(again->chatCompletions(), endpoint->chatCompletions());
}

void TestEndpoint::refuses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const QString &typed, ErrorKind kind) {
        QTest::newRow(qPrintable(u"'%1'"_s.arg(typed))) << typed << kind;
    };
    for (const QString &typed : {u""_s,
                                 u"   "_s,
                                 u"https://"_s,
                                 u"https:///v1"_s,
                                 u"ftp://h.example"_s,
                                 u"file:///etc/passwd"_s,
                                 u"mailto:a@h.example"_s,
                                 u"https:h.example"_s,
                                 u"https:/h.example"_s,
                                 u"htp:/h.example"_s,
                                 u"https://user@h.example"_s,
                                 u"https://user:secret@h.example/v1"_s,
                                 u"https://@h.example/v1"_s,
                                 u"https://h.example/v1?key=1"_s,
                                 u"https://h.example/v1?"_s,
                                 u"https://h.example/v1#part"_s,
                                 u"https://h.example:0"_s,
                                 u"https://h.example:99999"_s,
                                 u"https://h ex.example"_s,
                                 u"https://h.example/a b"_s,
                                 u"https://h.example/\r\nX-Evil: 1"_s,
                                 u"https://[::1"_s,
                                 u"::1"_s,
                                 u"Bearer sk-123"_s,
                                 u"https://h.example/%zz"_s})
        row(typed, ErrorKind::BadUrl);
    for (const QString &typed : {u"http://tokenhub.link"_s, u"http://192.168.1.20:8080"_s,
                                 u"http://127.0.0.1.evil.example"_s, u"http://localhost.evil.example"_s,
                                 u"http://notlocalhost"_s, u"http://0.0.0.0:8080"_s, u"http://[2001:db8::1]/"_s})
        row(typed, ErrorKind::InsecureUrl);
}

void TestEndpoint::refuses()
{
    QFETCH(QString, typed);
    QFETCH(ErrorKind, kind);

    const auto endpoint = Endpoint::parse(typed);
    QVERIFY2(!endpoint, qPrintable(endpoint ? endpoint->base().toString() : QString()));
    QCOMPARE(base::errorKindName(endpoint.error().kind), base::errorKindName(kind));
    QVERIFY(!endpoint.error().detail.isEmpty());
    if (kind == ErrorKind::InsecureUrl)
        QCOMPARE(endpoint.error().subject, QUrl(typed).host());
}

void TestEndpoint::allowsPlainHttpOnlyWhenTold()
{
    const QString typed = u"http://192.168.1.20:8080/v1"_s;
    QVERIFY(!Endpoint::parse(typed));
    const auto endpoint = Endpoint::parse(typed, PlainHttp::Allowed);
    QVERIFY(endpoint.ok());
    QCOMPARE(endpoint->chatCompletions().toString(), u"http://192.168.1.20:8080/v1/chat/completions"_s);
    // The override does not change what is added to a bare name.
    QCOMPARE(Endpoint::parse(u"h.example", PlainHttp::Allowed)->base().scheme(), u"https"_s);
}

void TestEndpoint::doesNotRepeatAPassword()
{
    const auto endpoint = Endpoint::parse(u"https://user:s3cret@h.example/v1");
    QVERIFY(!endpoint);
    QVERIFY(!endpoint.error().detail.contains(u"s3cret"));
    QVERIFY(!endpoint.error().subject.contains(u"s3cret"));
}

void TestEndpoint::knowsLoopbackHosts_data()
{
    QTest::addColumn<bool>("loopback");
    for (const char *host :
         {"localhost", "LOCALHOST", "localhost.", "a.localhost", "127.0.0.1", "127.255.1.2", "::1", "[::1]"})
        QTest::newRow(host) << true;
    for (const char *host :
         {"", "localhost.example", "xlocalhost", "128.0.0.1", "10.0.0.1", "127.0.0.1.example", "::2", "127", "fe80::1"})
        QTest::newRow(host) << false;
}

void TestEndpoint::knowsLoopbackHosts()
{
    QFETCH(bool, loopback);
    QCOMPARE(net::isLoopbackHost(QString::fromLatin1(QTest::currentDataTag())), loopback);
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
