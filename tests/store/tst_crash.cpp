// SPDX-License-Identifier: GPL-3.0-or-later
#include "crashtext.h"
#include "storefixture.h"

#include <QHash>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::store;
using namespace tokenhub::store::test;

namespace {

//! What the store had acknowledged when the program was killed.
struct Acknowledged {
    chat::ConversationId conversation;
    QHash<QString, qsizetype> bytes;
    QSet<QString> ended;
};

void note(Acknowledged &known, const QByteArray &line)
{
    const QList<QByteArray> words = line.trimmed().split(' ');
    if (words.size() != 3)
        return;
    const QString id = QString::fromLatin1(words.at(1));
    if (words.at(0) == "begun")
        known.conversation = chat::ConversationId::fromString(id);
    else
        known.bytes.insert(id, words.at(2).toLongLong());
    if (words.at(0) == "ended")
        known.ended.insert(id);
}

} // namespace

//! A killed program. The number of rounds can be raised for a long run: TOKENHUB_CRASH_ROUNDS=100.
class TestCrash : public QObject
{
    Q_OBJECT

private slots:
    void D01_killedWhileStreamingLosesNothingAcknowledged();

private:
    static Acknowledged writeUntilKilled(const QString &folder, int lines, int moment);
    static void check(const chat::Message &message, const Acknowledged &known);
};

Acknowledged TestCrash::writeUntilKilled(const QString &folder, int lines, int moment)
{
    Acknowledged known;
    QProcess writer;
    writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    writer.start(QStringLiteral(TOKENHUB_CRASHWRITER), {folder});
    int seen = 0;
    while (seen < lines && (writer.canReadLine() || writer.waitForReadyRead(20'000))) {
        for (; seen < lines && writer.canReadLine(); ++seen)
            note(known, writer.readLine());
    }
    // Somewhere inside the next write: a different moment each round.
    QElapsedTimer timer;
    timer.start();
    while (timer.nsecsElapsed() < qint64(moment) * 1000) { }
    writer.kill();
    writer.waitForFinished();
    while (writer.canReadLine())
        note(known, writer.readLine());
    return known;
}

void TestCrash::check(const chat::Message &message, const Acknowledged &known)
{
    const QString id = message.id.toString();
    const QByteArray text = message.text();
    QVERIFY(message.outcome);
    QVERIFY2(text.size() >= known.bytes.value(id), "acknowledged text is lost");
    QVERIFY2(crashText().startsWith(text), "text is not what was written");
    if (known.ended.contains(id))
        QVERIFY(message.outcome == chat::Outcome::Complete);
    if (text.size() < crashText().size())
        QVERIFY(message.outcome == chat::Outcome::Interrupted);
}

void TestCrash::D01_killedWhileStreamingLosesNothingAcknowledged()
{
    bool isNumber = false;
    const int wished = qEnvironmentVariableIntValue("TOKENHUB_CRASH_ROUNDS", &isNumber);
    QRandomGenerator random(1);
    QTemporaryDir folder;
    const auto location = StoreLocation::inFolder(folder.filePath(u"data"_s));
    int interrupted = 0;
    const int rounds = isNumber ? wished : 15;
    for (int round = 0; round < rounds; ++round) {
        const Acknowledged known = writeUntilKilled(location.folder(), random.bounded(1, 80), random.bounded(0, 3000));
        QVERIFY(!known.conversation.isNull());
        Store store(location);
        const auto report = open(store);
        QVERIFY(report.ok());
        QVERIFY(report->keptAside.isEmpty());
        QVERIFY(report->interruptedMessages <= 1);
        interrupted += report->interruptedMessages;
        QCOMPARE(Outsider(location.file()).run(u"PRAGMA integrity_check"_s), u"ok"_s);
        QCOMPARE(Outsider(location.file()).run(u"PRAGMA foreign_key_check"_s), QString());
        const auto data = load(store, known.conversation);
        QVERIFY(data.ok());
        QSet<QString> found;
        for (const chat::Message &message : data->messages) {
            found.insert(message.id.toString());
            if (message.role == chat::Role::Assistant)
                check(message, known);
        }
        for (auto it = known.bytes.cbegin(); it != known.bytes.cend(); ++it)
            QVERIFY2(found.contains(it.key()), "an acknowledged answer is lost");
        QCOMPARE(history(store)->size(), size_t(round) + 1);
    }
    QVERIFY(interrupted > rounds / 2);
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
