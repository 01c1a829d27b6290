// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

//! \brief A client that hides nothing: a bare socket of the system, which tells FIN from RST. It never blocks, so that
//! the gateway may live in the same thread: poll() inside QTRY_... until what is expected is there.
class RawClient
{
public:
    enum class End { None, Fin, Reset };

    explicit RawClient(quint16 port) : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        // Tests look every 10 ms: with the usual window a long answer would come in hundreds of small steps.
        const int window = 4 * 1024 * 1024;
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVBUF, &window, sizeof window);
        // The system accepts on the listener's behalf: this does not wait for the gateway's event loop.
        m_isConnected = ::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    ~RawClient() { close(); }
    Q_DISABLE_COPY_MOVE(RawClient)

    void send(const QByteArray &bytes)
    {
        if (m_isConnected)
            m_isConnected = ::send(m_descriptor, bytes.data(), std::size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
    }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
        m_descriptor = -1;
    }
    //! Takes what has come so far.
    RawClient &poll()
    {
        QByteArray buffer(64 * 1024, Qt::Uninitialized);
        while (m_end == End::None) {
            const auto size = ::recv(m_descriptor, buffer.data(), std::size_t(buffer.size()), MSG_DONTWAIT);
            if (size > 0)
                m_received.append(buffer.constData(), size);
            else if (size == 0)
                m_end = End::Fin;
            else if (errno == ECONNRESET)
                m_end = End::Reset;
            else
                break;
        }
        return *this;
    }
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] End end() const { return m_end; }
    void forget() { m_received.clear(); }

    [[nodiscard]] QByteArray head() const { return m_received.left(m_received.indexOf("\r\n\r\n") + 4); }
    [[nodiscard]] int status() const { return m_received.mid(9, 3).toInt(); }
    //! The whole body of the first answer; null until all of it is there.
    [[nodiscard]] QByteArray body() const
    {
        const auto begin = m_received.indexOf("\r\n\r\n");
        if (begin < 0)
            return {};
        const QByteArray rest = m_received.mid(begin + 4);
        if (head().contains("Transfer-Encoding: chunked"))
            return dechunked(rest);
        const auto length = head().indexOf("Content-Length: ");
        if (length < 0)
            return m_end == End::None ? QByteArray() : QByteArray("", 0) + rest;
        const auto size = head().mid(length + 16).split('\r').first().toLongLong();
        return rest.size() < size ? QByteArray() : QByteArray("", 0) + rest.left(size);
    }
    [[nodiscard]] bool hasAnswer() { return !poll().body().isNull(); }
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body()).object(); }

private:
    static QByteArray dechunked(const QByteArray &rest)
    {
        if (!rest.endsWith("0\r\n\r\n"))
            return {};
        QByteArray body("", 0);
        qsizetype begin = 0;
        while (true) {
            const auto end = rest.indexOf("\r\n", begin);
            const auto size = end < 0 ? -1 : rest.mid(begin, end - begin).toLongLong(nullptr, 16);
            if (size < 0 || rest.size() < end + 4 + size)
                return {};
            if (size == 0)
                return body;
            body += rest.mid(end + 2, size);
            begin = end + 4 + size;
        }
    }

    int m_descriptor = -1;
    bool m_isConnected = false;
    QByteArray m_received;
    End m_end = End::None;
};
