// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

namespace tokenhub::base {

Q_LOGGING_CATEGORY(logNet, "tokenhub.net", QtWarningMsg)
Q_LOGGING_CATEGORY(logGateway, "tokenhub.gateway", QtWarningMsg)
Q_LOGGING_CATEGORY(logStore, "tokenhub.store", QtWarningMsg)
Q_LOGGING_CATEGORY(logSecrets, "tokenhub.secrets", QtWarningMsg)
Q_LOGGING_CATEGORY(logSession, "tokenhub.session", QtWarningMsg)
Q_LOGGING_CATEGORY(logTypeset, "tokenhub.typeset", QtWarningMsg)
Q_LOGGING_CATEGORY(logApp, "tokenhub.app", QtWarningMsg)

} // namespace tokenhub::base
