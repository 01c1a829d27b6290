// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/draft.h"
#include "chat/lane.h"
#include "chat/message.h"
#include "chat/modelcatalog.h"

//! Values as JSON text for a column, and back. Reading is tolerant: what is not understood is left out. Empty values
//! are empty text.
namespace tokenhub::store {

[[nodiscard]] QString usageToText(const chat::Usage &usage);
[[nodiscard]] chat::Usage usageFromText(const QString &text);

[[nodiscard]] QString metricsToText(const chat::Metrics &metrics);
[[nodiscard]] chat::Metrics metricsFromText(const QString &text);

[[nodiscard]] QString errorToText(const std::optional<base::Error> &error);
[[nodiscard]] std::optional<base::Error> errorFromText(const QString &text);

[[nodiscard]] QString targetToText(const chat::Target &target);
[[nodiscard]] chat::Target targetFromText(const QString &text);

[[nodiscard]] QString chosenToText(const QHash<chat::MessageId, chat::MessageId> &chosen);
[[nodiscard]] QHash<chat::MessageId, chat::MessageId> chosenFromText(const QString &text);

[[nodiscard]] QString editToText(const std::optional<chat::DraftEdit> &edit);
[[nodiscard]] std::optional<chat::DraftEdit> editFromText(const QString &text);

[[nodiscard]] QString modelsToText(const chat::ModelCatalog &catalog);
[[nodiscard]] chat::ModelCatalog modelsFromText(const QString &text);

} // namespace tokenhub::store
