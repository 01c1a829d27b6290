// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/comparison.h"

#include <algorithm>

namespace tokenhub::chat {

using namespace Qt::Literals::StringLiterals;

int ComparisonSettings::simultaneous() const
{
    return order == SendOrder::OneAfterAnother ? 1 : std::clamp(atOnce, 1, mostLanes);
}

QString laneLetter(qsizetype place)
{
    return QString(QChar(u'A' + char16_t(std::clamp<qsizetype>(place, 0, 25))));
}

QString Turn::neutralName(base::LaneId lane) const
{
    const auto found = std::find(blindOrder.cbegin(), blindOrder.cend(), lane);
    return found == blindOrder.cend() ? QString() : laneLetter(found - blindOrder.cbegin());
}

QString contextPolicyName(ContextPolicy policy)
{
    switch (policy) {
    case ContextPolicy::Isolated:
        return u"isolated"_s;
    case ContextPolicy::SharedWinner:
        return u"sharedWinner"_s;
    case ContextPolicy::FreshEachTurn:
        break;
    }
    return u"freshEachTurn"_s;
}

std::optional<ContextPolicy> contextPolicyFromName(QStringView name)
{
    for (const ContextPolicy policy :
         {ContextPolicy::Isolated, ContextPolicy::SharedWinner, ContextPolicy::FreshEachTurn}) {
        if (name == contextPolicyName(policy))
            return policy;
    }
    return std::nullopt;
}

QString sendOrderName(SendOrder order)
{
    return order == SendOrder::Parallel ? u"parallel"_s : u"oneAfterAnother"_s;
}

std::optional<SendOrder> sendOrderFromName(QStringView name)
{
    for (const SendOrder order : {SendOrder::Parallel, SendOrder::OneAfterAnother}) {
        if (name == sendOrderName(order))
            return order;
    }
    return std::nullopt;
}

} // namespace tokenhub::chat
