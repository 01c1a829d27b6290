// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/records.h"
#include "storefixture.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <map>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::store;
using namespace tokenhub::store::test;
using base::ErrorKind;
using base::Result;
using chat::PartKind;

namespace {

//! Every field differs from its default.
chat::ConversationData everything()
{
    chat::ConversationData data = beginning(u"日本語 & 'quotes' \"; DROP TABLE message; --"_s);
    chat::Target &target = data.lanes[0].target;
    target.profile = base::ProfileId::create();
    target.systemPrompt = u"Be brief. 🙂"_s;
    target.parameters.temperature = 0.7;
    target.parameters.maxTokens = 1'000'000'000'000;
    target.parameters.stop = {u"END"_s, u"\n"_s};
    target.parameters.tools = u"[ not yet JSON"_s;
    data.lanes[0].chosen.insert(data.messages[0].id, data.messages[1].id);
    data.lanes.push_back({.id = chat::LaneId::create(), .target = target, .leaf = data.messages[0].id, .chosen = {}});
    data.lanes[1].target.model = u"other"_s;
    data.lanes[1].isClosed = true;
    data.head.comparison = {.policy = chat::ContextPolicy::SharedWinner,
                            .order = chat::SendOrder::OneAfterAnother,
                            .atOnce = 3,
                            .isBlind = true};
    data.messages[1].turn = base::TurnId::create();
    data.messages[1].follows = data.messages[0].id;
    chat::Turn turn;
    turn.id = data.messages[1].turn;
    turn.policy = chat::ContextPolicy::FreshEachTurn;
    turn.best = data.messages[2].id;
    turn.verdicts.insert(turn.best, {.rating = 4, .tags = {u"short"_s, u"right"_s}, .note = u"a \"note\""_s});
    turn.blindOrder = {data.lanes[1].id, data.lanes[0].id};
    turn.isRevealed = true;
    data.turns = {turn};

    chat::Message &answer = data.messages[2];
    answer.outcome = chat::Outcome::Failed;
    answer.answeredBy = u"some/model-2"_s;
    answer.finishReason = u"length"_s;
    answer.requestId = u"req-1"_s;
    answer.requestSnapshot = R"({"model":"some/model"})"_ba;
    answer.usage = {
        .promptTokens = 3019, .cachedTokens = 2048, .completionTokens = 104, .reasoningTokens = 0, .totalTokens = 3123};
    answer.metrics = {.firstByte = 10ms,
                      .firstToken = 20ms,
                      .firstText = 30ms,
                      .total = 40ms,
                      .attempts = 2,
                      .stalls = 1,
                      .skippedEvents = 3,
                      .speed = chat::SpeedSeries::fromStored(500ms, {7, 0, 12})};
    answer.error = base::Error{.kind = ErrorKind::RateLimited,
                               .detail = u"d"_s,
                               .subject = u"s"_s,
                               .serverMessage = u"m"_s,
                               .code = u"c"_s,
                               .requestId = u"r"_s,
                               .httpStatus = 429,
                               .retryAfter = 1500ms};
    answer.parts = {{.kind = PartKind::Reasoning, .text = "I think"_ba},
                    {.kind = PartKind::Text, .text = "a\0b \xf0\x9f\x99\x82 \xff broken"_ba},
                    {.kind = PartKind::ToolCall, .text = "{\"x\":1"_ba, .callId = u"call-1"_s, .name = u"f"_s},
                    {.kind = PartKind::ToolResult, .text = "7"_ba, .callId = u"call-1"_s},
                    {.kind = PartKind::Image, .text = "\x89PNG\0\xff"_ba, .name = u"image/png"_s},
                    {.kind = PartKind::Refusal, .text = ""_ba},
                    {.kind = PartKind::Raw, .text = "[]"_ba}};
    return data;
}

} // namespace

class TestConversationStore : public QObject
{
    Q_OBJECT

private slots:
    void keepsEveryField();
    void aSpeedThatIsNotOursIsNone_data();
    void aSpeedThatIsNotOursIsNone();
    void storesAWholeTurnOrNothing();
    void takesMessagesInAnyOrder();
    void changesWhatIsStored();
    void listsTheHistoryNewestFirst();
    void takesLanesAway();
    void foldsTheTailOfARunningAnswer();
    void finishingReplacesPartsAndTail();
    void appendsNothingToAnEndedAnswer();
    void marksRunningAnswersInterruptedAtTheNextStart();
    void removesAVeryDeepConversation();
    void removesMessagesWithAllBelowThem();
    void D16_removedTextIsGoneFromTheFiles();
    void opensALargeConversationInTime();
    void storingAndOpeningGrowInStepWithTheMessages();
};

