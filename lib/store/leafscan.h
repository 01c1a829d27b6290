// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <functional>
#include <optional>
#include <vector>

namespace tokenhub::store {

//! A value as it lies in a file of SQLite's: text and blobs as bytes.
struct LeafValue {
    std::optional<qint64> number;
    QByteArray bytes;
};

//! Every row that lies in a leaf of some table in \a file and has so many values, with its id. Where the page above a
//! leaf is damaged, nothing else leads to it. What cannot be understood is passed over; whether a row belongs to the
//! table one looks for has to be told from its values.
void scanLeaves(const QString &file, size_t columns,
                const std::function<void(qint64 id, const std::vector<LeafValue> &values)> &onRow);

} // namespace tokenhub::store
