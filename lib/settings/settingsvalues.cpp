// SPDX-License-Identifier: GPL-3.0-or-later
// What each setting is called and which type it has; how they are kept: settings.cpp.
#include "settings/settings.h"

#include "settings/settingstable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace tokenhub::settings {
namespace {

constexpr int smallestFont = 6; // points
constexpr qsizetype mostShortcuts = 4; // of one action

} // namespace

QByteArray Settings::windowGeometry() const
{
    return value(Key::WindowGeometry).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    setValue(Key::WindowGeometry, geometry);
}

QByteArray Settings::windowState() const
{
    return value(Key::WindowState).toByteArray();
}

void Settings::setWindowState(const QByteArray &state)
{
    setValue(Key::WindowState, state);
}

bool Settings::isSidebarVisible() const
{
    return value(Key::SidebarVisible).toInt() != 0;
}

void Settings::setSidebarVisible(bool visible)
{
    setValue(Key::SidebarVisible, int(visible));
}

int Settings::sidebarWidth() const
{
    return value(Key::SidebarWidth).toInt();
}

void Settings::setSidebarWidth(int width)
{
    setValue(Key::SidebarWidth, width);
}

bool Settings::isParametersVisible() const
{
    return value(Key::ParametersVisible).toInt() != 0;
}

void Settings::setParametersVisible(bool visible)
{
    setValue(Key::ParametersVisible, int(visible));
}

int Settings::parametersWidth() const
{
    return value(Key::ParametersWidth).toInt();
}

void Settings::setParametersWidth(int width)
{
    setValue(Key::ParametersWidth, width);
}

QJsonObject Settings::defaultTarget() const
{
    return QJsonDocument::fromJson(value(Key::DefaultTarget).toString().toUtf8()).object();
}

void Settings::setDefaultTarget(const QJsonObject &target)
{
    const QByteArray json = target.isEmpty() ? QByteArray() : QJsonDocument(target).toJson(QJsonDocument::Compact);
    setValue(Key::DefaultTarget, QString::fromUtf8(json));
}

base::ProfileId Settings::defaultProfile() const
{
    return base::ProfileId::fromString(value(Key::DefaultProfile).toString());
}

void Settings::setDefaultProfile(base::ProfileId profile)
{
    setValue(Key::DefaultProfile, profile.isNull() ? QString() : profile.toString());
}

QStringList Settings::recentModels() const
{
    return value(Key::RecentModels).toStringList();
}

void Settings::addRecentModel(const QString &model)
{
    QStringList models = recentModels();
    models.removeAll(model);
    models.prepend(model);
    setValue(Key::RecentModels, models.mid(0, rowOf(Key::RecentModels).highest));
}

void Settings::forgetRecentModels()
{
    setValue(Key::RecentModels, QStringList());
}

QStringList Settings::favouriteModels() const
{
    return value(Key::FavouriteModels).toStringList();
}

void Settings::toggleFavouriteModel(const QString &model)
{
    QStringList models = favouriteModels();
    if (models.removeAll(model) == 0)
        models.append(model);
    setValue(Key::FavouriteModels, models.mid(0, rowOf(Key::FavouriteModels).highest));
}

int Settings::transcriptZoom() const
{
    return value(Key::TranscriptZoom).toInt();
}

void Settings::setTranscriptZoom(int percent)
{
    setValue(Key::TranscriptZoom, percent);
}

Theme Settings::theme() const
{
    return Theme(value(Key::Theme).toInt());
}

void Settings::setTheme(Theme theme)
{
    setValue(Key::Theme, int(theme));
}

EnterKey Settings::enterKey() const
{
    return EnterKey(value(Key::EnterKey).toInt());
}

void Settings::setEnterKey(EnterKey key)
{
    setValue(Key::EnterKey, int(key));
}

KeyMark Settings::keyMark(base::ProfileId profile) const
{
    return value(Key::StoredKeys).toStringList().contains(profile.toString()) ? KeyMark::Stored : KeyMark::NotStored;
}

void Settings::setKeyMark(base::ProfileId profile, KeyMark mark)
{
    QStringList profiles = value(Key::StoredKeys).toStringList();
    profiles.removeAll(profile.toString());
    if (mark == KeyMark::Stored)
        profiles.append(profile.toString());
    setValue(Key::StoredKeys, profiles);
}

