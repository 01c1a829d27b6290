// SPDX-License-Identifier: GPL-3.0-or-later
#include "loopbackproxy.h"

#include <QNetworkProxy>
#include <QTcpSocket>

namespace tokenhub::test {

using namespace Qt::Literals::StringLiterals;

namespace {

// What a connection has said so far, and how far it has come.
constexpr const char *buffered = "buffered";
constexpr const char *stage = "stage";
enum Stage { Begin, Login, Request, Passing };

QByteArray unread(const QTcpSocket &socket)
{
    return socket.property(buffered).toByteArray();
}

} // namespace

LoopbackProxy::LoopbackProxy(quint16 passTo, QObject *parent) : QTcpServer(parent), m_passTo(passTo)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port for the proxy");
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection())
            accept(*socket);
    });
}

void LoopbackProxy::demandLogin(const QString &user, const QString &password)
{
    m_login = (user + u':' + password).toUtf8();
}

void LoopbackProxy::accept(QTcpSocket &socket)
{
    ++m_connections;
    connect(&socket, &QTcpSocket::readyRead, this, [this, &socket] { onBytes(socket); });
    connect(&socket, &QTcpSocket::disconnected, &socket, &QObject::deleteLater);
}

void LoopbackProxy::onBytes(QTcpSocket &socket)
{
    if (m_manner == Manner::Mute || socket.property(stage).toInt() == Passing)
        return;
    socket.setProperty(buffered, unread(socket) + socket.readAll());
    if (unread(socket).startsWith('\x05') || socket.property(stage).toInt() != Begin)
        speakSocks(socket);
    else
        speakHttp(socket);
}

void LoopbackProxy::speakHttp(QTcpSocket &socket)
{
    const QByteArray said = unread(socket);
    const qsizetype end = said.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QList<QByteArray> line = said.left(said.indexOf("\r\n")).split(' ');
    const bool isTunnel = line.value(0) == "CONNECT"_ba;
    m_targets.append(QString::fromLatin1(line.value(1)));
    if (wantsLogin() && !said.contains("Basic " + m_login.toBase64())) {
        ++m_loginsRefused;
        socket.setProperty(buffered, QByteArray());
        socket.write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                     "Content-Length: 0\r\n\r\n");
    } else if (m_manner == Manner::Refuse) {
        socket.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        socket.disconnectFromHost();
    } else if (isTunnel) {
        pass(socket, "HTTP/1.1 200 Connection established\r\n\r\n", said.mid(end + 4));
    } else {
        // Plain http: the whole address is in the request line, which servers take as well.
        pass(socket, {}, said);
    }
}

void LoopbackProxy::speakSocks(QTcpSocket &socket)
{
    switch (socket.property(stage).toInt()) {
    case Begin:
        greetSocks(socket);
        break;
    case Login:
        loginSocks(socket);
        break;
    case Request:
        connectSocks(socket);
        break;
    default:
        break;
    }
}

void LoopbackProxy::greetSocks(QTcpSocket &socket)
{
    const QByteArray said = unread(socket);
    if (said.size() < 2 || said.size() < 2 + said[1])
        return;
    const char method = wantsLogin() ? 2 : 0;
    const bool isOffered = said.mid(2, said[1]).contains(method);
    socket.setProperty(buffered, QByteArray());
    if (!isOffered) {
        ++m_loginsRefused;
        socket.write("\x05\xff"_ba);
        socket.disconnectFromHost();
        return;
    }
    socket.setProperty(stage, wantsLogin() ? Login : Request);
    socket.write(QByteArray("\x05") + method);
}

void LoopbackProxy::loginSocks(QTcpSocket &socket)
{
    const QByteArray said = unread(socket);
    const int user = said.size() > 1 ? said[1] : 0;
    const int password = said.size() > 2 + user ? said[2 + user] : 0;
    if (said.size() < 3 + user + password)
        return;
    const bool isRight = said.mid(2, user) + ':' + said.mid(3 + user, password) == m_login;
    socket.setProperty(buffered, QByteArray());
    socket.setProperty(stage, Request);
    socket.write(isRight ? QByteArray("\x01\x00", 2) : QByteArray("\x01\x01", 2));
    if (!isRight) {
        ++m_loginsRefused;
        socket.disconnectFromHost();
    }
}

void LoopbackProxy::connectSocks(QTcpSocket &socket)
{
    const QByteArray said = unread(socket);
    const bool isName = said.size() > 4 && said[3] == 3;
    const qsizetype length = isName ? 1 + said[4] : 4; // of the address: a name, or IPv4
    if (said.size() < 4 + length + 2)
        return;
    const QString host = isName ? QString::fromLatin1(said.mid(5, said[4])) : u"address"_s;
    const int port = quint8(said[4 + length]) * 256 + quint8(said[5 + length]);
    m_targets.append(u"%1:%2"_s.arg(host).arg(port));
    if (m_manner == Manner::Refuse) {
        socket.write(QByteArray("\x05\x02\x00\x01\x00\x00\x00\x00\x00\x00", 10)); // not allowed by the rules
        socket.disconnectFromHost();
        return;
    }
    pass(socket, QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x01", 10), said.mid(6 + length));
}

void LoopbackProxy::pass(QTcpSocket &socket, const QByteArray &greeting, const QByteArray &first)
{
    socket.setProperty(stage, Passing);
    auto *far = new QTcpSocket(&socket);
    far->setProxy(QNetworkProxy::NoProxy);
    connect(far, &QTcpSocket::connected, &socket, [&socket, far, greeting, first] {
        socket.write(greeting);
        far->write(first + socket.readAll());
    });
    connect(&socket, &QTcpSocket::readyRead, far, [&socket, far] {
        if (far->state() == QAbstractSocket::ConnectedState)
            far->write(socket.readAll());
    });
    connect(far, &QTcpSocket::readyRead, &socket, [&socket, far] { socket.write(far->readAll()); });
    connect(far, &QTcpSocket::disconnected, &socket, &QTcpSocket::disconnectFromHost);
    connect(far, &QTcpSocket::errorOccurred, &socket, &QTcpSocket::disconnectFromHost);
    far->connectToHost(QHostAddress::LocalHost, m_passTo);
}

} // namespace tokenhub::test
