// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/paths.h"

#include <QDir>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::settings {
namespace {

constexpr QLatin1StringView name{"tokenhub-chat"};

// Qt knows this folder since 6.7 only.
QString stateHome()
{
    const QString wished = qEnvironmentVariable("XDG_STATE_HOME");
    return QDir::isAbsolutePath(wished) ? wished : QDir::homePath() + u"/.local/state"_s;
}

} // namespace

Paths standardPaths()
{
    return {.data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u'/' + name,
            .config = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u'/' + name,
            .state = stateHome() + u'/' + name};
}

Paths pathsIn(const QString &folder)
{
    const QString root = QDir::cleanPath(QDir(folder).absolutePath());
    return {.data = root + u"/data"_s, .config = root + u"/config"_s, .state = root + u"/state"_s};
}

} // namespace tokenhub::settings
