// SPDX-License-Identifier: GPL-3.0-or-later
#include "../support/cputimer.h"
#include "net/sseparser.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using net::SseEvent;
using net::SseLimits;
using net::SseParser;
using tokenhub::testing::CpuTimer;

namespace {
//! What a stream gave: the events, what finish() offered, and the state at the end.
struct Outcome {
    QList<SseEvent> events;
    std::optional<SseEvent> remainder;
    std::optional<std::chrono::milliseconds> retry;
    bool overflowed = false;

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

Outcome parse(const QList<QByteArray> &chunks, SseLimits limits = {})
{
    SseParser parser(limits);
    Outcome outcome;
    for (const QByteArray &chunk : chunks)
        outcome.events += parser.feed(chunk);
    outcome.remainder = parser.finish();
    outcome.retry = parser.retry();
    outcome.overflowed = !parser.state().ok();
    return outcome;
}

QList<QByteArray> single(const QByteArray &bytes)
{
    QList<QByteArray> chunks;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        chunks.append(bytes.sliced(i, 1));
    return chunks;
}

//! Whole, one byte at a time, and cut in two (with an empty chunk between) at every place.
bool sameHoweverSplit(const QByteArray &bytes, const Outcome &expected, SseLimits limits = {})
{
    if (parse({bytes}, limits) != expected || parse(single(bytes), limits) != expected)
        return false;
    for (qsizetype i = 0; i <= bytes.size(); ++i) {
        if (parse({bytes.first(i), QByteArray(), bytes.sliced(i)}, limits) != expected) {
            qWarning() << "differs when cut at" << i;
            return false;
        }
    }
    return true;
}

QList<QByteArray> texts(const QList<SseEvent> &events)
{
    QList<QByteArray> data;
    for (const SseEvent &event : events)
        data.append(event.data);
    return data;
}

QByteArray testData(const QString &name)
{
    QFile file(QStringLiteral(TOKENHUB_TEST_DATA) + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

class TestSseParser : public QObject
{
    Q_OBJECT

private slots:
    void conformsToThePublicSuites_data();
    void conformsToThePublicSuites();
    void followsTheGrammar_data();
    void followsTheGrammar();
    void offersTheRemainder_data();
    void offersTheRemainder();
    void S12_guideStreamIsTheSameAtEverySplit();
    void S13_everyLineEndIsTheSame_data();
    void S13_everyLineEndIsTheSame();
    void S14_aByteOrderMarkIsNoText();
    void S18_capsHoldHoweverSplit_data();
    void S18_capsHoldHoweverSplit();
    void S18_oneEndlessLineIsHeldToItsCap();
    void givesNothingAfterAnOverflow();
    void takesLinearTime_data();
    void takesLinearTime();
};

void TestSseParser::conformsToThePublicSuites_data()
{
    QTest::addColumn<QList<QByteArray>>("chunks");
    QTest::addColumn<QJsonArray>("expected");
    QTest::addColumn<int>("retry");
    const QJsonArray cases = QJsonDocument::fromJson(testData(u"conformance/sse.json"_s)).array();
    QCOMPARE(cases.size(), 34);
    for (const QJsonValue &value : cases) {
        const QJsonObject object = value.toObject();
        QList<QByteArray> chunks;
        for (const QJsonValue &chunk : object["chunks"_L1].toArray())
            chunks.append(QByteArray::fromBase64(chunk.toString().toLatin1()));
        QTest::newRow(qPrintable(object["name"_L1].toString()))
            << chunks << object["expected"_L1].toArray() << object["retry"_L1].toInt(-1);
    }
}

void TestSseParser::conformsToThePublicSuites()
{
    QFETCH(QList<QByteArray>, chunks);
    QFETCH(QJsonArray, expected);
    QFETCH(int, retry);

    const Outcome outcome = parse(chunks);
    QCOMPARE(outcome.events.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const QJsonObject event = expected[i].toObject();
        const QByteArray type = outcome.events[i].type;
        QCOMPARE(type.isEmpty() ? u"message"_s : QString::fromUtf8(type), event["event"_L1].toString());
        QCOMPARE(QString::fromUtf8(outcome.events[i].data), event["data"_L1].toString());
        QCOMPARE(QString::fromUtf8(outcome.events[i].id), event["id"_L1].toString());
    }
    if (retry >= 0)
        QCOMPARE(outcome.retry.value_or(std::chrono::milliseconds(-1)).count(), retry);
    QVERIFY(sameHoweverSplit(chunks.join(), outcome));
}

// The names are those of the Web Platform Tests (eventsource/) and of the rows of the torture table.
void TestSseParser::followsTheGrammar_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<QByteArray>>("data");
    const QByteArray bom = "\xEF\xBB\xBF"_ba;

    QTest::newRow("format-bom") << bom + "data:1\n\n"_ba + bom + "data:2\n\ndata:3\n\n"_ba
                                << QList<QByteArray>{"1"_ba, "3"_ba};
    QTest::newRow("format-bom-2") << bom + bom + "data:1\n\ndata:2\n\ndata:3\n\n"_ba
                                  << QList<QByteArray>{"2"_ba, "3"_ba};
    QTest::newRow("format-bom-split") << bom + "data:a\n\n"_ba << QList<QByteArray>{"a"_ba};
    QTest::newRow("format-bom half of one, then text") << "\xEF\xBB"_ba
                                                          "data:1\n\ndata:2\n\n"_ba
                                                       << QList<QByteArray>{"2"_ba};
    QTest::newRow("format-bom half of one is the whole stream") << "\xEF\xBB"_ba << QList<QByteArray>{};
    QTest::newRow("format-bom-utf-16") << QByteArray("\xFE\xFF\0d\0a\0t\0a\0:\0x\0\n\0\n", 18) + "data:ok\n\n"_ba
                                       << QList<QByteArray>{"ok"_ba};
    QTest::newRow("format-comments") << "data:1\n:\0\n:\r\ndata:2\n:"_ba + QByteArray(2048, 'x')
            + "\rdata:3\n:data:fail\r:"_ba + QByteArray(2048, 'x')
            + "\ndata:4\n\n"_ba << QList<QByteArray>{"1\n2\n3\n4"_ba};
    QTest::newRow("format-data-before-final-empty-line")
        << "retry:1000\ndata:test1\n\nid:test\ndata:test2"_ba << QList<QByteArray>{"test1"_ba};
    QTest::newRow("format-field-data") << "data:\n\ndata\ndata\n\ndata:test\n\n"_ba
                                       << QList<QByteArray>{""_ba, "\n"_ba, "test"_ba};
    QTest::newRow("format-field-event-empty") << "event: \ndata:data\n\n"_ba << QList<QByteArray>{"data"_ba};
    QTest::newRow("format-field-id") << "id: \xE2\x80\xA6\ndata:1\n\n"_ba << QList<QByteArray>{"1"_ba};
    QTest::newRow("format-field-parsing")
        << QByteArray("data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\rdata:\r\n "
                      "data:32\ndata:4\n\n",
                      92)
        << QList<QByteArray>{QByteArray("\0\n 2\n1\n3\n\n4", 11)};
    QTest::newRow("format-field-unknown") << "data:test\n data\ndata\nfoobar:xxx\njustsometext\n:x\ndata:test\n\n"_ba
                                          << QList<QByteArray>{"test\n\ntest"_ba};
    QTest::newRow("format-leading-space")
        << "data:\ttest\rdata: \ndata:test\n\n"_ba << QList<QByteArray>{"\ttest\n\ntest"_ba};
    QTest::newRow("format-newlines") << "data:test\r\ndata\ndata:test\r\n\r"_ba << QList<QByteArray>{"test\n\ntest"_ba};
    QTest::newRow("format-null-character")
        << QByteArray("data:\0\n\n\n\n", 10) << QList<QByteArray>{QByteArray(1, '\0')};
    QTest::newRow("format-utf-8") << "data:ok\xE2\x80\xA6\n\n"_ba << QList<QByteArray>{"ok\xE2\x80\xA6"_ba};
    QTest::newRow("format-mime-* is HTTP's: bytes count alone") << "data:data\n\n"_ba << QList<QByteArray>{"data"_ba};
    QTest::newRow("S13 CRLF") << "data:a\r\ndata:b\r\n\r\ndata:c\r\n\r\n"_ba << QList<QByteArray>{"a\nb"_ba, "c"_ba};
    QTest::newRow("S13 CR") << "data:a\rdata:b\r\rdata:c\r\r"_ba << QList<QByteArray>{"a\nb"_ba, "c"_ba};
    QTest::newRow("S13 mixed") << "data:a\r\ndata:b\r\ndata:c\n\r\ndata:d\r\n\n"_ba
                               << QList<QByteArray>{"a\nb\nc"_ba, "d"_ba};
    QTest::newRow("S14 BOM then CRLF") << bom + "\r\ndata:a\r\n\r\n"_ba << QList<QByteArray>{"a"_ba};
    QTest::newRow("S15 no space, one, two, trailing")
        << "data:a\n\ndata: b\n\ndata:  c\n\ndata: d \n\n"_ba << QList<QByteArray>{"a"_ba, "b"_ba, " c"_ba, "d "_ba};
    QTest::newRow("S15 doubled prefix is left to the codec")
        << "data: data: {}\n\n"_ba << QList<QByteArray>{"data: {}"_ba};
    QTest::newRow("S16 comments and other fields")
        << ": OPENROUTER PROCESSING\n\n:\n\nevent: x\nid: 1\nretry: 5\nfoo: bar\ndata: a\n\n: ping\n\n"_ba
        << QList<QByteArray>{"a"_ba};
    QTest::newRow("S17 data of several lines")
        << "data: {\ndata:  \"a\": 1\ndata: }\n\n"_ba << QList<QByteArray>{"{\n \"a\": 1\n}"_ba};
    QTest::newRow("nothing at all") << ""_ba << QList<QByteArray>{};
}

void TestSseParser::followsTheGrammar()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<QByteArray>, data);

