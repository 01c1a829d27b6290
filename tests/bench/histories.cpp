// SPDX-License-Identifier: GPL-3.0-or-later
#include "histories.h"

#include "chat/conversation.h"
#include "reply.h"
#include "store/store.h"

#include <QEventLoop>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::bench {

QString titleOf(int messages)
{
    return u"%1 messages"_s.arg(messages);
}

bool storeHistory(const QString &folder, int messages)
{
    const base::UtcMs at{1'700'000'000'000};
    chat::Conversation conversation({}, at);
    conversation.setTitle(titleOf(messages));
    const chat::LaneId lane = conversation.lanes().front().id;
    const QByteArray text = reply(1600).toUtf8() + "\n```\n";
    for (int i = 0; i < messages; ++i) {
        chat::Message message
            = i % 2 == 0 ? chat::makeUserMessage(u"Question %1"_s.arg(i), at) : chat::makeAnswer(u"qwen-plus"_s, at);
        if (i % 2 == 1) {
            message.outcome = chat::Outcome::Complete;
            message.parts = {{.kind = chat::PartKind::Text, .text = text, .callId = {}, .name = {}}};
        }
        conversation.append(lane, std::move(message));
    }
    std::vector<chat::Message> all{conversation.message(conversation.tree().root())};
    for (const chat::MessageId id : conversation.path(lane))
        all.push_back(conversation.message(id));

    store::Store store(store::StoreLocation::inFolder(folder));
    bool isStored = false;
    QEventLoop loop;
    store.open(nullptr, {});
    const chat::ConversationData whole{.head = conversation.head(), .lanes = conversation.lanes(), .messages = all};
    store.saveTurn(whole, nullptr, [&](const base::Result<void> &saved) {
        isStored = saved.ok();
        loop.quit();
    });
    loop.exec();
    return isStored;
}

} // namespace tokenhub::bench
