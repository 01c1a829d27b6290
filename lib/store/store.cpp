// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include "base/post.h"
#include "store/conversationstore.h"
#include "store/lanestore.h"
#include "store/profilestore.h"
#include "store/storeworker.h"

#include <QPointer>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {

using base::Error;
using base::ErrorKind;
using base::Result;
using chat::ConversationId;
using chat::MessageId;
using chat::ProfileId;

namespace {

//! Where nothing can be written, answers of an earlier run are still marked as running.
void endRunning(chat::ConversationData &data)
{
    for (chat::Message &message : data.messages) {
        if (!message.isRunning())
            continue;
        message.outcome = chat::Outcome::Interrupted;
        message.error = Error{.kind = ErrorKind::ProgramEnded, .detail = u"the program ended while it was running"_s};
    }
}

} // namespace

Store::Store(StoreLocation location, QObject *parent, const StoreTuning &tuning) : QObject(parent)
{
    // Called on the store's thread, told on this one.
    const auto here = [this](auto told) { base::post(this, std::move(told)); };
    m_worker = std::make_unique<StoreWorker>(
        std::move(location), tuning,
        StoreWorker::Listeners{
            .onTrouble = [=, this](const std::optional<Error> &trouble) { here([=, this] { onTrouble(trouble); }); },
            .onReopened = [=, this](const OpenReport &report) { here([=, this] { emit reopened(report); }); },
            .onSalvage = [=, this](int percent) { here([=, this] { emit salvageProgressed(percent); }); }});

    m_thread.setObjectName(u"store"_s);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

Store::~Store()
{
    // Behind all that was asked for: the thread ends when the last of it has been tried.
    base::post(m_worker.get(), [this] {
        m_worker->finish();
        base::handOver();
        m_thread.quit();
    });
    m_thread.wait();
    base::takeOver();
}

bool Store::isRetried(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::StorageFull:
    case ErrorKind::StorageBusy:
    case ErrorKind::StorageReadOnly:
    case ErrorKind::StorageLost:
    case ErrorKind::StorageFailed:
        return true;
    default:
        return false;
    }
}

template<typename T> void Store::expectAnswer(const QObject *context, Done<T> done)
{
    m_answers.push_back(
        [guard = QPointer<const QObject>(context ? context : this), done = std::move(done)](void *result) {
            if (guard && done)
                done(std::move(*static_cast<Result<T> *>(result)));
        });
}

template<typename T> void Store::deliver(Result<T> result)
{
    // Taken out first: the callback may make further calls, or end this store.
    const Answer answer = std::move(m_answers.front());
    m_answers.pop_front();
    answer(&result);
}

template<typename T>
void Store::read(const QObject *context, Done<T> done, std::function<Result<T>(const Opened &)> job)
{
    expectAnswer<T>(context, std::move(done));
    base::post(m_worker.get(), [this, job = std::move(job)] {
        const Opened *opened = m_worker->opened();
        Result<T> result = opened ? job(*opened) : Result<T>(m_worker->openError());
        if (!result && result.error().kind == ErrorKind::StorageDamaged && m_worker->mend())
            result = job(*m_worker->opened());
        auto answer = [this, result = std::move(result)]() mutable { deliver<T>(std::move(result)); };
        base::post(this, std::move(answer));
    });
}

void Store::write(const QObject *context, Done<void> done, std::function<Result<void>(const Database &)> job)
{
    write(Log::Leave, context, std::move(done), std::move(job));
}

void Store::write(Log log, const QObject *context, Done<void> done, std::function<Result<void>(const Database &)> job)
{
    ask<void>(context, std::move(done),
              [log, job = std::move(job)](StoreWorker &worker) { return worker.write(job, log); });
}

template<typename T> void Store::ask(const QObject *context, Done<T> done, std::function<Result<T>(StoreWorker &)> job)
{
    expectAnswer<T>(context, std::move(done));
    base::post(m_worker.get(), [this, job = std::move(job)] {
        const Result<T> result = job(*m_worker);
        base::post(this, [this, result] { deliver<T>(result); });
    });
}

void Store::countKeptFiles(const QObject *context, Done<KeptFiles> done)
{
    ask<KeptFiles>(context, std::move(done), [](StoreWorker &worker) {
        return worker.location().isInMemory() ? KeptFiles() : keptFilesOf(worker.location().file());
    });
}

void Store::removeKeptFiles(const QObject *context, Done<KeptFiles> done)
{
    ask<KeptFiles>(context, std::move(done), [](StoreWorker &worker) {
        const StoreLocation &location = worker.location();
        if (location.isInMemory())
            return KeptFiles();
        return location.isOnlyRead() ? keptFilesOf(location.file()) : removeKeptFilesOf(location.file());
    });
}

void Store::saveCopy(const QString &file, const QObject *context, Done<void> done)
{
    ask<void>(context, std::move(done), [file](StoreWorker &worker) { return worker.copyTo(file); });
}

void Store::onTrouble(const std::optional<Error> &trouble)
{
    m_trouble = trouble;
    emit troubleChanged(trouble);
}

void Store::open(const QObject *context, Done<OpenReport> done)
{
    expectAnswer<OpenReport>(context, std::move(done));
    base::post(m_worker.get(), [this] {
        const Result<OpenReport> result = m_worker->open();
        base::post(this, [this, result] { deliver<OpenReport>(result); });
    });
}

void Store::loadHistory(const QObject *context, Done<std::vector<chat::ConversationSummary>> done)
{
    read<std::vector<chat::ConversationSummary>>(
        context, std::move(done), [](const Opened &opened) { return ConversationStore(opened.database).history(); });
}

