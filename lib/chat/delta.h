// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/message.h"

#include <variant>

namespace tokenhub::chat {

struct TextDelta {
    QByteArray text;
    friend bool operator==(const TextDelta &, const TextDelta &) = default;
};
struct ReasoningDelta {
    QByteArray text;
    friend bool operator==(const ReasoningDelta &, const ReasoningDelta &) = default;
};
struct RefusalDelta {
    QByteArray text;
    friend bool operator==(const RefusalDelta &, const RefusalDelta &) = default;
};
//! A piece of a tool call. call is the ordinal of the call in its message, from 0, decided by the codec.
struct ToolCallDelta {
    int call = 0;
    QString id; //!< empty = unchanged
    QString name; //!< appended to what is known
    QByteArray arguments; //!< appended
    friend bool operator==(const ToolCallDelta &, const ToolCallDelta &) = default;
};
struct UsageDelta {
    Usage usage; //!< replaces the fields it has
    friend bool operator==(const UsageDelta &, const UsageDelta &) = default;
};
struct FinishDelta {
    QString reason; //!< as received
    friend bool operator==(const FinishDelta &, const FinishDelta &) = default;
};
struct IdentityDelta {
    QString requestId;
    QString model; //!< what answered
    friend bool operator==(const IdentityDelta &, const IdentityDelta &) = default;
};

//! One increment of an answer, free of wire words.
using Delta
    = std::variant<TextDelta, ReasoningDelta, RefusalDelta, ToolCallDelta, UsageDelta, FinishDelta, IdentityDelta>;
using DeltaBatch = std::vector<Delta>;

//! Appends \a more to \a batch, joining neighbours of the same kind: many small deltas cost as much as one.
void merge(DeltaBatch &batch, DeltaBatch more);

//! Text of one kind grows at its last part; reasoning after text begins a new one. What a continued answer began with
//! stays one part, whatever is thought before it goes on: an open code block must not break in two.
void appendText(Message &message, PartKind kind, const QByteArray &text);
//! The one fold: what a delta does to a message. Nothing else changes an answer's parts.
void apply(Message &message, const Delta &delta);
void apply(Message &message, const DeltaBatch &batch);

[[nodiscard]] bool hasContent(const DeltaBatch &batch); //!< text, reasoning, refusal or a tool call
[[nodiscard]] qint64 contentBytes(const DeltaBatch &batch); //!< how much of it, UTF-8; of a tool call the arguments
[[nodiscard]] bool hasText(const DeltaBatch &batch); //!< visible text

} // namespace tokenhub::chat

Q_DECLARE_METATYPE(tokenhub::chat::DeltaBatch)
