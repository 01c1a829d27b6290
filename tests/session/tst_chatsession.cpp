// SPDX-License-Identifier: GPL-3.0-or-later
// How a conversation goes on: what is shown, stored and sent, turn by turn. How answers end: tst_chatsessionends.
#include "sessionfixture.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::test;
using base::ErrorKind;
using chat::Outcome;
using session::Activity;
using session::ChatSession;
using store::test::Outsider;

class TestChatSession : public QObject
{
    Q_OBJECT

private slots:
    void showsPromptAndWaitingAnswerAtOnce();
    void thePromptIsStoredBeforeTheRequestArrives();
    void theRequestWaitsForASlowDisk();
    void theFirstTextIsStoredWhileTheAnswerRuns();
    void theWholeAnswerIsStored();
    void reopeningGivesTheSameConversation();

    void everyTurnSendsTheWholePath();
    void theSystemPromptIsSentFirst();
    void theModelCanBeSwitchedBetweenTurns();
    void regeneratingMakesASibling();
    void regeneratingInTheMiddleBeginsABranch();
    void editingMakesAnotherPromptBesideTheOld();
    void choosingASiblingIsStored();
    void aFailedAnswerIsNotSentAgain();

    void isNamedAfterTheFirstLine_data();
    void isNamedAfterTheFirstLine();
    void keepsTheNameItWasGiven();
    void activityTellsWhatItWaitsFor();
    void theSnapshotIsTheRequestWithoutTheKey();
    void remembersAGatewayThatDoesNotCountInStreams();

    void refusesWhatCannotBeSent_data();
    void refusesWhatCannotBeSent();
    void refusesAnotherAnswerWithoutAModel();
    void U01_sendHundredTimesIsOnePost();
};

void TestChatSession::showsPromptAndWaitingAnswerAtOnce()
{
    SessionFixture f;
    const auto session = f.newSession();
    QSignalSpy running(session.get(), &ChatSession::runningChanged);
    session->send(laneOf(*session), {.text = u"Hello"_s});
    QCOMPARE(shown(*session), u"Hello | "_s);
    QVERIFY(lastMessage(*session).isRunning());
    QCOMPARE(lastMessage(*session).model, u"practice/echo"_s);
    QVERIFY(session->isRunning(laneOf(*session)));
    QCOMPARE(running.count(), 1);
    QVERIFY(session->activity(lastMessage(*session).id)->stage == Activity::Stage::Storing);
    QCOMPARE(f.gateway.connectionCount(), 0);
    const chat::Message &prompt = session->conversation().message(lastMessage(*session).parent);
    QCOMPARE(prompt.turn, lastMessage(*session).turn);
    QVERIFY(!prompt.turn.isNull());
}

void TestChatSession::thePromptIsStoredBeforeTheRequestArrives()
{
    SessionFixture f(SessionFixture::Where::Disk);
    const auto session = f.newSession();
    QStringList found;
    connect(&f.gateway, &practice::PracticeGateway::requestReceived, this, [&] {
        const Outsider outsider(f.location().file());
        found << outsider.run(u"SELECT p.content FROM part p JOIN message m ON m.id = p.message_id"
                              " WHERE m.role = 'user' ORDER BY m.id DESC LIMIT 1"_s)
              << outsider.run(u"SELECT count(*) FROM message WHERE role = 'assistant' AND outcome IS NULL"_s);
    });
    QVERIFY(ask(*session, u"Is it safe?"_s));
    QVERIFY(ask(*session, u"And now?"_s));
    session->regenerate(laneOf(*session), lastMessage(*session).id);
    QVERIFY(waitForEnd(*session));
    QCOMPARE(found, (QStringList{u"Is it safe?"_s, u"1"_s, u"And now?"_s, u"1"_s, u"And now?"_s, u"1"_s}));
}

void TestChatSession::theRequestWaitsForASlowDisk()
{
    SessionFixture f(SessionFixture::Where::Disk);
    const auto session = f.newSession();
    QSignalSpy arrived(&f.gateway, &practice::PracticeGateway::requestReceived);
    QSignalSpy accepted(session.get(), &ChatSession::promptAccepted);
    const Outsider outsider(f.location().file());
    QCOMPARE(outsider.run(u"BEGIN IMMEDIATE"_s), QString()); // the store's write has to wait for it
    session->send(laneOf(*session), {.text = u"Is it safe?"_s});
    QVERIFY(!arrived.wait(400));
    QCOMPARE(accepted.count(), 0);
    QCOMPARE(outsider.run(u"COMMIT"_s), QString());
    QVERIFY(waitForEnd(*session));
    QCOMPARE(arrived.count(), 1);
    QCOMPARE(accepted.count(), 1);
}

