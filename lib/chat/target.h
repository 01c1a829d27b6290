// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "chat/parameters.h"

#include <QMetaType>

namespace tokenhub::chat {

//! \brief What is asked: where, which model, how.
struct Target {
    base::ProfileId profile;
    QString model; //!< free text: a name or provider/model
    QString systemPrompt;
    Parameters parameters;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Target fromJson(const QJsonObject &object);

    friend bool operator==(const Target &, const Target &) = default;
};

//! \a target with the settings (system prompt and parameters, not where and which model) that differ between \a before
//! and \a after taken from \a after.
[[nodiscard]] Target withSameChange(Target target, const Target &before, const Target &after);

} // namespace tokenhub::chat

Q_DECLARE_METATYPE(tokenhub::chat::Target)
