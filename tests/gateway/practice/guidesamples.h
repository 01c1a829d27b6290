// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace tokenhub::practice {

[[nodiscard]] QByteArray guideAnswerSample(); //!< the guide's JSON answer, byte for byte
[[nodiscard]] QList<QByteArray> guideStreamSample(); //!< the guide's stream, one event each with its blank line

//! A file of replies/, without the line feed at its end. The file must exist.
[[nodiscard]] QString cannedText(const QString &fileName);

} // namespace tokenhub::practice
