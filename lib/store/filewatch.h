// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <utility>

namespace tokenhub::store {

//! \brief Tells whether the names of an open database still lead to what was opened. SQLite goes on writing into a file
//! that was deleted, and says nothing. Two stat() calls a look; a value.
class FileWatch
{
public:
    enum class Finding {
        Same,
        LogGone, //!< the write-ahead log: deleted or another one
        Replaced, //!< another file has the database's name
        Gone,
    };

    FileWatch() = default; //!< watches nothing: Same
    explicit FileWatch(const QString &file); //!< as it is now

    [[nodiscard]] Finding look() const;

private:
    using Identity = std::pair<quint64, quint64>; //!< device, inode
    [[nodiscard]] static std::optional<Identity> identityOf(const QString &path);

    QString m_file;
    std::optional<Identity> m_database;
    std::optional<Identity> m_log;
};

} // namespace tokenhub::store
