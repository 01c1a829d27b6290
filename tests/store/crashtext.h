// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

//! What crashwriter writes and tst_crash expects: answers of crashPieces pieces, all alike.
namespace tokenhub::store::test {

inline constexpr int crashPieces = 25;

inline QByteArray crashPiece(int number)
{
    return "piece " + QByteArray::number(number) + " \xe6\x96\x87 " + QByteArray(40, 'x') + "\n";
}

inline QByteArray crashText()
{
    QByteArray text;
    for (int i = 0; i < crashPieces; ++i)
        text += crashPiece(i);
    return text;
}

} // namespace tokenhub::store::test
