// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTcpServer>

class QTcpSocket;

namespace tokenhub::test {

//! \brief A proxy on 127.0.0.1 that speaks HTTP CONNECT (and plain http) and SOCKS5, told apart by the first byte, and
//! passes everything to one port of this computer whatever host is asked for: so a gateway on loopback can stand for
//! one far away. Or it refuses, or stays mute.
class LoopbackProxy : public QTcpServer
{
    Q_OBJECT

public:
    enum class Manner { Pass, Refuse, Mute };

    explicit LoopbackProxy(quint16 passTo = 0, QObject *parent = nullptr);

    void setManner(Manner manner) { m_manner = manner; }
    void demandLogin(const QString &user, const QString &password); //!< 407, or the login of SOCKS5

    [[nodiscard]] const QStringList &targets() const { return m_targets; } //!< host:port of all that was asked for
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int loginsRefused() const { return m_loginsRefused; }

private:
    void accept(QTcpSocket &socket);
    void onBytes(QTcpSocket &socket);
    void speakHttp(QTcpSocket &socket);
    void speakSocks(QTcpSocket &socket);
    void greetSocks(QTcpSocket &socket);
    void loginSocks(QTcpSocket &socket);
    void connectSocks(QTcpSocket &socket);
    void pass(QTcpSocket &socket, const QByteArray &greeting, const QByteArray &first);
    [[nodiscard]] bool wantsLogin() const { return !m_login.isEmpty(); }

    quint16 m_passTo;
    Manner m_manner = Manner::Pass;
    QByteArray m_login; // user:password
    QStringList m_targets;
    int m_connections = 0;
    int m_loginsRefused = 0;
};

} // namespace tokenhub::test
