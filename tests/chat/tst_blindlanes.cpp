// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/blindlanes.h"

#include "chat/conversationmodel.h"
#include "chat/turns.h"
#include "talk.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::chat;

namespace {

struct Compared {
    explicit Compared(const QStringList &models)
        : conversation(Target{.profile = {}, .model = models.front(), .systemPrompt = {}, .parameters = {}}, {})
    {
        for (qsizetype i = 1; i < models.size(); ++i)
            conversation.addLane({.profile = {}, .model = models[i], .systemPrompt = {}, .parameters = {}}, size_t(i));
        for (const Lane &lane : conversation.lanes())
            lanes.push_back(lane.id);
    }

    //! Asks \a asked, as the turn is shuffled; returns the answers, which run.
    std::vector<MessageId> ask(const std::vector<LaneId> &asked, const std::vector<LaneId> &order)
    {
        Turn turn{.id = base::TurnId::create(), .blindOrder = order};
        conversation.putTurn(turn);
        std::vector<MessageId> answers;
        for (const LaneId &lane : asked) {
            Message prompt = makeUserMessage(u"Who are you?"_s, {});
            prompt.turn = turn.id;
            conversation.append(lane, std::move(prompt));
            Message answer = makeAnswer(conversation.lane(lane).target.model, {});
            answer.turn = turn.id;
            answers.push_back(conversation.append(lane, std::move(answer)));
        }
        return answers;
    }

    Conversation conversation;
    std::vector<LaneId> lanes;
};

void say(Conversation &conversation, MessageId answer, const QByteArray &text)
{
    conversation.applyDeltas(answer, {TextDelta{text}});
}

QString letters(const Conversation &conversation)
{
    const BlindLanes blind(conversation);
    QString all;
    for (const LaneId &lane : blind.order())
        all += blind.letter(lane);
    return all;
}

} // namespace

class TestBlindLanes : public QObject
{
    Q_OBJECT

private slots:
    void lanesStandInThePersonsOrderWhileNothingIsHidden();
    void aBlindTurnShufflesThemUntilItIsRevealed();
    void lettersStayWhenALaneGoesOrComes();
    void aPromptToOneLaneTellsOfNoOther();
    void namesAreBlackened_data();
    void namesAreBlackened();
    void aStreamedTextIsBlackenedAsAWhole();
    void theRowsShowNoNamesUntilTheyAreRevealed();
    void allLanesAreOneList();
};

void TestBlindLanes::lanesStandInThePersonsOrderWhileNothingIsHidden()
{
    Compared c({u"a"_s, u"b"_s, u"c"_s});
    c.ask(c.lanes, {});
    const BlindLanes blind(c.conversation);
    QVERIFY(!blind.areNamesHidden());
    QCOMPARE(blind.order(), c.lanes);
    QCOMPARE(letters(c.conversation), u"ABC"_s);
}

void TestBlindLanes::aBlindTurnShufflesThemUntilItIsRevealed()
{
    Compared c({u"a"_s, u"b"_s, u"c"_s});
    const std::vector<LaneId> order{c.lanes[2], c.lanes[0], c.lanes[1]};
    c.ask(c.lanes, order);
    QVERIFY(BlindLanes(c.conversation).areNamesHidden());
    QCOMPARE(BlindLanes(c.conversation).order(), order);
    QCOMPARE(letters(c.conversation), u"ABC"_s);
    QCOMPARE(BlindLanes(c.conversation).letter(c.lanes[2]), u"A"_s);
    revealLanes(c.conversation);
    QVERIFY(!BlindLanes(c.conversation).areNamesHidden());
    QCOMPARE(BlindLanes(c.conversation).order(), c.lanes);
}

void TestBlindLanes::lettersStayWhenALaneGoesOrComes()
{
    Compared c({u"a"_s, u"b"_s, u"c"_s});
    c.ask(c.lanes, {c.lanes[2], c.lanes[0], c.lanes[1]});
    c.conversation.closeLane(c.lanes[0]);
    QCOMPARE(letters(c.conversation), u"AC"_s);
    QCOMPARE(BlindLanes(c.conversation).letter(c.lanes[0]), u"B"_s);
    c.conversation.addLane({.profile = {}, .model = u"d"_s, .systemPrompt = {}, .parameters = {}}, 0);
    QCOMPARE(letters(c.conversation), u"ACD"_s);
}

void TestBlindLanes::aPromptToOneLaneTellsOfNoOther()
{
    Compared c({u"a"_s, u"b"_s, u"c"_s});
    const std::vector<LaneId> order{c.lanes[2], c.lanes[0], c.lanes[1]};
    c.ask(c.lanes, order);
    c.ask({c.lanes[1]}, {c.lanes[1]});
    QCOMPARE(BlindLanes(c.conversation).order(), order);
}

