// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/oneshotbody.h"

#include <algorithm>
#include <cstring>

namespace tokenhub::net {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent) : QIODevice(parent), m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::seek(qint64 position)
{
    return !m_spent && position == m_position && QIODevice::seek(position);
}

qint64 OneShotBody::readData(char *data, qint64 maximum)
{
    m_spent = true;
    const qint64 count = std::min<qint64>(maximum, m_bytes.size() - m_position);
    if (count > 0) {
        std::memcpy(data, m_bytes.constData() + m_position, static_cast<size_t>(count));
        m_position += count;
    }
    return count;
}

} // namespace tokenhub::net
