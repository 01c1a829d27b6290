// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/requestbody.h"

#include "chat/chatrequest.h"
#include "gateway/chatcodec.h"

namespace tokenhub::session {

QByteArray requestBody(const chat::Conversation &conversation, base::MessageId id)
{
    const chat::ConversationTree &tree = conversation.tree();
    const chat::Message &answer = tree.message(id);
    if (answer.requestSnapshot.isEmpty())
        return {};
    // Only its messages are wanted: the rest was kept.
    const chat::Target target{.profile = {}, .model = QStringLiteral("any"), .systemPrompt = {}, .parameters = {}};
    const chat::Path path = tree.context(answer.parent);
    const bool isContinued = answer.origin == chat::Origin::Continued && tree.contains(answer.basedOn);
    const auto request = isContinued ? chat::buildContinuation(tree, path, tree.message(answer.basedOn), target)
                                     : chat::buildRequest(tree, path, target);
    return request ? gateway::withMessages(answer.requestSnapshot, request->messages) : QByteArray();
}

} // namespace tokenhub::session
