// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace tokenhub::settings {

//! Everything that is kept. Names, types, defaults and limits: settingstable.cpp.
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
    FavouriteModels,
    TranscriptZoom,
    Theme,
    EnterKey,
    StoredKeys,
    Language,
    AskBeforeQuitting,
    FirstByteLimit,
    StallWarning,
    StallLimit,
    LogLevel,
    InterfaceFont,
    InterfaceFontSize,
    CodeFont,
    Density,
    TextWidth,
    Motion,
    Shortcuts,
    LaneLayout,
    LanesLocked,
};

enum class Theme { System, Light, Dark };
enum class EnterKey { Sends, MakesNewLine }; //!< MakesNewLine: Ctrl+Enter sends
enum class KeyMark { NotStored, Stored }; //!< whether the keychain was given a key; never the key
enum class Language { System, English, SimplifiedChinese };
enum class LogLevel { Off, Warnings, Information, Debug };
enum class Density { Comfortable, Compact };
enum class TextWidth { Column, Fill }; //!< of a conversation: a readable column, or the whole window
enum class LaneLayout { Columns, Grid, Tabs, List }; //!< of several lanes
enum class Motion { System, Reduced, Full };

//! How long a gateway may be silent where its profile says nothing else.
struct TimeLimits {
    std::chrono::seconds firstByte{120};
    std::chrono::seconds stallWarning{45}; //!< silence that is worth telling
    std::chrono::seconds stall{120}; //!< silence that ends an answer

    friend bool operator==(const TimeLimits &, const TimeLimits &) = default;
};

} // namespace tokenhub::settings
