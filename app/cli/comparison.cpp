// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/comparison.h"

#include "cli/activitynote.h"
#include "session/chatsession.h"
#include "session/profilebook.h"
#include "words/statustext.h"

namespace tokenhub::cli {

using session::Activity;
using session::ChatSession;

Comparison::Comparison(AskSettings settings, QStringList models, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_models(std::move(models)),
      m_composition(m_settings.gateway, m_settings.dataDir)
{
}

Comparison::~Comparison() = default;

void Comparison::start()
{
    m_composition.prepare(this, [this] { begin(); });
}

void Comparison::begin()
{
    const session::Services services = m_composition.services();
    chat::Target target = m_settings.target;
    target.profile = services.profiles.current().id;
    target.model = m_models.front();
    auto conversation = std::make_unique<chat::Conversation>(target, services.clock.now());
    for (qsizetype i = 1; i < m_models.size(); ++i) {
        target.model = m_models.at(i);
        conversation->addLane(target, size_t(i));
    }
    std::vector<base::LaneId> lanes;
    for (const chat::Lane &lane : conversation->lanes()) {
        const QString letter = chat::laneLetter(qsizetype(lanes.size()));
        const auto [added, isNew] = m_lanes.try_emplace(lane.id, Lane{letter, AnswerPrinter(m_settings.form, letter)});
        note(added->second, lane.target.model);
        lanes.push_back(lane.id);
    }
    m_session = std::make_unique<ChatSession>(std::move(conversation), services);
    connectSession();
    m_session->sendTo(lanes, {.text = m_settings.prompt});
}

void Comparison::connectSession()
{
    connect(m_session.get(), &ChatSession::promptRefused, this, [this](const base::Error &error) {
        printError(error);
        end(exitStatus(error.kind));
    });
    connect(m_session.get(), &ChatSession::frameApplied, this,
            [this](base::MessageId answer, const chat::DeltaBatch &frame) {
                // Whoever reads us has gone: nobody wants the rest.
                if (!laneOf(answer).printer.frame(frame))
                    m_session->stopAll();
            });
    connect(m_session.get(), &ChatSession::activityChanged, this, &Comparison::onActivity);
    connect(m_session.get(), &ChatSession::answerFinished, this, &Comparison::onAnswerFinished);
    connect(m_session.get(), &ChatSession::runningChanged, this, [this](int answers) {
        if (answers == 0)
            end(worst());
    });
}

Comparison::Lane &Comparison::laneOf(base::MessageId answer)
{
    return m_lanes.at(m_session->conversation().message(answer).lane);
}

void Comparison::note(const Lane &lane, const QString &sentence) const
{
    printNote(lane.letter + QStringLiteral(": ") + sentence);
}

void Comparison::onActivity(base::MessageId answer)
{
    const std::optional<Activity> activity = m_session->activity(answer);
    const QString said = activity ? activityNote(*activity, m_composition.services().clock.monotonic()) : QString();
    if (!said.isEmpty())
        note(laneOf(answer), said);
}

void Comparison::onAnswerFinished(base::MessageId id)
{
    const chat::Message &answer = m_session->conversation().message(id);
    Lane &lane = laneOf(id);
    lane.printer.end(answer, m_composition.services().profiles.current().prices);
    if (answer.error) {
        const QStringList lines = errorLines(*answer.error);
        for (const QString &line : lines)
            note(lane, line);
    } else if (const auto outcome = words::outcomeNote(answer)) {
        note(lane, outcome->sentence);
    }
}

//! Of the first lane that did not complete.
ExitStatus Comparison::worst() const
{
    for (const chat::Lane &lane : m_session->conversation().lanes()) {
        const ExitStatus status = exitStatus(m_session->conversation().message(lane.leaf));
        if (status != ExitStatus::Complete)
            return status;
    }
    return ExitStatus::Complete;
}

void Comparison::interrupt()
{
    if (m_session)
        m_session->stopAll();
    else
        end(ExitStatus::Interrupted);
}

void Comparison::end(ExitStatus status)
{
    if (std::exchange(m_ended, true))
        return;
    QMetaObject::invokeMethod(
        this, [this, status] { emit finished(status); }, Qt::QueuedConnection);
}

} // namespace tokenhub::cli
