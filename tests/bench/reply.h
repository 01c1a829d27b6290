// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace tokenhub::bench {

//! Markdown as models write it: per chapter a heading, prose with emphasis and links, and in turn a list, a table, a
//! code block, a formula. The same for the same size.
[[nodiscard]] QString reply(qsizetype bytes);
[[nodiscard]] QStringList tokens(const QString &text); //!< pieces of four characters
//! The whole as an event stream in the guide's form, one event a token.
[[nodiscard]] QByteArray eventStream(const QString &text);
[[nodiscard]] QList<QByteArray> payloads(const QString &text); //!< of the same events
//! For practice-gateway --script: every answer is the text, so many tokens a second (0: at once).
[[nodiscard]] QByteArray script(const QString &text, int tokensPerSecond);

} // namespace tokenhub::bench
