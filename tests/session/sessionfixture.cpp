// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include <QJsonArray>

namespace tokenhub::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using practice::GuideChunks;
using practice::Reply;
using session::ChatSession;

SessionFixture::SessionFixture(Where where, const store::StoreTuning &tuning)
    : client([this](const chat::Profile &) -> base::SecretStore & { return keys; }, clock), m_where(where),
      m_tuning(tuning)
{
    if (!gateway.listen())
        qFatal("the practice gateway cannot listen");
    net::HttpLimits limits;
    limits.silence = {.tick = 10ms,
                      .connect = 5000ms,
                      .send = 5000ms,
                      .firstByte = 10'000ms,
                      .stallWarning = 300ms,
                      .stall = 10'000ms,
                      .errorBody = 500ms,
                      .resumeGap = 10'000ms,
                      .resumeGrace = 5000ms};
    client.setLimits(limits);
    client.setFinishGrace(200ms);
    client.setRandom([] { return 0.0; });
    openStore();
    profile = profiles->current();
    profile.name = u"practice"_s;
    profile.baseUrl = gateway.url().toString();
    profiles->put(profile);
    keys.put(profile.keyName(), base::Secret::fromText(u"sk-test-0123456789").value());
    target.profile = profile.id;
    target.model = u"practice/echo"_s;
}

store::StoreLocation SessionFixture::location() const
{
    return m_where == Where::Disk ? store::StoreLocation::inFolder(m_folder.filePath(u"data"_s))
                                  : store::StoreLocation::inMemory();
}

void SessionFixture::openStore()
{
    store = std::make_unique<store::Store>(location(), nullptr, m_tuning);
    if (!store::test::open(*store))
        qFatal("the store cannot be opened");
    profiles = std::make_unique<session::ProfileBook>(*store);
    bool isLoaded = false;
    profiles->load([&] { isLoaded = true; });
    if (!QTest::qWaitFor([&] { return isLoaded; }, 20'000))
        qFatal("the profiles are not read");
}

void SessionFixture::reopen()
{
    profiles.reset();
    store.reset();
    openStore();
}

std::unique_ptr<ChatSession> SessionFixture::newSession()
{
    return std::make_unique<ChatSession>(std::make_unique<chat::Conversation>(target, clock.now()), services());
}

chat::ConversationData SessionFixture::stored(const ChatSession &session)
{
    base::Result<chat::ConversationData> data = store::test::load(*store, session.conversation().id());
    return data ? std::move(data).value() : chat::ConversationData();
}

Reply saying(const QStringList &pieces)
{
    const GuideChunks chunks;
    practice::Steps steps{chunks.first()};
    for (const QString &piece : pieces)
        steps.emplace_back(chunks.text(piece));
    steps.emplace_back(chunks.finish());
    steps.emplace_back(chunks.usage());
    return Reply::sse(steps);
}

Reply holding(const QString &before, const QString &after)
{
    const GuideChunks chunks;
    return Reply::sse(
        {chunks.first(), chunks.text(before), practice::Hold{}, chunks.text(after), chunks.finish(), chunks.usage()});
}

Reply callingTools(const QList<ToolCall> &calls)
{
    const GuideChunks chunks;
    practice::Steps steps{chunks.first()};
    for (int i = 0; i < calls.size(); ++i) {
        steps.emplace_back(chunks.toolCallBegin(i, calls[i].id, calls[i].name));
        steps.emplace_back(chunks.toolCallArguments(i, u"{}"));
    }
    steps.emplace_back(chunks.finish(u"tool_calls"_s));
    steps.emplace_back(chunks.usage());
    return Reply::sse(steps);
}

chat::LaneId laneOf(const ChatSession &session)
{
    return session.conversation().lanes().front().id;
}

const chat::Message &lastMessage(const ChatSession &session)
{
    return session.conversation().message(session.conversation().path(laneOf(session)).back());
}

QString shown(const ChatSession &session)
{
    QStringList texts;
    for (const chat::MessageId &id : session.conversation().path(laneOf(session)))
        texts << QString::fromUtf8(session.conversation().message(id).text());
    return texts.join(u" | "_s);
}

QString sentMessages(const practice::RecordedRequest &request)
{
    QStringList texts;
    const QJsonArray messages = request.json().value("messages"_L1).toArray();
    for (const QJsonValue &message : messages)
        texts << message["role"_L1].toString() + u": "_s + message["content"_L1].toString();
    return texts.join(u" | "_s);
}

bool ask(ChatSession &session, const QString &prompt)
{
    session.send(laneOf(session), {.text = prompt});
    return session.runningAnswers() == 1 && waitForEnd(session);
}

bool waitForEnd(ChatSession &session)
{
    return QTest::qWaitFor([&] { return session.runningAnswers() == 0; }, 20'000);
}

bool waitForText(const ChatSession &session, const QByteArray &text)
{
    return QTest::qWaitFor([&] { return lastMessage(session).text() == text; }, 20'000);
}

} // namespace tokenhub::test
