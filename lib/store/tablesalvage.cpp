// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tablesalvage.h"

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {

using base::Error;
using base::ErrorKind;
using base::Result;

namespace {

//! A damaged edge may make the ids look endless: the halving stops at the finest level it can pay for.
constexpr int mostFailures = 20'000;
//! Where the last id cannot be read: rows that a file of this many pages could hold.
constexpr qint64 rowsPerPage = 16;

//! Of the new database: the rest would fail as well.
bool isFatal(const Error &error)
{
    return error.kind == ErrorKind::StorageFull || error.kind == ErrorKind::StorageReadOnly
        || error.kind == ErrorKind::StorageFailed;
}

} // namespace

TableSalvage::TableSalvage(const Database &database, const QString &table, std::function<void(double share)> onProgress)
    : m_database(database), m_table(table), m_onProgress(std::move(onProgress))
{
}

Result<void> TableSalvage::run()
{
    const QStringList columns = sharedColumns();
    if (columns.isEmpty())
        return {};
    m_columns = u'"' + columns.join(u"\",\""_s) + u'"';
    // A table without row ids says so when it is asked for one.
    const Result<QVariant> id = m_database.value(u"SELECT rowid FROM main.\"%1\" LIMIT 0"_s.arg(m_table));
    return id ? copyRanges() : copyFromBothEnds();
}

QStringList TableSalvage::sharedColumns() const
{
    const auto namesIn = [this](const QString &schema) {
        QStringList names;
        (void)m_database.rows(u"SELECT name FROM pragma_table_info(?, ?)"_s, {m_table, schema},
                              [&](const QSqlQuery &row) { names << row.value(0).toString(); });
        return names;
    };
    const QStringList damaged = namesIn(u"damaged"_s);
    QStringList shared;
    for (const QString &name : namesIn(u"main"_s)) {
        if (damaged.contains(name))
            shared << name;
    }
    return shared;
}

std::optional<qint64> TableSalvage::lastId() const
{
    const Result<QVariant> id = m_database.value(u"SELECT max(rowid) FROM damaged.\"%1\""_s.arg(m_table));
    return id && !id->isNull() ? std::optional(id->toLongLong()) : std::nullopt;
}

//! Inside SQLite, so that every byte stays what it is. A statement that fails takes back what it copied.
Result<void> TableSalvage::copy(const QString &which, const QVariantList &values)
{
    Result<void> done = m_database.run(
        u"INSERT OR IGNORE INTO main.\"%1\" (%2) SELECT %2 FROM damaged.\"%1\" %3"_s.arg(m_table, m_columns, which),
        values);
    if (!done)
        return done;
    const Result<int> changed = m_database.changes();
    if (!changed)
        return changed.error();
    m_rows += *changed;
    return {};
}

Result<void> TableSalvage::copyRanges()
{
    const Result<QVariant> pages = m_database.value(u"PRAGMA damaged.page_count"_s);
    const qint64 guess = (pages ? pages->toLongLong() : 1000) * rowsPerPage;
    constexpr qint64 first = 1; // SQLite gives them out, and we never do
    const qint64 last = std::max(first, lastId().value_or(guess));
    m_ranges = {{.first = first, .last = last}};
    const double all = double(last) - double(first) + 1;
    double done = 0;
    for (int failures = 0; !m_ranges.empty() && failures < mostFailures;) {
        const Range range = m_ranges.front();
        m_ranges.pop_front();
        const Result<void> copied = copy(u"WHERE rowid BETWEEN ? AND ?"_s, {range.first, range.last});
        if (!copied && isFatal(copied.error()))
            return copied;
        if (!copied) {
            ++failures;
            if (range.first < range.last) {
                split(range);
                continue;
            }
            ++m_lostRows;
        }
        done += double(range.last) - double(range.first) + 1;
        m_onProgress(done / all);
    }
    return {};
}

//! To the end of the row: what is whole is copied in large pieces before what is not is looked at closely.
void TableSalvage::split(const Range &range)
{
    const qint64 middle = range.first + (range.last - range.first) / 2;
    m_ranges.push_back({.first = range.first, .last = middle});
    m_ranges.push_back({.first = middle + 1, .last = range.last});
}

//! A small table, read row by row as far as that goes, from either end.
Result<void> TableSalvage::copyFromBothEnds()
{
    const Result<void> whole = copy({}, {});
    if (whole || isFatal(whole.error()))
        return whole;
    for (const QString &order : {u"ASC"_s, u"DESC"_s}) {
        for (int offset = 0;; ++offset) {
            const qint64 before = m_rows;
            const Result<void> copied = copy(u"ORDER BY 1 %1 LIMIT 1 OFFSET %2"_s.arg(order).arg(offset), {});
            if (!copied && isFatal(copied.error()))
                return copied;
            if (!copied || m_rows == before)
                break;
        }
    }
    return {};
}

} // namespace tokenhub::store
