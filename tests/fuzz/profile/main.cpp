// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stands in a column of the database, or was typed as a gateway's address: no fault, and what was understood
// is the same after it was written and read again.
#include "chat/price.h"
#include "net/endpoint.h"
#include "store/records.h"

#include <cstdint>
#include <cstdlib>

using namespace tokenhub;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

template<typename FromText, typename ToText> void requireStable(const QString &text, FromText fromText, ToText toText)
{
    const auto value = fromText(text);
    require(fromText(toText(value)) == value);
}

void columns(const QString &text)
{
    using namespace tokenhub::store;
    requireStable(text, usageFromText, usageToText);
    requireStable(text, metricsFromText, metricsToText);
    requireStable(text, errorFromText, errorToText);
    requireStable(text, targetFromText, targetToText);
    requireStable(text, chosenFromText, chosenToText);
    requireStable(text, modelsFromText, modelsToText);
    requireStable(
        text, [](const QString &stored) { return chat::readPrices(stored).prices; },
        [](const chat::PriceList &prices) { return prices.toText(); });
}

void address(const QString &typed)
{
    for (const net::PlainHttp plain : {net::PlainHttp::LoopbackOnly, net::PlainHttp::Allowed}) {
        const base::Result<net::Endpoint> endpoint = net::Endpoint::parse(typed, plain);
        if (!endpoint)
            continue;
        require(!endpoint->host().isEmpty() && endpoint->chatCompletions().isValid() && endpoint->models().isValid());
        const base::Result<net::Endpoint> again
            = net::Endpoint::parse(endpoint->base().toString(QUrl::FullyEncoded), plain);
        require(again.ok() && *again == *endpoint);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    columns(text);
    address(text);
    return 0;
}
