// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversation.h"

#include <QStringList>

//! What the tests of lib/chat share: messages to talk with, and a conversation as a line of text to compare.
namespace tokenhub::chat::test {

inline constexpr base::UtcMs morning{1'700'000'000'000};

inline Message prompt(const QString &text, base::UtcMs at = morning)
{
    return makeUserMessage(text, at);
}

//! An answer that has ended.
inline Message answer(const QString &text, base::UtcMs at = morning)
{
    Message message = makeAnswer(QStringLiteral("some/model"), at);
    message.outcome = Outcome::Complete;
    message.parts.push_back({.kind = PartKind::Text, .text = text.toUtf8()});
    return message;
}

inline Message below(MessageId parent, Message message)
{
    message.parent = parent;
    return message;
}

inline QStringList texts(const ConversationTree &tree, const Path &path)
{
    QStringList result;
    for (const MessageId &id : path)
        result << QString::fromUtf8(tree.message(id).text());
    return result;
}

inline Target target(const QString &model = QStringLiteral("some/model"))
{
    Target result;
    result.model = model;
    return result;
}

} // namespace tokenhub::chat::test
