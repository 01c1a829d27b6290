// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/metrics.h"

namespace tokenhub::chat {

std::optional<Metrics::Ms> Metrics::reasoningTime() const
{
    if (!firstToken || !firstText || *firstText <= *firstToken)
        return std::nullopt;
    return *firstText - *firstToken;
}

std::optional<double> Metrics::tokensPerSecond(const Usage &usage) const
{
    if (!firstToken || !total || !usage.completionTokens)
        return std::nullopt;
    const Ms span = *total - *firstToken;
    // A whole answer in one piece has no rate of its own: what came is the network's speed, not the model's.
    if (span < Ms(50))
        return std::nullopt;
    return double(*usage.completionTokens) * 1000.0 / double(span.count());
}

std::vector<double> Metrics::speeds(const Usage &usage) const
{
    if (!firstToken || speed.isEmpty())
        return {};
    const Ms filled = speed.interval() * (int(speed.bytes().size()) - 1);
    const Ms span = total ? Ms(*total - *firstToken) : filled;
    return speed.rates(span, usage.completionTokens);
}

} // namespace tokenhub::chat
