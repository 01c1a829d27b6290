// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>
#include <vector>

namespace tokenhub::typeset {

enum class HiddenKind : quint8 {
    Direction, //!< changes the order in which text is shown: code can read otherwise than it runs
    Invisible, //!< takes no room, or is empty: names that look the same differ
    Tag, //!< letters that nobody sees, which models read
    Control, //!< NUL, ESC and their like: a terminal obeys them
    Space //!< looks like a blank and is none
};

//! A character that one does not see, or does not see for what it is. A value.
struct HiddenCharacter {
    qsizetype position = 0; //!< UTF-16 units
    int length = 1; //!< 2 for a surrogate pair
    char32_t character = 0; //!< a lone surrogate as itself
    HiddenKind kind = HiddenKind::Invisible;
    friend bool operator==(const HiddenCharacter &, const HiddenCharacter &) = default;
};

//! What \a code hides, in its order: at most \a most of them. Tab, LF, and CR before LF are not hidden; what joins or
//! colours an emoji is not, behind an emoji. Nothing is changed.
[[nodiscard]] std::vector<HiddenCharacter> hiddenCharacters(QStringView code, qsizetype most = 10'000);

//! Those of any text, prose or code, that somebody who takes it elsewhere should know of: not blanks, and not what the
//! script of its neighbours is written with (Persian, Hindi, Hebrew …).
[[nodiscard]] std::vector<HiddenCharacter> suspiciousCharacters(QStringView text);
//! \a text without them.
[[nodiscard]] QString withoutSuspicious(const QString &text);

//! For a mark: "RLO", "ZWSP", "NUL", else "U+2064". Technical names that are not translated.
[[nodiscard]] QString shortName(char32_t character);

} // namespace tokenhub::typeset
