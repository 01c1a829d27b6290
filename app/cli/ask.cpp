// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ask.h"

#include "cli/activitynote.h"
#include "session/chatsession.h"
#include "session/profilebook.h"
#include "words/statustext.h"

namespace tokenhub::cli {

using session::Activity;
using session::ChatSession;

Ask::Ask(AskSettings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_composition(m_settings.gateway, m_settings.dataDir),
      m_printer(m_settings.form)
{
}

Ask::~Ask() = default;

void Ask::start()
{
    m_composition.prepare(this, [this] { begin(); });
}

void Ask::begin()
{
    const session::Services services = m_composition.services();
    chat::Target target = m_settings.target;
    target.profile = services.profiles.current().id;
    m_session
        = std::make_unique<ChatSession>(std::make_unique<chat::Conversation>(target, services.clock.now()), services);
    m_lane = m_session->conversation().lanes().front().id;
    connectSession();
    m_session->send(m_lane, {.text = m_settings.prompt});
}

void Ask::connectSession()
{
    connect(m_session.get(), &ChatSession::promptRefused, this, [this](const base::Error &error) {
        printError(error);
        end(exitStatus(error.kind));
    });
    connect(m_session.get(), &ChatSession::frameApplied, this, [this](base::MessageId, const chat::DeltaBatch &frame) {
        // Whoever reads us has gone: nobody wants the rest.
        if (!m_printer.frame(frame))
            m_session->stopAll();
    });
    connect(m_session.get(), &ChatSession::activityChanged, this, &Ask::onActivity);
    connect(m_session.get(), &ChatSession::answerFinished, this, &Ask::onAnswerFinished);
}

void Ask::onActivity()
{
    const base::MessageId answer = m_session->conversation().path(m_lane).back();
    const std::optional<Activity> activity = m_session->activity(answer);
    const QString note = activity ? activityNote(*activity, m_composition.services().clock.monotonic()) : QString();
    if (!note.isEmpty())
        printNote(note);
}

void Ask::onAnswerFinished(base::MessageId id)
{
    const chat::Message &answer = m_session->conversation().message(id);
    m_printer.end(answer, m_composition.services().profiles.current().prices);
    if (answer.error)
        printError(*answer.error);
    else if (const auto note = words::outcomeNote(answer))
        printNote(note->sentence);
    end(exitStatus(answer));
}

void Ask::interrupt()
{
    if (m_session)
        m_session->stopAll();
    else
        end(ExitStatus::Interrupted);
}

void Ask::end(ExitStatus status)
{
    if (std::exchange(m_ended, true))
        return;
    QMetaObject::invokeMethod(
        this, [this, status] { emit finished(status); }, Qt::QueuedConnection);
}

} // namespace tokenhub::cli
