// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/datapicture.h"

#include "markdown/textbudget.h"

#include <QBuffer>
#include <QImageReader>
#include <algorithm>
#include <array>

namespace tokenhub::markdown {

namespace {

constexpr QByteArrayView DataStart("](data:image/");
constexpr QByteArrayView Base64(";base64,");
constexpr qsizetype LongestAlt = 1000;

struct Kind {
    QByteArrayView name;
    const char *format;
};
constexpr std::array kinds{Kind{"png", "png"}, Kind{"jpeg", "jpeg"}, Kind{"jpg", "jpeg"}, Kind{"gif", "gif"},
                           Kind{"webp", "webp"}};

qsizetype altEnd(QByteArrayView line)
{
    if (!line.startsWith("!["))
        return -1;
    const qsizetype end = line.first(qMin(line.size(), LongestAlt)).indexOf(DataStart);
    // An alternative text with brackets or line ends is left to the parser.
    const bool isPlain = end >= 0 && std::none_of(line.begin() + 2, line.begin() + end, [](char c) {
                             return c == '[' || c == ']' || c == '\\' || c == '\n';
                         });
    return isPlain ? end : -1;
}

const Kind *kindAt(QByteArrayView text)
{
    const auto found = std::find_if(kinds.begin(), kinds.end(), [text](const Kind &kind) {
        return text.startsWith(kind.name) && text.sliced(kind.name.size()).startsWith(Base64);
    });
    return found == kinds.end() ? nullptr : &*found;
}

} // namespace

qsizetype pictureDataBegin(QByteArrayView line)
{
    const qsizetype end = altEnd(line);
    const Kind *kind = end < 0 ? nullptr : kindAt(line.sliced(end + DataStart.size()));
    return kind ? end + DataStart.size() + kind->name.size() + Base64.size() : -1;
}

qsizetype pictureDataLength(QByteArrayView rest)
{
    const auto isData = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/'
            || c == '=';
    };
    return std::find_if_not(rest.begin(), rest.end(), isData) - rest.begin();
}

bool closesPicture(QByteArrayView rest)
{
    return rest.startsWith(')') && rest.sliced(1).trimmed().isEmpty();
}

QString pictureAlt(QByteArrayView line)
{
    const qsizetype end = altEnd(line);
    return end < 0 ? QString() : budget::shownText(QString::fromUtf8(line.sliced(2, end - 2)));
}

std::optional<DataPicture> dataPicture(QByteArrayView line)
{
    const qsizetype begin = pictureDataBegin(line);
    if (begin < 0)
        return std::nullopt;
    const qsizetype length = pictureDataLength(line.sliced(begin));
    if (length / 4 * 3 > longestPicture || !closesPicture(line.sliced(begin + length)))
        return std::nullopt;
    DataPicture picture{.alt = pictureAlt(line),
                        .bytes = QByteArray::fromBase64(line.sliced(begin, length).toByteArray())};
    QBuffer buffer(&picture.bytes);
    // Only what it says it is: other formats have other readers, and other faults.
    QImageReader reader(&buffer, kindAt(line.sliced(line.indexOf(DataStart) + DataStart.size()))->format);
    reader.setAutoDetectImageFormat(false);
    picture.size = reader.size();
    const bool fits
        = !picture.size.isEmpty() && picture.size.width() <= largestPicture && picture.size.height() <= largestPicture;
    return fits ? std::optional(picture) : std::nullopt;
}

} // namespace tokenhub::markdown
