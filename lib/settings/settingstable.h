// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/choices.h"

#include <QString>
#include <QVariant>
#include <array>
#include <span>

//! The one table of what is kept, and the way of a value from the file and into it. Values are int (flag, number, index
//! of a choice), QString, QStringList or QByteArray.
namespace tokenhub::settings {

enum class Type { Flag, Number, Choice, Text, List, Bytes };

//! Names are what the file holds: they are never changed.
struct Row {
    Key key;
    const char *name;
    Type type;
    int standard; //!< number, flag, or index of the choice
    int lowest;
    int highest; //!< of a text: its longest length, 0 for any; of a list: its longest
    std::array<const char *, 4> choices;
};

[[nodiscard]] std::span<const Row> rows();
[[nodiscard]] const Row &rowOf(Key key);
[[nodiscard]] QString nameOf(const Row &row);
[[nodiscard]] QVariant standardOf(const Row &row);
//! A file may name half a surrogate pair (\xdefa): no text, and written it would be read as something else.
[[nodiscard]] QVariant asWritable(const QVariant &stored);
//! From the file: wrong types become the default, numbers the nearest limit.
[[nodiscard]] QVariant fromFile(const Row &row, const QVariant &stored);
[[nodiscard]] QVariant toFile(const Row &row, const QVariant &value);

} // namespace tokenhub::settings
