// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::test;
using chat::DeltaBatch;
using chat::Outcome;
using session::Autosaver;

namespace {

//! A conversation with a prompt and a running answer, and its autosaver. What the store answers to a load is what was
//! written before: calls are carried out in order.
struct Desk {
    Desk()
    {
        chat::Message question = chat::makeUserMessage(u"Q"_s, base::UtcMs(1));
        prompt = conversation.append(lane(), std::move(question));
        answer = conversation.append(lane(), chat::makeAnswer(u"m"_s, base::UtcMs(2)));
    }

    void begin() { saver.saveTurn({prompt, answer}, {}); }
    chat::LaneId lane() const { return conversation.lanes().front().id; }

    void frame(const DeltaBatch &batch)
    {
        conversation.applyDeltas(answer, batch);
        saver.noteFrame(answer, batch);
    }

    base::Result<chat::ConversationData> stored() { return store::test::load(*fixture.store, conversation.id()); }

    chat::Message storedAnswer()
    {
        const auto data = stored();
        for (const chat::Message &message : data ? data->messages : std::vector<chat::Message>()) {
            if (message.id == answer)
                return message;
        }
        return {};
    }

    SessionFixture fixture;
    chat::Conversation conversation{fixture.target, base::UtcMs(0)};
    Autosaver saver{conversation, *fixture.store};
    chat::MessageId prompt;
    chat::MessageId answer;
};

} // namespace

class TestAutosaver : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsStoredBeforeTheFirstTurn();
    void theFirstTurnBringsTheRoot();
    void theFirstTextIsStoredAtOnce();
    void aFirstFrameWithoutTextDoesNotUseUpTheFirstTime();
    void laterTextIsStoredWithinHalfASecond();
    void flushStoresAtOnceWhatWasGained();
    void reasoningAndTextKeepTheirOrder();
    void aToolCallIsStoredWhole();
    void textAfterAToolCallFollowsIt();
    void theEndStoresTheWholeMessage();
    void nothingIsWrittenAfterTheEnd();
    void removedMessagesAreTakenAway();
};

void TestAutosaver::nothingIsStoredBeforeTheFirstTurn()
{
    Desk desk;
    desk.saver.saveHead();
    QVERIFY(!desk.saver.isStored());
    QVERIFY(!desk.stored());
}

void TestAutosaver::theFirstTurnBringsTheRoot()
{
    Desk desk;
    bool isDone = false;
    desk.saver.saveTurn({desk.prompt, desk.answer}, [&](const base::Result<void> &result) { isDone = result.ok(); });
    QVERIFY(!isDone); // later
    const auto data = desk.stored();
    QVERIFY(data);
    QVERIFY(isDone);
    QCOMPARE(data->messages.size(), size_t(3));
    QCOMPARE(data->lanes, desk.conversation.lanes());
    QCOMPARE(data->head, desk.conversation.head());
}

void TestAutosaver::theFirstTextIsStoredAtOnce()
{
    Desk desk;
    desk.begin();
    desk.frame({chat::TextDelta{"first"}});
    QCOMPARE(desk.storedAnswer().text(), "first"_ba);
    QVERIFY(!desk.storedAnswer().outcome);
}

void TestAutosaver::aFirstFrameWithoutTextDoesNotUseUpTheFirstTime()
{
    Desk desk;
    desk.begin();
    desk.frame({chat::IdentityDelta{u"r-1"_s, u"m"_s}, chat::TextDelta{}});
    desk.frame({chat::TextDelta{"first"}});
    QCOMPARE(desk.storedAnswer().text(), "first"_ba);
}

void TestAutosaver::laterTextIsStoredWithinHalfASecond()
{
    QVERIFY(Autosaver::interval <= 400ms); // the rest is for the display tick and the disk
    Desk desk;
    desk.begin();
    desk.frame({chat::TextDelta{"first"}});
    desk.frame({chat::TextDelta{" second"}});
    QCOMPARE(desk.storedAnswer().text(), "first"_ba);
    QElapsedTimer timer;
    timer.start();
    // More text does not put it off.
    QTRY_VERIFY([&] {
        desk.frame({chat::TextDelta{"."}});
        return desk.storedAnswer().text().startsWith("first second");
    }());
    QVERIFY2(timer.elapsed() >= 200, "each write costs the disk a wait");
}

