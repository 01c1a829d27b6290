// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/ids.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>
#include <QVariant>
#include <optional>

class QSettings;

namespace tokenhub::settings {

//! Everything that is kept. Names, types, defaults and limits: the table in settings.cpp.
enum class Key {
    WindowGeometry,
    WindowState,
    SidebarVisible,
    SidebarWidth,
    ParametersVisible,
    ParametersWidth,
    DefaultTarget,
    DefaultProfile,
    RecentModels,
    TranscriptZoom,
    Theme,
    EnterKey,
    StoredKeys,
};

enum class Theme { System, Light, Dark };
enum class EnterKey { Sends, MakesNewLine }; //!< MakesNewLine: Ctrl+Enter sends
enum class KeyMark { NotStored, Stored }; //!< whether the keychain was given a key; never the key

//! \brief What a person chose about the program, in one small file. Never a secret. Lives on the GUI thread, owned by
//! the composition root. Reading never fails: what is missing, of the wrong type or out of bounds is the default or the
//! nearest limit. Changes are written together, half a second after the last one and at destruction.
class Settings : public QObject
{
    Q_OBJECT

public:
    //! An empty \a file keeps nothing.
    explicit Settings(const QString &file, QObject *parent = nullptr);
    ~Settings() override; //!< writes what has not been written

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    [[nodiscard]] QByteArray windowState() const;
    void setWindowState(const QByteArray &state);

    [[nodiscard]] bool isSidebarVisible() const;
    void setSidebarVisible(bool visible);
    [[nodiscard]] int sidebarWidth() const; //!< device-independent pixels
    void setSidebarWidth(int width);
    [[nodiscard]] bool isParametersVisible() const;
    void setParametersVisible(bool visible);
    [[nodiscard]] int parametersWidth() const; //!< device-independent pixels
    void setParametersWidth(int width);

    //! What a new chat begins with, as chat::Target writes it; empty until one was chosen.
    [[nodiscard]] QJsonObject defaultTarget() const;
    void setDefaultTarget(const QJsonObject &target);
    [[nodiscard]] base::ProfileId defaultProfile() const; //!< null until one was chosen
    void setDefaultProfile(base::ProfileId profile);

    [[nodiscard]] QStringList recentModels() const; //!< last used first, at most 10
    void addRecentModel(const QString &model);

    [[nodiscard]] int transcriptZoom() const; //!< percent, 50 to 300
    void setTranscriptZoom(int percent);
    [[nodiscard]] Theme theme() const;
    void setTheme(Theme theme);
    [[nodiscard]] EnterKey enterKey() const;
    void setEnterKey(EnterKey key);

    [[nodiscard]] KeyMark keyMark(base::ProfileId profile) const;
    void setKeyMark(base::ProfileId profile, KeyMark mark);

    //! Where an unreadable file was moved to when the settings were opened; defaults apply. Empty otherwise.
    [[nodiscard]] const QString &keptAside() const { return m_keptAside; }
    //! FileFailed while the file cannot be read or written; subject = its name. Empty when all is well.
    [[nodiscard]] const std::optional<base::Error> &trouble() const { return m_trouble; }
    //! Writes at once.
    void flush();

signals:
    void changed(tokenhub::settings::Key key); //!< only when the value differs
    void troubleChanged(const std::optional<tokenhub::base::Error> &trouble);

private:
    void load();
    void read(const QSettings &file);
    [[nodiscard]] QVariant value(Key key) const;
    void setValue(Key key, const QVariant &value);
    void setTrouble(const std::optional<base::Error> &trouble);

    QString m_file; //!< empty: nothing is kept
    QString m_keptAside;
    std::optional<base::Error> m_trouble;
    QHash<Key, QVariant> m_values; //!< only what differs from the default
    QSet<Key> m_unwritten;
    QTimer m_writeTimer;
};

} // namespace tokenhub::settings
