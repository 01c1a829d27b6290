// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/chatjob.h"

#include "chat/modelcatalog.h"

namespace tokenhub::gateway {

//! How the list is asked for, where it differs from the ordinary.
struct ModelsCall {
    std::optional<base::Secret> key; //!< unset: the profile's stored one; empty: none is sent
    std::optional<base::Secret> proxyPassword; //!< likewise
    std::optional<std::chrono::milliseconds> limit; //!< of every wait; unset: the client's limits
};

//! \brief GET /v1/models. Not every gateway has it: its failure is an answer like any other and stops nobody from
//! chatting. GUI thread; deletes itself after finished().
class ModelsJob : public QObject
{
    Q_OBJECT

public:
    ModelsJob(JobTools tools, chat::Profile profile, QObject *parent, ModelsCall call = {});

    ~ModelsJob() override;

    void start(); //!< once
    //! What the keychain said of the key: known when finished() comes. Found: it was sent.
    [[nodiscard]] base::KeyState keyState() const { return m_keyState; }
    [[nodiscard]] bool hasSentKey() const { return m_keyState == base::KeyState::Found; }
    [[nodiscard]] std::chrono::milliseconds time() const { return m_time; } //!< from the request to its end

signals:
    void finished(const tokenhub::base::Result<tokenhub::chat::ModelCatalog> &result); //!< exactly once

private:
    void onCredentials(Credentials found);
    void send(const Credentials &found, const QList<QSslCertificate> &authorities);
    void onStreamFinished(const base::Result<net::HttpEnd> &result);
    void end(const base::Result<chat::ModelCatalog> &result);

    JobTools m_tools;
    chat::Profile m_profile;
    SharedNetwork m_network; //!< outlives the stream
    QPointer<net::HttpStream> m_stream;
    QByteArray m_body;
    ModelsCall m_call;
    base::KeyState m_keyState = base::KeyState::Unknown;
    std::chrono::nanoseconds m_sentAt{0};
    std::chrono::milliseconds m_time{0};
};

} // namespace tokenhub::gateway
