// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/modelcatalog.h"

#include <algorithm>

namespace tokenhub::chat {
namespace {

QString nameWithoutProvider(const QString &id)
{
    return id.mid(id.indexOf(u'/') + 1);
}

bool comesBefore(const ModelInfo &a, const ModelInfo &b)
{
    if (const int order = a.provider().compare(b.provider(), Qt::CaseInsensitive))
        return order < 0;
    const int order = nameWithoutProvider(a.id).compare(nameWithoutProvider(b.id), Qt::CaseInsensitive);
    return order == 0 ? a.id < b.id : order < 0;
}

} // namespace

QString ModelInfo::provider() const
{
    const qsizetype slash = id.indexOf(u'/');
    return slash > 0 ? id.left(slash) : owner;
}

ModelCatalog::ModelCatalog(std::vector<ModelInfo> models) : m_models(std::move(models))
{
    m_models.erase(std::remove_if(m_models.begin(), m_models.end(), [](const ModelInfo &m) { return m.id.isEmpty(); }),
                   m_models.end());
    std::stable_sort(m_models.begin(), m_models.end(),
                     [](const ModelInfo &a, const ModelInfo &b) { return a.id < b.id; });
    m_models.erase(std::unique(m_models.begin(), m_models.end(),
                               [](const ModelInfo &a, const ModelInfo &b) { return a.id == b.id; }),
                   m_models.end());
    std::sort(m_models.begin(), m_models.end(), comesBefore);
}

std::vector<ModelInfo> ModelCatalog::matching(const QString &text) const
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    std::vector<ModelInfo> found;
    std::copy_if(m_models.cbegin(), m_models.cend(), std::back_inserter(found), [&](const ModelInfo &model) {
        const QString provider = model.provider();
        return std::all_of(words.cbegin(), words.cend(), [&](const QString &word) {
            return model.id.contains(word, Qt::CaseInsensitive) || provider.contains(word, Qt::CaseInsensitive);
        });
    });
    return found;
}

bool ModelCatalog::contains(QStringView id) const
{
    return std::any_of(m_models.cbegin(), m_models.cend(), [&](const ModelInfo &model) { return model.id == id; });
}

} // namespace tokenhub::chat
