// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

//! All categories of the program. Warnings by default. Bodies, headers, prompts and keys are never logged.
namespace tokenhub::base {

Q_DECLARE_LOGGING_CATEGORY(logNet)
Q_DECLARE_LOGGING_CATEGORY(logGateway)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logSecrets)
Q_DECLARE_LOGGING_CATEGORY(logSession)
Q_DECLARE_LOGGING_CATEGORY(logTypeset)
Q_DECLARE_LOGGING_CATEGORY(logApp)

} // namespace tokenhub::base