void TestConversationStore::keepsEveryField()
{
    QTemporaryDir folder;
    const auto location = StoreLocation::inFolder(folder.filePath(u"data"_s));
    const chat::ConversationData data = everything();
    {
        Store store(location);
        QVERIFY(open(store).ok());
        QVERIFY(saveTurn(store, data).ok());
    }
    Store store(location);
    QVERIFY(open(store).ok());
    const auto loaded = load(store, data.head.id);
    QVERIFY(loaded.ok());
    QVERIFY(loaded->head == data.head);
    QVERIFY(loaded->lanes == data.lanes);
    QVERIFY(loaded->turns == data.turns);
    QCOMPARE(loaded->messages.size(), data.messages.size());
    for (size_t i = 0; i < data.messages.size(); ++i)
        QVERIFY2(loaded->messages[i] == data.messages[i], qPrintable(u"message %1"_s.arg(i)));
}

void TestConversationStore::aSpeedThatIsNotOursIsNone_data()
{
    QTest::addColumn<QString>("speed");
    QTest::newRow("of an earlier version") << QString();
    QTest::newRow("text") << u"\"fast\""_s;
    QTest::newRow("no numbers") << uR"({"intervalMs":250,"bytes":"many"})"_s;
    QTest::newRow("a fraction") << uR"({"intervalMs":250,"bytes":[1,2.5]})"_s;
    QTest::newRow("beyond all numbers") << uR"({"intervalMs":250,"bytes":[1e308]})"_s;
    QTest::newRow("no interval") << uR"({"bytes":[1]})"_s;
    QTest::newRow("an interval beyond all numbers") << uR"({"intervalMs":1e300,"bytes":[1]})"_s;
    QTest::newRow("a million") << u"{\"intervalMs\":250,\"bytes\":["_s + u"1,"_s.repeated(1'000'000) + u"1]}"_s;
}

void TestConversationStore::aSpeedThatIsNotOursIsNone()
{
    QFETCH(QString, speed);
    const QString text = u"{\"attempts\":2"_s + (speed.isEmpty() ? u"}"_s : u",\"speed\":"_s + speed + u'}');
    const chat::Metrics read = metricsFromText(text);
    QVERIFY(read == chat::Metrics{.attempts = 2});
}

void TestConversationStore::storesAWholeTurnOrNothing()
{
    Store store(StoreLocation::inMemory());
    QVERIFY(open(store).ok());
    chat::ConversationData data = beginning(u"Hello"_s);
    data.messages.back().parent = chat::MessageId::create(); // nowhere
    QCOMPARE(saveTurn(store, data).error().kind, ErrorKind::Internal);
    QCOMPARE(history(store)->size(), size_t(0));
}

void TestConversationStore::takesMessagesInAnyOrder()
{
    Store store(StoreLocation::inMemory());
    QVERIFY(open(store).ok());
    chat::ConversationData data = beginning(u"Hello"_s);
    std::reverse(data.messages.begin(), data.messages.end());
    QVERIFY(saveTurn(store, data).ok());
    QVERIFY(load(store, data.head.id)->messages == data.messages);
}

void TestConversationStore::changesWhatIsStored()
{
    Store store(StoreLocation::inMemory());
    QVERIFY(open(store).ok());
    chat::ConversationData data = everything();
    QVERIFY(saveTurn(store, data).ok());
    data.head.title = u"Another"_s;
    data.head.updatedAt += 1s;
    std::swap(data.lanes[0], data.lanes[1]);
    data.lanes[0].leaf = data.messages[1].id;
    data.messages[2].parts.resize(2);
    data.messages[2].error.reset();
    data.messages[2].usage = {};
    data.messages[2].requestSnapshot.clear();
    data.messages[2].outcome = chat::Outcome::Complete;
    QVERIFY(saveTurn(store, data).ok());
    const auto loaded = load(store, data.head.id);
    QVERIFY(loaded->head == data.head);
    std::swap(data.lanes[0], data.lanes[1]); // the closed one comes last whatever its place
    QVERIFY(loaded->lanes == data.lanes);
    QVERIFY(loaded->messages == data.messages);
}

