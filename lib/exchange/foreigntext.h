// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

//! Text that others wrote, made fit for a document of ours. Pure and linear.
namespace tokenhub::exchange {

//! As base::onOneLine().
[[nodiscard]] QString oneLine(QStringView text, qsizetype longest = 300);
//! As text of Markdown: what has a meaning there is escaped.
[[nodiscard]] QString escapedMarkdown(const QString &text);
//! "> " before every line, the bytes otherwise as they are: nothing in it can end the quote.
[[nodiscard]] QByteArray quoted(const QByteArray &utf8);
//! As text of HTML and XML: marks that turn the writing direction are shown by their number, and what XML cannot hold
//! is replaced.
[[nodiscard]] QByteArray escapedHtml(QStringView text);
[[nodiscard]] QByteArray escapedHtml(QByteArrayView utf8);
//! On one line, as the value of an attribute between double quotes.
[[nodiscard]] QByteArray attributeText(QStringView text);
//! As escapedHtml(), for HTML that is escaped already, with no such characters in its attributes.
[[nodiscard]] QByteArray soundHtml(QByteArrayView html);

} // namespace tokenhub::exchange
