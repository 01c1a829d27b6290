// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a gateway answers: no fault, one answer however the bytes are split, and bounds on what is kept.
#include "chat/message.h"
#include "gateway/answerreader.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>

using namespace tokenhub;
using namespace Qt::Literals::StringLiterals;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

struct Outcome {
    chat::Message answer;
    std::optional<base::Error> error;
    bool isComplete = false;
    int skipped = 0;
};

//! As ChatJob does: after an error or the end nothing more is read.
template<typename NextSize> Outcome read(QByteArrayView bytes, NextSize nextSize)
{
    gateway::AnswerReader reader;
    Outcome outcome;
    outcome.answer.id = base::MessageId::fromString(u"0190a5c0-0000-7000-8000-000000000001"_s);
    outcome.answer.role = chat::Role::Assistant;
    const auto take = [&outcome](const gateway::Decoded &decoded) {
        chat::apply(outcome.answer, decoded.deltas);
        outcome.error = decoded.error;
    };
    while (!bytes.isEmpty() && !outcome.error && !reader.isDone()) {
        const qsizetype size = std::clamp<qsizetype>(nextSize(), 1, bytes.size());
        take(reader.feed(bytes.first(size).toByteArray()));
        bytes = bytes.sliced(size);
    }
    if (!outcome.error)
        take(reader.finish());
    outcome.isComplete = reader.isComplete();
    outcome.skipped = reader.skippedEvents();
    return outcome;
}

void answer(QByteArrayView bytes, unsigned seed)
{
    std::minstd_rand random(seed);
    const Outcome whole = read(bytes, [&bytes] { return bytes.size(); });
    for (const Outcome &pieces :
         {read(bytes, [] { return 1; }), read(bytes, [&random] { return qsizetype(1 + random() % 16); })}) {
        require(pieces.answer.parts == whole.answer.parts);
        require(pieces.answer.usage == whole.answer.usage);
        require(pieces.answer.finishReason == whole.answer.finishReason);
        require(pieces.error.has_value() == whole.error.has_value());
        require(!whole.error || pieces.error->kind == whole.error->kind);
        require(pieces.isComplete == whole.isComplete && pieces.skipped == whole.skipped);
    }
}

void refusal(const QByteArray &body, unsigned seed)
{
    net::HttpEnd end;
    end.head.status = 400 + int(seed % 200);
    end.head.contentType = "application/json"_ba;
    end.errorBody = body;
    const base::Error error = gateway::errorFromStatus(end);
    require(error.httpStatus == end.head.status && error.serverMessage.size() <= body.size());
    (void)gateway::refusesUsageInStream(error);
    (void)gateway::notAnAnswer(body);
}

void models(const QByteArray &body)
{
    const base::Result<chat::ModelCatalog> catalog = gateway::decodeModels(body);
    require(catalog.ok() || catalog.error().kind == base::ErrorKind::BadAnswer
            || catalog.error().kind == base::ErrorKind::EmptyAnswer);
}

} // namespace

// The last byte chooses what the bytes before it are taken for.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size) - 1);
    const unsigned choice = data[size - 1];
    answer(bytes, choice);
    if (choice % 2 == 0)
        refusal(bytes, choice);
    else
        models(bytes);
    return 0;
}