void TestConversationStore::listsTheHistoryNewestFirst()
{
    Store store(StoreLocation::inMemory());
    QVERIFY(open(store).ok());
    chat::ConversationData older = beginning(u"Older"_s);
    chat::ConversationData newer = everything();
    newer.head.updatedAt += 1s;
    QVERIFY(saveTurn(store, newer).ok());
    QVERIFY(saveTurn(store, older).ok());
    const auto listed = history(store);
    QCOMPARE(listed->size(), size_t(2));
    QVERIFY((listed.value()[0] == chat::ConversationSummary{.head = newer.head, .model = {}, .messages = 2}));
    QVERIFY(
        (listed.value()[1] == chat::ConversationSummary{.head = older.head, .model = u"some/model"_s, .messages = 2}));
}

void TestConversationStore::takesLanesAway()
{
    Store store(StoreLocation::inMemory());
    QVERIFY(open(store).ok());
    chat::ConversationData data = everything();
    QVERIFY(saveTurn(store, data).ok());
    data.lanes.erase(data.lanes.begin());
    QVERIFY(answerOf<void>([&](auto done) { store.saveHead(data.head, data.lanes, nullptr, done); }).ok());
    const auto loaded = load(store, data.head.id);
    QVERIFY(loaded->lanes == data.lanes);
    QCOMPARE(loaded->messages.size(), data.messages.size()); // what was said in it stays
}

void TestConversationStore::foldsTheTailOfARunningAnswer()
{
    Store store(StoreLocation::inMemory());
    QVERIFY(open(store).ok());
    const chat::ConversationData data = beginning(u"Hello"_s);
    QVERIFY(saveTurn(store, data).ok());
    QVERIFY(append(store, data, "Let me ", PartKind::Reasoning).ok());
    QVERIFY(append(store, data, "think", PartKind::Reasoning).ok());
    QVERIFY(append(store, data, "4").ok());
    QVERIFY(append(store, data, "2").ok());
    const std::vector<chat::Part> expected{{.kind = PartKind::Reasoning, .text = "Let me think"_ba},
                                           {.kind = PartKind::Text, .text = "42"_ba}};
    const auto loaded = load(store, data.head.id);
    QVERIFY(loaded->messages.back().parts == expected);
    QVERIFY(loaded->messages.back().isRunning());
}

void TestConversationStore::finishingReplacesPartsAndTail()
{
    Store store(StoreLocation::inMemory());
    QVERIFY(open(store).ok());
    const chat::ConversationData data = beginning(u"Hello"_s);
    QVERIFY(saveTurn(store, data).ok());
    QVERIFY(append(store, data, "half").ok());
    chat::Message whole = data.messages.back();
    whole.parts = {{.kind = PartKind::Text, .text = "half and half"_ba}};
    whole.outcome = chat::Outcome::Complete;
    QVERIFY(answerOf<void>([&](auto done) { store.finishMessage(data.head.id, whole, nullptr, done); }).ok());
    QVERIFY(load(store, data.head.id)->messages.back() == whole);
}

void TestConversationStore::appendsNothingToAnEndedAnswer()
{
    Store store(StoreLocation::inMemory());
    QVERIFY(open(store).ok());
    const chat::ConversationData data = everything();
    QVERIFY(saveTurn(store, data).ok());
    QCOMPARE(append(store, data, "late").error().kind, ErrorKind::Internal);
    QVERIFY(load(store, data.head.id)->messages == data.messages);
}

void TestConversationStore::marksRunningAnswersInterruptedAtTheNextStart()
{
    QTemporaryDir folder;
    const auto location = StoreLocation::inFolder(folder.filePath(u"data"_s));
    const chat::ConversationData empty = beginning(u"No word came"_s);
    chat::ConversationData some = beginning(u"Some came"_s);
    some.messages.back().parts = {{.kind = PartKind::Text, .text = "one "_ba}};
    const chat::ConversationData ended = everything();
    {
        Store store(location);
        QVERIFY(open(store).ok());
        QVERIFY(saveTurn(store, empty).ok());
        QVERIFY(saveTurn(store, some).ok());
        QVERIFY(saveTurn(store, ended).ok());
        QVERIFY(append(store, some, "two").ok());
    }
    Store store(location);
    QCOMPARE(open(store)->interruptedMessages, 2);
    const chat::Message message = load(store, some.head.id)->messages.back();
    QVERIFY(message.outcome == chat::Outcome::Interrupted);
    QCOMPARE(message.error->kind, ErrorKind::ProgramEnded);
    QCOMPARE(message.text(), "one two"_ba);
    QCOMPARE(message.parts.size(), size_t(1));
    QVERIFY(load(store, empty.head.id)->messages.back().outcome == chat::Outcome::Interrupted);
    QVERIFY(load(store, ended.head.id)->messages == ended.messages);
    QCOMPARE(Outsider(location.file()).run(u"SELECT count(*) FROM stream_tail"_s), u"0"_s);
}

