// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/gzip.h"

#include <QtEndian>
#include <array>

namespace tokenhub::practice {

namespace {

std::array<quint32, 256> makeCrcTable()
{
    std::array<quint32, 256> table{};
    for (quint32 n = 0; n < 256; ++n) {
        quint32 value = n;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1) : value >> 1;
        table[n] = value;
    }
    return table;
}

quint32 crc32(const QByteArray &bytes)
{
    static const auto table = makeCrcTable();
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : bytes)
        crc = table[(crc ^ quint8(byte)) & 0xFFU] ^ (crc >> 8);
    return crc ^ 0xFFFFFFFFU;
}

void appendLittleEndian(QByteArray &to, quint32 value)
{
    std::array<char, 4> bytes{};
    qToLittleEndian(value, bytes.data());
    to.append(bytes.data(), qsizetype(bytes.size()));
}

} // namespace

QByteArray gzipped(const QByteArray &bytes)
{
    // qCompress() puts a length (4 bytes) and a zlib header (2) before the deflated data and a check sum (4) after it.
    const QByteArray zlib = qCompress(bytes);
    QByteArray result = QByteArray::fromHex("1f8b08000000000000ff");
    result += zlib.mid(6, zlib.size() - 10);
    appendLittleEndian(result, crc32(bytes));
    appendLittleEndian(result, quint32(bytes.size()));
    return result;
}

} // namespace tokenhub::practice