void TestAutosaver::flushStoresAtOnceWhatWasGained()
{
    Desk desk;
    desk.begin();
    desk.frame({chat::TextDelta{"one"}});
    desk.frame({chat::TextDelta{" two"}});
    desk.saver.flush();
    QCOMPARE(desk.storedAnswer().text(), "one two"_ba);
    desk.saver.flush();
    QCOMPARE(desk.storedAnswer().text(), "one two"_ba);
}

void TestAutosaver::reasoningAndTextKeepTheirOrder()
{
    Desk desk;
    desk.begin();
    desk.frame({chat::ReasoningDelta{"why"}});
    desk.frame(
        {chat::ReasoningDelta{"?"}, chat::TextDelta{"because"}, chat::ReasoningDelta{"hm"}, chat::TextDelta{"!"}});
    desk.frame({chat::RefusalDelta{"no"}});
    desk.saver.flush();
    QCOMPARE(desk.storedAnswer().parts, desk.conversation.message(desk.answer).parts);
}

void TestAutosaver::aToolCallIsStoredWhole()
{
    Desk desk;
    desk.begin();
    desk.frame({chat::TextDelta{"let me see"}});
    desk.frame({chat::ToolCallDelta{0, u"c1"_s, u"get_weather"_s, "{\"city\":"}});
    desk.frame({chat::ToolCallDelta{0, {}, {}, "\"Bonn\"}"}});
    desk.saver.flush();
    QCOMPARE(desk.storedAnswer().parts, desk.conversation.message(desk.answer).parts);
    QCOMPARE(desk.storedAnswer().parts.size(), size_t(2));
}

void TestAutosaver::textAfterAToolCallFollowsIt()
{
    Desk desk;
    desk.begin();
    desk.frame({chat::ToolCallDelta{0, u"c1"_s, u"f"_s, "{}"}});
    desk.frame({chat::TextDelta{"after"}});
    desk.saver.flush();
    desk.frame({chat::TextDelta{" all"}});
    desk.saver.flush();
    QCOMPARE(desk.storedAnswer().parts, desk.conversation.message(desk.answer).parts);
}

void TestAutosaver::theEndStoresTheWholeMessage()
{
    Desk desk;
    desk.begin();
    desk.frame({chat::TextDelta{"all"}, chat::UsageDelta{.usage = {.totalTokens = 39}}, chat::FinishDelta{u"stop"_s}});
    desk.conversation.finish(desk.answer, Outcome::Complete, {});
    desk.saver.saveFinished(desk.answer);
    QCOMPARE(desk.storedAnswer(), desk.conversation.message(desk.answer));
}

void TestAutosaver::nothingIsWrittenAfterTheEnd()
{
    Desk desk;
    desk.begin();
    desk.frame({chat::TextDelta{"one"}});
    desk.frame({chat::TextDelta{" two"}}); // due
    desk.conversation.finish(desk.answer, Outcome::Stopped, {});
    desk.saver.saveFinished(desk.answer);
    desk.saver.flush();
    QCOMPARE(desk.storedAnswer().text(), "one two"_ba);
}

void TestAutosaver::removedMessagesAreTakenAway()
{
    Desk desk;
    desk.begin();
    desk.frame({chat::TextDelta{"one"}});
    desk.saver.saveRemoved(desk.conversation.remove(desk.answer));
    const auto data = desk.stored();
    QVERIFY(data);
    QCOMPARE(data->messages.size(), size_t(2));
    QCOMPARE(data->lanes.front().leaf, desk.prompt);
}

QTEST_GUILESS_MAIN(TestAutosaver)
#include "tst_autosaver.moc"
