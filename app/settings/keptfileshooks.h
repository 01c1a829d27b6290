// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

namespace tokenhub::app {

//! \brief Older and damaged databases beside the one in use, as the page about privacy sees them. Each call answers
//! later with how many there are then and their bytes; \a context as in QObject::connect.
struct KeptFilesHooks {
    using Told = std::function<void(int count, qint64 bytes)>;
    std::function<void(const QObject *context, Told told)> count;
    std::function<void(const QObject *context, Told told)> remove;
};

} // namespace tokenhub::app
