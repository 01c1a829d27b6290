// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/autosaver.h"

#include <QSet>

namespace tokenhub::session {

using chat::PartKind;

namespace {

void gain(std::vector<chat::Part> &text, PartKind kind, const QByteArray &more)
{
    if (text.empty() || text.back().kind != kind)
        text.push_back({.kind = kind});
    text.back().text += more;
}

} // namespace

Autosaver::Autosaver(const chat::Conversation &conversation, store::Store &store, QObject *parent)
    : QObject(parent), m_conversation(conversation), m_store(store)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &Autosaver::flush);
}

void Autosaver::saveTurn(const std::vector<chat::MessageId> &messages, store::Store::Done<void> done)
{
    chat::ConversationData part{.head = m_conversation.head(), .lanes = m_conversation.allLanes(), .messages = {}};
    if (!m_isStored)
        part.messages.push_back(m_conversation.message(m_conversation.tree().root()));
    QSet<chat::TurnId> turns;
    for (const chat::MessageId &id : messages) {
        part.messages.push_back(m_conversation.message(id));
        turns.insert(part.messages.back().turn);
    }
    for (const chat::TurnId &id : turns) {
        if (const chat::Turn turn = m_conversation.turn(id); turn != chat::Turn{.id = id})
            part.turns.push_back(turn);
    }
    m_isStored = true;
    m_store.saveTurn(part, this, std::move(done));
}

void Autosaver::saveHead()
{
    if (m_isStored)
        m_store.saveHead(m_conversation.head(), m_conversation.allLanes(), this, {});
}

void Autosaver::saveTurnNotes(chat::TurnId turn)
{
    if (m_isStored)
        m_store.saveTurnNotes(m_conversation.id(), {m_conversation.turn(turn)}, this, {});
}

void Autosaver::noteFrame(chat::MessageId id, const chat::DeltaBatch &frame)
{
    Gain &gained = m_gains[id];
    for (const chat::Delta &delta : frame) {
        if (const auto *text = std::get_if<chat::TextDelta>(&delta))
            gain(gained.text, PartKind::Text, text->text);
        else if (const auto *reasoning = std::get_if<chat::ReasoningDelta>(&delta))
            gain(gained.text, PartKind::Reasoning, reasoning->text);
        else if (const auto *refusal = std::get_if<chat::RefusalDelta>(&delta))
            gain(gained.text, PartKind::Refusal, refusal->text);
        else if (std::holds_alternative<chat::ToolCallDelta>(delta))
            gained.isStructural = true;
    }
    // The first frame often brings nothing but the name of the answer.
    if (gained.isFirst && chat::hasContent(frame)) {
        gained.isFirst = false;
        flush();
    } else if (!m_timer.isActive()) {
        m_timer.start();
    }
}

void Autosaver::flush()
{
    m_timer.stop();
    for (auto gained = m_gains.begin(); gained != m_gains.end(); ++gained) {
        if (gained->isStructural) {
            m_store.saveMessages(m_conversation.id(), {m_conversation.message(gained.key())}, this, {});
        } else {
            for (const chat::Part &part : gained->text)
                m_store.appendTail(m_conversation.id(), gained.key(), part.kind, part.text, this, {});
        }
        gained->text.clear();
        gained->isStructural = false;
    }
}

void Autosaver::saveFinished(chat::MessageId id)
{
    m_gains.remove(id);
    m_store.finishMessage(m_conversation.id(), m_conversation.message(id), this, {});
    saveHead();
}

void Autosaver::saveRemoved(const std::vector<chat::Message> &messages)
{
    std::vector<chat::MessageId> ids;
    for (const chat::Message &message : messages) {
        m_gains.remove(message.id);
        ids.push_back(message.id);
    }
    m_store.removeMessages(m_conversation.id(), ids, this, {});
    saveHead();
}

} // namespace tokenhub::session
