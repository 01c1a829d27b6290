// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/httpreader.h"

namespace tokenhub::practice {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype longestHead = 1024 * 1024;
constexpr qsizetype longestBody = 256 * 1024 * 1024;
constexpr qsizetype longestSizeLine = 1024;
} // namespace

std::optional<RecordedRequest> HttpReader::take()
{
    while (!m_whole && step()) { }
    return std::exchange(m_whole, std::nullopt);
}

bool HttpReader::takeContinueWish()
{
    const bool isWaiting = m_state != State::Head && m_state != State::Bad;
    return std::exchange(m_wantsContinue, false) && isWaiting;
}

bool HttpReader::step()
{
    switch (m_state) {
    case State::Head:
        return readHead();
    case State::BodyByLength:
        if (m_buffer.size() < m_expected)
            return false;
        m_request.body = m_buffer.left(m_expected);
        m_buffer.remove(0, m_expected);
        whole();
        return false;
    case State::ChunkSize:
        return readChunkSize();
    case State::ChunkData:
        return readChunkData();
    case State::Trailer:
        return readTrailer();
    case State::Bad:
        break;
    }
    return false;
}

bool HttpReader::readHead()
{
    const auto end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        // Other protocols (a TLS handshake, say) are noticed at their first byte: an HTTP method begins with a letter.
        const bool isOther = !m_buffer.isEmpty() && (m_buffer.at(0) < 'A' || m_buffer.at(0) > 'z');
        return isOther || m_buffer.size() > longestHead ? bad() : false;
    }
    m_request = {};
    m_request.head = m_buffer.left(end + 4);
    m_buffer.remove(0, end + 4);
    if (!parseHead(m_request.head.left(end)))
        return bad();
    chooseBody();
    return m_state != State::Bad && !m_whole;
}

bool HttpReader::parseHead(const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    if (words.size() != 3 || !words.at(2).startsWith("HTTP/1."))
        return false;
    m_request.method = words.at(0);
    m_request.target = words.at(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const auto colon = line.indexOf(':');
        if (colon <= 0)
            return false;
        m_request.headers.emplace_back(line.left(colon), line.mid(colon + 1).trimmed());
    }
    return true;
}

void HttpReader::chooseBody()
{
    m_wantsContinue = m_request.header("Expect").toLower() == "100-continue";
    if (m_request.header("Transfer-Encoding").toLower().contains("chunked")) {
        m_state = State::ChunkSize;
        return;
    }
    if (m_request.headerCount("Content-Length") == 0) {
        whole();
        return;
    }
    bool isNumber = false;
    m_expected = m_request.header("Content-Length").toLongLong(&isNumber);
    if (!isNumber || m_expected < 0 || m_expected > longestBody)
        bad();
    else
        m_state = State::BodyByLength;
}

bool HttpReader::readChunkSize()
{
    const auto end = m_buffer.indexOf("\r\n");
    if (end < 0)
        return m_buffer.size() > longestSizeLine ? bad() : false;
    const QByteArray line = m_buffer.left(end).split(';').first().trimmed();
    m_buffer.remove(0, end + 2);
    bool isNumber = false;
    m_expected = line.toLongLong(&isNumber, 16);
    if (!isNumber || m_expected < 0 || m_request.body.size() + m_expected > longestBody)
        return bad();
    m_state = m_expected == 0 ? State::Trailer : State::ChunkData;
    return true;
}

bool HttpReader::readChunkData()
{
    if (m_buffer.size() < m_expected + 2)
        return false;
    m_request.body += m_buffer.left(m_expected);
    m_buffer.remove(0, m_expected + 2);
    m_state = State::ChunkSize;
    return true;
}

bool HttpReader::readTrailer()
{
    const auto end = m_buffer.indexOf("\r\n");
    if (end < 0)
        return false;
    m_buffer.remove(0, end + 2);
    if (end == 0)
        whole();
    return end > 0;
}

void HttpReader::whole()
{
    m_state = State::Head;
    m_whole = std::exchange(m_request, {});
}

bool HttpReader::bad()
{
    m_state = State::Bad;
    m_buffer.clear();
    return false;
}

} // namespace tokenhub::practice
