// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tokenhub::settings {

//! \brief The folders of this user. None of them is made here.
struct Paths {
    QString data; //!< the store's folder
    QString config;
    QString state; //!< logs

    [[nodiscard]] QString settingsFile() const { return config + QStringLiteral("/tokenhub-chat.ini"); }
    [[nodiscard]] QString logFolder() const { return state + QStringLiteral("/log"); }
    [[nodiscard]] QString logFile() const { return logFolder() + QStringLiteral("/tokenhub-chat.log"); }

    friend bool operator==(const Paths &, const Paths &) = default;
};

//! The XDG folders named tokenhub-chat.
[[nodiscard]] Paths standardPaths();
//! For --data-dir: data, config and state as folders in \a folder, which may be relative.
[[nodiscard]] Paths pathsIn(const QString &folder);

} // namespace tokenhub::settings
