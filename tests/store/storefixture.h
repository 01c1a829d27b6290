// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>
#include <QUuid>

//! What the store's tests share: waiting for an answer, a conversation to store, a look at the file from outside.
namespace tokenhub::store::test {

//! Calls and waits. \a call gets the done callback.
template<typename T, typename Call> base::Result<T> answerOf(Call call)
{
    std::optional<base::Result<T>> answer;
    call([&answer](base::Result<T> result) { answer.emplace(std::move(result)); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
        return base::Error{.kind = base::ErrorKind::Internal, .detail = QStringLiteral("no answer")};
    return *answer;
}

inline base::Result<OpenReport> open(Store &store)
{
    return answerOf<OpenReport>([&](auto done) { store.open(nullptr, done); });
}

inline base::Result<chat::ConversationData> load(Store &store, chat::ConversationId id)
{
    return answerOf<chat::ConversationData>([&](auto done) { store.loadConversation(id, nullptr, done); });
}

inline base::Result<std::vector<chat::ConversationSummary>> history(Store &store)
{
    return answerOf<std::vector<chat::ConversationSummary>>([&](auto done) { store.loadHistory(nullptr, done); });
}

inline base::Result<void> saveTurn(Store &store, const chat::ConversationData &data)
{
    return answerOf<void>([&](auto done) { store.saveTurn(data, nullptr, done); });
}

inline base::Result<void> append(Store &store, const chat::ConversationData &data, const QByteArray &text,
                                 chat::PartKind kind = chat::PartKind::Text)
{
    return answerOf<void>(
        [&](auto done) { store.appendTail(data.head.id, data.messages.back().id, kind, text, nullptr, done); });
}

//! A root, a prompt and a running answer, last.
inline chat::ConversationData beginning(const QString &prompt)
{
    chat::ConversationData data;
    data.head = {.id = chat::ConversationId::create(),
                 .title = prompt,
                 .createdAt = base::UtcMs(1'700'000'000'000),
                 .updatedAt = base::UtcMs(1'700'000'000'001)};
    chat::Message root;
    root.id = chat::MessageId::create();
    root.role = chat::Role::Root;
    root.outcome = chat::Outcome::Complete;
    chat::Message question = chat::makeUserMessage(prompt, data.head.createdAt);
    question.parent = root.id;
    question.turn = chat::TurnId::create();
    chat::Message answer = chat::makeAnswer(QStringLiteral("some/model"), data.head.updatedAt);
    answer.parent = question.id;
    answer.turn = question.turn;
    data.lanes.push_back({.id = chat::LaneId::create(), .target = {}, .leaf = answer.id, .chosen = {}});
    data.lanes.back().target.model = QStringLiteral("some/model");
    question.lane = answer.lane = data.lanes.back().id;
    data.messages = {root, question, answer};
    return data;
}

//! A second connection, as another process would have it.
class Outsider
{
public:
    explicit Outsider(const QString &file) : m_name(QUuid::createUuid().toString())
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
        database.setDatabaseName(file);
        if (!database.open())
            qFatal("the test cannot open the database");
    }
    ~Outsider() { QSqlDatabase::removeDatabase(m_name); }
    Outsider(const Outsider &) = delete;
    Outsider &operator=(const Outsider &) = delete;

    //! The first column of the first row; the error's text when there is one.
    [[nodiscard]] QString run(const QString &sql) const
    {
        QSqlQuery query(QSqlDatabase::database(m_name));
        if (!query.exec(sql))
            return query.lastError().text();
        return query.next() ? query.value(0).toString() : QString();
    }

private:
    QString m_name;
};

inline QByteArray contentOf(const QString &file)
{
    QFile device(file);
    return device.open(QIODevice::ReadOnly) ? device.readAll() : QByteArray();
}

} // namespace tokenhub::store::test
