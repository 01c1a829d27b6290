// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/connection.h"

#include <QSslConfiguration>
#include <sys/socket.h>

namespace tokenhub::practice {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int roundsPerTurn = 16;
constexpr qint64 highWater = 256 * 1024; //!< a flood waits here for a slow reader instead of filling the memory
} // namespace

Connection::Connection(int number, Pacer &pacer, QObject *parent) : QObject(parent), m_pacer(pacer), m_number(number)
{
    connect(&m_socket, &QIODevice::readyRead, this, &Connection::onReadyRead);
    connect(&m_socket, &QIODevice::bytesWritten, this, &Connection::goOn);
    connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, &Connection::goOn);
    connect(&m_socket, &QAbstractSocket::disconnected, this, &Connection::onDisconnected);
}

Connection::~Connection()
{
    m_pacer.forget(this);
    m_socket.disconnect(this);
    if (m_state != State::Closed) {
        setLingerZero();
        m_socket.abort();
    }
}

bool Connection::open(qintptr descriptor, PracticeGateway::Manner manner)
{
    m_isMute = manner == PracticeGateway::Manner::Mute;
    if (!m_socket.setSocketDescriptor(descriptor))
        return false;
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1); // pieces are to arrive as pieces
    return true;
}

void Connection::startTls(const QSslCertificate &certificate, const QSslKey &key)
{
    QSslConfiguration configuration = m_socket.sslConfiguration();
    configuration.setLocalCertificate(certificate);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setAllowedNextProtocols({"http/1.1"_ba});
    m_socket.setSslConfiguration(configuration);
    m_socket.startServerEncryption();
}

void Connection::play(int request, const RecordedRequest &recorded, ReplyPlan plan)
{
    m_request = request;
    m_closesAfterReply = recorded.header("Connection").toLower() == "close"
        || recorded.head.left(recorded.head.indexOf('\r')).endsWith("/1.0");
    m_player.emplace(std::move(plan));
    m_state = State::Playing;
    pump();
}

void Connection::release()
{
    if (m_state != State::Held)
        return;
    m_state = State::Playing;
    pump();
}

void Connection::hangUpIfIdle()
{
    if (m_state == State::Idle)
        hangUp();
}

void Connection::reset()
{
    m_closedBy = ClosedBy::Gateway;
    setLingerZero();
    m_socket.abort();
    onDisconnected(); // during a TLS handshake abort() does not tell
}

void Connection::wake()
{
    if (m_state != State::Waiting)
        return;
    m_state = State::Playing;
    pump();
}

void Connection::onReadyRead()
{
    const QByteArray bytes = m_socket.readAll();
    if (m_isMute || m_state == State::Lingering)
        return;
    m_reader.feed(bytes);
    if (m_state == State::Idle)
        readNext();
}

void Connection::readNext()
{
    if (const auto request = m_reader.take()) {
        m_state = State::Playing;
        emit requestRead(*request);
        return;
    }
    if (m_reader.takeContinueWish())
        m_socket.write("HTTP/1.1 100 Continue\r\n\r\n");
    if (m_reader.isBad()) {
        m_socket.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        hangUp();
    }
}

void Connection::pump()
{
    // flush() hands over all that the system takes at once; left alone, Qt writes one small block per turn of the event
    // loop. A few rounds, then the others have their turn.
    m_isPumping = true;
    for (int round = 0; round < roundsPerTurn && m_state == State::Playing && unsentBytes() < highWater; ++round) {
        fill();
        m_socket.flush();
    }
    m_isPumping = false;
    if (m_state == State::Draining && unsentBytes() == 0)
        finish();
    else if (m_state == State::Playing && unsentBytes() < highWater)
        QMetaObject::invokeMethod(this, &Connection::goOn, Qt::QueuedConnection);
}

void Connection::goOn()
{
    if (m_isPumping)
        return;
    if (m_state == State::Playing)
        pump();
    else if (m_state == State::Draining && unsentBytes() == 0)
        finish();
}

void Connection::fill()
{
    while (m_state == State::Playing && unsentBytes() < highWater) {
        const ReplyPlayer::Move move = m_player->next();
        if (!move.bytes.isEmpty())
            m_socket.write(move.bytes);
        switch (move.then) {
        case ReplyPlayer::Then::GoOn:
            break;
        case ReplyPlayer::Then::Wait:
            m_state = State::Waiting;
            m_pacer.sleep(this, move.wait);
            break;
        case ReplyPlayer::Then::Hold:
            m_state = State::Held;
            break;
        case ReplyPlayer::Then::End:
            m_state = State::Draining;
            break;
        }
    }
}

void Connection::finish()
{
    // The state is left behind first: whoever hears of the reply may close this connection.
    const Ending ending = m_player->ending();
    const bool isLast = m_closesAfterReply || m_player->closesAtEnd();
    m_player.reset();
    m_state = ending == Ending::StayOpen ? State::Lingering : State::Idle;
    emit replySent(m_request);
    if (m_state == State::Closed || ending == Ending::StayOpen)
        return;
    if (ending == Ending::Reset)
        reset();
    else if (ending == Ending::HangUp || isLast)
        hangUp();
    else
        readNext();
}

void Connection::hangUp()
{
    m_closedBy = ClosedBy::Gateway;
    m_state = State::Lingering;
    m_socket.disconnectFromHost();
}

void Connection::onDisconnected()
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_pacer.forget(this);
    emit closed(m_closedBy);
    deleteLater();
}

void Connection::setLingerZero()
{
    // With this set, close() sends RST instead of FIN.
    const linger now{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(int(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

qint64 Connection::unsentBytes() const
{
    return m_socket.bytesToWrite() + m_socket.encryptedBytesToWrite();
}

} // namespace tokenhub::practice
