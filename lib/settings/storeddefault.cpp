// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/storeddefault.h"

#include "settings/settingstable.h"

#include <QSettings>
#include <QVariant>

namespace tokenhub::settings {

base::ProfileId storedDefaultProfile(const QString &settingsFile)
{
    const QSettings file(settingsFile, QSettings::IniFormat);
    return base::ProfileId::fromString(file.value(nameOf(rowOf(Key::DefaultProfile))).toString());
}

} // namespace tokenhub::settings
