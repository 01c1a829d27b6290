// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/speedseries.h"

#include <algorithm>
#include <numeric>

namespace tokenhub::chat {
namespace {

constexpr qint64 mostBytes = 9'000'000'000'000'000; // what JSON keeps exactly; 64 of them do not overflow
constexpr SpeedSeries::Ms longestInterval = SpeedSeries::shortest * (qint64(1) << 32);

bool isOurInterval(SpeedSeries::Ms interval)
{
    const qint64 times = interval / SpeedSeries::shortest;
    return interval >= SpeedSeries::shortest && interval <= longestInterval
        && interval % SpeedSeries::shortest == SpeedSeries::Ms(0) && (times & (times - 1)) == 0;
}

} // namespace

SpeedSeries SpeedSeries::fromStored(Ms interval, std::vector<qint64> bytes)
{
    const auto isCount = [](qint64 count) { return count >= 0 && count <= mostBytes; };
    SpeedSeries series;
    if (bytes.empty() || bytes.size() > mostSamples || !isOurInterval(interval)
        || !std::all_of(bytes.begin(), bytes.end(), isCount))
        return series;
    series.m_interval = interval;
    series.m_bytes = std::move(bytes);
    return series;
}

void SpeedSeries::makeRoomFor(Ms since)
{
    while (since / m_interval >= qint64(mostSamples) && m_interval < longestInterval) {
        for (size_t i = 0; i < m_bytes.size(); i += 2) {
            const qint64 next = i + 1 < m_bytes.size() ? m_bytes[i + 1] : 0;
            m_bytes[i / 2] = std::min(m_bytes[i] + next, mostBytes);
        }
        m_bytes.resize((m_bytes.size() + 1) / 2);
        m_interval *= 2;
    }
}

void SpeedSeries::add(Ms since, qint64 bytes)
{
    if (bytes <= 0)
        return;
    makeRoomFor(since);
    const auto place = size_t(std::clamp<qint64>(since / m_interval, 0, qint64(mostSamples) - 1));
    if (place >= m_bytes.size())
        m_bytes.resize(place + 1);
    m_bytes.back() = std::min(m_bytes.back() + std::min(bytes, mostBytes), mostBytes);
}

qint64 SpeedSeries::total() const
{
    return std::accumulate(m_bytes.begin(), m_bytes.end(), qint64(0));
}

std::vector<double> SpeedSeries::rates(Ms span, std::optional<qint64> tokens) const
{
    SpeedSeries whole = *this;
    whole.makeRoomFor(span);
    const qint64 all = whole.total();
    if (all == 0)
        return {};
    const double tokensPerByte = tokens && *tokens >= 0 ? double(*tokens) / double(all) : 1.0 / bytesPerToken;
    const qint64 over = std::min<qint64>(span / whole.m_interval, qint64(mostSamples));
    whole.m_bytes.resize(std::max(whole.m_bytes.size(), size_t(std::max<qint64>(over, 0))));
    std::vector<double> rates;
    for (size_t i = 0; i < whole.m_bytes.size(); ++i) {
        const Ms length = std::min(whole.m_interval, Ms(span - whole.m_interval * int(i)));
        if (length < whole.m_interval / 2)
            break;
        rates.push_back(double(whole.m_bytes[i]) * tokensPerByte * 1000.0 / double(length.count()));
    }
    return rates;
}

} // namespace tokenhub::chat
