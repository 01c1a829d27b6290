// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpheaders.h"

#include <algorithm>

namespace tokenhub::net {
namespace {
auto find(const HttpHeaders &headers, QByteArrayView name)
{
    return std::find_if(headers.cbegin(), headers.cend(),
                        [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}
} // namespace

QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name)
{
    const auto it = find(headers, name);
    return it == headers.cend() ? QByteArray() : it->second.trimmed();
}

bool hasHeader(const HttpHeaders &headers, QByteArrayView name)
{
    return find(headers, name) != headers.cend();
}

} // namespace tokenhub::net