void TestChatSession::theFirstTextIsStoredWhileTheAnswerRuns()
{
    SessionFixture f(SessionFixture::Where::Disk);
    const auto session = f.newSession();
    f.gateway.enqueue(holding(u"one "_s, u"two"_s));
    session->send(laneOf(*session), {.text = u"Q"_s});
    const Outsider outsider(f.location().file());
    QTRY_COMPARE(outsider.run(u"SELECT content FROM stream_tail"_s), u"one "_s);
    QCOMPARE(outsider.run(u"SELECT count(*) FROM message WHERE outcome IS NULL AND role = 'assistant'"_s), u"1"_s);
    f.gateway.release();
    QVERIFY(waitForEnd(*session));
    QTRY_COMPARE(outsider.run(u"SELECT count(*) FROM stream_tail"_s), u"0"_s);
}

void TestChatSession::theWholeAnswerIsStored()
{
    SessionFixture f;
    const auto session = f.newSession();
    f.gateway.enqueue(practice::Reply::guideStream());
    QVERIFY(ask(*session, u"Who are you?"_s));
    const chat::Message &answer = lastMessage(*session);
    QVERIFY(answer.outcome == Outcome::Complete);
    QCOMPARE(answer.text(), "I ama largelanguagemodel,nice tomeet you."_ba);
    QCOMPARE(answer.finishReason, u"stop"_s);
    QCOMPARE(answer.usage.promptTokens, std::optional<qint64>(22));
    QCOMPARE(answer.usage.completionTokens, std::optional<qint64>(17));
    QCOMPARE(answer.usage.totalTokens, std::optional<qint64>(39));
    QCOMPARE(answer.metrics.attempts, 1);
    QVERIFY(answer.metrics.firstText && answer.metrics.total);
    const chat::ConversationData stored = f.stored(*session);
    QCOMPARE(stored.messages.size(), size_t(3));
    QCOMPARE(stored.messages.back(), answer);
}

void TestChatSession::reopeningGivesTheSameConversation()
{
    SessionFixture f(SessionFixture::Where::Disk);
    auto session = f.newSession();
    QVERIFY(ask(*session, u"one"_s));
    QVERIFY(ask(*session, u"two"_s));
    session->regenerate(laneOf(*session), lastMessage(*session).id);
    QVERIFY(waitForEnd(*session));
    const chat::Conversation &before = session->conversation();
    const chat::ConversationHead head = before.head();
    const std::vector<chat::Lane> lanes = before.lanes();
    std::vector<chat::Message> messages;
    for (const chat::MessageId &id : before.path(laneOf(*session)))
        messages.push_back(before.message(id));
    const chat::Path versions = before.tree().siblings(lanes.front().leaf);
    session.reset();
    f.reopen();

    auto data = store::test::load(*f.store, head.id);
    QVERIFY(data);
    const chat::Conversation after(std::move(data).value());
    QCOMPARE(after.head(), head);
    QCOMPARE(after.lanes(), lanes);
    QCOMPARE(after.tree().siblings(lanes.front().leaf), versions);
    QCOMPARE(after.path(lanes.front().id).size(), messages.size());
    for (const chat::Message &message : messages)
        QCOMPARE(after.message(message.id), message);
}

void TestChatSession::everyTurnSendsTheWholePath()
{
    SessionFixture f;
    const auto session = f.newSession();
    for (const char *reply : {"A1", "A2", "A3"})
        f.gateway.enqueue(saying({QString::fromLatin1(reply)}));
    for (const char *prompt : {"Q1", "Q2", "Q3"})
        QVERIFY(ask(*session, QString::fromLatin1(prompt)));
    QCOMPARE(f.gateway.postCount(), 3);
    QCOMPARE(sentMessages(f.gateway.requests().at(0)), u"user: Q1"_s);
    QCOMPARE(sentMessages(f.gateway.requests().at(1)), u"user: Q1 | assistant: A1 | user: Q2"_s);
    QCOMPARE(sentMessages(f.gateway.requests().at(2)),
             u"user: Q1 | assistant: A1 | user: Q2 | assistant: A2 | user: Q3"_s);
    QCOMPARE(shown(*session), u"Q1 | A1 | Q2 | A2 | Q3 | A3"_s);
}

