// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <optional>

namespace tokenhub::chat {

struct ToolChoice {
    enum class Mode { Auto, None, Required, Function };
    Mode mode = Mode::Auto;
    QString function; //!< with Function
    friend bool operator==(const ToolChoice &, const ToolChoice &) = default;
};

//! \brief What may be asked of a model. Unset (empty) means not sent, which differs from every value.
struct Parameters {
    std::optional<bool> stream; //!< unset streams
    std::optional<qint64> maxTokens; //!< 1 …
    std::optional<double> temperature; //!< 0 … 2
    QStringList stop; //!< sequences; empty = unset
    std::optional<bool> thinking;
    std::optional<bool> search;
    QString tools; //!< JSON array as typed, kept even while it does not parse; empty = unset
    std::optional<ToolChoice> toolChoice;
    QString extra; //!< JSON object as typed, merged into the request; empty = unset

    [[nodiscard]] int setCount() const; //!< how many fields differ from unset
    [[nodiscard]] bool streams() const { return stream.value_or(true); }

    //! For the store: our own names, unset fields left out.
    [[nodiscard]] QJsonObject toJson() const;
    //! Tolerant: unknown keys and wrong types are unset.
    [[nodiscard]] static Parameters fromJson(const QJsonObject &object);

    friend bool operator==(const Parameters &, const Parameters &) = default;
};

} // namespace tokenhub::chat
