// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparison.h"
#include "exchange/jsondocument.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::exchange;
using namespace tokenhub::exchange::test;

namespace {

QJsonObject documentOf(const Conversation &conversation, const ExportOptions &options = someOptions())
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(exported(conversation, Format::Json, options), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s", qPrintable(error.errorString()));
    return document.object();
}

} // namespace

class TestJsonDocument : public QObject
{
    Q_OBJECT

private slots:
    void holdsTheWholeConversation();
    void partsComeBackAsTheyWere();
    void theSameConversationGivesTheSameBytes();
    void requestsBeyondTheBoundKeepTheirSettings();
    void nothingOfTheGatewayButItsNameIsTold();
};

void TestJsonDocument::holdsTheWholeConversation()
{
    Comparison two;
    two.ask("p");
    const base::MessageId first = two.answer(0, "one", "hm");
    const base::MessageId second = two.answer(1, "two");
    two.judge(second, {.rating = 2, .tags = {u"t"_s}, .note = u"n"_s});
    const QJsonObject root = documentOf(two.conversation);
    QCOMPARE(root["format"_L1].toString(), u"tokenhub-chat/conversation"_s);
    QCOMPARE(root["version"_L1].toInt(), 1);
    QCOMPARE(root["title"_L1].toString(), u"Tea or coffee?"_s);
    const QJsonArray lanes = root["lanes"_L1].toArray();
    QCOMPARE(lanes.size(), 2);
    QCOMPARE(lanes[1]["target"_L1]["model"_L1].toString(), u"beta-two"_s);
    QCOMPARE(lanes[1]["target"_L1]["parameters"_L1]["temperature"_L1].toDouble(), 0.2);
    QCOMPARE(lanes[0]["path"_L1].toArray().last().toString(), first.toString());
    const QJsonValue turn = root["turns"_L1].toArray().first();
    QCOMPARE(turn["best"_L1].toString(), second.toString());
    QCOMPARE(turn["verdicts"_L1].toArray().first()["rating"_L1].toInt(), 2);
    QCOMPARE(turn["lanes"_L1].toArray().last()["messages"_L1].toArray().first().toString(), second.toString());
    const QJsonArray messages = root["messages"_L1].toArray();
    QCOMPARE(messages.size(), 5); // with the root: parents are found
    const QJsonValue answer = messages[3];
    QCOMPARE(answer["id"_L1].toString(), first.toString());
    QCOMPARE(answer["outcome"_L1].toString(), u"complete"_s);
    QCOMPARE(answer["metrics"_L1]["totalMs"_L1].toInt(), 2250);
    QCOMPARE(answer["usage"_L1]["completionTokens"_L1].toInt(), 80);
    QCOMPARE(answer["request"_L1]["model"_L1].toString(), u"alpha/one-7b"_s);
    QVERIFY(answer["request"_L1].toObject().contains("messages"_L1));
}

void TestJsonDocument::partsComeBackAsTheyWere()
{
    Comparison two;
    two.ask("p");
    const QString hostile = u"</script><!-- \"'\u202E\u0000\u0001 \U0001F642\r\n"_s;
    two.answer(0, hostile.toUtf8(), "because");
    Message prompt = chat::makeUserMessage(u"see"_s, day);
    prompt.parts.push_back({.kind = PartKind::Image, .text = QByteArray("\x89PNG\0\xff", 6), .name = u"image/png"_s});
    two.conversation.append(two.lane(0), prompt);
    const QJsonArray messages = documentOf(two.conversation)["messages"_L1].toArray();
    const QJsonArray answer = messages[3]["parts"_L1].toArray();
    QCOMPARE(answer[0]["text"_L1].toString(), u"because"_s);
    QCOMPARE(answer[1]["text"_L1].toString(), hostile);
    QCOMPARE(answer[1]["kind"_L1].toString(), chat::partKindName(PartKind::Text));
    const QJsonValue image = messages[4]["parts"_L1].toArray()[1];
    QCOMPARE(QByteArray::fromBase64(image["base64"_L1].toString().toLatin1()), prompt.parts[1].text);
}

void TestJsonDocument::theSameConversationGivesTheSameBytes()
{
    Comparison two;
    two.ask("p");
    for (int i = 0; i < 12; ++i)
        two.judge(two.answer(size_t(i % 2), "x"), {.rating = 1 + i % 5});
    const QByteArray once = exported(two.conversation, Format::Json, someOptions());
    const Conversation again(two.conversation.data());
    QCOMPARE(exported(again, Format::Json, someOptions()), once);
    QStringList judged;
    const QJsonArray verdicts = documentOf(two.conversation)["turns"_L1].toArray()[0]["verdicts"_L1].toArray();
    for (const QJsonValue &verdict : verdicts)
        judged << verdict["answer"_L1].toString();
    QStringList sorted = judged;
    sorted.sort();
    QCOMPARE(judged.size(), 12);
    QCOMPARE(judged, sorted); // a hash has another order in each run
}

void TestJsonDocument::requestsBeyondTheBoundKeepTheirSettings()
{
    Comparison two;
    for (int i = 0; i < 3; ++i) {
        two.ask("p");
        two.answer(0, "x");
    }
    int asked = 0;
    ExportOptions options = someOptions();
    options.requestOf = [&asked](const Conversation &, base::MessageId) {
        ++asked;
        return QByteArray("{\"long\":\"" + QByteArray(RequestShelf::mostBytes / 2 + 10, 'x') + "\"}");
    };
    int whole = 0;
    int settings = 0;
    const QJsonArray messages = documentOf(two.conversation, options)["messages"_L1].toArray();
    for (const QJsonValue &message : messages) {
        whole += int(message.toObject().contains("request"_L1));
        settings += int(message["requestSettings"_L1]["model"_L1].toString() == u"alpha/one-7b"_s);
    }
    QCOMPARE(asked, 2); // no work for what is left out
    QCOMPARE(whole, 2);
    QCOMPARE(settings, 1);
}

void TestJsonDocument::nothingOfTheGatewayButItsNameIsTold()
{
    Comparison two;
    chat::Target target = two.conversation.lanes()[0].target;
    target.profile = base::ProfileId::create();
    two.conversation.setTarget(two.lane(0), target);
    ExportOptions options = someOptions();
    options.gateways.insert(target.profile, u"Office"_s);
    const QJsonObject lane = documentOf(two.conversation, options)["lanes"_L1].toArray().first().toObject();
    QCOMPARE(lane["gateway"_L1].toString(), u"Office"_s);
    QVERIFY(!exported(two.conversation, Format::Json, options).contains(target.profile.toString().toLatin1()));
}

QTEST_GUILESS_MAIN(TestJsonDocument)
#include "tst_jsondocument.moc"
