// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "chat/conversation.h"
#include "chat/conversationlistmodel.h"
#include "chat/draft.h"
#include "chat/laneset.h"
#include "chat/profile.h"
#include "store/keptfiles.h"
#include "store/openreport.h"
#include "store/storedcatalog.h"

#include <QThread>
#include <deque>
#include <functional>
#include <memory>

namespace tokenhub::store {

class Database;
class StoreWorker;
struct Opened;
enum class Log;

//! \brief The conversations on disk. Lives on the GUI thread and never blocks it: SQLite runs on one thread of its own,
//! values go in and come out. It must not know what is on screen.
//!
//! Every call answers exactly once through \a done, on the thread of the store, later, and in the order of the calls,
//! unless \a context has gone by then or the store is destroyed first (what was asked is still written). A null
//! context is the store itself; \a done may be empty.
//!
//! A write is one transaction: all of it or nothing. Writes that fail for a reason that can pass (StorageFull,
//! StorageBusy, StorageReadOnly after a start that could write, StorageLost, StorageFailed; see isRetried) answer with
//! that error *at once and are kept*: they are tried again, in order, every few seconds and with later writes, without
//! a second answer; nobody has to repeat them. Later writes queue up behind them and answer with the same error.
//! troubleChanged tells when the trouble begins and when everything kept has been written. Meanwhile a load gives
//! what is stored, which is older. Damage is mended once a run, and the call repeated; StorageDamaged after that and
//! Internal (a call that makes no sense, such as a message whose parent is not stored) are not tried again. After a
//! start that found everything read-only, or failed, writes are kept too, answered with that error, and written if
//! the database can be opened later: see reopened.
class Store : public QObject
{
    Q_OBJECT

public:
    template<typename T> using Done = std::function<void(base::Result<T>)>;

    explicit Store(StoreLocation location, QObject *parent = nullptr, const StoreTuning &tuning = {});
    //! Waits until all writes asked for have been tried once more; only SQLite bounds the time.
    ~Store() override;

    [[nodiscard]] static bool isRetried(base::ErrorKind kind);
    [[nodiscard]] const std::optional<base::Error> &trouble() const { return m_trouble; }

    //! The first call. Where nothing can be written it still succeeds: see OpenReport::access. Errors: StorageNewer
    //! (the file was not touched), StorageBusy, StorageDamaged (and it cannot be moved aside), StorageFailed. May be
    //! called again after an error.
    void open(const QObject *context, Done<OpenReport> done);

    //! Last used first.
    void loadHistory(const QObject *context, Done<std::vector<chat::ConversationSummary>> done);
    //! Messages in no particular order; the text of running answers included. Unknown id: StorageFailed.
    void loadConversation(chat::ConversationId id, const QObject *context, Done<chat::ConversationData> done);

    //! Makes or changes it: title, times, lanes. Lanes that are not in \a lanes are taken away.
    void saveHead(const chat::ConversationHead &head, const std::vector<chat::Lane> &lanes, const QObject *context,
                  Done<void> done);
    //! \a part in one transaction: no half turn. The first one brings the root message too.
    void saveTurn(const chat::ConversationData &part, const QObject *context, Done<void> done);
    void saveTurnNotes(chat::ConversationId id, const std::vector<chat::Turn> &turns, const QObject *context,
                       Done<void> done);
    //! Makes or changes them in one transaction, in any order; each one's parts replace its stored parts and tail. A
    //! parent that is neither stored nor among them is an Internal error.
    void saveMessages(chat::ConversationId id, const std::vector<chat::Message> &messages, const QObject *context,
                      Done<void> done);
    //! Text of a running answer that is new since the last time. Neighbours of the same kind become one part.
    void appendTail(chat::ConversationId id, chat::MessageId message, chat::PartKind kind, const QByteArray &newUtf8,
                    const QObject *context, Done<void> done);
    //! The whole message at its end; its tail goes in the same transaction.
    void finishMessage(chat::ConversationId id, const chat::Message &message, const QObject *context, Done<void> done);
    //! With all that belongs to it, its draft included. The text is overwritten in the file. Unknown ids are no error.
    void removeConversation(chat::ConversationId id, const QObject *context, Done<void> done);
    //! With all messages below them; lanes have to be saved by the caller.
    void removeMessages(chat::ConversationId id, const std::vector<chat::MessageId> &messages, const QObject *context,
                        Done<void> done);

