// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errortext.h"

#include "chat/chatrequest.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using base::Error;
using base::ErrorKind;
using words::errorText;
using words::ErrorText;
using words::Remedy;

namespace {

QList<ErrorKind> allKinds()
{
    QList<ErrorKind> kinds;
    for (int i = 0; i <= int(ErrorKind::Internal); ++i)
        kinds += ErrorKind(i);
    return kinds;
}

Error fullError(ErrorKind kind)
{
    return {.kind = kind,
            .detail = u"detail-of-it"_s,
            .subject = u"gateway.example"_s,
            .serverMessage = u"said <b>so</b>."_s,
            .code = u"the_code"_s,
            .requestId = u"req-1"_s,
            .httpStatus = 418,
            .retryAfter = std::chrono::milliseconds(2500)};
}

} // namespace

class TestErrorText : public QObject
{
    Q_OBJECT

private slots:
    void hasADistinctSentenceForEveryKind();
    void leavesNoPlaceEmptyWhenLittleIsKnown();
    void offersAtLeastOneRemedyForEveryKind();
    void endsEverySentenceWithOneFullStop();
    void namesTheHostThatCannotBeReached();
    void N02_hintsThatTheComputerMayBeOffline();
    void N16_namesTheProxy();
    void N09_saysThatItMayHaveBeenBilled();
    void H04_keepsTheKeyAndSaysSo();
    void H06_showsTheServersMessageAsPlainText();
    void H07_saysHowLongTheGatewayWantsUsToWait();
    void R05_capsAndCleansForeignText();
    void doesNotFillPlacesInTheServersMessage();
    void namesTheFieldAsThePanelCallsIt_data();
    void namesTheFieldAsThePanelCallsIt();
    void putsEverythingElseIntoDetails();
    void K03_offersToUnlockOrToUseAKeyForThisSession();
};

void TestErrorText::hasADistinctSentenceForEveryKind()
{
    QSet<QString> seen;
    for (const ErrorKind kind : allKinds()) {
        const ErrorText text = errorText(Error{.kind = kind});
        QVERIFY2(text.sentence.size() > 10, qPrintable(base::errorKindName(kind)));
        QVERIFY2(!seen.contains(text.sentence), qPrintable(base::errorKindName(kind)));
        seen += text.sentence;
    }
    QVERIFY(seen.size() > 40);
}

void TestErrorText::leavesNoPlaceEmptyWhenLittleIsKnown()
{
    for (const ErrorKind kind : allKinds()) {
        for (const Error &error : {Error{.kind = kind}, fullError(kind)}) {
            const QString sentence = errorText(error).sentence;
            QVERIFY2(!sentence.contains(u'%') && !sentence.contains("()"_L1) && !sentence.contains(u"“”"_s)
                         && !sentence.contains("  "_L1),
                     qPrintable(sentence));
        }
    }
}

void TestErrorText::offersAtLeastOneRemedyForEveryKind()
{
    for (const ErrorKind kind : allKinds()) {
        const ErrorText text = errorText(Error{.kind = kind});
        QVERIFY2(!text.remedies.isEmpty(), qPrintable(base::errorKindName(kind)));
        QVERIFY2(text.remedies.front() != Remedy::ShowDetails, qPrintable(base::errorKindName(kind)));
        QCOMPARE(QSet<Remedy>(text.remedies.begin(), text.remedies.end()).size(), text.remedies.size());
    }
}

void TestErrorText::endsEverySentenceWithOneFullStop()
{
    for (const ErrorKind kind : allKinds()) {
        for (const Error &error : {Error{.kind = kind}, fullError(kind)}) {
            const QString sentence = errorText(error).sentence;
            QVERIFY2(sentence.endsWith(u'.') && !sentence.endsWith(".."_L1) && !sentence.contains(u".”."_s),
                     qPrintable(sentence));
        }
    }
}

void TestErrorText::namesTheHostThatCannotBeReached()
{
    for (const ErrorKind kind : {ErrorKind::HostNotFound, ErrorKind::ConnectionRefused, ErrorKind::ConnectTimeout,
                                 ErrorKind::TlsFailed, ErrorKind::NoAnswer, ErrorKind::InsecureUrl})
        QVERIFY(errorText({.kind = kind, .subject = u"gateway.example"_s}).sentence.contains("gateway.example"_L1));
}

void TestErrorText::N02_hintsThatTheComputerMayBeOffline()
{
    for (const QString &host : {QString(), u"x.invalid"_s})
        QVERIFY(errorText({.kind = ErrorKind::HostNotFound, .subject = host}).sentence.contains("online"_L1));
}

