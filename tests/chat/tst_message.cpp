// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::chat;
using namespace tokenhub::chat::test;

namespace {

template<typename Enum, typename Name, typename From> void checkNames(int count, Name name, From from)
{
    QSet<QString> seen;
    for (int i = 0; i < count; ++i) {
        const QString text = name(Enum(i));
        QVERIFY2(!text.isEmpty() && !seen.contains(text), qPrintable(u"value %1"_s.arg(i)));
        seen.insert(text);
        QVERIFY(from(text) == Enum(i));
    }
    QVERIFY(!from(u"neverUsed"_s));
    QVERIFY(!from(QString()));
}

} // namespace

class TestMessage : public QObject
{
    Q_OBJECT

private slots:
    void everyNameIsReadBack();
    void aPromptIsWholeFromTheStart();
    void anAnswerRunsUntilItHasAnOutcome();
    void partsOfOneKindAreJoined();
    void contentIsTextOrAToolCall_data();
    void contentIsTextOrAToolCall();
};

void TestMessage::everyNameIsReadBack()
{
    checkNames<Role>(int(Role::Tool) + 1, roleName, roleFromName);
    checkNames<Outcome>(int(Outcome::Failed) + 1, outcomeName, outcomeFromName);
    checkNames<PartKind>(int(PartKind::Raw) + 1, partKindName, partKindFromName);
}

void TestMessage::aPromptIsWholeFromTheStart()
{
    const Message message = makeUserMessage(u"中文 \U0001F600"_s, morning);
    QVERIFY(!message.id.isNull());
    QVERIFY(message.role == Role::User);
    QVERIFY(message.outcome == Outcome::Complete);
    QVERIFY(!message.isRunning());
    QCOMPARE(message.text(), u"中文 \U0001F600"_s.toUtf8());
    QCOMPARE(message.createdAt, morning);
    QVERIFY(makeUserMessage(u"a"_s, morning).id != makeUserMessage(u"a"_s, morning).id);
}

void TestMessage::anAnswerRunsUntilItHasAnOutcome()
{
    Message message = makeAnswer(u"some/model"_s, morning);
    QVERIFY(message.isRunning());
    QVERIFY(!message.hasContent());
    QCOMPARE(message.model, u"some/model"_s);
    message.outcome = Outcome::Failed;
    QVERIFY(!message.isRunning());
}

void TestMessage::partsOfOneKindAreJoined()
{
    Message message;
    message.parts = {{.kind = PartKind::Reasoning, .text = "why"},
                     {.kind = PartKind::Text, .text = "one"},
                     {.kind = PartKind::ToolCall, .text = "{}"},
                     {.kind = PartKind::Text, .text = " two"}};
    QCOMPARE(message.text(), "one two"_ba);
    QCOMPARE(message.textOf(PartKind::Reasoning), "why"_ba);
    QCOMPARE(message.textOf(PartKind::Refusal), QByteArray());
}

void TestMessage::contentIsTextOrAToolCall_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("content");
    QTest::newRow("text") << int(PartKind::Text) << "a"_ba << true;
    QTest::newRow("empty text") << int(PartKind::Text) << ""_ba << false;
    QTest::newRow("reasoning") << int(PartKind::Reasoning) << "a"_ba << true;
    QTest::newRow("a call without arguments") << int(PartKind::ToolCall) << ""_ba << true;
}

void TestMessage::contentIsTextOrAToolCall()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, text);
    Message message;
    message.parts = {{.kind = PartKind(kind), .text = text}};
    QTEST(message.hasContent(), "content");
}

QTEST_GUILESS_MAIN(TestMessage)
#include "tst_message.moc"
