// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/chatjob.h"

#include "chat/modelcatalog.h"

namespace tokenhub::gateway {

//! \brief GET /v1/models. Not every gateway has it: its failure is an answer like any other and stops nobody from
//! chatting. GUI thread; deletes itself after finished().
class ModelsJob : public QObject
{
    Q_OBJECT

public:
    ModelsJob(JobTools tools, chat::Profile profile, QObject *parent);

    void start(); //!< once

signals:
    void finished(const tokenhub::base::Result<tokenhub::chat::ModelCatalog> &result); //!< exactly once

private:
    void onKey(const base::SecretAnswer &answer);
    void onStreamFinished(const base::Result<net::HttpEnd> &result);
    void end(const base::Result<chat::ModelCatalog> &result);

    JobTools m_tools;
    chat::Profile m_profile;
    std::optional<net::Endpoint> m_endpoint;
    QPointer<net::HttpStream> m_stream;
    QByteArray m_body;
};

} // namespace tokenhub::gateway
