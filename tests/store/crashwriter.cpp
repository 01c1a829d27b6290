// SPDX-License-Identifier: GPL-3.0-or-later
// Streams answers into a store until it is killed, and says on its output what the store has acknowledged:
// "begun CONVERSATION", "text MESSAGE BYTES", "ended MESSAGE BYTES".
#include "crashtext.h"
#include "store/store.h"

#include <QCoreApplication>
#include <cstdio>

using namespace tokenhub;

namespace {

class Writer : public QObject
{
public:
    explicit Writer(const QString &folder) : m_store(store::StoreLocation::inFolder(folder))
    {
        m_store.open(this, [this](const auto &report) {
            if (!report)
                qFatal("cannot open");
            begin();
        });
    }

private:
    void begin()
    {
        chat::Message root;
        root.id = chat::MessageId::create();
        root.role = chat::Role::Root;
        root.outcome = chat::Outcome::Complete;
        m_head.id = chat::ConversationId::create();
        m_lanes.push_back({.id = chat::LaneId::create(), .target = {}, .leaf = root.id, .chosen = {}});
        m_leaf = root.id;
        ask({root});
    }

    void ask(std::vector<chat::Message> messages)
    {
        chat::Message question = chat::makeUserMessage(QStringLiteral("and then?"), base::UtcMs(1));
        question.parent = m_leaf;
        m_answer = chat::makeAnswer(QStringLiteral("m"), base::UtcMs(2));
        m_answer.parent = question.id;
        m_leaf = m_lanes[0].leaf = m_answer.id;
        messages.push_back(question);
        messages.push_back(m_answer);
        m_pieces = 0;
        m_bytes = 0;
        m_store.saveTurn({.head = m_head, .lanes = m_lanes, .messages = messages}, this, [this](const auto &) {
            say("begun", m_head.id.toString());
            append();
        });
    }

    void append()
    {
        const QByteArray piece = store::test::crashPiece(m_pieces++);
        m_bytes += piece.size();
        m_store.appendTail(m_head.id, m_answer.id, chat::PartKind::Text, piece, this, [this](const auto &) {
            say("text", m_answer.id.toString());
            m_pieces < store::test::crashPieces ? append() : end();
        });
    }

    void end()
    {
        m_answer.outcome = chat::Outcome::Complete;
        m_answer.parts = {{.kind = chat::PartKind::Text, .text = store::test::crashText()}};
        m_store.finishMessage(m_head.id, m_answer, this, [this](const auto &) {
            say("ended", m_answer.id.toString());
            ask({});
        });
    }

    void say(const char *what, const QString &id) const
    {
        std::printf("%s %s %lld\n", what, qPrintable(id), static_cast<long long>(m_bytes));
        std::fflush(stdout);
    }

    store::Store m_store;
    chat::ConversationHead m_head;
    std::vector<chat::Lane> m_lanes;
    chat::MessageId m_leaf;
    chat::Message m_answer;
    int m_pieces = 0;
    qsizetype m_bytes = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const Writer writer(app.arguments().at(1));
    return app.exec();
}