    //! A null id is the draft of a chat that has not begun. An empty draft is taken away.
    void saveDraft(chat::ConversationId id, const chat::Draft &draft, const QObject *context, Done<void> done);
    void loadDraft(chat::ConversationId id, const QObject *context, Done<chat::Draft> done); //!< empty when none

    //! The prompts that wait in a stored conversation, in order; they replace those that waited before.
    void saveQueue(chat::ConversationId id, const std::vector<chat::QueuedPrompt> &prompts, const QObject *context,
                   Done<void> done);
    void loadQueue(chat::ConversationId id, const QObject *context, Done<std::vector<chat::QueuedPrompt>> done);

    //! In the person's order. What cannot be read of one is at its default: see ProfileState.
    void loadProfiles(const QObject *context, Done<std::vector<chat::Profile>> done);
    void saveProfile(const chat::Profile &profile, const QObject *context, Done<void> done); //!< Temporary: Internal
    void orderProfiles(const std::vector<chat::ProfileId> &ids, const QObject *context, Done<void> done);
    void removeProfile(chat::ProfileId id, const QObject *context, Done<void> done); //!< and its catalogue

    //! All saved sets of lanes, in the person's order.
    void loadLaneSets(const QObject *context, Done<std::vector<chat::LaneSet>> done);
    void saveLaneSets(const std::vector<chat::LaneSet> &sets, const QObject *context, Done<void> done);

    //! Only for stored profiles; for others it does nothing and succeeds.
    void saveCatalog(chat::ProfileId id, const chat::ModelCatalog &catalog, base::UtcMs fetchedAt,
                     const QObject *context, Done<void> done);
    void loadCatalog(chat::ProfileId id, const QObject *context, Done<StoredCatalog> done);

    //! All of it, also what could not be written yet, as a database of its own at \a file; one that lies there is
    //! replaced at the very end. It works when the database is full, read-only or gone.
    void saveCopy(const QString &file, const QObject *context, Done<void> done);

    //! Older and damaged databases beside the one in use. They have no part in what is stored.
    void countKeptFiles(const QObject *context, Done<KeptFiles> done);
    void removeKeptFiles(const QObject *context, Done<KeptFiles> done); //!< answers with what could not be removed

signals:
    //! While it runs, damaged or read-only conversations have become what \a report says: they are to be read anew.
    void reopened(const tokenhub::store::OpenReport &report);
    void salvageProgressed(int percent); //!< a damaged database is being saved; also before open answers
    //! For a lasting notice; empty when everything has been written. Emitted only when it changes.
    void troubleChanged(const std::optional<tokenhub::base::Error> &trouble);

private:
    //! Takes the address of the Result<T> that the call was made for.
    using Answer = std::function<void(void *result)>;

    template<typename T>
    void read(const QObject *context, Done<T> done, std::function<base::Result<T>(const Opened &)> job);
    void write(const QObject *context, Done<void> done, std::function<base::Result<void>(const Database &)> job);
    void write(Log log, const QObject *context, Done<void> done,
               std::function<base::Result<void>(const Database &)> job);
    template<typename T>
    void ask(const QObject *context, Done<T> done, std::function<base::Result<T>(StoreWorker &)> job);
    template<typename T> void expectAnswer(const QObject *context, Done<T> done);
    template<typename T> void deliver(base::Result<T> result);
    void onTrouble(const std::optional<base::Error> &trouble);

    std::deque<Answer> m_answers; //!< callbacks stay on this thread; the worker answers in the order of the calls
    std::optional<base::Error> m_trouble;
    std::unique_ptr<StoreWorker> m_worker; //!< lives on m_thread
    QThread m_thread;
};

} // namespace tokenhub::store
