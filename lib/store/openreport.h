// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QMetaType>
#include <QString>
#include <chrono>
#include <functional>
#include <optional>

namespace tokenhub::store {

//! \brief Where the conversations are kept.
class StoreLocation
{
public:
    //! In `tokenhub.sqlite` in this folder, which is made when it is missing.
    [[nodiscard]] static StoreLocation inFolder(const QString &path) { return StoreLocation(path); }
    //! As inFolder, to look at only: nothing is made, migrated or settled there, where another program may be at work.
    [[nodiscard]] static StoreLocation toReadInFolder(const QString &path)
    {
        StoreLocation location(path);
        location.m_isOnlyRead = true;
        return location;
    }
    //! Until the program ends.
    [[nodiscard]] static StoreLocation inMemory() { return StoreLocation({}); }

    [[nodiscard]] bool isInMemory() const { return m_folder.isEmpty(); }
    [[nodiscard]] bool isOnlyRead() const { return m_isOnlyRead; }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] QString file() const { return m_folder + QStringLiteral("/tokenhub.sqlite"); }

private:
    explicit StoreLocation(const QString &folder) : m_folder(folder) { }
    QString m_folder;
    bool m_isOnlyRead = false;
};

//! \brief Times and limits that tests shorten.
struct StoreTuning {
    std::chrono::milliseconds retryEvery{5000}; //!< for writes that were kept
    std::chrono::milliseconds retryAtMostEvery{1000}; //!< by further writes
    std::chrono::milliseconds busyTimeout{2000}; //!< how long SQLite waits for another process's lock
    std::optional<int> maximumPages; //!< the database counts as full beyond it
    std::function<std::optional<base::Error>(const QString &sql)> beforeStatement; //!< an error is its result
};

//! \brief What could be read of a damaged database.
struct Salvaged {
    qint64 messages = 0;
    qint64 rows = 0;
    qint64 lostRows = 0; //!< at least

    friend bool operator==(const Salvaged &, const Salvaged &) = default;
};

//! \brief What opening found.
struct OpenReport {
    //! ReadOnly: nothing can be written there; what is there can be read, nothing is saved until the next start.
    enum class Access { ReadWrite, ReadOnly };

    Access access = Access::ReadWrite;
    std::optional<base::ErrorKind> readOnlyBecause; //!< StorageReadOnly, StorageFull
    QString keptAside; //!< where a damaged or foreign database was moved to; a new one took its place
    std::optional<Salvaged> salvaged; //!< of what was kept aside
    bool hasGone = false; //!< there was a database here, and there is none now; a new one was begun
    QString rescuedCopy; //!< made when the program last ended and could not save in place
    int interruptedMessages = 0; //!< answers that were still running when the program last ended
    std::optional<int> migratedFrom; //!< the older schema version that was found
    QString backup; //!< the copy made before migrating

    friend bool operator==(const OpenReport &, const OpenReport &) = default;
};

} // namespace tokenhub::store

Q_DECLARE_METATYPE(tokenhub::store::OpenReport)