void TestChatSession::theSystemPromptIsSentFirst()
{
    SessionFixture f;
    f.target.systemPrompt = u"Be brief."_s;
    const auto session = f.newSession();
    QVERIFY(ask(*session, u"Q"_s));
    QCOMPARE(sentMessages(f.gateway.lastRequest()), u"system: Be brief. | user: Q"_s);
    QCOMPARE(f.stored(*session).lanes.front().target.systemPrompt, u"Be brief."_s);
}

void TestChatSession::theModelCanBeSwitchedBetweenTurns()
{
    SessionFixture f;
    const auto session = f.newSession();
    QVERIFY(ask(*session, u"Q1"_s));
    const chat::MessageId first = lastMessage(*session).id;
    chat::Target other = session->conversation().lane(laneOf(*session)).target;
    other.model = u"practice/poem"_s;
    other.parameters.temperature = 0.5;
    session->conversation().setTarget(laneOf(*session), other);
    QVERIFY(f.stored(*session).lanes.front().target == other); // stored without being sent
    QVERIFY(ask(*session, u"Q2"_s));
    QCOMPARE(f.gateway.lastRequest().json()["model"_L1].toString(), u"practice/poem"_s);
    QCOMPARE(f.gateway.lastRequest().json()["temperature"_L1].toDouble(), 0.5);
    QCOMPARE(lastMessage(*session).model, u"practice/poem"_s);
    QCOMPARE(session->conversation().message(first).model, u"practice/echo"_s);
}

void TestChatSession::regeneratingMakesASibling()
{
    SessionFixture f;
    const auto session = f.newSession();
    f.gateway.enqueue(saying({u"A1"_s}));
    f.gateway.enqueue(saying({u"A2"_s}));
    QVERIFY(ask(*session, u"Q"_s));
    const chat::MessageId first = lastMessage(*session).id;
    session->regenerate(laneOf(*session), first);
    QVERIFY(waitForEnd(*session));
    QCOMPARE(shown(*session), u"Q | A2"_s);
    QCOMPARE(sentMessages(f.gateway.lastRequest()), u"user: Q"_s);
    QCOMPARE(session->conversation().tree().siblings(first), (chat::Path{first, lastMessage(*session).id}));
    QCOMPARE(f.stored(*session).messages.size(), size_t(4)); // the root, one prompt, two answers
}

void TestChatSession::regeneratingInTheMiddleBeginsABranch()
{
    SessionFixture f;
    const auto session = f.newSession();
    for (const char *reply : {"A1", "B1", "A2"})
        f.gateway.enqueue(saying({QString::fromLatin1(reply)}));
    QVERIFY(ask(*session, u"Q"_s));
    const chat::MessageId first = lastMessage(*session).id;
    QVERIFY(ask(*session, u"R"_s));
    session->regenerate(laneOf(*session), first);
    QVERIFY(waitForEnd(*session));
    QCOMPARE(shown(*session), u"Q | A2"_s);
    session->choose(laneOf(*session), first);
    QCOMPARE(shown(*session), u"Q | A1 | R | B1"_s);
}

void TestChatSession::editingMakesAnotherPromptBesideTheOld()
{
    SessionFixture f;
    const auto session = f.newSession();
    for (const char *reply : {"A1", "B1", "B2"})
        f.gateway.enqueue(saying({QString::fromLatin1(reply)}));
    QVERIFY(ask(*session, u"Q"_s));
    QVERIFY(ask(*session, u"R"_s));
    const chat::MessageId old = lastMessage(*session).parent;
    session->editAndResend(laneOf(*session), old, {.text = u"better R"_s});
    QVERIFY(waitForEnd(*session));
    QCOMPARE(shown(*session), u"Q | A1 | better R | B2"_s);
    QCOMPARE(sentMessages(f.gateway.lastRequest()), u"user: Q | assistant: A1 | user: better R"_s);
    const chat::MessageId fresh = lastMessage(*session).parent;
    QCOMPARE(session->conversation().tree().siblings(old), (chat::Path{old, fresh}));
    session->choose(laneOf(*session), old);
    QCOMPARE(shown(*session), u"Q | A1 | R | B1"_s);
    QVERIFY(ask(*session, u"S"_s)); // goes on in the old branch
    QCOMPARE(sentMessages(f.gateway.lastRequest()), u"user: Q | assistant: A1 | user: R | assistant: B1 | user: S"_s);
}