void Store::loadConversation(ConversationId id, const QObject *context, Done<chat::ConversationData> done)
{
    read<chat::ConversationData>(context, std::move(done), [id](const Opened &opened) {
        Result<chat::ConversationData> data = ConversationStore(opened.database).load(id);
        if (data && opened.report.access == OpenReport::Access::ReadOnly)
            endRunning(data.value());
        return data;
    });
}

void Store::saveHead(const chat::ConversationHead &head, const std::vector<chat::Lane> &lanes, const QObject *context,
                     Done<void> done)
{
    write(context, std::move(done),
          [head, lanes](const Database &database) { return ConversationStore(database).saveHead(head, lanes); });
}

void Store::saveTurn(const chat::ConversationData &part, const QObject *context, Done<void> done)
{
    write(context, std::move(done), [part](const Database &database) {
        const ConversationStore conversations(database);
        Result<void> saved = conversations.saveHead(part.head, part.lanes);
        if (saved)
            saved = conversations.saveMessages(part.head.id, part.messages);
        return saved ? conversations.saveTurns(part.head.id, part.turns) : saved;
    });
}

void Store::saveTurnNotes(ConversationId id, const std::vector<chat::Turn> &turns, const QObject *context,
                          Done<void> done)
{
    write(context, std::move(done),
          [id, turns](const Database &database) { return ConversationStore(database).saveTurns(id, turns); });
}

void Store::saveMessages(ConversationId id, const std::vector<chat::Message> &messages, const QObject *context,
                         Done<void> done)
{
    write(context, std::move(done),
          [id, messages](const Database &database) { return ConversationStore(database).saveMessages(id, messages); });
}

void Store::appendTail(ConversationId, MessageId message, chat::PartKind kind, const QByteArray &newUtf8,
                       const QObject *context, Done<void> done)
{
    write(context, std::move(done), [message, kind, newUtf8](const Database &database) {
        return ConversationStore(database).appendTail(message, kind, newUtf8);
    });
}

void Store::finishMessage(ConversationId id, const chat::Message &message, const QObject *context, Done<void> done)
{
    saveMessages(id, {message}, context, std::move(done));
}

void Store::removeConversation(ConversationId id, const QObject *context, Done<void> done)
{
    write(Log::Clear, context, std::move(done),
          [id](const Database &database) { return ConversationStore(database).remove(id); });
}

void Store::removeMessages(ConversationId id, const std::vector<MessageId> &messages, const QObject *context,
                           Done<void> done)
{
    write(Log::Clear, context, std::move(done), [id, messages](const Database &database) {
        return ConversationStore(database).removeMessages(id, messages);
    });
}

void Store::saveDraft(ConversationId id, const chat::Draft &draft, const QObject *context, Done<void> done)
{
    write(context, std::move(done),
          [id, draft](const Database &database) { return ProfileStore(database).saveDraft(id, draft); });
}

void Store::loadDraft(ConversationId id, const QObject *context, Done<chat::Draft> done)
{
    read<chat::Draft>(context, std::move(done),
                      [id](const Opened &opened) { return ProfileStore(opened.database).loadDraft(id); });
}

void Store::saveQueue(ConversationId id, const std::vector<chat::QueuedPrompt> &prompts, const QObject *context,
                      Done<void> done)
{
    write(context, std::move(done),
          [id, prompts](const Database &database) { return ProfileStore(database).saveQueue(id, prompts); });
}

void Store::loadQueue(ConversationId id, const QObject *context, Done<std::vector<chat::QueuedPrompt>> done)
{
    read<std::vector<chat::QueuedPrompt>>(
        context, std::move(done), [id](const Opened &opened) { return ProfileStore(opened.database).loadQueue(id); });
}

void Store::loadProfiles(const QObject *context, Done<std::vector<chat::Profile>> done)
{
    read<std::vector<chat::Profile>>(context, std::move(done),
                                     [](const Opened &opened) { return ProfileStore(opened.database).profiles(); });
}

void Store::saveProfile(const chat::Profile &profile, const QObject *context, Done<void> done)
{
    write(context, std::move(done),
          [profile](const Database &database) { return ProfileStore(database).save(profile); });
}

void Store::orderProfiles(const std::vector<ProfileId> &ids, const QObject *context, Done<void> done)
{
    write(context, std::move(done), [ids](const Database &database) { return ProfileStore(database).order(ids); });
}

void Store::removeProfile(ProfileId id, const QObject *context, Done<void> done)
{
    write(context, std::move(done), [id](const Database &database) { return ProfileStore(database).remove(id); });
}

void Store::loadLaneSets(const QObject *context, Done<std::vector<chat::LaneSet>> done)
{
    read<std::vector<chat::LaneSet>>(context, std::move(done),
                                     [](const Opened &opened) { return LaneStore(opened.database).sets(); });
}

void Store::saveLaneSets(const std::vector<chat::LaneSet> &sets, const QObject *context, Done<void> done)
{
    write(context, std::move(done), [sets](const Database &database) { return LaneStore(database).saveSets(sets); });
}

void Store::saveCatalog(ProfileId id, const chat::ModelCatalog &catalog, base::UtcMs fetchedAt, const QObject *context,
                        Done<void> done)
{
    write(context, std::move(done), [id, catalog, fetchedAt](const Database &database) {
        return ProfileStore(database).saveCatalog(id, catalog, fetchedAt);
    });
}

void Store::loadCatalog(ProfileId id, const QObject *context, Done<StoredCatalog> done)
{
    read<StoredCatalog>(context, std::move(done),
                        [id](const Opened &opened) { return ProfileStore(opened.database).loadCatalog(id); });
}

} // namespace tokenhub::store
