// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversationmodel.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QStackedLayout;

namespace tokenhub::app {

class TranscriptView;

//! \brief One lane on screen: its transcript, or what stands there while nothing was said. It must not know of
//! sessions: it shows a model.
class LanePane : public QWidget
{
    Q_OBJECT

public:
    explicit LanePane(QWidget *parent = nullptr);

    void setConversation(chat::Conversation *conversation, base::LaneId lane); //!< null shows the empty state
    [[nodiscard]] TranscriptView &transcript() const { return *m_transcript; }
    [[nodiscard]] chat::ConversationModel &model() { return m_model; }
    //! What stands in an empty lane instead of the one-line greeting: the first run. Owned from now on.
    void setWelcome(QWidget *welcome);
    void setWelcomeWanted(bool wanted);
    void setGreeting(const QString &title, const QString &line);

private:
    void refresh();

    chat::ConversationModel m_model;
    TranscriptView *m_transcript;
    QWidget *m_greeting;
    QLabel *m_greetingTitle;
    QLabel *m_greetingLine;
    QWidget *m_welcome = nullptr;
    QScrollArea *m_welcomeScroller = nullptr;
    QStackedLayout *m_stack;
    bool m_welcomeWanted = false;
};

} // namespace tokenhub::app
