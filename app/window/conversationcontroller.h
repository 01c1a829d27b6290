// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/conversationlibrary.h"
#include "session/draftkeeper.h"
#include "session/modeldirectory.h"
#include "session/profilebook.h"
#include "settings/settings.h"
#include "words/remedy.h"

#include <QTimer>

namespace tokenhub::app {

class ConversationView;
class ParameterPanel;

//! \brief Joins what is shown to what is at work: the shown session to transcript, composer, picker and panel, and
//! their wishes to the session. It must not know of widgets' insides, of other conversations, of keys. One in a window.
class ConversationController : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        ConversationView &view;
        ParameterPanel &panel;
        session::ConversationLibrary &library;
        session::ModelDirectory &models;
        session::ProfileBook &profiles;
        session::DraftKeeper &drafts;
        settings::Settings &settings;
        const base::Clock &clock;
    };

    ConversationController(Parts parts, QObject *parent);

    void showNew();
    void ask(const QString &text); //!< in a new chat
    void editLastPrompt();
    void regenerateLast();
    void stop();
    void chooseModel(const QString &model); //!< for the shown lane and for new chats
    void refreshModels();
    void retryAfterUnlock(); //!< the answer that failed for want of a key is asked again

signals:
    //! A remedy that belongs to somebody else: key, gateway, parameters.
    void remedyWanted(tokenhub::words::Remedy remedy);
    void runningChanged(bool running);
    void modelChanged(const QString &model); //!< of what is shown

private:
    void connectView();
    void bind();
    void connectSession(session::ChatSession &session);
    void adoptTarget();
    void editTarget(const chat::Target &target);
    void onRefused(const base::Error &error);
    void onRemedy(base::MessageId id, const QString &remedy);
    void onActivity(base::MessageId id);
    void onTick();
    void refreshState();
    void refreshModelList();
    void refreshTitle();
    [[nodiscard]] session::ChatSession *session() const { return m_parts.library.shown(); }
    [[nodiscard]] base::ConversationId draftId() const;
    [[nodiscard]] chat::Target targetForNew() const;

    Parts m_parts;
    base::LaneId m_lane;
    QTimer m_tick; //!< only while something waits in sight
    QString m_pendingAsk;
};

} // namespace tokenhub::app
