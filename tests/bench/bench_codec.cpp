// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a stream to deltas, beside QJsonDocument alone on the same payloads.
//   bench_codec [KB]                    prints MB/s
//   bench_codec [KB] --pass NAME TIMES  one way, so many times and nothing else: for callgrind
#include "chat/delta.h"
#include "figures.h"
#include "gateway/answerreader.h"
#include "net/sseparser.h"
#include "reply.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;

namespace {

constexpr qsizetype chunkBytes = 4096; // about what a socket gives at once

struct Input {
    QByteArray stream;
    QList<QByteArray> chunks;
    QList<QByteArray> payloads;
};

Input inputOf(qsizetype kilobytes)
{
    const QString text = bench::reply(kilobytes * 1024);
    Input input{.stream = bench::eventStream(text), .chunks = {}, .payloads = bench::payloads(text)};
    for (qsizetype at = 0; at < input.stream.size(); at += chunkBytes)
        input.chunks.append(input.stream.mid(at, chunkBytes));
    return input;
}

// What comes out is counted: the optimiser must not drop it, and a wrong answer must not look fast.
qsizetype parseEvents(const Input &input)
{
    net::SseParser parser;
    qsizetype bytes = 0;
    for (const QByteArray &chunk : input.chunks) {
        for (const net::SseEvent &event : parser.feed(chunk))
            bytes += event.data.size();
    }
    return bytes;
}

qsizetype parseJson(const Input &input)
{
    qsizetype objects = 0;
    for (const QByteArray &payload : input.payloads)
        objects += QJsonDocument::fromJson(payload).isObject() ? 1 : 0;
    return objects;
}

qsizetype decode(const Input &input)
{
    gateway::AnswerReader reader;
    qsizetype bytes = 0;
    const auto count = [&bytes](const chat::DeltaBatch &deltas) {
        for (const chat::Delta &delta : deltas) {
            if (const auto *text = std::get_if<chat::TextDelta>(&delta))
                bytes += text->text.size();
        }
    };
    for (const QByteArray &chunk : input.chunks)
        count(reader.feed(chunk).deltas);
    count(reader.finish().deltas);
    return bytes;
}

template<typename Work> double megabytesPerSecond(const Input &input, Work work)
{
    std::vector<double> costs;
    for (int i = 0; i < 7; ++i) {
        const double begin = bench::ownCpu();
        if (work(input) == 0)
            qFatal("nothing came out");
        costs.push_back(bench::ownCpu() - begin);
    }
    return double(input.stream.size()) / 1e6 / bench::median(costs);
}

int pass(const Input &input, const QString &name, int times)
{
    qsizetype sum = 0;
    for (int i = 0; i < times; ++i)
        sum += name == "sse"_L1 ? parseEvents(input) : name == "json"_L1 ? parseJson(input) : decode(input);
    std::printf("%lld bytes\n", static_cast<long long>(input.stream.size()));
    return sum >= 0 ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const qsizetype kilobytes = std::max(1, arguments.value(1, u"1024"_s).toInt());
    const Input input = inputOf(kilobytes);
    if (decode(input) != kilobytes * 1024)
        qFatal("the text that was decoded is not the text that was sent");
    if (arguments.value(2) == "--pass"_L1)
        return pass(input, arguments.value(3), arguments.value(4).toInt());
    bench::report("sse_speed", megabytesPerSecond(input, parseEvents));
    bench::report("json_speed", megabytesPerSecond(input, parseJson));
    bench::report("codec_speed", megabytesPerSecond(input, decode));
    return 0;
}
