// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/leafscan.h"

#include <QFile>
#include <QtEndian>

namespace tokenhub::store {

namespace {

// SQLite's file format: https://www.sqlite.org/fileformat2.html
constexpr char tableLeaf = 0x0d;
constexpr qint64 fileHeader = 100;

//! \brief Reads forward through bytes and never beyond them.
class Reader
{
public:
    explicit Reader(const QByteArray &bytes, qint64 at = 0) : m_bytes(bytes), m_at(at) { }

    [[nodiscard]] bool isSound() const { return m_isSound; }
    [[nodiscard]] qint64 at() const { return m_at; }

    QByteArray take(qint64 length)
    {
        if (!m_isSound || length < 0 || m_at < 0 || length > m_bytes.size() - m_at) {
            m_isSound = false;
            return {};
        }
        m_at += length;
        return m_bytes.mid(m_at - length, length);
    }

    //! Big-endian, with a sign.
    qint64 number(int length)
    {
        const QByteArray digits = take(length);
        quint64 value = !digits.isEmpty() && digits.front() < 0 ? ~quint64(0) : 0;
        for (const char digit : digits)
            value = value << 8 | quint8(digit);
        return qint64(value);
    }

    qint64 varint()
    {
        quint64 value = 0;
        for (int i = 0; i < 9; ++i) {
            const auto byte = quint8(number(1));
            if (i == 8)
                return qint64(value << 8 | byte);
            value = value << 7 | (byte & 0x7f);
            if (byte < 0x80)
                break;
        }
        return qint64(value);
    }

private:
    const QByteArray &m_bytes;
    qint64 m_at;
    bool m_isSound = true;
};

class LeafScan
{
public:
    explicit LeafScan(const QString &file) : m_file(file)
    {
        if (!m_file.open(QIODevice::ReadOnly))
            return;
        const QByteArray header = m_file.read(fileHeader);
        if (header.size() < fileHeader)
            return;
        const int stated = qFromBigEndian<quint16>(header.constData() + 16);
        m_pageSize = stated == 1 ? 65536 : stated;
        m_usable = m_pageSize - quint8(header.at(20));
    }

    [[nodiscard]] qint64 pages() const { return m_pageSize < 512 ? 0 : m_file.size() / m_pageSize; }
    QByteArray page(qint64 n)
    {
        return n >= 1 && n <= pages() && m_file.seek((n - 1) * m_pageSize) ? m_file.read(m_pageSize) : QByteArray();
    }

    //! The payload of a cell, its overflow pages included; empty when it makes no sense.
    QByteArray payload(Reader &cell, qint64 length)
    {
        if (length < 1 || length > m_file.size())
            return {};
        const qint64 most = m_usable - 35;
        if (length <= most)
            return cell.take(length);
        const qint64 least = (m_usable - 12) * 32 / 255 - 23;
        const qint64 wanted = least + (length - least) % (m_usable - 4);
        QByteArray bytes = cell.take(wanted <= most ? wanted : least);
        auto next = quint32(cell.number(4));
        while (cell.isSound() && bytes.size() < length && next != 0) {
            const QByteArray overflow = page(next);
            Reader reader(overflow);
            next = quint32(reader.number(4));
            bytes += reader.take(std::min(length - bytes.size(), m_usable - 4));
            if (!reader.isSound())
                return {};
        }
        return bytes.size() == length ? bytes : QByteArray();
    }

private:
    QFile m_file;
    qint64 m_pageSize = 0;
    qint64 m_usable = 0;
};

LeafValue valueOf(Reader &body, qint64 type)
{
    constexpr int lengths[] = {0, 1, 2, 3, 4, 6, 8, 8};
    if (type >= 1 && type <= 6)
        return {.number = body.number(lengths[type]), .bytes = {}};
    if (type == 8 || type == 9)
        return {.number = type - 8, .bytes = {}};
    if (type == 7)
        return {.number = {}, .bytes = body.take(8)};
    return {.number = {}, .bytes = type >= 12 ? body.take((type - 12) / 2) : QByteArray()};
}

std::vector<LeafValue> valuesOf(const QByteArray &record, size_t columns)
{
    Reader header(record);
    const qint64 headerSize = header.varint();
    std::vector<qint64> types;
    while (header.isSound() && header.at() < headerSize && types.size() <= columns)
        types.push_back(header.varint());
    if (!header.isSound() || header.at() != headerSize || types.size() != columns)
        return {};
    Reader body(record, headerSize);
    std::vector<LeafValue> values;
    for (const qint64 type : types)
        values.push_back(valueOf(body, type));
    return body.isSound() ? values : std::vector<LeafValue>();
}

} // namespace

void scanLeaves(const QString &file, size_t columns,
                const std::function<void(qint64 id, const std::vector<LeafValue> &values)> &onRow)
{
    LeafScan scan(file);
    for (qint64 n = 1; n <= scan.pages(); ++n) {
        const QByteArray page = scan.page(n);
        const qint64 header = n == 1 ? fileHeader : 0;
        if (page.isEmpty() || page.at(header) != tableLeaf)
            continue;
        Reader counts(page, header + 3);
        const auto cells = quint16(counts.number(2));
        for (qint64 i = 0; i < cells; ++i) {
            Reader pointer(page, header + 8 + 2 * i);
            Reader cell(page, quint16(pointer.number(2)));
            const qint64 length = cell.varint();
            const qint64 id = cell.varint();
            if (!pointer.isSound() || !cell.isSound())
                continue;
            const std::vector<LeafValue> values = valuesOf(scan.payload(cell, length), columns);
            if (!values.empty())
                onRow(id, values);
        }
    }
}

} // namespace tokenhub::store