Language Settings::language() const
{
    return Language(value(Key::Language).toInt());
}

void Settings::setLanguage(Language language)
{
    setValue(Key::Language, int(language));
}

bool Settings::asksBeforeQuitting() const
{
    return value(Key::AskBeforeQuitting).toInt() != 0;
}

void Settings::setAsksBeforeQuitting(bool asks)
{
    setValue(Key::AskBeforeQuitting, int(asks));
}

TimeLimits Settings::timeLimits() const
{
    return {.firstByte = std::chrono::seconds(value(Key::FirstByteLimit).toInt()),
            .stallWarning = std::chrono::seconds(value(Key::StallWarning).toInt()),
            .stall = std::chrono::seconds(value(Key::StallLimit).toInt())};
}

void Settings::setTimeLimits(const TimeLimits &limits)
{
    setValue(Key::FirstByteLimit, int(limits.firstByte.count()));
    setValue(Key::StallWarning, int(limits.stallWarning.count()));
    setValue(Key::StallLimit, int(limits.stall.count()));
}

LogLevel Settings::logLevel() const
{
    return LogLevel(value(Key::LogLevel).toInt());
}

void Settings::setLogLevel(LogLevel level)
{
    setValue(Key::LogLevel, int(level));
}

QString Settings::interfaceFont() const
{
    return value(Key::InterfaceFont).toString();
}

void Settings::setInterfaceFont(const QString &family)
{
    setValue(Key::InterfaceFont, family);
}

int Settings::interfaceFontSize() const
{
    const int points = value(Key::InterfaceFontSize).toInt();
    return points == 0 ? 0 : std::max(points, smallestFont);
}

void Settings::setInterfaceFontSize(int points)
{
    setValue(Key::InterfaceFontSize, points);
}

QString Settings::codeFont() const
{
    return value(Key::CodeFont).toString();
}

void Settings::setCodeFont(const QString &family)
{
    setValue(Key::CodeFont, family);
}

Density Settings::density() const
{
    return Density(value(Key::Density).toInt());
}

void Settings::setDensity(Density density)
{
    setValue(Key::Density, int(density));
}

TextWidth Settings::textWidth() const
{
    return TextWidth(value(Key::TextWidth).toInt());
}

void Settings::setTextWidth(TextWidth width)
{
    setValue(Key::TextWidth, int(width));
}

Motion Settings::motion() const
{
    return Motion(value(Key::Motion).toInt());
}

void Settings::setMotion(Motion motion)
{
    setValue(Key::Motion, int(motion));
}

LaneLayout Settings::laneLayout() const
{
    return LaneLayout(value(Key::LaneLayout).toInt());
}

void Settings::setLaneLayout(LaneLayout layout)
{
    setValue(Key::LaneLayout, int(layout));
}

bool Settings::areLanesLocked() const
{
    return value(Key::LanesLocked).toBool();
}

void Settings::setLanesLocked(bool locked)
{
    setValue(Key::LanesLocked, int(locked));
}

QMap<QString, QStringList> Settings::shortcuts() const
{
    QMap<QString, QStringList> all;
    const QJsonObject stored = QJsonDocument::fromJson(value(Key::Shortcuts).toString().toUtf8()).object();
    for (auto it = stored.begin(); it != stored.end(); ++it) {
        if (!it->isArray())
            continue;
        QStringList &keys = all[it.key()];
        const QJsonArray sequences = it->toArray();
        for (qsizetype i = 0; i < std::min<qsizetype>(sequences.size(), mostShortcuts); ++i) {
            if (sequences[i].isString())
                keys.append(sequences[i].toString());
        }
    }
    return all;
}

void Settings::setShortcuts(const QMap<QString, QStringList> &shortcuts)
{
    QJsonObject stored;
    for (auto it = shortcuts.begin(); it != shortcuts.end(); ++it)
        stored.insert(it.key(), QJsonArray::fromStringList(*it));
    const QByteArray json = stored.isEmpty() ? QByteArray() : QJsonDocument(stored).toJson(QJsonDocument::Compact);
    setValue(Key::Shortcuts, QString::fromUtf8(json));
}

} // namespace tokenhub::settings