void TestChatSession::choosingASiblingIsStored()
{
    SessionFixture f;
    const auto session = f.newSession();
    QVERIFY(ask(*session, u"Q"_s));
    const chat::MessageId first = lastMessage(*session).id;
    session->regenerate(laneOf(*session), first);
    QVERIFY(waitForEnd(*session));
    session->choose(laneOf(*session), first);
    QCOMPARE(f.stored(*session).lanes, session->conversation().lanes());
    QCOMPARE(f.stored(*session).lanes.front().leaf, first);
}

void TestChatSession::aFailedAnswerIsNotSentAgain()
{
    SessionFixture f;
    const auto session = f.newSession();
    f.gateway.enqueue(practice::Reply::error(400, u"no"_s));
    QVERIFY(ask(*session, u"Q"_s));
    QVERIFY(lastMessage(*session).outcome == Outcome::Failed);
    QCOMPARE(lastMessage(*session).error->kind, ErrorKind::BadRequest);
    QVERIFY(!lastMessage(*session).hasContent());
    QVERIFY(ask(*session, u"R"_s));
    QCOMPARE(sentMessages(f.gateway.lastRequest()), u"user: Q | user: R"_s);
}

void TestChatSession::isNamedAfterTheFirstLine_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("title");
    QTest::newRow("short") << u"Hello"_s << u"Hello"_s;
    QTest::newRow("blanks and lines") << u"\n\n  Hello   there \nsecond line"_s << u"Hello there"_s;
    QTest::newRow("just fits") << QString(80, u'x') << QString(80, u'x');
    QTest::newRow("too long") << QString(81, u'x') << QString(79, u'x') + u'…';
}

void TestChatSession::isNamedAfterTheFirstLine()
{
    QFETCH(QString, prompt);
    SessionFixture f;
    const auto session = f.newSession();
    session->send(laneOf(*session), {.text = prompt});
    QTEST(session->conversation().head().title, "title");
    QTEST(f.stored(*session).head.title, "title");
    QCOMPARE(session->conversation().message(lastMessage(*session).parent).text(), prompt.toUtf8());
}

void TestChatSession::keepsTheNameItWasGiven()
{
    SessionFixture f;
    const auto session = f.newSession();
    QVERIFY(ask(*session, u"Q"_s));
    session->conversation().setTitle(u"mine"_s);
    QCOMPARE(f.stored(*session).head.title, u"mine"_s);
    QVERIFY(ask(*session, u"R"_s));
    QCOMPARE(session->conversation().head().title, u"mine"_s);
}

void TestChatSession::activityTellsWhatItWaitsFor()
{
    SessionFixture f;
    const auto session = f.newSession();
    f.gateway.enqueue(holding(u"one "_s, u"two"_s));
    std::vector<Activity::Stage> stages;
    connect(session.get(), &ChatSession::activityChanged, this, [&](base::MessageId id) {
        if (const auto activity = session->activity(id);
            activity && (stages.empty() || stages.back() != activity->stage))
            stages.push_back(activity->stage);
    });
    session->send(laneOf(*session), {.text = u"Q"_s});
    const chat::MessageId id = lastMessage(*session).id;
    QVERIFY(waitForText(*session, "one "));
    using Stage = Activity::Stage;
    const auto isStage = [&](Stage stage) { return session->activity(id) && session->activity(id)->stage == stage; };
    QTRY_VERIFY(isStage(Stage::Stalled));
    f.gateway.release();
    QVERIFY(waitForEnd(*session));
    QVERIFY(!session->activity(id));
    QCOMPARE(stages,
             (std::vector<Stage>{Stage::Connecting, Stage::WaitingForAnswer, Stage::Streaming, Stage::Stalled,
                                 Stage::Streaming}));
}

void TestChatSession::theSnapshotIsTheRequestWithoutTheKey()
{
    SessionFixture f;
    const auto session = f.newSession();
    QVERIFY(ask(*session, u"Q"_s));
    const QByteArray key = f.keys.contains(f.profile.keyName()) ? "sk-test-0123456789"_ba : QByteArray();
    QCOMPARE(f.gateway.lastRequest().header("Authorization"), "Bearer "_ba + key);
    QVERIFY(lastMessage(*session).requestSnapshot.contains("\"model\":\""));
    QVERIFY(!lastMessage(*session).requestSnapshot.contains(key));
}