    const Outcome outcome = parse({bytes});
    QCOMPARE(texts(outcome.events), data);
    QVERIFY(sameHoweverSplit(bytes, outcome));
}

void TestSseParser::offersTheRemainder_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<QByteArray>>("data");
    QTest::addColumn<QList<QByteArray>>("remainder"); // none or one

    QTest::newRow("S17 last event without blank line")
        << "data:a\n\ndata:b\n"_ba << QList<QByteArray>{"a"_ba} << QList<QByteArray>{"b"_ba};
    QTest::newRow("S17 unterminated last line")
        << "data:a\n\ndata:b\ndata:c"_ba << QList<QByteArray>{"a"_ba} << QList<QByteArray>{"b\nc"_ba};
    QTest::newRow("S02 half a field name") << "data:a\n\ndat"_ba << QList<QByteArray>{"a"_ba} << QList<QByteArray>{};
    QTest::newRow("bare data") << "data"_ba << QList<QByteArray>{} << QList<QByteArray>{""_ba};
    QTest::newRow("comment") << "data:a\n\n: x"_ba << QList<QByteArray>{"a"_ba} << QList<QByteArray>{};
    QTest::newRow("type without data") << "event: x"_ba << QList<QByteArray>{} << QList<QByteArray>{};
    QTest::newRow("CR of a CRLF") << "data:a\r\n\r"_ba << QList<QByteArray>{"a"_ba} << QList<QByteArray>{};
    QTest::newRow("nothing left") << "data:a\n\n"_ba << QList<QByteArray>{"a"_ba} << QList<QByteArray>{};
}

