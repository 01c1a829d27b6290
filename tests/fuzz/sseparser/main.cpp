// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever the bytes are: no fault, and the same result however they are split.
#include "net/sseparser.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>

using namespace tokenhub::net;

namespace {
struct Outcome {
    QList<SseEvent> events;
    std::optional<SseEvent> remainder;
    std::optional<std::chrono::milliseconds> retry;
    bool ok = true;

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

template<typename NextSize> Outcome parse(QByteArrayView bytes, SseLimits limits, NextSize nextSize)
{
    SseParser parser(limits);
    Outcome outcome;
    while (!bytes.isEmpty()) {
        const qsizetype size = std::clamp<qsizetype>(nextSize(), 0, bytes.size());
        outcome.events += parser.feed(bytes.first(size));
        bytes = bytes.sliced(size);
    }
    outcome.remainder = parser.finish();
    outcome.retry = parser.retry();
    outcome.ok = parser.state().ok();
    return outcome;
}
} // namespace

// The first byte chooses the caps and how the bytes are split at random; the rest is the stream.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    const SseLimits limits
        = data[0] % 2 == 0 ? SseLimits() : SseLimits{.lineBytes = data[0], .eventBytes = data[0] / 2};
    std::minstd_rand random(data[0]);

    const Outcome whole = parse(bytes, limits, [&bytes] { return bytes.size(); });
    if (parse(bytes, limits, [] { return 1; }) != whole
        || parse(bytes, limits, [&random] { return qsizetype(random() % 8); }) != whole)
        std::abort();
    return 0;
}
