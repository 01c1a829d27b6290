// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/gatewayclient.h"
#include "practice/practicegateway.h"
#include "secrets/memorysecretstore.h"

#include <QSignalSpy>

namespace tokenhub::test {

//! \brief A client and a practice gateway on loopback, with waits short enough for tests and no chance in them.
class JobFixture
{
public:
    JobFixture();

    //! One job that folds what comes into a message.
    struct Run {
        std::unique_ptr<gateway::ChatJob> job;
        chat::Message answer;
        std::optional<gateway::JobEnd> end;
        std::vector<gateway::JobPhase> phases;
        QByteArray body; //!< as last sent
        std::vector<std::chrono::steady_clock::time_point> waits; //!< when a wait to retry began

        [[nodiscard]] bool isOver() const { return end.has_value(); }
        [[nodiscard]] QByteArray text() const { return answer.text(); }
        [[nodiscard]] base::ErrorKind kind() const
        {
            return end && end->error ? end->error->kind : base::ErrorKind::Internal;
        }
        [[nodiscard]] bool hadPhase(gateway::JobPhase phase) const;
    };

    [[nodiscard]] std::unique_ptr<Run> start(const QString &prompt = QStringLiteral("Hello, who are you?"));
    //! Starts and waits for the end.
    [[nodiscard]] std::unique_ptr<Run> run(const QString &prompt = QStringLiteral("Hello, who are you?"));
    [[nodiscard]] static chat::ChatRequest request(const QString &prompt);

    practice::PracticeGateway gateway;
    base::SystemClock clock;
    secrets::MemorySecretStore keys;
    gateway::GatewayClient client;
    chat::Profile profile;
    chat::ChatRequest next; //!< parameters of the next request
    net::HttpLimits limits;
};

//! A chunk of the guide's form with this text.
[[nodiscard]] QByteArray chunk(const QByteArray &text);
[[nodiscard]] QByteArray finishChunk(const QByteArray &reason = "stop");

} // namespace tokenhub::test
