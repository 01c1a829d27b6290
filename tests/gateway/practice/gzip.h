// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace tokenhub::practice {

[[nodiscard]] QByteArray gzipped(const QByteArray &bytes); //!< one gzip member

} // namespace tokenhub::practice
