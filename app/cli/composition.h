// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/services.h"

#include <QObject>
#include <QString>
#include <functional>
#include <memory>

namespace tokenhub::cli {

//! \brief Builds what the console program works with and owns it. The conversation stays in memory; of the data folder
//! only the saved gateways are read.
class Composition
{
public:
    //! \a gateway empty: the saved one. TOKENHUB_API_KEY, when set, is the key of this run.
    Composition(const QString &gateway, const QString &dataDir);
    ~Composition();

    void prepare(const QObject *context, std::function<void()> ready); //!< once; \a ready later
    [[nodiscard]] session::Services services();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tokenhub::cli
