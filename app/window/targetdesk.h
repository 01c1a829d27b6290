// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "chat/message.h"
#include "chat/target.h"

#include <QObject>

namespace tokenhub::session {
class ChatSession;
class ConversationLibrary;
class ModelDirectory;
class ProfileBook;
} // namespace tokenhub::session

namespace tokenhub::settings {
class Settings;
}

namespace tokenhub::app {

class ConversationView;
class ParameterPanel;

//! \brief What the shown lane asks: its gateway, model and parameters, from picker, panel and settings to the lane and
//! back. It must not know of prompts and answers. GUI thread; one in a window.
class TargetDesk : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        ConversationView &view;
        ParameterPanel &panel;
        session::ConversationLibrary &library;
        session::ModelDirectory &models;
        session::ProfileBook &profiles;
        settings::Settings &settings;
    };

    TargetDesk(Parts parts, QObject *parent);

    void show(base::LaneId lane); //!< of the conversation that is shown
    void chooseModel(const QString &model); //!< for the shown lane and for new chats
    void openModelList();
    //! The gateway of the shown lane and of new chats.
    void chooseProfile(base::ProfileId id);
    void useDefaultGateway(); //!< for the shown lane
    //! Null when the shown lane's gateway is gone.
    [[nodiscard]] base::ProfileId shownProfile() const;
    void refreshModels();
    //! As long as \a profile is the current gateway new chats begin with this model; it is no choice to be remembered.
    //! A null profile ends it. A chat that has not begun takes part.
    void setModelForNow(base::ProfileId profile, const QString &model);
    [[nodiscard]] chat::Target targetForNew() const; //!< of a new chat
    [[nodiscard]] QString gatewayOf(const chat::Message &message) const; //!< its name, where there are several

signals:
    void modelChanged(const QString &model); //!< of what is shown
    void profileShown(tokenhub::base::ProfileId id); //!< the gateway of what is shown, another one or changed; or null
    void choiceMade(); //!< a model or gateway, by a person

private:
    void connectControls();
    void adoptTarget();
    void setShownTarget(const chat::Target &target);
    void showNothing();
    void tellGatewayGone();
    void editTarget(const chat::Target &target);
    void refreshModelList();
    void shareSettings(const chat::Target &edited);
    [[nodiscard]] bool areNamesHidden() const;
    [[nodiscard]] session::ChatSession *session() const;
    [[nodiscard]] bool isForNow(const chat::Target &target) const
    {
        return !m_forNow.isNull() && target.profile == m_forNow;
    }

    Parts m_parts;
    base::LaneId m_lane;
    base::ProfileId m_forNow; //!< the gateway whose models are not remembered; null: none
    QString m_modelForNow;
};

} // namespace tokenhub::app
