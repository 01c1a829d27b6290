// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/deltacoalescer.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace tokenhub;
using chat::DeltaBatch;
using chat::MessageId;
using chat::TextDelta;
using session::DeltaCoalescer;

namespace {

QByteArray textOf(const DeltaBatch &frame)
{
    chat::Message message;
    chat::apply(message, frame);
    return message.text();
}

} // namespace

class TestDeltaCoalescer : public QObject
{
    Q_OBJECT

private slots:
    void manyDeltasAreOneFrame();
    void eachAnswerHasItsOwnFrame();
    void nothingComesBeforeTheTick();
    void flushHandsOnEverythingAtOnce();
    void flushOfOneLeavesTheOthers();
    void flushWithNothingDueIsNoFrame();
    void whatComesDuringAFrameWaitsForTheNext();
};

void TestDeltaCoalescer::manyDeltasAreOneFrame()
{
    DeltaCoalescer coalescer;
    QSignalSpy frames(&coalescer, &DeltaCoalescer::frameReady);
    const MessageId id = MessageId::create();
    for (int i = 0; i < 1000; ++i)
        coalescer.add(id, {TextDelta{"x"}});
    QTRY_COMPARE(frames.count(), 1);
    QCOMPARE(frames.first().at(0).value<MessageId>(), id);
    const auto frame = frames.first().at(1).value<DeltaBatch>();
    QCOMPARE(frame.size(), size_t(1));
    QCOMPARE(textOf(frame), QByteArray(1000, 'x'));
}

void TestDeltaCoalescer::eachAnswerHasItsOwnFrame()
{
    DeltaCoalescer coalescer;
    QHash<MessageId, QByteArray> texts;
    connect(&coalescer, &DeltaCoalescer::frameReady, this,
            [&](MessageId id, const DeltaBatch &frame) { texts[id] += textOf(frame); });
    const MessageId one = MessageId::create();
    const MessageId two = MessageId::create();
    coalescer.add(one, {TextDelta{"a"}});
    coalescer.add(two, {TextDelta{"b"}});
    coalescer.add(one, {TextDelta{"c"}});
    QTRY_COMPARE(texts.size(), 2);
    QCOMPARE(texts.value(one), "ac"_ba);
    QCOMPARE(texts.value(two), "b"_ba);
}

void TestDeltaCoalescer::nothingComesBeforeTheTick()
{
    DeltaCoalescer coalescer(60'000ms);
    QSignalSpy frames(&coalescer, &DeltaCoalescer::frameReady);
    coalescer.add(MessageId::create(), {TextDelta{"x"}});
    QCoreApplication::processEvents();
    QCOMPARE(frames.count(), 0);
}

void TestDeltaCoalescer::flushHandsOnEverythingAtOnce()
{
    DeltaCoalescer coalescer(20ms);
    QSignalSpy frames(&coalescer, &DeltaCoalescer::frameReady);
    coalescer.add(MessageId::create(), {TextDelta{"x"}});
    coalescer.add(MessageId::create(), {TextDelta{"y"}});
    coalescer.flush();
    QCOMPARE(frames.count(), 2);
    QVERIFY(!frames.wait(100)); // the tick that was due finds nothing
}

void TestDeltaCoalescer::flushOfOneLeavesTheOthers()
{
    DeltaCoalescer coalescer(1ms);
    QSignalSpy frames(&coalescer, &DeltaCoalescer::frameReady);
    const MessageId one = MessageId::create();
    const MessageId two = MessageId::create();
    coalescer.add(one, {TextDelta{"x"}});
    coalescer.add(two, {TextDelta{"y"}});
    coalescer.flush(one);
    QCOMPARE(frames.count(), 1);
    QCOMPARE(frames.first().first().value<MessageId>(), one);
    QTRY_COMPARE(frames.count(), 2);
    QCOMPARE(frames.last().first().value<MessageId>(), two);
}

void TestDeltaCoalescer::flushWithNothingDueIsNoFrame()
{
    DeltaCoalescer coalescer;
    QSignalSpy frames(&coalescer, &DeltaCoalescer::frameReady);
    coalescer.flush();
    coalescer.flush(MessageId::create());
    QCOMPARE(frames.count(), 0);
}

void TestDeltaCoalescer::whatComesDuringAFrameWaitsForTheNext()
{
    DeltaCoalescer coalescer(1ms);
    const MessageId id = MessageId::create();
    QByteArrayList texts;
    connect(&coalescer, &DeltaCoalescer::frameReady, this, [&](MessageId, const DeltaBatch &frame) {
        texts << textOf(frame);
        if (texts.size() == 1)
            coalescer.add(id, {TextDelta{"second"}});
    });
    coalescer.add(id, {TextDelta{"first"}});
    QTRY_COMPARE(texts, (QByteArrayList{"first", "second"}));
}

QTEST_GUILESS_MAIN(TestDeltaCoalescer)
#include "tst_deltacoalescer.moc"
