// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../store/storefixture.h"
#include "gateway/gatewayclient.h"
#include "practice/guidechunks.h"
#include "practice/practicegateway.h"
#include "secrets/memorysecretstore.h"
#include "session/chatsession.h"
#include "session/profilebook.h"

#include <QTemporaryDir>

namespace tokenhub::test {

//! \brief All that a session works with, and a practice gateway to work against; waits short enough for tests.
class SessionFixture
{
public:
    enum class Where { Memory, Disk };
    explicit SessionFixture(Where where = Where::Memory, const store::StoreTuning &tuning = {});

    [[nodiscard]] session::Services services() { return {client, *store, *profiles, clock}; }
    [[nodiscard]] std::unique_ptr<session::ChatSession> newSession();
    //! As when the program ends and starts again. No session may be left.
    void reopen();

    [[nodiscard]] store::StoreLocation location() const;
    [[nodiscard]] chat::ConversationData stored(const session::ChatSession &session);

    practice::PracticeGateway gateway;
    base::SystemClock clock;
    secrets::MemorySecretStore keys;
    gateway::GatewayClient client;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<session::ProfileBook> profiles;
    chat::Profile profile;
    chat::Target target; //!< of new sessions

private:
    void openStore();

    QTemporaryDir m_folder;
    Where m_where;
    store::StoreTuning m_tuning;
};

//! A stream in the guide's form that says these pieces.
[[nodiscard]] practice::Reply saying(const QStringList &pieces);
//! It says \a before, stands until the gateway is released, and goes on with \a after.
[[nodiscard]] practice::Reply holding(const QString &before, const QString &after);

struct ToolCall {
    QString id;
    QString name;
};
//! An answer that is nothing but these calls.
[[nodiscard]] practice::Reply callingTools(const QList<ToolCall> &calls);

[[nodiscard]] chat::LaneId laneOf(const session::ChatSession &session);
[[nodiscard]] const chat::Message &lastMessage(const session::ChatSession &session);
[[nodiscard]] QString shown(const session::ChatSession &session); //!< the texts of the path
[[nodiscard]] QString sentMessages(const practice::RecordedRequest &request); //!< "user: Q | assistant: A"

//! Sends and waits for the end of the answer; false when none came.
[[nodiscard]] bool ask(session::ChatSession &session, const QString &prompt);
[[nodiscard]] bool waitForEnd(session::ChatSession &session);
[[nodiscard]] bool waitForText(const session::ChatSession &session, const QByteArray &text);

} // namespace tokenhub::test
