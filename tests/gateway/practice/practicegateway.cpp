// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practicegateway.h"

#include "practice/connection.h"
#include "practice/guidebehaviour.h"
#include "practice/pacer.h"

#include <QTcpServer>
#include <algorithm>
#include <functional>
#include <unistd.h>

namespace tokenhub::practice {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Hands out descriptors instead of sockets, so that the connection decides what kind of socket it becomes.
class Listener : public QTcpServer
{
public:
    explicit Listener(std::function<void(qintptr)> accept) : m_accept(std::move(accept)) { setListenBacklogSize(256); }

protected:
    void incomingConnection(qintptr descriptor) override { m_accept(descriptor); }

private:
    std::function<void(qintptr)> m_accept;
};

//! What the changes made to Reply::normal() mean for the guide's own answer.
ReplyPlan merged(ReplyPlan answer, const ReplyPlan &changes)
{
    answer.headers.insert(answer.headers.end(), changes.headers.begin(), changes.headers.end());
    answer.last.insert(answer.last.end(), changes.steps.begin(), changes.steps.end());
    answer.last.insert(answer.last.end(), changes.last.begin(), changes.last.end());
    if (changes.framing)
        answer.framing = changes.framing;
    answer.declaredLength = changes.declaredLength;
    answer.cutAfter = changes.cutAfter;
    answer.headDrip = changes.headDrip;
    answer.headFlood = changes.headFlood;
    answer.ending = changes.ending;
    answer.isGzipped = changes.isGzipped;
    return answer;
}

} // namespace

class PracticeGateway::Private
{
public:
    explicit Private(PracticeGateway *gateway)
        : q(gateway), listener([this](qintptr descriptor) { accept(descriptor); })
    {
    }

    void accept(qintptr descriptor);
    void onRequestRead(Connection *connection, RecordedRequest request);
    void onReplySent(int request);
    void onClosed(Connection *connection, ClosedBy by);
    [[nodiscard]] RecordedRequest *find(int number);

    PracticeGateway *q;
    Pacer pacer; // outlives the connections, which sleep in it
    Listener listener;
    QByteArray key;
    WritingStyle style;
    Manner manner = Manner::Answering;
    QSslCertificate certificate;
    QSslKey privateKey;
    quint16 lastPort = 0;
    Script script;
    std::vector<RecordedRequest> requests;
    int nextNumber = 0;
    int posts = 0;
    std::vector<Connection *> connections; // those that are open; children of q
    int connectionCount = 0;
    int mostOpen = 0;
};

void PracticeGateway::Private::accept(qintptr descriptor)
{
    auto *connection = new Connection(connectionCount + 1, pacer, q);
    if (!connection->open(descriptor, manner)) {
        delete connection;
        ::close(int(descriptor));
        return;
    }
    ++connectionCount;
    connections.push_back(connection);
    mostOpen = std::max(mostOpen, int(connections.size()));
    connect(connection, &Connection::requestRead, q,
            [this, connection](const RecordedRequest &request) { onRequestRead(connection, request); });
    connect(connection, &Connection::replySent, q, [this](int request) { onReplySent(request); });
    connect(connection, &Connection::closed, q, [this, connection](ClosedBy by) { onClosed(connection, by); });
    emit q->connectionOpened(connection->number());
    if (!certificate.isNull() && manner == Manner::Answering)
        connection->startTls(certificate, privateKey);
}

void PracticeGateway::Private::onRequestRead(Connection *connection, RecordedRequest request)
{
    request.number = nextNumber++;
    request.connection = connection->number();
    request.arrived = std::chrono::steady_clock::now();
    posts += request.method == "POST" ? 1 : 0;
    requests.push_back(request);
    emit q->requestReceived(request);
    const Reply reply = script.take(request).value_or(Reply::normal());
    connection->play(request.number, request,
                     reply.plan().isNormal ? merged(answerAsTheGuideSays(request, key, style).plan(), reply.plan())
                                           : reply.plan());
}

RecordedRequest *PracticeGateway::Private::find(int number)
{
    const auto found = std::find_if(requests.begin(), requests.end(),
                                    [number](const RecordedRequest &request) { return request.number == number; });
    return found == requests.end() ? nullptr : &*found;
}

