// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingstable.h"

#include <QStringList>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::settings {
namespace {

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
    {Key::FavouriteModels, "chat/favouriteModels", Type::List, 0, 0, 100, {}},
    {Key::TranscriptZoom, "transcript/zoom", Type::Number, 100, 50, 300, {}},
    {Key::Theme, "look/theme", Type::Choice, 0, 0, 2, {"system", "light", "dark"}},
    {Key::EnterKey, "composer/enterKey", Type::Choice, 0, 0, 1, {"sends", "makesNewLine"}},
    {Key::StoredKeys, "keychain/stored", Type::List, 0, 0, 1000, {}},
    {Key::Language, "app/language", Type::Choice, 0, 0, 2, {"system", "en", "zh_CN"}},
    {Key::AskBeforeQuitting, "quit/askWhileAnswersStream", Type::Flag, 0, 0, 1, {}},
    {Key::FirstByteLimit, "limits/firstByteSeconds", Type::Number, 120, 5, 3600, {}},
    {Key::StallWarning, "limits/stallWarningSeconds", Type::Number, 45, 5, 3600, {}},
    {Key::StallLimit, "limits/stallSeconds", Type::Number, 120, 10, 3600, {}},
    {Key::LogLevel, "log/level", Type::Choice, 1, 0, 3, {"off", "warnings", "information", "debug"}},
    {Key::InterfaceFont, "look/interfaceFont", Type::Text, 0, 0, 200, {}},
    {Key::InterfaceFontSize, "look/interfaceFontPoints", Type::Number, 0, 0, 32, {}},
    {Key::CodeFont, "look/codeFont", Type::Text, 0, 0, 200, {}},
    {Key::Density, "look/density", Type::Choice, 0, 0, 1, {"comfortable", "compact"}},
    {Key::TextWidth, "look/textWidth", Type::Choice, 0, 0, 1, {"column", "fill"}},
    {Key::Motion, "look/motion", Type::Choice, 0, 0, 2, {"system", "reduced", "full"}},
    {Key::Shortcuts, "shortcuts/changed", Type::Text, 0, 0, 20'000, {}},
    {Key::LaneLayout, "lanes/layout", Type::Choice, 0, 0, 3, {"columns", "grid", "tabs", "list"}},
    {Key::LanesLocked, "lanes/settingsLocked", Type::Flag, 0, 0, 1, {}},
};

QVariant choiceFrom(const Row &row, const QString &text)
{
    for (size_t i = 0; i < row.choices.size(); ++i) {
        if (row.choices[i] && text == QLatin1StringView(row.choices[i]))
            return int(i);
    }
    return row.standard;
}

} // namespace

std::span<const Row> rows()
{
    return table;
}

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

QVariant asWritable(const QVariant &stored)
{
    switch (stored.userType()) {
    case QMetaType::QString: {
        const QString text = stored.toString();
        return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
    }
    case QMetaType::QStringList:
    case QMetaType::QVariantList: { // a list with something odd in it is read as one of these
        QVariantList list = stored.toList();
        for (QVariant &entry : list)
            entry = asWritable(entry);
        return list;
    }
    default:
        return stored;
    }
}

QVariant fromFile(const Row &row, const QVariant &read)
{
    const QVariant stored = asWritable(read);
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
        // Cut, a text would mean something else.
        return row.highest > 0 && text.size() > row.highest ? QString() : text;
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

} // namespace tokenhub::settings