void TestChatSession::remembersAGatewayThatDoesNotCountInStreams()
{
    SessionFixture f;
    const auto session = f.newSession();
    f.gateway.enqueue(practice::Reply::error(400, u"unknown field stream_options"_s));
    QVERIFY(ask(*session, u"Q"_s));
    QVERIFY(lastMessage(*session).outcome == Outcome::Complete);
    QCOMPARE(f.gateway.postCount(), 2);
    QVERIFY(f.profiles->find(f.profile.id)->usageInStream == chat::UsageInStream::DoNotAsk);
    QVERIFY(ask(*session, u"R"_s));
    QCOMPARE(f.gateway.postCount(), 3);
    QVERIFY(!f.gateway.lastRequest().json().contains("stream_options"_L1));
}

void TestChatSession::refusesWhatCannotBeSent_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("tools");
    QTest::addColumn<QString>("extra");
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("subject");
    const QString model = u"practice/echo"_s;
    QTest::newRow("no model") << u" "_s << QString() << QString() << u"Q"_s << u"model"_s;
    QTest::newRow("broken tools") << model << u"[{"_s << QString() << u"Q"_s << u"tools"_s;
    QTest::newRow("broken extra") << model << QString() << u"{\"a\" 1}"_s << u"Q"_s << u"extra"_s;
    QTest::newRow("nothing to ask") << model << QString() << QString() << u" \n"_s << u"prompt"_s;
}

void TestChatSession::refusesWhatCannotBeSent()
{
    QFETCH(QString, model);
    QFETCH(QString, tools);
    QFETCH(QString, extra);
    QFETCH(QString, prompt);
    SessionFixture f;
    f.target.model = model;
    f.target.parameters.tools = tools;
    f.target.parameters.extra = extra;
    const auto session = f.newSession();
    QSignalSpy refused(session.get(), &ChatSession::promptRefused);
    QSignalSpy accepted(session.get(), &ChatSession::promptAccepted);
    session->send(laneOf(*session), {.text = prompt});
    QCOMPARE(refused.count(), 1);
    const auto error = refused.first().first().value<base::Error>();
    QCOMPARE(error.kind, ErrorKind::BadField);
    QTEST(error.subject, "subject");
    QCOMPARE(session->conversation().tree().size(), 0);
    QCOMPARE(session->conversation().head().title, QString());
    QCOMPARE(session->runningAnswers(), 0);
    QVERIFY(!store::test::load(*f.store, session->conversation().id()));
    QCOMPARE(accepted.count(), 0);
    QCOMPARE(f.gateway.connectionCount(), 0);
}

void TestChatSession::refusesAnotherAnswerWithoutAModel()
{
    SessionFixture f;
    const auto session = f.newSession();
    QVERIFY(ask(*session, u"Q"_s));
    chat::Target nothing = f.target;
    nothing.model.clear();
    session->conversation().setTarget(laneOf(*session), nothing);
    QSignalSpy refused(session.get(), &ChatSession::answerRefused);
    session->regenerate(laneOf(*session), lastMessage(*session).id);
    QCOMPARE(refused.count(), 1);
    QCOMPARE(refused.first().first().value<base::Error>().subject, u"model"_s);
    QCOMPARE(session->conversation().tree().size(), 2);
    nothing.model = u"m"_s;
    nothing.profile = base::ProfileId::create();
    session->conversation().setTarget(laneOf(*session), nothing);
    session->regenerate(laneOf(*session), lastMessage(*session).id);
    QCOMPARE(refused.last().first().value<base::Error>().kind, ErrorKind::GatewayGone);
    QCOMPARE(f.gateway.postCount(), 1);
}

void TestChatSession::U01_sendHundredTimesIsOnePost()
{
    SessionFixture f;
    const auto session = f.newSession();
    f.gateway.enqueue(holding(u"one "_s, u"two"_s));
    QSignalSpy refused(session.get(), &ChatSession::promptRefused);
    QSignalSpy accepted(session.get(), &ChatSession::promptAccepted);
    for (int i = 0; i < 100; ++i)
        session->send(laneOf(*session), {.text = u"Q"_s});
    QVERIFY(waitForText(*session, "one "));
    for (int i = 0; i < 100; ++i)
        session->send(laneOf(*session), {.text = u"Q"_s});
    session->regenerate(laneOf(*session), lastMessage(*session).id);
    f.gateway.release();
    QVERIFY(waitForEnd(*session));
    QCOMPARE(shown(*session), u"Q | one two"_s);
    QCOMPARE(session->conversation().tree().size(), 2);
    QCOMPARE(f.gateway.postCount(), 1);
    QCOMPARE(refused.count(), 199);
    QCOMPARE(accepted.count(), 1);
}

QTEST_GUILESS_MAIN(TestChatSession)
#include "tst_chatsession.moc"
