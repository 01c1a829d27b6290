// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/httpreader.h"
#include "practice/pacer.h"
#include "practice/practicegateway.h"
#include "practice/replyplayer.h"

#include <QObject>
#include <QSslSocket>
#include <optional>

namespace tokenhub::practice {

//! \brief One accepted socket: reads requests one after another, announces each, and plays what the gateway gives it
//! for it. Owned by the gateway; deletes itself later after closed().
class Connection : public QObject, private Pacer::Sleeper
{
    Q_OBJECT
public:
    Connection(int number, Pacer &pacer, QObject *parent);
    ~Connection() override;

    [[nodiscard]] bool open(qintptr descriptor, PracticeGateway::Manner manner);
    void startTls(const QSslCertificate &certificate, const QSslKey &key);

    void play(int request, const RecordedRequest &recorded, ReplyPlan plan); //!< once after each requestRead()
    void release(); //!< goes on if it stands at a Hold
    void hangUpIfIdle();
    void reset();

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isHeld() const { return m_state == State::Held; }

signals:
    void requestRead(const tokenhub::practice::RecordedRequest &request);
    void replySent(int request);
    void closed(tokenhub::practice::ClosedBy by);

private:
    enum class State { Idle, Playing, Waiting, Held, Draining, Lingering, Closed };

    void wake() override;
    void onReadyRead();
    void onDisconnected();
    void readNext();
    void pump();
    void goOn();
    void fill();
    void finish();
    void hangUp();
    void setLingerZero();
    [[nodiscard]] qint64 unsentBytes() const;

    QSslSocket m_socket;
    Pacer &m_pacer;
    HttpReader m_reader;
    std::optional<ReplyPlayer> m_player;
    int m_number = 0;
    int m_request = 0;
    State m_state = State::Idle;
    bool m_isPumping = false;
    bool m_isMute = false;
    bool m_closesAfterReply = false;
    ClosedBy m_closedBy = ClosedBy::Client;
};

} // namespace tokenhub::practice