void TestSseParser::offersTheRemainder()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<QByteArray>, data);
    QFETCH(QList<QByteArray>, remainder);

    const Outcome outcome = parse({bytes});
    QCOMPARE(texts(outcome.events), data);
    QCOMPARE(outcome.remainder ? QList<QByteArray>{outcome.remainder->data} : QList<QByteArray>{}, remainder);
    QVERIFY(sameHoweverSplit(bytes, outcome));
}

void TestSseParser::S12_guideStreamIsTheSameAtEverySplit()
{
    const QByteArray bytes = testData(u"guide/stream.sse"_s);
    QVERIFY(!bytes.isEmpty());
    const Outcome outcome = parse({bytes});
    QCOMPARE(outcome.events.size() + (outcome.remainder ? 1 : 0), 9);
    for (const SseEvent &event : outcome.events)
        QVERIFY(QJsonDocument::fromJson(event.data).isObject());
    QVERIFY(sameHoweverSplit(bytes, outcome));
}

void TestSseParser::S13_everyLineEndIsTheSame_data()
{
    QTest::addColumn<QByteArrayList>("ends"); // taken in turn; CR before LF would be one
    QTest::newRow("LF") << QByteArrayList{"\n"};
    QTest::newRow("CR LF") << QByteArrayList{"\r\n"};
    QTest::newRow("CR") << QByteArrayList{"\r"};
    QTest::newRow("mixed") << QByteArrayList{"\r\n", "\n", "\r"};
    QTest::newRow("mixed otherwise") << QByteArrayList{"\n", "\r\n", "\r", "\r", "\r\n"};
}

void TestSseParser::S13_everyLineEndIsTheSame()
{
    QFETCH(QByteArrayList, ends);
    const QByteArrayList lines = testData(u"guide/stream.sse"_s).split('\n');
    const Outcome expected = parse({lines.join('\n')});
    QVERIFY(expected.events.size() > 5);
    QByteArray stream;
    for (qsizetype i = 0; i < lines.size(); ++i)
        stream += lines[i] + (i + 1 < lines.size() ? ends[i % ends.size()] : QByteArray());
    QVERIFY(sameHoweverSplit(stream, expected));
}

