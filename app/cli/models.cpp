// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/models.h"

#include "session/modeldirectory.h"
#include "session/profilebook.h"
#include "words/statustext.h"

namespace tokenhub::cli {

Models::Models(const QString &gateway, const QString &dataDir, QObject *parent)
    : QObject(parent), m_composition(gateway, dataDir)
{
}

Models::~Models() = default;

void Models::start()
{
    m_composition.prepare(this, [this] {
        m_directory = std::make_unique<session::ModelDirectory>(m_composition.services());
        connect(m_directory.get(), &session::ModelDirectory::changed, this, &Models::onChanged);
        m_directory->refresh(m_composition.services().profiles.current().id);
    });
}

void Models::onChanged(base::ProfileId profile)
{
    if (m_directory->isRefreshing(profile))
        return;
    if (const std::optional<base::Error> problem = m_directory->problem(profile)) {
        printNote(words::modelListText(*problem).sentence);
        emit finished(exitStatus(problem->kind));
        return;
    }
    const chat::ModelCatalog catalog = m_directory->catalog(profile);
    for (const chat::ModelInfo &model : catalog.models())
        printOut(model.id.toUtf8() + '\n');
    emit finished(ExitStatus::Complete);
}

} // namespace tokenhub::cli
