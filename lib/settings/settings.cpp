// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.h"

#include "base/logging.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSettings>
#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace tokenhub::settings {

using base::Error;
using base::ErrorKind;

namespace {

enum class Type { Flag, Number, Choice, Text, List, Bytes };

//! Names are what the file holds: they are never changed.
struct Row {
    Key key;
    const char *name;
    Type type;
    int standard; //!< number, flag, or index of the choice
    int lowest;
    int highest;
    std::array<const char *, 3> choices;
};

constexpr Row table[] = {
    {Key::WindowGeometry, "window/geometry", Type::Bytes, 0, 0, 0, {}},
    {Key::WindowState, "window/state", Type::Bytes, 0, 0, 0, {}},
    {Key::SidebarVisible, "sidebar/visible", Type::Flag, 1, 0, 1, {}},
    {Key::SidebarWidth, "sidebar/width", Type::Number, 260, 120, 1200, {}},
    {Key::ParametersVisible, "parameters/visible", Type::Flag, 0, 0, 1, {}},
    {Key::ParametersWidth, "parameters/width", Type::Number, 300, 180, 1200, {}},
    {Key::DefaultTarget, "chat/defaultTarget", Type::Text, 0, 0, 0, {}},
    {Key::DefaultProfile, "chat/defaultProfile", Type::Text, 0, 0, 0, {}},
    {Key::RecentModels, "chat/recentModels", Type::List, 0, 0, 10, {}},
    {Key::TranscriptZoom, "transcript/zoom", Type::Number, 100, 50, 300, {}},
    {Key::Theme, "look/theme", Type::Choice, 0, 0, 2, {"system", "light", "dark"}},
    {Key::EnterKey, "composer/enterKey", Type::Choice, 0, 0, 1, {"sends", "makesNewLine"}},
    {Key::StoredKeys, "keychain/stored", Type::List, 0, 0, 1000, {}},
};

const Row &rowOf(Key key)
{
    return *std::find_if(std::begin(table), std::end(table), [&](const Row &row) { return row.key == key; });
}

QString nameOf(const Row &row)
{
    return QString::fromLatin1(row.name);
}

QVariant standardOf(const Row &row)
{
    switch (row.type) {
    case Type::Text:
        return QString();
    case Type::List:
        return QStringList();
    case Type::Bytes:
        return QByteArray();
    default:
        return row.standard;
    }
}

QVariant choiceFrom(const Row &row, const QString &text)
{
    for (size_t i = 0; i < row.choices.size(); ++i) {
        if (row.choices[i] && text == QLatin1StringView(row.choices[i]))
            return int(i);
    }
    return row.standard;
}

//! From the file: wrong types become the default, numbers the nearest limit.
QVariant fromFile(const Row &row, const QVariant &stored)
{
    const QString text = stored.toString();
    bool isNumber = false;
    switch (row.type) {
    case Type::Flag:
        return text == "true"_L1 ? 1 : text == "false"_L1 ? 0 : row.standard;
    case Type::Number: {
        const qint64 number = text.toLongLong(&isNumber);
        return isNumber ? int(std::clamp<qint64>(number, row.lowest, row.highest)) : row.standard;
    }
    case Type::Choice:
        return choiceFrom(row, text);
    case Type::Text:
        return text;
    case Type::List:
        return stored.toStringList().mid(0, row.highest);
    case Type::Bytes:
        return QByteArray::fromBase64(text.toLatin1());
    }
    return {};
}

QVariant toFile(const Row &row, const QVariant &value)
{
    switch (row.type) {
    case Type::Flag:
        return value.toInt() != 0 ? u"true"_s : u"false"_s;
    case Type::Choice:
        return QString::fromLatin1(row.choices[size_t(value.toInt())]);
    case Type::Bytes:
        return QString::fromLatin1(value.toByteArray().toBase64());
    default:
        return value;
    }
}

//! Only this user: the file names gateways and models. Where that fails, writing fails too and says so.
void makePrivate(const QString &file)
{
    const QString folder = QFileInfo(file).absolutePath();
    if (!QFileInfo::exists(folder)) {
        QDir().mkpath(QFileInfo(folder).absolutePath());
        QDir().mkdir(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    // QSettings keeps the rights of a file that exists.
    QFile empty(file);
    if (!empty.exists() && !empty.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return;
    if (empty.permissions() & ~(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser))
        empty.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace

Settings::Settings(const QString &file, QObject *parent) : QObject(parent), m_file(file)
{
    m_writeTimer.setSingleShot(true);
    m_writeTimer.setInterval(500ms);
    connect(&m_writeTimer, &QTimer::timeout, this, &Settings::flush);
    if (!m_file.isEmpty() && QFileInfo::exists(m_file))
        load();
}

Settings::~Settings()
{
    flush();
}

void Settings::load()
{
    if (!QFile(m_file).open(QIODevice::ReadOnly)) {
        // Saving replaces files: one that we may not read must not be replaced by defaults.
        m_trouble = Error{.kind = ErrorKind::FileFailed, .detail = u"no permission to read it"_s, .subject = m_file};
        m_file.clear();
        return;
    }
    bool isDamaged = false;
    {
        const QSettings settings(m_file, QSettings::IniFormat);
        (void)settings.allKeys(); // parses what is otherwise parsed at the first use
        isDamaged = settings.status() == QSettings::FormatError;
        if (!isDamaged)
            read(settings);
    }
    if (!isDamaged)
        return;
    const QString wanted
        = m_file + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    m_keptAside = wanted;
    for (int n = 2; QFileInfo::exists(m_keptAside); ++n)
        m_keptAside = wanted + u'-' + QString::number(n);
    if (QFile::rename(m_file, m_keptAside))
        return;
    m_trouble
        = Error{.kind = ErrorKind::FileFailed, .detail = u"damaged, and cannot be moved aside"_s, .subject = m_file};
    m_keptAside.clear();
    m_file.clear();
}

void Settings::read(const QSettings &file)
{
    for (const Row &row : table) {
        const QString name = nameOf(row);
        if (!file.contains(name))
            continue;
        const QVariant value = fromFile(row, file.value(name));
        if (value != standardOf(row))
            m_values.insert(row.key, value);
    }
}

void Settings::flush()
{
    m_writeTimer.stop();
    if (m_file.isEmpty() || m_unwritten.isEmpty())
        return;
    makePrivate(m_file);
    // Opened for the moment only: a lasting QSettings would write by itself after every change.
    QSettings settings(m_file, QSettings::IniFormat);
    settings.setValue(u"version"_s, 1);
    for (const Key key : std::as_const(m_unwritten))
        settings.setValue(nameOf(rowOf(key)), toFile(rowOf(key), value(key)));
    settings.sync();
    if (settings.status() != QSettings::NoError) {
        setTrouble(Error{.kind = ErrorKind::FileFailed, .detail = u"cannot be written"_s, .subject = m_file});
        return;
    }
    m_unwritten.clear();
    setTrouble(std::nullopt);
}

QVariant Settings::value(Key key) const
{
    const auto found = m_values.constFind(key);
    return found == m_values.cend() ? standardOf(rowOf(key)) : *found;
}

void Settings::setValue(Key key, const QVariant &value)
{
    const Row &row = rowOf(key);
    const bool isBounded = row.type == Type::Number || row.type == Type::Choice;
    const QVariant wanted = isBounded ? QVariant(std::clamp(value.toInt(), row.lowest, row.highest)) : value;
    if (wanted == this->value(key))
        return;
    m_values.insert(key, wanted);
    m_unwritten.insert(key);
    m_writeTimer.start();
    emit changed(key);
}

void Settings::setTrouble(const std::optional<Error> &trouble)
{
    if (m_trouble == trouble)
        return;
    m_trouble = trouble;
    emit troubleChanged(m_trouble);
}

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

} // namespace tokenhub::settings
