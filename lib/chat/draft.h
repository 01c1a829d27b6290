// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QMetaType>
#include <QString>
#include <optional>
#include <vector>

namespace tokenhub::chat {

//! What a text that is being edited will become. Stored by name.
enum class EditKind {
    Prompt, //!< another prompt beside the old one, and its answer
    Answer, //!< another version of the answer, written by hand
    ToolResult, //!< what a tool that an answer calls gave
    Queued, //!< a prompt that waits for the answer before it
};

//! \brief A text under edit, not submitted.
struct DraftEdit {
    EditKind kind = EditKind::Prompt;
    base::MessageId message; //!< the prompt or answer; the answer that calls; the queued prompt
    QString callId; //!< of a tool result
    QString name; //!< of the tool
    QString text;

    friend bool operator==(const DraftEdit &, const DraftEdit &) = default;
};

//! \brief Typed, not yet sent; kept per conversation.
struct Draft {
    QString text;
    std::optional<DraftEdit> edit = {}; //!< the text waits behind it

    [[nodiscard]] bool isEmpty() const { return text.trimmed().isEmpty(); }
    friend bool operator==(const Draft &, const Draft &) = default;
};

//! \brief A prompt that is sent when the answer before it has come.
struct QueuedPrompt {
    base::MessageId id;
    QString text;
    std::vector<base::LaneId> lanes = {}; //!< it is for; empty: all that are open then

    friend bool operator==(const QueuedPrompt &, const QueuedPrompt &) = default;
};

[[nodiscard]] QString editKindName(EditKind kind);
[[nodiscard]] std::optional<EditKind> editKindFromName(QStringView name);

} // namespace tokenhub::chat

Q_DECLARE_METATYPE(tokenhub::chat::DraftEdit)
