// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/linkpolicy.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::markdown;

class TestLinkPolicy : public QObject
{
    Q_OBJECT

private slots:
    void R03_onlyWebAndMailAreClickable_data();
    void R03_onlyWebAndMailAreClickable();
    void R03_hostIsTheRealOne();
    void R04_foreignLettersShowAsPunycode();
    void R04_labelThatNamesAnotherHostMisleads_data();
    void R04_labelThatNamesAnotherHostMisleads();
};

void TestLinkPolicy::R03_onlyWebAndMailAreClickable_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("isClickable");
    const auto yes = [](const char *target) { QTest::newRow(target) << QString::fromUtf8(target) << true; };
    const auto no = [](const char *target) { QTest::newRow(target) << QString::fromUtf8(target) << false; };
    yes("https://example.com");
    yes("http://example.com/a?b=c#d");
    yes("HTTPS://EXAMPLE.COM/");
    yes("https://example.com/100%");
    yes("https://example.com/ä/中文");
    yes("https://[::1]:8080/");
    yes("https://example.com/@user");
    yes("mailto:someone@example.com");
    yes("mailto:someone@example.com?subject=Hello");
    no("");
    no("#anchor");
    no("main.cpp");
    no("/etc/passwd");
    no("//example.com/share");
    no("javascript:alert(1)");
    no("JaVaScRiPt:alert(1)");
    no("java\nscript:alert(1)");
    no("vbscript:x");
    no("data:text/html;base64,PHNjcmlwdD4=");
    no("file:///etc/passwd");
    no("file://host/share");
    no("smb://host/share");
    no("ms-msdt:/id");
    no("ftp://example.com/");
    no("qrc:/x");
    no("https:example.com");
    no("https:///example.com");
    no("https://");
    no("https://good.example@evil.example/");
    no("https://good.example:pw@evil.example/");
    no("https://@evil.example/");
    no("https://good.example\\@evil.example/");
    no("https://exa mple.com");
    no("https://example.com/\u202Egpj.exe");
    no("https://exa\u200Bmple.com/");
    no(" https://example.com");
    no("mailto:");
    no("mailto:nobody");
    no("mailto:a@example.com?attach=/etc/passwd");
    no("mailto:a@example.com?Attachment=/etc/passwd");
}

void TestLinkPolicy::R03_onlyWebAndMailAreClickable()
{
    QFETCH(QString, target);
    QFETCH(bool, isClickable);
    QCOMPARE(checkLink(target).has_value(), isClickable);
}

void TestLinkPolicy::R03_hostIsTheRealOne()
{
    const auto link = checkLink(u"HTTPS://good.example.evil.example:444/good.example?x#y"_s);
    QVERIFY(link);
    QCOMPARE(link->host, u"good.example.evil.example"_s);
    QCOMPARE(link->shown, u"https://good.example.evil.example:444/good.example?x#y"_s);
    QVERIFY(!link->hasForeignLetters);
}

void TestLinkPolicy::R04_foreignLettersShowAsPunycode()
{
    const auto link = checkLink(u"https://аpple.com/ä"_s); // the first letter is Cyrillic
    QVERIFY(link);
    QCOMPARE(link->host, u"xn--pple-43d.com"_s);
    QCOMPARE(link->shown, u"https://xn--pple-43d.com/%C3%A4"_s);
    QVERIFY(link->hasForeignLetters);
}

void TestLinkPolicy::R04_labelThatNamesAnotherHostMisleads_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("misleads");
    QTest::newRow("words") << u"the manual"_s << u"https://example.com"_s << false;
    QTest::newRow("same") << u"https://example.com/x"_s << u"https://example.com/x"_s << false;
    QTest::newRow("same host, other path") << u"example.com/a"_s << u"https://www.example.com/b"_s << false;
    QTest::newRow("product name") << u"Node.js"_s << u"https://nodejs.org"_s << false;
    QTest::newRow("file name") << u"main.cpp"_s << u"https://example.com/main.cpp"_s << false;
    QTest::newRow("same in foreign letters")
        << u"https://bücher.example"_s << u"https://xn--bcher-kva.example/"_s << false;
    QTest::newRow("other") << u"https://good.example"_s << u"https://evil.example"_s << true;
    QTest::newRow("other without scheme") << u"www.good.example"_s << u"https://evil.example"_s << true;
    QTest::newRow("other, bare") << u"paypal.com"_s << u"https://evil.example"_s << true;
    QTest::newRow("subdomain") << u"paypal.com"_s << u"https://paypal.com.evil.example"_s << true;
    QTest::newRow("homograph") << u"https://apple.com"_s << u"https://аpple.com"_s << true;
    QTest::newRow("mail") << u"https://good.example"_s << u"mailto:a@evil.example"_s << true;
    QTest::newRow("own mail address") << u"me@example.com"_s << u"mailto:me@example.com"_s << false;
}

void TestLinkPolicy::R04_labelThatNamesAnotherHostMisleads()
{
    QFETCH(QString, label);
    QFETCH(QString, target);
    QFETCH(bool, misleads);
    const auto link = checkLink(target);
    QVERIFY(link);
    QCOMPARE(labelMisleads(label, *link), misleads);
}

QTEST_APPLESS_MAIN(TestLinkPolicy)
#include "tst_linkpolicy.moc"
