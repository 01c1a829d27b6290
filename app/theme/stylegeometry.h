// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>
#include <QStyleOption>

//! Where the parts of FlatStyle's controls lie and how large they are: pure functions of the option.
namespace tokenhub::app::style {

inline constexpr int controlHeight = 28; //!< buttons and rows
inline constexpr int fieldHeight = 30; //!< what one types into, and combo boxes
inline constexpr int scrollBarExtent = 12;
inline constexpr int sliderHandleSize = 14;
inline constexpr int indicatorSize = 16;
inline constexpr int iconGap = 7; //!< between a button's icon and its words
inline constexpr int arrowSpace = 26; //!< for the chevron of a combo box or a button with a menu
inline constexpr int menuIndent = 32; //!< for the tick or the icon of a menu item

//! \a standard is Fusion's answer.
[[nodiscard]] QSize controlSize(QStyle::ContentsType type, const QStyleOption &option, const QSize &contents,
                                const QSize &standard);
[[nodiscard]] QRect comboBoxPart(const QStyleOptionComboBox &option, QStyle::SubControl part, const QRect &standard);
[[nodiscard]] QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part);
[[nodiscard]] QRect scrollBarHandle(const QStyleOptionSlider &option); //!< keeps a length one can take hold of
[[nodiscard]] QRect sliderHandle(const QStyleOptionSlider &option);

} // namespace tokenhub::app::style
