// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

//! What a person or a fault does to the keyring of the test's own session bus. Every call blocks until it is done.
namespace keyring {

bool lock();
[[nodiscard]] bool unlock(const QString &password);
[[nodiscard]] bool isLocked();
//! Another program of the desktop changes what is stored for \a user.
[[nodiscard]] bool overwrite(const QString &user, const QByteArray &bytes);
//! Programs that the bus starts from now on, the keyring's dialog among them, find this display.
void setDisplayOfDialogs(const QString &display);
//! 0 when nobody has this name.
[[nodiscard]] qint64 processOf(const QString &busName);
bool endProcessOf(const QString &busName);

} // namespace keyring