void TestSseParser::S14_aByteOrderMarkIsNoText()
{
    const QByteArray stream = testData(u"guide/stream.sse"_s);
    QVERIFY(sameHoweverSplit("\xEF\xBB\xBF" + stream, parse({stream})));
}

void TestSseParser::S18_capsHoldHoweverSplit_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("events");
    QTest::addColumn<bool>("overflows");

    QTest::newRow("line at its cap") << "data:12345\n\ndata:x\n\n"_ba << 2 << false;
    QTest::newRow("line above its cap") << "data:a\n\ndata:123456\n\ndata:x\n\n"_ba << 1 << true;
    QTest::newRow("comment above its cap") << "data:a\n\n:12345678901\n\ndata:x\n\n"_ba << 1 << true;
    QTest::newRow("event at its cap") << "data:12345\ndata:1234\ndata:1234\n\n"_ba << 1 << false;
    QTest::newRow("event above its cap") << "data:a\n\ndata:12345\ndata:1234\ndata:12345\n\ndata:x\n\n"_ba << 1 << true;
    QTest::newRow("unterminated line above its cap") << "data:123456"_ba << 0 << true;
    QTest::newRow("CRLF is not part of the line") << "data:12345\r\n\r\n"_ba << 1 << false;
    QTest::newRow("BOM is not part of the line") << "\xEF\xBB\xBF"_ba
                                                    "data:12345\n\n"_ba
                                                 << 1 << false;
}

void TestSseParser::S18_capsHoldHoweverSplit()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, events);
    QFETCH(bool, overflows);
    const SseLimits limits{.lineBytes = 10, .eventBytes = 15};

    const Outcome outcome = parse({bytes}, limits);
    QCOMPARE(outcome.events.size(), events);
    QCOMPARE(outcome.overflowed, overflows);
    if (overflows)
        QVERIFY(!outcome.remainder);
    QVERIFY(sameHoweverSplit(bytes, outcome, limits));
}

void TestSseParser::S18_oneEndlessLineIsHeldToItsCap()
{
    SseParser parser;
    QCOMPARE(parser.feed("data: kept\n\ndata: "_ba).size(), 1);
    const QByteArray mebibyte(1024 * 1024, 'x');
    int fed = 0;
    while (parser.state() && fed < 100) {
        QVERIFY(parser.feed(mebibyte).isEmpty());
        ++fed;
    }
    QCOMPARE(fed, 32);
    QCOMPARE(parser.state().error().kind, base::ErrorKind::TooMuchData);
}

void TestSseParser::givesNothingAfterAnOverflow()
{
    SseParser parser(SseLimits{.lineBytes = 10, .eventBytes = 100});
    QVERIFY(parser.feed("data:12345678"_ba).isEmpty());
    QVERIFY(parser.feed("\n\ndata:a\n\n"_ba).isEmpty());
    QVERIFY(!parser.finish());
    QVERIFY(!parser.state());
}

void TestSseParser::takesLinearTime_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qsizetype>("chunkBytes");
    QTest::addColumn<int>("events");

    const QByteArray events = "data: {\"choices\":[{\"delta\":{\"content\":\"word \"}}]}\n\n"_ba.repeated(80'000);
    QTest::newRow("80 000 events in one chunk") << events << events.size() << 80'000;
    QTest::newRow("80 000 events byte by byte") << events << qsizetype(1) << 80'000;
    const QByteArray line = "data: "_ba + QByteArray(4'000'000, 'x') + "\n\n"_ba;
    QTest::newRow("4 MB in one line byte by byte") << line << qsizetype(1) << 1;
    const QByteArray blank = "\n"_ba.repeated(4'000'000);
    QTest::newRow("4 000 000 blank lines") << blank << blank.size() << 0;
    const QByteArray lines = "data:x\n"_ba.repeated(500'000) + "\n"_ba;
    QTest::newRow("500 000 data lines of one event") << lines << lines.size() << 1;
}

void TestSseParser::takesLinearTime()
{
    QFETCH(QByteArray, bytes);
    QFETCH(qsizetype, chunkBytes);
    QFETCH(int, events);

    SseParser parser;
    int seen = 0;
    CpuTimer timer;
    timer.start();
    for (qsizetype at = 0; at < bytes.size(); at += chunkBytes)
        seen += int(parser.feed(QByteArrayView(bytes).sliced(at, std::min(chunkBytes, bytes.size() - at))).size());
    QCOMPARE(seen, events);
    // Each takes well under a second even unoptimised; anything quadratic takes minutes.
    QVERIFY2(timer.elapsed() < 8000, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestSseParser)
#include "tst_sseparser.moc"
