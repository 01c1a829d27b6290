// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/hiddencharacters.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::typeset {
namespace {

struct Range {
    char32_t first;
    char32_t last;
    HiddenKind kind;
};

//! By their first character.
constexpr std::array ranges{
    Range{0x0000, 0x0008, HiddenKind::Control},     Range{0x000b, 0x001f, HiddenKind::Control},
    Range{0x007f, 0x009f, HiddenKind::Control},     Range{0x00a0, 0x00a0, HiddenKind::Space},
    Range{0x00ad, 0x00ad, HiddenKind::Invisible},   Range{0x034f, 0x034f, HiddenKind::Invisible},
    Range{0x061c, 0x061c, HiddenKind::Direction},   Range{0x115f, 0x1160, HiddenKind::Invisible},
    Range{0x1680, 0x1680, HiddenKind::Space},       Range{0x17b4, 0x17b5, HiddenKind::Invisible},
    Range{0x180b, 0x180f, HiddenKind::Invisible},   Range{0x2000, 0x200a, HiddenKind::Space},
    Range{0x200b, 0x200d, HiddenKind::Invisible},   Range{0x200e, 0x200f, HiddenKind::Direction},
    Range{0x2028, 0x2029, HiddenKind::Control},     Range{0x202a, 0x202e, HiddenKind::Direction},
    Range{0x202f, 0x202f, HiddenKind::Space},       Range{0x205f, 0x205f, HiddenKind::Space},
    Range{0x2060, 0x2065, HiddenKind::Invisible},   Range{0x2066, 0x2069, HiddenKind::Direction},
    Range{0x206a, 0x206f, HiddenKind::Invisible},   Range{0x2800, 0x2800, HiddenKind::Space},
    Range{0x3000, 0x3000, HiddenKind::Space},       Range{0x3164, 0x3164, HiddenKind::Invisible},
    Range{0xd800, 0xdfff, HiddenKind::Control},     Range{0xfe00, 0xfe0f, HiddenKind::Invisible},
    Range{0xfeff, 0xfeff, HiddenKind::Invisible},   Range{0xffa0, 0xffa0, HiddenKind::Invisible},
    Range{0xfff0, 0xfffb, HiddenKind::Control},     Range{0xfffe, 0xffff, HiddenKind::Control},
    Range{0x13430, 0x1343f, HiddenKind::Invisible}, Range{0x1bca0, 0x1bca3, HiddenKind::Invisible},
    Range{0x1d173, 0x1d17a, HiddenKind::Invisible}, Range{0xe0000, 0xe007f, HiddenKind::Tag},
    Range{0xe0080, 0xe00ff, HiddenKind::Invisible}, Range{0xe0100, 0xe01ef, HiddenKind::Tag},
    Range{0xe01f0, 0xe0fff, HiddenKind::Invisible},
};

struct Name {
    char32_t character;
    QLatin1StringView name;
};

constexpr std::array names{
    Name{0x7f, "DEL"_L1},     Name{0x85, "NEL"_L1},    Name{0xa0, "NBSP"_L1},   Name{0xad, "SHY"_L1},
    Name{0x34f, "CGJ"_L1},    Name{0x61c, "ALM"_L1},   Name{0x115f, "HCF"_L1},  Name{0x1160, "HJF"_L1},
    Name{0x200b, "ZWSP"_L1},  Name{0x200c, "ZWNJ"_L1}, Name{0x200d, "ZWJ"_L1},  Name{0x200e, "LRM"_L1},
    Name{0x200f, "RLM"_L1},   Name{0x2028, "LSEP"_L1}, Name{0x2029, "PSEP"_L1}, Name{0x202a, "LRE"_L1},
    Name{0x202b, "RLE"_L1},   Name{0x202c, "PDF"_L1},  Name{0x202d, "LRO"_L1},  Name{0x202e, "RLO"_L1},
    Name{0x202f, "NNBSP"_L1}, Name{0x205f, "MMSP"_L1}, Name{0x2060, "WJ"_L1},   Name{0x2066, "LRI"_L1},
    Name{0x2067, "RLI"_L1},   Name{0x2068, "FSI"_L1},  Name{0x2069, "PDI"_L1},  Name{0x3000, "IDSP"_L1},
    Name{0x3164, "HF"_L1},    Name{0xfeff, "BOM"_L1},  Name{0xffa0, "HWHF"_L1}, Name{0x2007, "FSP"_L1},
};

constexpr std::array controls{"NUL"_L1, "SOH"_L1, "STX"_L1, "ETX"_L1, "EOT"_L1, "ENQ"_L1, "ACK"_L1, "BEL"_L1,
                              "BS"_L1,  "TAB"_L1, "LF"_L1,  "VT"_L1,  "FF"_L1,  "CR"_L1,  "SO"_L1,  "SI"_L1,
                              "DLE"_L1, "DC1"_L1, "DC2"_L1, "DC3"_L1, "DC4"_L1, "NAK"_L1, "SYN"_L1, "ETB"_L1,
                              "CAN"_L1, "EM"_L1,  "SUB"_L1, "ESC"_L1, "FS"_L1,  "GS"_L1,  "RS"_L1,  "US"_L1};

std::optional<HiddenKind> kindOf(char32_t character)
{
    const auto behind = std::upper_bound(ranges.begin(), ranges.end(), character,
                                         [](char32_t c, const Range &range) { return c < range.first; });
    if (behind == ranges.begin() || character > std::prev(behind)->last)
        return std::nullopt;
    return std::prev(behind)->kind;
}

//! Near enough: pictures, arrows, signs, digits of keycaps are none.
bool isEmoji(char32_t c)
{
    return (c >= 0x1f000 && c <= 0x1faff) || (c >= 0x2600 && c <= 0x27bf) || (c >= 0x2190 && c <= 0x21ff)
        || (c >= 0x2b00 && c <= 0x2bff) || c == 0xa9 || c == 0xae || c == 0x203c || c == 0x2049 || c == 0x2122
        || c == 0x2139 || (c >= 0x231a && c <= 0x23ff) || (c >= 0x25aa && c <= 0x25fe) || c == 0xfe0f;
}

struct Reader {
    QStringView text;
    qsizetype position = 0;

