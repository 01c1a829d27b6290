// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::test;
using practice::Reply;
using session::Activity;
using session::ChatSession;

namespace {

//! The computer's clock, in the hands of somebody who sets it.
class SetClock final : public base::Clock
{
public:
    [[nodiscard]] base::UtcMs now() const override { return m_system.now() + shift; }
    [[nodiscard]] std::chrono::nanoseconds monotonic() const override { return m_system.monotonic(); }

    std::chrono::milliseconds shift{0};

private:
    base::SystemClock m_system;
};

struct Bench : SessionFixture {
    Bench() : SessionFixture(Where::Disk)
    {
        net::HttpLimits limits;
        limits.silence.tick = 20ms;
        limits.silence.stall = 10'000ms;
        own.setLimits(limits);
        own.setFinishGrace(200ms);
        own.setRandom([] { return 0.0; });
    }

    [[nodiscard]] std::unique_ptr<ChatSession> begin()
    {
        return std::make_unique<ChatSession>(std::make_unique<chat::Conversation>(target, setClock.now()),
                                             session::Services{own, *store, *profiles, setClock});
    }

    SetClock setClock;
    gateway::GatewayClient own{[this](const chat::Profile &) -> base::SecretStore & { return keys; }, setClock};
};

void checkTimes(const chat::Message &answer)
{
    const chat::Metrics &metrics = answer.metrics;
    for (const auto &time : {metrics.firstByte, metrics.firstToken, metrics.total}) {
        if (time)
            QVERIFY2(time->count() >= 0 && *time < 60s, qPrintable(QString::number(time->count())));
    }
}

} // namespace

class TestClockSetBack : public QObject
{
    Q_OBJECT

private slots:
    void U05_anHourBackDuringAStream();
    void U05_anHourBackDuringARetry();
    void U05_orderIsKeptThroughARestart();
};

void TestClockSetBack::U05_anHourBackDuringAStream()
{
    Bench f;
    const auto session = f.begin();
    const base::UtcMs before = session->conversation().head().updatedAt;
    f.gateway.script(practice::match::posts(), holding(u"half"_s, u" whole"_s));
    session->send(laneOf(*session), {.text = u"one"_s});
    QVERIFY(waitForText(*session, "half"));
    f.setClock.shift = -1h;
    f.gateway.release();
    QVERIFY(waitForEnd(*session));
    QCOMPARE(lastMessage(*session).text(), "half whole"_ba);
    QCOMPARE(lastMessage(*session).outcome, chat::Outcome::Complete);
    checkTimes(lastMessage(*session));
    QVERIFY(session->conversation().head().updatedAt >= before);
}

void TestClockSetBack::U05_anHourBackDuringARetry()
{
    Bench f;
    const auto session = f.begin();
    f.gateway.enqueue(Reply::error(429, u"Too many requests"_s).header("Retry-After", "2"));
    session->send(laneOf(*session), {.text = u"one"_s});
    const chat::MessageId answer = lastMessage(*session).id;
    const auto waits = [&] {
        const std::optional<Activity> activity = session->activity(answer);
        return activity
            && (activity->stage == Activity::Stage::WaitingToRetry
                || activity->stage == Activity::Stage::WaitingForHost);
    };
    QTRY_VERIFY(waits());
    f.setClock.shift = -1h;
    const auto left = session->activity(answer)->until - f.setClock.monotonic();
    QVERIFY2(left > 0s && left <= 2s, qPrintable(QString::number(left.count())));
    QVERIFY(waitForEnd(*session));
    QCOMPARE(lastMessage(*session).outcome, chat::Outcome::Complete);
    QCOMPARE(f.gateway.postCount(), 2);
    checkTimes(lastMessage(*session));
}

void TestClockSetBack::U05_orderIsKeptThroughARestart()
{
    Bench f;
    QString told;
    chat::ConversationId id;
    {
        const auto session = f.begin();
        id = session->conversation().id();
        for (const auto &[text, shift] : {std::pair(u"one"_s, 0ms), std::pair(u"two"_s, std::chrono::milliseconds(-1h)),
                                          std::pair(u"three"_s, std::chrono::milliseconds(-2h))}) {
            f.setClock.shift = shift;
            QVERIFY(ask(*session, text));
        }
        told = shown(*session);
        QVERIFY(told.startsWith("one | "_L1) && told.contains("| two |"_L1) && told.contains("| three |"_L1));
        QCOMPARE(sentMessages(f.gateway.lastRequest()).count("user: "_L1), 3);
    }
    f.reopen();
    const base::Result<chat::ConversationData> stored = store::test::load(*f.store, id);
    QVERIFY(stored);
    const chat::Conversation again(*stored);
    QStringList texts;
    for (const chat::MessageId &message : again.path(again.lanes().front().id))
        texts << QString::fromUtf8(again.message(message).text());
    QCOMPARE(texts.join(u" | "_s), told);
}

QTEST_GUILESS_MAIN(TestClockSetBack)
#include "tst_clocksetback.moc"
