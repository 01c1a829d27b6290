// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <optional>

namespace tokenhub::app {

//! \brief What a start of the program wants, where another one with the same folder runs already. Never a key.
struct StartWish {
    QString gateway;
    QString model;
    QString ask;
    QString activation; //!< the desktop's leave to take the focus

    friend bool operator==(const StartWish &, const StartWish &) = default;
};

inline constexpr qsizetype longestWish = 256 * 1024; //!< bytes, with its line end

//! One line. Longer than longestWish when the prompt is: such a wish cannot be handed over.
[[nodiscard]] QByteArray wishLine(const StartWish &wish);
//! Empty for what is no wish of this program.
[[nodiscard]] std::optional<StartWish> wishFromLine(const QByteArray &line);

} // namespace tokenhub::app

Q_DECLARE_METATYPE(tokenhub::app::StartWish)
