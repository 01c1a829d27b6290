// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/profilebook.h"
#include "settings/settings.h"

namespace tokenhub::app {

class NoticeBar;

//! \brief Says what the files beside the database have suffered: settings that cannot be read or saved, gateways that
//! were not read whole, a data folder that cannot be made. What the database suffers is StoreNotices' to say. One in a
//! window; GUI thread.
class FileNotices : public QObject
{
    Q_OBJECT

public:
    FileNotices(NoticeBar &notices, settings::Settings &settings, QObject *parent);

    void showUnsaved(const QStringList &gateways); //!< changed and left; none: no longer
    void showMended(const session::ProfileBook &profiles); //!< nothing where all were read whole
    void showNoFolder(const QString &folder);

signals:
    void gatewaysRequested(); //!< to check what was lost, or to save what is not

private:
    void showTrouble(const std::optional<base::Error> &trouble);
    void showKeptAside(const QString &file);

    NoticeBar &m_notices;
};

} // namespace tokenhub::app