void TestErrorText::N16_namesTheProxy()
{
    const ErrorText text = errorText({.kind = ErrorKind::ProxyFailed, .subject = u"10.0.0.1:3128"_s});
    QVERIFY(text.sentence.contains("proxy 10.0.0.1:3128"_L1));
}

void TestErrorText::N09_saysThatItMayHaveBeenBilled()
{
    for (const ErrorKind kind : allKinds()) {
        const bool said = errorText({.kind = kind}).sentence.contains("billed"_L1);
        QCOMPARE(said, words::mayHaveBeenBilled(kind));
    }
    QVERIFY(words::mayHaveBeenBilled(ErrorKind::NoAnswer));
    QVERIFY(!words::mayHaveBeenBilled(ErrorKind::ConnectionRefused));
}

void TestErrorText::H04_keepsTheKeyAndSaysSo()
{
    const ErrorText text = errorText({.kind = ErrorKind::KeyRejected, .httpStatus = 401});
    QVERIFY(text.sentence.contains("401"_L1));
    QVERIFY(text.sentence.contains("kept"_L1));
    QCOMPARE(text.remedies.front(), Remedy::EnterKey);
}

void TestErrorText::H06_showsTheServersMessageAsPlainText()
{
    const ErrorText text = errorText(fullError(ErrorKind::BadRequest));
    QVERIFY(text.sentence.contains(u"“said <b>so</b>”"_s));
    QVERIFY(text.sentence.contains("(418)"_L1));
}

void TestErrorText::H07_saysHowLongTheGatewayWantsUsToWait()
{
    QVERIFY(errorText(fullError(ErrorKind::RateLimited)).sentence.contains("wait 3 s"_L1));
}

void TestErrorText::R05_capsAndCleansForeignText()
{
    Error error{.kind = ErrorKind::AnswerError, .serverMessage = QString(100'000, u'x')};
    QVERIFY(errorText(error).sentence.size() < 400);
    QVERIFY(errorText(error).details.size() < 5000);
    error.serverMessage = u"a\nb\u202ec\u001b"_s;
    QVERIFY(errorText(error).sentence.contains(u"“a bc”"_s));
    error = {.kind = ErrorKind::HostNotFound, .subject = QString(100'000, u'y')};
    QVERIFY(errorText(error).sentence.size() < 500);
}

void TestErrorText::doesNotFillPlacesInTheServersMessage()
{
    const Error error{.kind = ErrorKind::BadRequest, .serverMessage = u"100 %2 of %1"_s, .httpStatus = 400};
    QVERIFY(errorText(error).sentence.contains(u"“100 %2 of %1”"_s));
}

void TestErrorText::namesTheFieldAsThePanelCallsIt_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("words");
    QTest::addColumn<Remedy>("remedy");
    QTest::newRow("model") << QString(chat::field::model) << u"No model is chosen"_s << Remedy::ChooseModel;
    QTest::newRow("tools") << QString(chat::field::tools) << u"“Tools” is not a JSON array"_s << Remedy::EditParameters;
    QTest::newRow("extra") << QString(chat::field::extra) << u"“Extra JSON” is not a JSON object"_s
                           << Remedy::EditParameters;
    QTest::newRow("tool choice") << QString(chat::field::toolChoice) << u"“Tool choice” needs a tool"_s
                                 << Remedy::EditParameters;
    QTest::newRow("temperature") << u"temperature"_s << u"“Temperature” cannot be sent"_s << Remedy::EditParameters;
    QTest::newRow("unknown") << u"top_p"_s << u"“top_p” cannot be sent"_s << Remedy::EditParameters;
}

void TestErrorText::namesTheFieldAsThePanelCallsIt()
{
    QFETCH(QString, field);
    QFETCH(QString, words);
    QFETCH(Remedy, remedy);
    const ErrorText text = errorText({.kind = ErrorKind::BadField, .subject = field});
    QVERIFY2(text.sentence.contains(words), qPrintable(text.sentence));
    QCOMPARE(text.remedies.front(), remedy);
}

void TestErrorText::putsEverythingElseIntoDetails()
{
    const QString details = errorText(fullError(ErrorKind::ServerError)).details;
    QCOMPARE(details,
             u"Kind: ServerError\nHTTP status: 418\nConcerns: gateway.example\nThe gateway said: said <b>so</b>.\n"
             "Code: the_code\nRequest id: req-1\nDetail: detail-of-it"_s);
}

void TestErrorText::K03_offersToUnlockOrToUseAKeyForThisSession()
{
    const ErrorText text = errorText({.kind = ErrorKind::KeychainLocked});
    QCOMPARE(text.remedies.mid(0, 2), (QList<Remedy>{Remedy::UnlockAndRetry, Remedy::UseForSession}));
    QVERIFY(text.sentence.contains("locked"_L1));
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
