// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"

#include <algorithm>
#include <string.h>

namespace tokenhub::base {

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        wipe();
        m_bytes = other.m_bytes;
    }
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    m_bytes.swap(other.m_bytes);
    return *this;
}

Secret::~Secret()
{
    wipe();
}

void Secret::wipe()
{
    // Only the last owner may overwrite; explicit_bzero is not optimised away.
    if (!m_bytes.isEmpty() && m_bytes.isDetached())
        explicit_bzero(m_bytes.data(), size_t(m_bytes.size()));
    m_bytes.clear();
}

Result<Secret> Secret::fromText(QStringView text)
{
    return fromBytes(text.toUtf8());
}

Result<Secret> Secret::fromBytes(const QByteArray &bytes)
{
    Secret secret(bytes.trimmed());
    const auto refused
        = [](const char *why) { return Error{.kind = ErrorKind::BadKey, .detail = QString::fromLatin1(why)}; };
    if (secret.m_bytes.isEmpty())
        return refused("empty");
    if (secret.m_bytes.size() > maximumLength)
        return refused("longer than 4096 bytes");
    // Anything else could end the header line early (traps: header injection).
    const bool printable
        = std::all_of(secret.m_bytes.cbegin(), secret.m_bytes.cend(), [](char c) { return c >= 0x21 && c <= 0x7e; });
    if (!printable)
        return refused("characters outside 0x21-0x7e");
    return secret;
}

QByteArray Secret::reveal() const
{
    return m_bytes;
}

} // namespace tokenhub::base
