// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/ids.h"
#include "settings/choices.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>
#include <QVariant>
#include <optional>

class QSettings;

namespace tokenhub::settings {

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
    void forgetRecentModels();
    [[nodiscard]] QStringList favouriteModels() const; //!< in the order they were made so, at most 100
    void toggleFavouriteModel(const QString &model);

    [[nodiscard]] int transcriptZoom() const; //!< percent, 50 to 300
    void setTranscriptZoom(int percent);
    [[nodiscard]] Theme theme() const;
    void setTheme(Theme theme);
    [[nodiscard]] EnterKey enterKey() const;
    void setEnterKey(EnterKey key);

    [[nodiscard]] Language language() const; //!< a change is seen at the next start
    void setLanguage(Language language);
    [[nodiscard]] bool asksBeforeQuitting() const; //!< while answers stream
    void setAsksBeforeQuitting(bool asks);
    [[nodiscard]] TimeLimits timeLimits() const; //!< each from 5 s (stall: 10 s) to an hour
    void setTimeLimits(const TimeLimits &limits);
    [[nodiscard]] LogLevel logLevel() const;
    void setLogLevel(LogLevel level);

    [[nodiscard]] QString interfaceFont() const; //!< a family; empty: the desktop's
    void setInterfaceFont(const QString &family);
    [[nodiscard]] int interfaceFontSize() const; //!< points, 6 to 32; 0: the desktop's
    void setInterfaceFontSize(int points);
    [[nodiscard]] QString codeFont() const; //!< a family; empty: the desktop's fixed font
    void setCodeFont(const QString &family);
    [[nodiscard]] Density density() const;
    void setDensity(Density density);
    [[nodiscard]] TextWidth textWidth() const;
    void setTextWidth(TextWidth width);
    [[nodiscard]] Motion motion() const;
    void setMotion(Motion motion);

    [[nodiscard]] LaneLayout laneLayout() const;
    void setLaneLayout(LaneLayout layout);
    [[nodiscard]] bool areLanesLocked() const; //!< a parameter that is changed in one changes in all
    void setLanesLocked(bool locked);

    //! What was changed: by name of the action its keys, as QKeySequence::PortableText; at most four, none for no key.
    [[nodiscard]] QMap<QString, QStringList> shortcuts() const;
    void setShortcuts(const QMap<QString, QStringList> &shortcuts);

    [[nodiscard]] bool isStandard(Key key) const;
    void reset(Key key); //!< to the default

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
    [[nodiscard]] bool writeInto(const QString &file) const;
    void setTrouble(const std::optional<base::Error> &trouble);

    QString m_file; //!< empty: nothing is kept
    QString m_keptAside;
    std::optional<base::Error> m_trouble;
    QHash<Key, QVariant> m_values; //!< only what differs from the default
    QSet<Key> m_unwritten;
    QTimer m_writeTimer;
};

} // namespace tokenhub::settings
