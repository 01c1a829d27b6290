// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QSize>
#include <QString>
#include <optional>

namespace tokenhub::markdown {

//! \brief A picture that a text carries in itself: a line "![alt](data:image/png;base64,…)". A value.
struct DataPicture {
    QString alt;
    QByteArray bytes; //!< of the file, not decoded
    QSize size; //!< pixels
};

inline constexpr qsizetype longestPicture = 2 * 1024 * 1024; //!< bytes
inline constexpr int largestPicture = 4096; //!< pixels, each way

//! Where the data begins in a line that is such a picture as far as it goes; -1 for any other.
[[nodiscard]] qsizetype pictureDataBegin(QByteArrayView line);
//! What of \a rest, which follows the beginning of the data, can be part of it.
[[nodiscard]] qsizetype pictureDataLength(QByteArrayView rest);
//! Whether \a rest, behind the data, closes the picture and its line.
[[nodiscard]] bool closesPicture(QByteArrayView rest);
//! The alternative text of such a line, which need not be complete.
[[nodiscard]] QString pictureAlt(QByteArrayView line);
//! Reads the header alone. Nothing where the data is no picture of a kind that is shown, or is over a limit.
[[nodiscard]] std::optional<DataPicture> dataPicture(QByteArrayView line);

} // namespace tokenhub::markdown
