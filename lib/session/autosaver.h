// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversation.h"
#include "store/store.h"

#include <QTimer>

namespace tokenhub::session {

//! \brief Takes one conversation to the store: a prompt before it leaves, the text of running answers at most every
//! half second and at once when it begins, the whole answer at its end. GUI thread; owned by the session.
class Autosaver : public QObject
{
    Q_OBJECT

public:
    //! Of the half second that may be lost, the rest is for the display tick before and the disk behind.
    static constexpr std::chrono::milliseconds interval{400};

    Autosaver(const chat::Conversation &conversation, store::Store &store, QObject *parent = nullptr);

    //! Nothing of the conversation is stored before the first turn is.
    void saveTurn(const std::vector<chat::MessageId> &messages, store::Store::Done<void> done);
    void saveHead(); //!< title, lanes, times
    void saveTurnNotes(chat::TurnId turn); //!< best answer, verdicts, blind order
    void noteFrame(chat::MessageId id, const chat::DeltaBatch &frame);
    void saveFinished(chat::MessageId id);
    void saveRemoved(const std::vector<chat::Message> &messages);
    void flush(); //!< now, what running answers have gained

    [[nodiscard]] bool isStored() const { return m_isStored; }
    void setStored() { m_isStored = true; } //!< it was loaded from the store

private:
    struct Gain {
        std::vector<chat::Part> text; //!< new text by kind, in order
        bool isStructural = false; //!< a tool call: the message is written whole
        bool isFirst = true;
    };

    const chat::Conversation &m_conversation;
    store::Store &m_store;
    QHash<chat::MessageId, Gain> m_gains;
    QTimer m_timer;
    bool m_isStored = false;
};

} // namespace tokenhub::session
