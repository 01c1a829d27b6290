// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../support/eventloopchecker.h"
#include "samples.h"
#include "transcript/conversationsearch.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

struct Searching {
    explicit Searching(samples::Talk &&of) : talk(std::move(of)) { search.open(talk.model.get()); }

    void find(const QString &text, FindOptions options = {}, int firstRow = 0)
    {
        search.setQuery({text, options}, firstRow);
        QTRY_VERIFY_WITH_TIMEOUT(!search.isRunning(), 30'000);
    }
    [[nodiscard]] std::vector<int> rows() const
    {
        std::vector<int> rows;
        for (int row = 0; row < talk.model->rowCount(); ++row)
            rows.insert(rows.end(), search.matchesIn(row).size(), row);
        return rows;
    }

    samples::Talk talk;
    ConversationSearch search;
};

samples::Talk talkOf(const QList<QByteArray> &answers)
{
    samples::Talk talk = samples::empty();
    for (const QByteArray &answer : answers)
        talk.answer(u"qwen-plus"_s, answer);
    return talk;
}

} // namespace

class ConversationSearchTest : public QObject
{
    Q_OBJECT

private slots:
    void findsInAllMessages()
    {
        Searching of(samples::plain(300));
        of.find(u"question 298"_s);
        QCOMPARE(of.search.count(), 1);
        QCOMPARE(of.rows(), std::vector<int>{298});
        of.find(u"sentences"_s);
        QCOMPARE(of.search.count(), 150);
        of.find(u"nowhere"_s);
        QCOMPARE(of.search.count(), 0);
    }

    void stepsAroundTheEnds()
    {
        Searching of(talkOf({"one needle", "none", "needle and needle"}));
        of.find(u"needle"_s);
        const MatchPlace first = *of.search.firstFrom(0, {});
        QCOMPARE(first, (MatchPlace{0, 0}));
        QCOMPARE(of.search.after(first)->place, (MatchPlace{2, 0}));
        QCOMPARE(of.search.after({2, 0})->place, (MatchPlace{2, 1}));
        QVERIFY(!of.search.after({2, 0})->wrapped);
        QCOMPARE(of.search.after({2, 1})->place, first);
        QVERIFY(of.search.after({2, 1})->wrapped);
        QCOMPARE(of.search.before(first)->place, (MatchPlace{2, 1}));
        QVERIFY(of.search.before(first)->wrapped);
        QCOMPARE(of.search.before({2, 0})->place, first);
        QCOMPARE(of.search.rank({2, 1}), 3);
        QCOMPARE(*of.search.firstFrom(2, {{}, {5, 5}}), (MatchPlace{2, 1}));
        QCOMPARE(*of.search.firstFrom(1, {}), (MatchPlace{2, 0}));
        QVERIFY(!of.search.firstFrom(3, {}));
    }

    void followsAnAnswerThatGrows()
    {
        Searching of(talkOf({"needle"}));
        const auto running = of.talk.begin(u"qwen-plus"_s);
        of.find(u"needle"_s);
        QCOMPARE(of.search.count(), 1);
        of.talk.conversation->applyDeltas(running, {chat::TextDelta{"a nee"}});
        of.talk.conversation->applyDeltas(running, {chat::TextDelta{"dle and a **nee**dle"}});
        QTRY_COMPARE(of.search.count(), 3);
        of.talk.conversation->finish(running, chat::Outcome::Complete, {});
        of.talk.prompt(u"needle?"_s);
        QTRY_COMPARE(of.search.count(), 4);
        QVERIFY(!of.search.isRunning());
    }

    void forgetsWhatIsDeleted()
    {
        Searching of(talkOf({"needle", "needle", "needle"}));
        of.find(u"needle"_s);
        const chat::Path path = of.talk.conversation->path(of.talk.lane);
        const auto last = of.talk.conversation->appendBelow(of.talk.lane, path[0], chat::makeAnswer(u"x"_s, {}));
        Q_UNUSED(last)
        QTRY_COMPARE(of.search.count(), 1);
    }

    void beginsAgainInAnotherConversation()
    {
        Searching of(talkOf({"needle"}));
        of.find(u"needle"_s);
        QSignalSpy restarted(&of.search, &ConversationSearch::restarted);
        samples::Talk other = talkOf({"needle needle", "x"});
        of.talk.model->setConversation(other.conversation.get(), other.lane);
        QCOMPARE(restarted.count(), 1);
        QTRY_COMPARE(of.search.count(), 2);
        of.talk.model->setConversation(nullptr, {});
    }

    void watchesNothingWhenClosed()
    {
        Searching of(talkOf({"needle"}));
        of.find(u"needle"_s);
        of.search.close();
        QCOMPARE(of.search.count(), 0);
        QSignalSpy changed(&of.search, &ConversationSearch::changed);
        of.talk.prompt(u"needle"_s);
        QCoreApplication::processEvents();
        QCOMPARE(changed.count(), 0);
        of.search.open(of.talk.model.get());
        of.find(u"needle"_s);
        QCOMPARE(of.search.count(), 2);
    }

    void saysWhatIsWrong()
    {
        Searching of(talkOf({QByteArray(60, 'a') + "!"}));
        of.find(u"a(b"_s, FindOption::Expression);
        QCOMPARE(of.search.problem(), FindProblem::Invalid);
        of.find(u"(a+)+$"_s, FindOption::Expression);
        QCOMPARE(of.search.problem(), FindProblem::TooLong);
        of.find(u"a+!"_s, FindOption::Expression);
        QCOMPARE(of.search.problem(), FindProblem::None);
        QCOMPARE(of.search.count(), 1);
    }

    void stopsAtTheMostThereMayBe()
    {
        Searching of(talkOf({QByteArray("aa bb\n\n").repeated(4000), QByteArray("aa bb\n\n").repeated(4000)}));
        of.find(u"a"_s, {}, 1);
        QCOMPARE(of.search.count(), ConversationSearch::most);
        QCOMPARE(of.search.matchesIn(1).size(), 8000);
    }

    void tenThousandMessagesDoNotHoldUpTheWindow()
    {
        samples::Talk talk = samples::empty();
        const QByteArray text = samples::longAnswer(160);
        for (int i = 0; i < 10'000; ++i)
            talk.answer(u"qwen-plus"_s, text);
        talk.answer(u"qwen-plus"_s, text + "\n\nthe needle");
        testing::EventLoopChecker loop;
        QTRY_VERIFY(loop.ticks > 1);
        loop.longest = 0;
        Searching of(std::move(talk));
        QElapsedTimer timer;
        timer.start();
        of.find(u"the needle"_s);
        QCOMPARE(of.search.count(), 1);
        qInfo("first search of %d messages, %.1f MB: %lld ms; longest on this thread %lld ms",
              of.talk.model->rowCount(), double(text.size()) * 1e-2, timer.restart(), loop.longest);
        of.find(u"e"_s);
        QCOMPARE(of.search.count(), ConversationSearch::most);
        qInfo("again: %lld ms; longest on this thread %lld ms", timer.elapsed(), loop.longest);
        // Of work, not of time; 2 ms on an idle machine, seconds if the texts were made on this thread.
        QVERIFY2(loop.longest <= 50, qPrintable(QString::number(loop.longest)));
    }
};

QTEST_MAIN(ConversationSearchTest)
#include "tst_conversationsearch.moc"
