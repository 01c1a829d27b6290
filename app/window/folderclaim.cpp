// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/folderclaim.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 5s; //!< of both sides
constexpr auto pause = 100ms;
constexpr qsizetype longestAddress = 90; //!< a socket's path has 108 bytes, and Qt binds it in a folder below first
const QByteArray yes = QByteArrayLiteral("ok\n");

QString made(const QString &folder)
{
    if (!QFileInfo::exists(folder)) {
        QDir().mkpath(QFileInfo(folder).absolutePath());
        QDir().mkdir(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    return canonical.isEmpty() ? folder : canonical;
}

//! In the folder itself, which both sides know whatever else differs between them.
QString socketName(const QString &folder)
{
    const QString here = folder + u"/instance.socket"_s;
    if (QFile::encodeName(here).size() <= longestAddress)
        return here;
    const QByteArray hash = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
    return QDir::tempPath() + u"/tokenhub-chat-"_s + QString::fromLatin1(hash);
}

} // namespace

FolderClaim::FolderClaim(const QString &folder, QObject *parent)
    : QObject(parent), m_folder(made(folder)), m_lock(m_folder + u"/instance.lock"_s),
      m_socketName(socketName(m_folder))
{
    m_lock.setStaleLockTime(0); // its process tells, not its age
    m_again.setSingleShot(true);
    m_again.setInterval(pause);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_again, &QTimer::timeout, this, &FolderClaim::knock);
    connect(&m_patience, &QTimer::timeout, this, [this] { end(&FolderClaim::unanswered); });
}

FolderClaim::~FolderClaim() = default;

FolderClaim::Claim FolderClaim::claim()
{
    if (m_lock.tryLock(0)) {
        listen();
        return Claim::First;
    }
    return m_lock.error() == QLockFile::LockFailedError ? Claim::Taken : Claim::Unguarded;
}

void FolderClaim::listen()
{
    // Of one that was killed; we hold the lock, so nobody answers there.
    QLocalServer::removeServer(m_socketName);
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &FolderClaim::onConnection);
    m_server->listen(m_socketName); // without it a second start is told that the first does not answer
}

void FolderClaim::onConnection()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(patience, socket, &QLocalSocket::abort);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() >= longestWish)
                    socket->abort();
                return;
            }
            const std::optional<StartWish> wish = wishFromLine(socket->readLine(longestWish));
            socket->disconnect(this);
            if (!wish) {
                socket->abort();
                return;
            }
            socket->write(yes);
            socket->disconnectFromServer();
            emit wished(*wish);
        });
    }
}

void FolderClaim::handOver(const StartWish &wish)
{
    m_wish = wishLine(wish);
    m_patience.start();
    if (m_wish.size() > longestWish)
        QMetaObject::invokeMethod(
            this, [this] { end(&FolderClaim::tooLong); }, Qt::QueuedConnection);
    else
        knock();
}

void FolderClaim::knock()
{
    m_socket = std::make_unique<QLocalSocket>();
    connect(m_socket.get(), &QLocalSocket::connected, this, [this] { m_socket->write(m_wish); });
    connect(m_socket.get(), &QLocalSocket::readyRead, this, [this] {
        if (m_socket->peek(yes.size()) == yes)
            end(&FolderClaim::handedOver);
    });
    connect(m_socket.get(), &QLocalSocket::errorOccurred, this, &FolderClaim::onTrouble);
    m_socket->connectToServer(m_socketName);
}

void FolderClaim::onTrouble()
{
    if (!m_patience.isActive() || m_again.isActive())
        return;
    // It may be about to end, or to begin.
    if (claim() == Claim::First)
        end(&FolderClaim::becameFirst);
    else
        m_again.start();
}

void FolderClaim::end(void (FolderClaim::*how)())
{
    m_patience.stop();
    m_again.stop();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket.release()->deleteLater(); // this may be a call of its own
    }
    emit(this->*how)();
}

} // namespace tokenhub::app
