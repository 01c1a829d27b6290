// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include "session/draftkeeper.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using namespace tokenhub::test;
using chat::Outcome;
using practice::Reply;

namespace {

QByteArray word(int number)
{
    return "word-" + QByteArray::number(number) + " \xe6\x96\x87 ";
}

QByteArray wholeText(int words)
{
    QByteArray text;
    for (int i = 0; i < words; ++i)
        text += word(i);
    return text;
}

//! A word every few milliseconds, for ever.
Reply endless()
{
    return Reply::streamFrom([number = 0, pause = false]() mutable -> std::optional<practice::Step> {
        pause = !pause;
        if (pause)
            return practice::Pause{5ms};
        return practice::sseEvent(practice::GuideChunks().text(QString::fromUtf8(word(number++))));
    });
}

//! What a program said of itself before it was killed.
struct Killed {
    chat::ConversationId conversation;
    using Sizes = std::vector<std::pair<qsizetype, qint64>>; //!< in memory, when
    Sizes texts;
    Sizes drafts;
    qsizetype queued = 0; //!< prompts of which it said that they are stored
    qint64 at = 0;

    [[nodiscard]] static qsizetype sizeBefore(const Sizes &sizes, qint64 moment)
    {
        qsizetype bytes = 0;
        for (const auto &[size, when] : sizes) {
            if (when <= moment)
                bytes = size;
        }
        return bytes;
    }
};

void note(Killed &known, const QByteArray &line)
{
    const QList<QByteArray> words = line.trimmed().split(' ');
    if (words.at(0) == "conversation" && words.size() == 2)
        known.conversation = chat::ConversationId::fromString(QString::fromLatin1(words.at(1)));
    else if (words.at(0) == "text" && words.size() == 3)
        known.texts.emplace_back(words.at(1).toLongLong(), words.at(2).toLongLong());
    else if (words.at(0) == "draft" && words.size() == 3)
        known.drafts.emplace_back(words.at(1).toLongLong(), words.at(2).toLongLong());
    else if (words.at(0) == "queued" && words.size() == 2)
        known.queued = words.at(1).toLongLong();
}

qint64 now()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace

//! The whole way, from the gateway to the disk, and SIGKILL in the midst of it. TOKENHUB_CRASH_ROUNDS=100 for a long
//! run.
class TestSessionCrash : public QObject
{
    Q_OBJECT

private slots:
    void D01_killedWhileStreamingLosesAtMostHalfASecond();

private:
    static void checkDraft(store::Store &store, const Killed &known);
    static void checkQueue(store::Store &store, const Killed &known);
    static Killed runAndKill(const QString &folder, const QString &gateway, int afterMs);
};

Killed TestSessionCrash::runAndKill(const QString &folder, const QString &gateway, int afterMs)
{
    Killed known;
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QStringLiteral(TOKENHUB_CRASHSESSION), {folder, gateway});
    const auto read = [&] {
        while (program.canReadLine())
            note(known, program.readLine());
    };
    connect(&program, &QProcess::readyRead, &program, read);
    qint64 first = 0;
    const bool reached = QTest::qWaitFor(
        [&] {
            if (first == 0 && !known.texts.empty())
                first = known.texts.front().second;
            return first != 0 && now() - first >= afterMs;
        },
        20'000);
    known.at = now();
    program.kill();
    program.waitForFinished();
    read();
    if (!reached)
        known.conversation = {};
    return known;
}

//! What was typed up to a second before is there, whoever was in the middle of it.
void TestSessionCrash::checkDraft(store::Store &store, const Killed &known)
{
    const auto draft
        = store::test::answerOf<chat::Draft>([&](auto done) { store.loadDraft(known.conversation, nullptr, done); });
    QVERIFY(draft);
    QString typed;
    for (int i = 0; typed.size() < draft->text.size(); ++i)
        typed += u"k%1 "_s.arg(i);
    QCOMPARE(draft->text, typed);
    constexpr int timerAndDisk = 150;
    const qsizetype due
        = Killed::sizeBefore(known.drafts, known.at - session::DraftKeeper::longestWait.count() - timerAndDisk);
    QVERIFY2(draft->text.size() >= due, qPrintable(u"%1 of %2 characters"_s.arg(draft->text.size()).arg(due)));
}

//! What was said to wait does, in its order.
void TestSessionCrash::checkQueue(store::Store &store, const Killed &known)
{
    const auto queue = store::test::answerOf<std::vector<chat::QueuedPrompt>>(
        [&](auto done) { store.loadQueue(known.conversation, nullptr, done); });
    QVERIFY(queue);
    QVERIFY2(qsizetype(queue->size()) >= known.queued,
             qPrintable(u"%1 of %2 prompts"_s.arg(queue->size()).arg(known.queued)));
    for (size_t i = 0; i < queue->size(); ++i)
        QCOMPARE(queue->at(i).text, u"p%1"_s.arg(i));
}

void TestSessionCrash::D01_killedWhileStreamingLosesAtMostHalfASecond()
{
    practice::PracticeGateway gateway;
    QVERIFY(gateway.listen());
    gateway.script(practice::match::posts(), endless());
    bool isNumber = false;
    const int wished = qEnvironmentVariableIntValue("TOKENHUB_CRASH_ROUNDS", &isNumber);
    const int rounds = isNumber ? wished : 12;
    QTemporaryDir folder;
    const auto location = store::StoreLocation::inFolder(folder.filePath(u"data"_s));
    QRandomGenerator random(1);
    for (int round = 0; round < rounds; ++round) {
        const Killed known = runAndKill(location.folder(), gateway.url().toString(), random.bounded(2500));
        QVERIFY2(!known.conversation.isNull(), "the program did not get going");
        store::Store store(location);
        const auto report = store::test::open(store);
        QVERIFY(report);
        QVERIFY(report->keptAside.isEmpty());
        QCOMPARE(report->interruptedMessages, 1);
        const store::test::Outsider outsider(location.file());
        QCOMPARE(outsider.run(u"PRAGMA integrity_check"_s), u"ok"_s);
        QCOMPARE(outsider.run(u"PRAGMA foreign_key_check"_s), QString());

        auto data = store::test::load(store, known.conversation);
        QVERIFY(data);
        const chat::Conversation conversation(std::move(data).value());
        const chat::Path path = conversation.path(conversation.lanes().front().id);
        QCOMPARE(path.size(), size_t(2));
        QCOMPARE(conversation.message(path.front()).text(), "Tell me"_ba);
        const chat::Message &answer = conversation.message(path.back());
        QVERIFY(answer.outcome == Outcome::Interrupted);
        QVERIFY(wholeText(4000).startsWith(answer.text()));
        const qsizetype due = Killed::sizeBefore(known.texts, known.at - 500);
        QVERIFY2(answer.text().size() >= due,
                 qPrintable(u"round %1: %2 of %3 bytes"_s.arg(round).arg(answer.text().size()).arg(due)));
        QCOMPARE(store::test::history(store)->size(), size_t(round) + 1);
        checkDraft(store, known);
        checkQueue(store, known);
    }
}

QTEST_GUILESS_MAIN(TestSessionCrash)
#include "tst_sessioncrash.moc"