    //! The character at position; a lone surrogate as itself.
    [[nodiscard]] char32_t peek() const
    {
        const QChar unit = text[position];
        if (unit.isHighSurrogate() && position + 1 < text.size() && text[position + 1].isLowSurrogate())
            return QChar::surrogateToUcs4(unit, text[position + 1]);
        return unit.unicode();
    }
};

//! Between emoji a joiner makes one picture of two, behind one a selector chooses its look: both are in plain sight.
bool belongsToEmoji(char32_t character, char32_t before, const Reader &after)
{
    if (!isEmoji(before))
        return false;
    if (character == 0xfe0e || character == 0xfe0f)
        return before != 0xfe0f;
    return character == 0x200d && after.position < after.text.size() && isEmoji(after.peek()) && after.peek() != 0xfe0f;
}

//! Joiners and marks of direction belong to scripts that come after Latin, Greek and Cyrillic.
bool isOfItsScript(const HiddenCharacter &hidden, QStringView text)
{
    const char32_t c = hidden.character;
    const bool isOrthographic = c == 0x61c || c == 0x34f || (c >= 0x200c && c <= 0x200f) || (c >= 0x180b && c <= 0x180f)
        || (c >= 0xfe00 && c <= 0xfe0f);
    const auto isSuch = [text](qsizetype at) {
        constexpr char16_t firstSuch = 0x0590;
        return at >= 0 && at < text.size() && text[at].unicode() >= firstSuch
            && (text[at].isLetterOrNumber() || text[at].isMark() || text[at].isSurrogate());
    };
    return isOrthographic && (isSuch(hidden.position - 1) || isSuch(hidden.position + hidden.length));
}

} // namespace

std::vector<HiddenCharacter> hiddenCharacters(QStringView code, qsizetype most)
{
    std::vector<HiddenCharacter> found;
    Reader reader{.text = code};
    char32_t before = 0;
    while (reader.position < code.size() && qsizetype(found.size()) < most) {
        const qsizetype position = reader.position;
        const char32_t character = reader.peek();
        const int length = character > 0xffff ? 2 : 1;
        reader.position += length;
        const bool isLineEnd = character == u'\r' && reader.position < code.size() && reader.peek() == u'\n';
        const auto kind = character < 0x7f && character >= 0x20 ? std::nullopt : kindOf(character);
        if (kind && !isLineEnd && !belongsToEmoji(character, before, reader))
            found.push_back({.position = position, .length = length, .character = character, .kind = *kind});
        before = character;
    }
    return found;
}

std::vector<HiddenCharacter> suspiciousCharacters(QStringView text)
{
    std::vector<HiddenCharacter> found = hiddenCharacters(text, text.size());
    found.erase(std::remove_if(found.begin(), found.end(),
                               [text](const HiddenCharacter &hidden) {
                                   return hidden.kind == HiddenKind::Space || isOfItsScript(hidden, text);
                               }),
                found.end());
    return found;
}

QString withoutSuspicious(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    qsizetype done = 0;
    for (const HiddenCharacter &hidden : suspiciousCharacters(text)) {
        clean += QStringView(text).sliced(done, hidden.position - done);
        done = hidden.position + hidden.length;
    }
    clean += QStringView(text).sliced(done);
    return clean;
}

QString shortName(char32_t character)
{
    if (character < controls.size())
        return QString(controls[character]);
    const auto known = std::find_if(names.begin(), names.end(),
                                    [character](const Name &name) { return name.character == character; });
    if (known != names.end())
        return QString(known->name);
    // The letter that such a tag stands for says more than its number.
    if (character > 0xe0020 && character < 0xe007f)
        return u"TAG "_s + QChar(char16_t(character - 0xe0000));
    return u"U+"_s + QString::number(uint(character), 16).toUpper().rightJustified(4, u'0');
}

} // namespace tokenhub::typeset
