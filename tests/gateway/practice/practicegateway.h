// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/recordedrequest.h"
#include "practice/reply.h"
#include "practice/script.h"

#include <QObject>
#include <QSslCertificate>
#include <QSslKey>
#include <QUrl>
#include <memory>

namespace tokenhub::practice {

enum class ClosedBy { Client, Gateway };

//! \brief A real HTTP/1.1 server on 127.0.0.1 that speaks the Text Model Guide's protocol with canned answers, plays
//! scripted faults and remembers every request. It shares no code with the client: the two must be able to disagree.
//! Owned by the test or by main(); lives in one thread and needs its event loop. Each request is answered by the first
//! rule that matches, else as the guide says. All settings may be changed at any time and hold from the next request
//! on.
class PracticeGateway : public QObject
{
    Q_OBJECT
public:
    explicit PracticeGateway(QObject *parent = nullptr);
    ~PracticeGateway() override; //!< resets every connection that is still open

    // Settings
    void
    setKey(const QByteArray &key); //!< demanded as Bearer, else 401; empty (at first): any key and none are welcome
    void setTokensPerSecond(double rate); //!< of the canned answers; 0 (at first): as fast as the client reads
    enum class Done { Omitted, Sent };
    void setDone(Done done); //!< whether canned streams end with `data: [DONE]`; at first omitted, as in the guide
    enum class Manner { Answering, Mute };
    void setManner(Manner manner); //!< mute: accepts and reads, never writes a byte (not even of a TLS handshake)
    void setTls(const QSslCertificate &certificate, const QSslKey &key); //!< before listen()

    // Listening
    [[nodiscard]] bool listen(quint16 port = 0); //!< 0: a free one; false: the port is taken
    void stopListening(); //!< open connections live on
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QUrl url() const; //!< http://127.0.0.1:PORT (with TLS: https)
    [[nodiscard]] QUrl url(const QString &path) const; //!< e.g. url(u"/v1/models"_s)

    // Script
    void enqueue(const Reply &reply); //!< for the next POST that no earlier rule takes
    void script(const Matcher &matches, const Reply &reply, int times = Rule::always);
    void setScript(const Script &script); //!< replaces all rules
    [[nodiscard]] int waitingReplies() const; //!< enqueued and not yet asked for

    // Control while running
    void release(); //!< every reply that stands at a Hold goes on
    [[nodiscard]] int held() const; //!< replies that stand at a Hold
    void closeIdleConnections(); //!< FIN on those that wait for a next request
    void resetConnections(); //!< RST on all

    // What happened
    [[nodiscard]] int postCount() const;
    [[nodiscard]] const std::vector<RecordedRequest> &requests() const; //!< invalidated by the next request
    [[nodiscard]] RecordedRequest lastRequest() const; //!< a default one when there was none
    [[nodiscard]] int connectionCount() const; //!< accepted so far
    [[nodiscard]] int openConnections() const;
    [[nodiscard]] int mostOpenConnections() const;
    void forgetRequests(); //!< counts and record start anew; rules and connections stay

signals:
    void connectionOpened(int connection);
    //! Once per whole request, before its reply begins.
    void requestReceived(const tokenhub::practice::RecordedRequest &request);
    void replyFinished(int request); //!< its number; once, when the last byte was handed to the system
    void connectionClosed(int connection, tokenhub::practice::ClosedBy by);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace tokenhub::practice
