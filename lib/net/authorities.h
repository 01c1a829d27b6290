// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QSslCertificate>
#include <QString>

namespace tokenhub::net {

inline constexpr qint64 largestAuthoritiesFile = 1024 * 1024;

//! The certificates in a PEM file of at most 1 MiB: small enough for the GUI thread. Errors, with the file as subject:
//! FileFailed (not there, no permission, no ordinary file, too large), BadAuthorities (no certificate in it).
[[nodiscard]] base::Result<QList<QSslCertificate>> readAuthorities(const QString &file);

} // namespace tokenhub::net
