// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/delta.h"

#include <algorithm>

namespace tokenhub::chat {
namespace {

template<typename... Handlers> struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template<typename... Handlers> Overloaded(Handlers...) -> Overloaded<Handlers...>;

template<typename T> void take(std::optional<T> &into, const std::optional<T> &from)
{
    if (from)
        into = from;
}

void takeUsage(Usage &into, const Usage &from)
{
    take(into.promptTokens, from.promptTokens);
    take(into.cachedTokens, from.cachedTokens);
    take(into.completionTokens, from.completionTokens);
    take(into.reasoningTokens, from.reasoningTokens);
    take(into.totalTokens, from.totalTokens);
}

//! Where more of \a kind goes in a continued answer; null where that is at its end.
Part *continuedPart(Message &message, PartKind kind)
{
    auto &parts = message.parts;
    const auto last
        = std::find_if(parts.rbegin(), parts.rend(), [](const Part &part) { return part.kind == PartKind::Text; });
    if (last == parts.rend())
        return nullptr;
    auto text = std::prev(last.base());
    if (kind == PartKind::Text)
        return &*text;
    if (kind != PartKind::Reasoning)
        return nullptr;
    if (text == parts.begin() || std::prev(text)->kind != PartKind::Reasoning)
        text = std::next(parts.insert(text, {.kind = PartKind::Reasoning}));
    return &*std::prev(text);
}

void appendToolCall(Message &message, const ToolCallDelta &delta)
{
    int ordinal = -1;
    auto found = std::find_if(message.parts.begin(), message.parts.end(), [&](const Part &part) {
        return part.kind == PartKind::ToolCall && ++ordinal == delta.call;
    });
    if (found == message.parts.end()) {
        message.parts.push_back({.kind = PartKind::ToolCall});
        found = std::prev(message.parts.end());
    }
    if (!delta.id.isEmpty())
        found->callId = delta.id;
    found->name += delta.name;
    found->text += delta.arguments;
}

bool joined(Delta &last, Delta &next)
{
    if (auto *text = std::get_if<TextDelta>(&last); text && std::holds_alternative<TextDelta>(next)) {
        text->text += std::get<TextDelta>(next).text;
        return true;
    }
    if (auto *text = std::get_if<ReasoningDelta>(&last); text && std::holds_alternative<ReasoningDelta>(next)) {
        text->text += std::get<ReasoningDelta>(next).text;
        return true;
    }
    if (auto *text = std::get_if<RefusalDelta>(&last); text && std::holds_alternative<RefusalDelta>(next)) {
        text->text += std::get<RefusalDelta>(next).text;
        return true;
    }
    auto *call = std::get_if<ToolCallDelta>(&last);
    auto *more = std::get_if<ToolCallDelta>(&next);
    if (call && more && call->call == more->call && (more->id.isEmpty() || more->id == call->id)) {
        call->name += more->name;
        call->arguments += more->arguments;
        return true;
    }
    return false;
}

} // namespace

void appendText(Message &message, PartKind kind, const QByteArray &text)
{
    if (text.isEmpty())
        return;
    if (message.origin == Origin::Continued) {
        if (Part *part = continuedPart(message, kind)) {
            part->text += text;
            return;
        }
    }
    if (message.parts.empty() || message.parts.back().kind != kind)
        message.parts.push_back({.kind = kind});
    message.parts.back().text += text;
}

void merge(DeltaBatch &batch, DeltaBatch more)
{
    for (Delta &delta : more) {
        if (batch.empty() || !joined(batch.back(), delta))
            batch.push_back(std::move(delta));
    }
}

void apply(Message &message, const Delta &delta)
{
    std::visit(Overloaded{
                   [&](const TextDelta &d) { appendText(message, PartKind::Text, d.text); },
                   [&](const ReasoningDelta &d) { appendText(message, PartKind::Reasoning, d.text); },
                   [&](const RefusalDelta &d) { appendText(message, PartKind::Refusal, d.text); },
                   [&](const ToolCallDelta &d) { appendToolCall(message, d); },
                   [&](const UsageDelta &d) { takeUsage(message.usage, d.usage); },
                   [&](const FinishDelta &d) { message.finishReason = d.reason; },
                   [&](const IdentityDelta &d) {
                       if (!d.requestId.isEmpty())
                           message.requestId = d.requestId;
                       if (!d.model.isEmpty())
                           message.answeredBy = d.model;
                   },
               },
               delta);
}

void apply(Message &message, const DeltaBatch &batch)
{
    for (const Delta &delta : batch)
        apply(message, delta);
}

bool hasText(const DeltaBatch &batch)
{
    return std::any_of(batch.cbegin(), batch.cend(), [](const Delta &delta) {
        const auto *text = std::get_if<TextDelta>(&delta);
        return text && !text->text.isEmpty();
    });
}

bool hasContent(const DeltaBatch &batch)
{
    return std::any_of(batch.cbegin(), batch.cend(), [](const Delta &delta) {
        if (const auto *text = std::get_if<TextDelta>(&delta))
            return !text->text.isEmpty();
        if (const auto *text = std::get_if<ReasoningDelta>(&delta))
            return !text->text.isEmpty();
        if (const auto *text = std::get_if<RefusalDelta>(&delta))
            return !text->text.isEmpty();
        return std::holds_alternative<ToolCallDelta>(delta);
    });
}

qint64 contentBytes(const DeltaBatch &batch)
{
    qint64 bytes = 0;
    for (const Delta &delta : batch) {
        if (const auto *text = std::get_if<TextDelta>(&delta))
            bytes += text->text.size();
        else if (const auto *reasoning = std::get_if<ReasoningDelta>(&delta))
            bytes += reasoning->text.size();
        else if (const auto *refusal = std::get_if<RefusalDelta>(&delta))
            bytes += refusal->text.size();
        else if (const auto *call = std::get_if<ToolCallDelta>(&delta))
            bytes += call->arguments.size();
    }
    return bytes;
}

} // namespace tokenhub::chat
