// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/practicedesk.h"

#include "notices/noticebar.h"
#include "session/conversationlibrary.h"
#include "session/profilebook.h"
#include "window/conversationcontroller.h"
#include "window/practicemodel.h"
#include "window/targetdesk.h"
#include "words/plaintext.h"

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString practiceNotice = QStringLiteral("practice");
const QString chatNotice = QStringLiteral("practiceChat");
const QString firstModel = QStringLiteral("practice/hello");

} // namespace

PracticeDesk::PracticeDesk(const Parts &parts, QObject *parent)
    : QObject(parent), m_runner(parts.runner), m_profiles(parts.profiles), m_library(parts.library),
      m_controller(parts.controller), m_targets(parts.targets), m_notices(parts.notices),
      m_profile(base::ProfileId::create())
{
    connect(&m_runner, &PracticeRunner::ready, this, &PracticeDesk::onReady);
    connect(&m_runner, &PracticeRunner::failed, this, &PracticeDesk::onFailed);
    connect(&m_notices, &NoticeBar::actionTriggered, this, &PracticeDesk::onAction);
    connect(&m_library, &session::ConversationLibrary::shownChanged, this, &PracticeDesk::refreshChatNotice);
    connect(&m_targets, &TargetDesk::modelChanged, this, &PracticeDesk::refreshChatNotice);
}

void PracticeDesk::start()
{
    m_notices.removeNotice(practiceNotice);
    m_runner.start();
}

void PracticeDesk::stop()
{
    m_runner.stop();
    m_notices.removeNotice(practiceNotice);
    leave();
}

void PracticeDesk::onReady(const QUrl &url)
{
    if (m_profiles.current().id != m_profile)
        m_before = m_profiles.current().id;
    m_profiles.put({.id = m_profile,
                    .name = tr("Practice: canned answers"),
                    .baseUrl = url.toString(),
                    .kind = chat::ProfileKind::Temporary});
    adoptOrphan();
    m_profiles.setCurrent(m_profile);
    m_targets.setModelForNow(m_profile, firstModel);
    m_notices.showNotice({.id = practiceNotice,
                          .level = NoticeLevel::Info,
                          .text = tr("You are practising: the answers are canned. They come from this computer, and no "
                                     "model is asked."),
                          .action = u"key"_s,
                          .actionLabel = tr("Enter a key"),
                          .otherAction = u"stop"_s,
                          .otherLabel = tr("Stop trying"),
                          .end = NoticeEnd::WhenSolved});
    refreshChatNotice();
    emit begun();
}

void PracticeDesk::onFailed(PracticeRunner::Failure failure, const QString &detail)
{
    using enum PracticeRunner::Failure;
    if (failure == Ended) {
        m_notices.showNotice(
            {.id = practiceNotice,
             .level = NoticeLevel::Bad,
             .text = tr("The practice gateway has ended unexpectedly. Start it again, or enter a key."),
             .action = u"again"_s,
             .actionLabel = tr("Start again"),
             .otherAction = u"key"_s,
             .otherLabel = tr("Enter a key"),
             .details = words::onOneLine(detail)});
        emit failed({});
        return;
    }
    leave();
    emit failed(failure == NotFound
                    ? tr("The practice gateway is not installed: install this program's package again, or enter a key.")
                    : failure == NotStarted
                    ? tr("The practice gateway does not run (%1). Enter a key, or use a server on this computer.")
                          .arg(words::onOneLine(detail))
                    : tr("The practice gateway does not answer. Try again, or enter a key."));
}

void PracticeDesk::onAction(const QString &id, const QString &action)
{
    if (id == chatNotice) {
        if (action == "start"_L1)
            start();
        else
            m_targets.openModelList();
        return;
    }
    if (id != practiceNotice)
        return;
    if (action == "again"_L1) {
        start();
        return;
    }
    stop();
    m_controller.showNew();
    if (action == "key"_L1)
        emit keyWanted();
}

void PracticeDesk::leave()
{
    if (m_profiles.current().id == m_profile && !m_before.isNull())
        m_profiles.setCurrent(m_before);
    m_profiles.remove(m_profile);
    m_targets.setModelForNow({}, {});
    refreshChatNotice();
}

const session::ChatSession *PracticeDesk::shownOrphan() const
{
    const session::ChatSession *shown = m_library.shown();
    if (!shown || shown->conversation().tree().size() == 0)
        return nullptr;
    // A gateway that is there may well have a model of that name: one of the command line does in practice.
    const chat::Target &target = shown->conversation().lanes().front().target;
    return isPracticeModel(target.model) && !m_profiles.find(target.profile) ? shown : nullptr;
}

//! A chat of an earlier run goes on with the practice gateway of this one.
void PracticeDesk::adoptOrphan()
{
    if (const session::ChatSession *orphan = shownOrphan()) {
        const chat::Lane lane = orphan->conversation().lanes().front();
        chat::Target target = lane.target;
        target.profile = m_profile;
        orphan->conversation().setTarget(lane.id, target);
    }
}

void PracticeDesk::refreshChatNotice()
{
    if (isOn() || !shownOrphan()) {
        m_notices.removeNotice(chatNotice);
        return;
    }
    m_notices.showNotice(
        {.id = chatNotice,
         .level = NoticeLevel::Info,
         .text = tr("The answers of this chat are canned: the practice gateway gave them. Choose a model "
                    "to go on with %1.")
                     .arg(words::onOneLine(m_profiles.current().name)),
         .action = u"model"_s,
         .actionLabel = tr("Choose model"),
         .otherAction = u"start"_s,
         .otherLabel = tr("Practise again")});
}

} // namespace tokenhub::app
