// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>

class QDBusVariant;

namespace tokenhub::app {

//! \brief What the desktop portal tells of the desktop's settings: asked without waiting, then listened to. Where there
//! is no portal, nothing is told. GUI thread.
class PortalSettings : public QObject
{
    Q_OBJECT

public:
    explicit PortalSettings(QObject *parent = nullptr);

    void watch(const QDBusConnection &bus, const QString &group, const QString &key); //!< once for each key

signals:
    //! The first answer and every change, of any key.
    void told(const QString &group, const QString &key, const QVariant &value);

private slots:
    void onChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    bool m_isListening = false;
};

} // namespace tokenhub::app