void TestBlindLanes::namesAreBlackened_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"I am ChatGPT, made by OpenAI."_s << u"I am █████, made by █████."_s;
    QTest::newRow("its version goes as well")
        << u"gpt-4o-mini here; Claude 3.5 Sonnet"_s << u"█████ here; █████ Sonnet"_s;
    QTest::newRow("the lane's own name") << u"As practice/hello I say hello."_s << u"As █████ I say █████."_s;
    QTest::newRow("its family") << u"Zeta7, of the zeta family"_s << u"█████, of the █████ family"_s;
    QTest::newRow("a word that only begins so")
        << u"Philosophy, geminiform, egpt"_s << u"Philosophy, geminiform, egpt"_s;
    QTest::newRow("no spaces") << u"我是通义千问，由阿里巴巴开发"_s << u"我是█████，由█████开发"_s;
    QTest::newRow("short and odd ones") << u"o1 x(y so o"_s << u"█████ █████ so o"_s;
    QTest::newRow("at the end") << u"GPT"_s << u"█████"_s;
}

void TestBlindLanes::namesAreBlackened()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    const NameMask mask({u"practice/hello"_s, u"some/zeta-7b"_s, u"o1"_s, u"x(y"_s});
    QCOMPARE(mask.masked(text), shown);
    QCOMPARE(NameMask().masked(text), text);
}

//! At every split the text only grows, and ends as if it had come at once.
void TestBlindLanes::aStreamedTextIsBlackenedAsAWhole()
{
    const NameMask mask({u"practice/hello"_s});
    const QByteArray text = u"我是通义千问 and not ChatGPT 4.1, practice/hello; "_s.repeated(30).toUtf8();
    const QByteArray whole = mask.masked(QString::fromUtf8(text)).toUtf8();
    QVERIFY(!whole.contains("ChatGPT"));
    for (qsizetype step = 1; step < 90; step += 4) {
        QByteArray shown;
        qsizetype done = 0;
        for (qsizetype end = step; end < text.size(); end += step) {
            mask.append(shown, QByteArrayView(text).first(end), done, false);
            QVERIFY(whole.startsWith(shown));
        }
        mask.append(shown, text, done, true);
        QCOMPARE(shown, whole);
    }
}

void TestBlindLanes::theRowsShowNoNamesUntilTheyAreRevealed()
{
    Compared c({u"practice/hello"_s, u"practice/echo"_s});
    ComparisonSettings comparison;
    comparison.isBlind = true;
    comparison.masksNames = true;
    c.conversation.setComparison(comparison);
    ConversationModel model;
    model.setConversation(&c.conversation, c.lanes[0]);
    const std::vector<MessageId> answers = c.ask(c.lanes, {c.lanes[1], c.lanes[0]});
    say(c.conversation, answers[0], "I am Chat");
    say(c.conversation, answers[0], "GPT and practice/hello.");
    QVERIFY(!model.message(1).text().contains("Chat"));
    c.conversation.finish(answers[0], Outcome::Complete, {});
    QCOMPARE(QString::fromUtf8(model.message(1).text()), u"I am █████ and █████."_s);
    QCOMPARE(model.data(model.index(1), ConversationModel::TextRole).toString(), u"I am █████ and █████."_s);
    QCOMPARE(QString::fromUtf8(model.message(0).text()), u"Who are you?"_s);
    QCOMPARE(c.conversation.message(answers[0]).text(), "I am ChatGPT and practice/hello."); // as it is kept
    revealLanes(c.conversation);
    QCOMPARE(model.message(1).text(), "I am ChatGPT and practice/hello.");
}

void TestBlindLanes::allLanesAreOneList()
{
    Compared c({u"a"_s, u"b"_s});
    ConversationModel model;
    model.setConversation(&c.conversation, c.lanes[0]);
    model.setMerged(true);
    const auto rows = [&model] {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all << (model.message(row).role == Role::User ? u"?"_s : model.message(row).model);
        return all.join(u' ');
    };
    int removed = 0;
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [&removed] { ++removed; });
    const std::vector<MessageId> first = c.ask(c.lanes, {});
    QCOMPARE(rows(), u"? a b"_s);
    c.ask({c.lanes[1]}, {});
    QCOMPARE(rows(), u"? a b ? b"_s);
    QCOMPARE(removed, 0); // what was there stays as it is
    // Another answer to the first prompt, in one lane: what follows stands below it again.
    Message again = makeAnswer(u"again"_s, {});
    again.turn = c.conversation.message(first[0]).turn;
    c.conversation.appendBelow(c.lanes[0], c.conversation.message(first[0]).parent, std::move(again));
    QCOMPARE(rows(), u"? again b ? b"_s);
    const LaneId fork = c.conversation.forkLane(c.lanes[1]); // has the same messages: they stand there once
    QCOMPARE(rows(), u"? again b ? b"_s);
    c.conversation.closeLane(c.lanes[1]);
    QCOMPARE(rows(), u"? again b ? b"_s);
    QCOMPARE(laneShowing(c.conversation, first[1]), fork);
    c.conversation.closeLane(fork);
    QCOMPARE(rows(), u"? again"_s);
    model.setMerged(false);
    QCOMPARE(model.rowCount(), 2);
}

QTEST_APPLESS_MAIN(TestBlindLanes)
#include "tst_blindlanes.moc"
