// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpheaders.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::net;

Q_DECLARE_METATYPE(std::optional<HeaderFault>)

class TestHttpHeaders : public QObject
{
    Q_OBJECT

private slots:
    void findsANameInAnyCase();
    void givesTheFirstOfSeveral();
    void tellsAbsentFromEmpty();
    void aTypedHeaderHasToBeSendable_data();
    void aTypedHeaderHasToBeSendable();
};

void TestHttpHeaders::findsANameInAnyCase()
{
    const HttpHeaders headers{{"Content-Type"_ba, " text/html \t"_ba}};
    QCOMPARE(headerValue(headers, "content-type"), "text/html"_ba);
    QCOMPARE(headerValue(headers, "CONTENT-TYPE"), "text/html"_ba);
    QVERIFY(headerValue(headers, "content-typ").isEmpty());
}

void TestHttpHeaders::givesTheFirstOfSeveral()
{
    QCOMPARE(headerValue({{"a"_ba, "1"_ba}, {"A"_ba, "2"_ba}}, "a"), "1"_ba);
}

void TestHttpHeaders::tellsAbsentFromEmpty()
{
    const HttpHeaders headers{{"a"_ba, ""_ba}};
    QVERIFY(hasHeader(headers, "A"));
    QVERIFY(!hasHeader(headers, "b"));
    QVERIFY(headerValue(headers, "a").isEmpty());
}

void TestHttpHeaders::aTypedHeaderHasToBeSendable_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<std::optional<HeaderFault>>("fault");
    const auto row = [](const char *what, const QString &name, const QString &value, std::optional<HeaderFault> fault) {
        QTest::newRow(what) << name << value << fault;
    };
    row("ordinary", u"X-Title"_s, u"a b"_s, {});
    row("every token character", u"!#$%&'*+-.^_`|~0aZ"_s, u"~ !"_s, {});
    row("own user agent", u"User-Agent"_s, u"me/1"_s, {});
    row("no name", {}, u"a"_s, HeaderFault::BadName);
    row("blank in the name", u"X Title"_s, u"a"_s, HeaderFault::BadName);
    row("colon in the name", u"X:Title"_s, u"a"_s, HeaderFault::BadName);
    row("line break in the name", u"X\r\nEvil"_s, u"a"_s, HeaderFault::BadName);
    row("other script in the name", u"名"_s, u"a"_s, HeaderFault::BadName);
    row("CR LF in the value", u"X-A"_s, u"a\r\nX-Evil: 1"_s, HeaderFault::BadValue);
    row("LF in the value", u"X-A"_s, u"a\nb"_s, HeaderFault::BadValue);
    row("NUL in the value", u"X-A"_s, u"a"_s + QChar(0), HeaderFault::BadValue);
    row("other script in the value", u"X-A"_s, u"天气"_s, HeaderFault::BadValue);
    row("a character whose low byte is LF", u"X-A"_s, u"a"_s + QChar(0x010A), HeaderFault::BadValue);
    row("no value", u"X-A"_s, u"  "_s, HeaderFault::BadValue);
    row("endless value", u"X-A"_s, QString(100'000, u'a'), HeaderFault::BadValue);
    row("the key's own header", u"AUTHORIZATION"_s, u"Bearer x"_s, HeaderFault::Reserved);
    row("the proxy's login", u"Proxy-Authorization"_s, u"Basic x"_s, HeaderFault::Reserved);
    row("another host", u"host"_s, u"evil"_s, HeaderFault::Reserved);
    row("another length", u"Content-Length"_s, u"0"_s, HeaderFault::Reserved);
}

void TestHttpHeaders::aTypedHeaderHasToBeSendable()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(std::optional<HeaderFault>, fault);
    QVERIFY(headerFault(name, value) == fault);
}

QTEST_GUILESS_MAIN(TestHttpHeaders)
#include "tst_httpheaders.moc"