void TestConversationStore::removesAVeryDeepConversation()
{
    Store store(StoreLocation::inMemory());
    QVERIFY(open(store).ok());
    chat::ConversationData data = beginning(u"Hello"_s);
    for (int i = 0; i < 1500; ++i) {
        chat::Message next = chat::makeUserMessage(u"again"_s, data.head.createdAt);
        next.parent = data.messages.back().id;
        data.messages.push_back(next);
    }
    QVERIFY(saveTurn(store, data).ok());
    QVERIFY(answerOf<void>([&](auto done) { store.removeConversation(data.head.id, nullptr, done); }).ok());
    QCOMPARE(history(store)->size(), size_t(0));
    QVERIFY(saveTurn(store, data).ok()); // none of its ids is left
}

void TestConversationStore::removesMessagesWithAllBelowThem()
{
    Store store(StoreLocation::inMemory());
    QVERIFY(open(store).ok());
    const chat::ConversationData data = beginning(u"Hello"_s);
    QVERIFY(saveTurn(store, data).ok());
    const auto removed
        = answerOf<void>([&](auto done) { store.removeMessages(data.head.id, {data.messages[1].id}, nullptr, done); });
    QVERIFY(removed.ok());
    const auto loaded = load(store, data.head.id);
    QCOMPARE(loaded->messages.size(), size_t(1));
    QVERIFY(loaded->messages[0].role == chat::Role::Root);
}

void TestConversationStore::D16_removedTextIsGoneFromTheFiles()
{
    QTemporaryDir folder;
    const auto location = StoreLocation::inFolder(folder.filePath(u"data"_s));
    Store store(location);
    QVERIFY(open(store).ok());
    const chat::ConversationData data = beginning(u"unmistakable-words"_s);
    QVERIFY(saveTurn(store, data).ok());
    QVERIFY(append(store, data, "unmistakable-words").ok());
    QVERIFY(answerOf<void>([&](auto done) { store.removeConversation(data.head.id, nullptr, done); }).ok());
    QVERIFY(!contentOf(location.file()).contains("unmistakable-words"));
    QVERIFY(!contentOf(location.file() + u"-wal"_s).contains("unmistakable-words"));
}

void TestConversationStore::opensALargeConversationInTime()
{
    Store store(StoreLocation::inMemory());
    QVERIFY(open(store).ok());
    chat::ConversationData data = beginning(u"Hello"_s);
    const QString text(1600, u'x');
    for (int i = 0; i < 4000; ++i) {
        chat::Message next = chat::makeUserMessage(text, data.head.createdAt);
        next.parent = data.messages.back().id;
        data.messages.push_back(next);
    }
    QVERIFY(saveTurn(store, data).ok());
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(load(store, data.head.id)->messages.size(), data.messages.size());
    qInfo() << "4,000 messages read in" << timer.elapsed() << "ms";
    QVERIFY(timer.elapsed() < 3000); // generous: this may be a debug build under a sanitizer
}

void TestConversationStore::storingAndOpeningGrowInStepWithTheMessages()
{
    Store store(StoreLocation::inMemory());
    QVERIFY(open(store).ok());
    std::map<int, std::pair<double, double>> times; // microseconds to store, to open
    for (const int count : {100, 1000, 10'000}) {
        chat::ConversationData data = beginning(u"Hello"_s);
        for (int i = 0; i < count; ++i) {
            chat::Message next = chat::makeUserMessage(QString(800, u'x'), data.head.createdAt);
            next.parent = data.messages.back().id;
            data.messages.push_back(next);
        }
        QElapsedTimer timer;
        timer.start();
        QVERIFY(saveTurn(store, data).ok());
        times[count] = {double(timer.nsecsElapsed()) / 1000, 1e12};
        for (int round = 0; round < 3; ++round) {
            timer.start();
            QCOMPARE(load(store, data.head.id)->messages.size(), data.messages.size());
            times[count].second = std::min(times[count].second, double(timer.nsecsElapsed()) / 1000);
        }
        qInfo("%6d messages: stored in %9.0f us, opened in %9.0f us", count, times[count].first, times[count].second);
    }
    const double storing = std::log10(times[10'000].first / times[1000].first);
    const double opening = std::log10(times[10'000].second / times[1000].second);
    qInfo("exponents from 1,000 to 10,000: storing %.2f, opening %.2f", storing, opening);
    QVERIFY(storing < 1.5); // twice as many take at most 2.8 times as long
    QVERIFY(opening < 1.5);
}

QTEST_GUILESS_MAIN(TestConversationStore)
#include "tst_conversationstore.moc"
