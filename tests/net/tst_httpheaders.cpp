// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpheaders.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::net;

class TestHttpHeaders : public QObject
{
    Q_OBJECT

private slots:
    void findsANameInAnyCase();
    void givesTheFirstOfSeveral();
    void tellsAbsentFromEmpty();
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

QTEST_GUILESS_MAIN(TestHttpHeaders)
#include "tst_httpheaders.moc"
