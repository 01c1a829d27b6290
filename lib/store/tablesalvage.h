// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <QStringList>
#include <deque>

namespace tokenhub::store {

//! \brief Copies what can be read of one table of the attached database "damaged" into the table of the same name: in
//! ranges of row ids, each range that meets damage being halved until only the damaged rows are left out.
class TableSalvage
{
public:
    //! \a onProgress gets the share that is done, 0 to 1.
    TableSalvage(const Database &database, const QString &table, std::function<void(double share)> onProgress);

    base::Result<void> run(); //!< an error is one of the new database: what cannot be read is no error
    [[nodiscard]] qint64 rows() const { return m_rows; }
    [[nodiscard]] qint64 lostRows() const { return m_lostRows; } //!< at least

private:
    struct Range {
        qint64 first = 0;
        qint64 last = 0;
    };

    [[nodiscard]] QStringList sharedColumns() const;
    [[nodiscard]] std::optional<qint64> lastId() const;
    [[nodiscard]] base::Result<void> copy(const QString &which, const QVariantList &values);
    base::Result<void> copyRanges();
    base::Result<void> copyFromBothEnds();
    void split(const Range &range);

    const Database &m_database;
    QString m_table;
    QString m_columns;
    std::function<void(double share)> m_onProgress;
    std::deque<Range> m_ranges;
    qint64 m_rows = 0;
    qint64 m_lostRows = 0;
};

} // namespace tokenhub::store
