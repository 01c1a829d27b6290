// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobfixture.h"

#include <QTest>

namespace tokenhub::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

JobFixture::JobFixture() : client([this](const chat::Profile &) -> base::SecretStore & { return keys; }, clock)
{
    [[maybe_unused]] const bool listening = gateway.listen();
    Q_ASSERT(listening);
    profile = {.id = base::ProfileId::create(), .name = u"practice"_s, .baseUrl = gateway.url().toString()};
    keys.put(profile.keyName(), base::Secret::fromText(u"sk-test-0123456789").value());
    // The proportions of the real limits, so that a test of a stall takes a second.
    limits.silence = {.tick = 10ms,
                      .connect = 1000ms,
                      .send = 2000ms,
                      .firstByte = 1200ms,
                      .stallWarning = 300ms,
                      .stall = 800ms,
                      .errorBody = 500ms,
                      .resumeGap = 5000ms,
                      .resumeGrace = 2000ms};
    client.setLimits(limits);
    client.setFinishGrace(200ms);
    client.setRandom([] { return 0.0; });
    next = request({});
}

chat::ChatRequest JobFixture::request(const QString &prompt)
{
    return {.model = u"qwen-plus"_s,
            .messages = {{.role = chat::RequestMessage::Role::User,
                          .parts = {{.kind = chat::PartKind::Text, .text = prompt.toUtf8()}}}},
            .parameters = {},
            .tools = {},
            .extra = {}};
}

std::unique_ptr<JobFixture::Run> JobFixture::start(const QString &prompt)
{
    auto run = std::make_unique<Run>();
    chat::ChatRequest asked = request(prompt);
    asked.parameters = next.parameters;
    asked.tools = next.tools;
    asked.extra = next.extra;
    run->answer = chat::makeAnswer(asked.model, clock.now());
    client.setLimits(limits);
    run->job.reset(client.chat(base::LaneId::create(), profile, asked, nullptr));
    Run *noted = run.get();
    gateway::ChatJob *job = run->job.get();
    QObject::connect(job, &gateway::ChatJob::deltasReceived, job,
                     [noted](const chat::DeltaBatch &batch) { chat::apply(noted->answer, batch); });
    QObject::connect(job, &gateway::ChatJob::requestReady, job,
                     [noted](const QByteArray &body) { noted->body = body; });
    QObject::connect(job, &gateway::ChatJob::finished, job, [noted](const gateway::JobEnd &end) {
        QVERIFY2(!noted->end, "a job ends once");
        noted->end = end;
    });
    QObject::connect(job, &gateway::ChatJob::stateChanged, job, [noted, job] {
        noted->phases.push_back(job->state().phase);
        if (job->state().phase == gateway::JobPhase::WaitingToRetry)
            noted->waits.push_back(std::chrono::steady_clock::now());
    });
    job->start();
    return run;
}

std::unique_ptr<JobFixture::Run> JobFixture::run(const QString &prompt)
{
    std::unique_ptr<Run> run = start(prompt);
    [[maybe_unused]] const bool over = QTest::qWaitFor([&] { return run->isOver(); }, 20000);
    return run;
}

bool JobFixture::Run::hadPhase(gateway::JobPhase phase) const
{
    return std::find(phases.cbegin(), phases.cend(), phase) != phases.cend();
}

QByteArray chunk(const QByteArray &text)
{
    return R"({"id":"c-1","choices":[{"delta":{"content":")" + text
        + R"(","function_call":null,"refusal":null,"role":null,"tool_calls":null},"finish_reason":null,"index":0,"logprobs":null}],)"
          R"("created":1,"model":"qwen-plus","object":"chat.completion.chunk","usage":null})";
}

QByteArray finishChunk(const QByteArray &reason)
{
    return R"({"id":"c-1","choices":[{"delta":{"content":""},"finish_reason":")" + reason
        + R"(","index":0}],"usage":null})";
}

} // namespace tokenhub::test
