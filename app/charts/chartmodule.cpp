// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartmodule.h"

#include "base/logging.h"

#include <QDir>
#include <QLibrary>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

const ChartBackEnd *loadCharts(const QString &programFolder)
{
    const QString file = QDir::cleanPath(QDir(programFolder).filePath(u"../lib/tokenhub-chat/tokenhub-charts"_s));
    // Only an absolute path is this file and no other: the system looks up relative ones in its own folders.
    if (!QDir::isAbsolutePath(file))
        return nullptr;
    QLibrary library(file);
    library.setLoadHints(QLibrary::PreventUnloadHint);
    const auto entry = reinterpret_cast<ChartModuleEntry>(library.resolve(chartModuleEntry));
    if (!entry) {
        qCWarning(base::logApp) << "No charts:" << library.errorString();
        return nullptr;
    }
    return entry();
}

} // namespace tokenhub::app