void PracticeGateway::Private::onReplySent(int request)
{
    if (RecordedRequest *record = find(request))
        record->answered = std::chrono::steady_clock::now();
    emit q->replyFinished(request);
}

void PracticeGateway::Private::onClosed(Connection *connection, ClosedBy by)
{
    connections.erase(std::remove(connections.begin(), connections.end(), connection), connections.end());
    const int number = connection->number();
    if (by == ClosedBy::Client) {
        const auto last = std::find_if(requests.rbegin(), requests.rend(), [number](const RecordedRequest &request) {
            return request.connection == number;
        });
        if (last != requests.rend())
            last->clientClosed = std::chrono::steady_clock::now();
    }
    emit q->connectionClosed(number, by);
}

PracticeGateway::PracticeGateway(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this)) { }

PracticeGateway::~PracticeGateway()
{
    // Before d, since connections take themselves out of its pacer; also those that are closed and wait for
    // deleteLater().
    d->listener.close();
    const auto connections = findChildren<Connection *>(QString(), Qt::FindDirectChildrenOnly);
    for (Connection *connection : connections) {
        connection->disconnect(this); // none of this is to be announced any more
        delete connection;
    }
}

void PracticeGateway::setKey(const QByteArray &key)
{
    d->key = key;
}

void PracticeGateway::setTokensPerSecond(double rate)
{
    d->style.tokensPerSecond = rate;
}

void PracticeGateway::setDone(Done done)
{
    d->style.sendsDone = done == Done::Sent;
}

void PracticeGateway::setManner(Manner manner)
{
    d->manner = manner;
}

void PracticeGateway::setTls(const QSslCertificate &certificate, const QSslKey &key)
{
    d->certificate = certificate;
    d->privateKey = key;
}

bool PracticeGateway::listen(quint16 port)
{
    const bool isListening = d->listener.listen(QHostAddress::LocalHost, port);
    if (isListening)
        d->lastPort = d->listener.serverPort();
    return isListening;
}

void PracticeGateway::stopListening()
{
    d->listener.close();
}

quint16 PracticeGateway::port() const
{
    return d->lastPort;
}

QUrl PracticeGateway::url() const
{
    return url({});
}

QUrl PracticeGateway::url(const QString &path) const
{
    QUrl url;
    url.setScheme(d->certificate.isNull() ? u"http"_s : u"https"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(d->lastPort);
    url.setPath(path);
    return url;
}

void PracticeGateway::enqueue(const Reply &reply)
{
    d->script.add(match::posts(), reply, 1);
}

void PracticeGateway::script(const Matcher &matches, const Reply &reply, int times)
{
    d->script.add(matches, reply, times);
}

void PracticeGateway::setScript(const Script &script)
{
    d->script = script;
}

int PracticeGateway::waitingReplies() const
{
    return d->script.waiting();
}

void PracticeGateway::release()
{
    const auto connections = d->connections; // the list changes when a reply ends the connection
    for (Connection *connection : connections)
        connection->release();
}

int PracticeGateway::held() const
{
    return int(std::count_if(d->connections.begin(), d->connections.end(),
                             [](const Connection *connection) { return connection->isHeld(); }));
}

void PracticeGateway::closeIdleConnections()
{
    const auto connections = d->connections;
    for (Connection *connection : connections)
        connection->hangUpIfIdle();
}

void PracticeGateway::resetConnections()
{
    const auto connections = d->connections;
    for (Connection *connection : connections)
        connection->reset();
}

int PracticeGateway::postCount() const
{
    return d->posts;
}

const std::vector<RecordedRequest> &PracticeGateway::requests() const
{
    return d->requests;
}

RecordedRequest PracticeGateway::lastRequest() const
{
    return d->requests.empty() ? RecordedRequest() : d->requests.back();
}

int PracticeGateway::connectionCount() const
{
    return d->connectionCount;
}

int PracticeGateway::openConnections() const
{
    return int(d->connections.size());
}

int PracticeGateway::mostOpenConnections() const
{
    return d->mostOpen;
}

void PracticeGateway::forgetRequests()
{
    d->requests.clear();
    d->posts = 0;
}

} // namespace tokenhub::practice
