// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window/startwish.h"

#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <memory>

class QLocalServer;
class QLocalSocket;

namespace tokenhub::app {

//! \brief One running program per data folder: a lock in the folder, and a socket beside it on which a later start says
//! what it wants. Only this user reaches either. What a killed program left behind is taken over. GUI thread.
class FolderClaim : public QObject
{
    Q_OBJECT

public:
    enum class Claim {
        First,
        Taken, //!< another one runs
        Unguarded, //!< no lock can be made there: two programs are possible, a useless program is not wanted
    };

    explicit FolderClaim(const QString &folder, QObject *parent = nullptr);
    ~FolderClaim() override;

    [[nodiscard]] Claim claim();
    //! After Taken: handedOver, tooLong, unanswered or becameFirst follows, once.
    void handOver(const StartWish &wish);

signals:
    void wished(const tokenhub::app::StartWish &wish); //!< of a later start
    void handedOver();
    void tooLong(); //!< the prompt: longestWish is what the other one takes
    void unanswered(); //!< it holds the folder and does not answer
    void becameFirst(); //!< the other one ended meanwhile

private:
    void listen();
    void onConnection();
    void knock();
    void onTrouble();
    void end(void (FolderClaim::*how)());

    QString m_folder;
    QLockFile m_lock;
    QString m_socketName;
    std::unique_ptr<QLocalServer> m_server;
    std::unique_ptr<QLocalSocket> m_socket; //!< to the other one
    QByteArray m_wish;
    QTimer m_again;
    QTimer m_patience;
};

} // namespace tokenhub::app
