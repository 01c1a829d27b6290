// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "cli/composition.h"
#include "cli/terminal.h"

namespace tokenhub::session {
class ModelDirectory;
}

namespace tokenhub::cli {

//! \brief `tokenhub models`: the gateway's list, one id a line. Emits finished exactly once.
class Models : public QObject
{
    Q_OBJECT

public:
    Models(const QString &gateway, const QString &dataDir, QObject *parent = nullptr);
    ~Models() override;

    void start(); //!< once

signals:
    void finished(tokenhub::cli::ExitStatus status);

private:
    void onChanged(base::ProfileId profile);

    Composition m_composition;
    std::unique_ptr<session::ModelDirectory> m_directory;
};

} // namespace tokenhub::cli
