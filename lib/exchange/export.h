// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/report.h"

namespace tokenhub::exchange {

enum class Format { Html, Markdown, Json, Csv };
inline constexpr Format formats[] = {Format::Html, Format::Markdown, Format::Json, Format::Csv};

[[nodiscard]] QByteArray exported(const chat::Conversation &conversation, Format format, const ExportOptions &options);
//! Without the dot.
[[nodiscard]] QString suffixOf(Format format);
//! \a title as a file's name on every system, without a suffix: no separators, no reserved names, not too long; never
//! empty.
[[nodiscard]] QString fileNameOf(const QString &title);
//! \a file with the suffix of \a format, unless it has that already; the suffix of another of our formats is replaced.
[[nodiscard]] QString withSuffix(const QString &file, Format format);

} // namespace tokenhub::exchange
