// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/modelrows.h"

#include <algorithm>
#include <utility>

namespace tokenhub::app {

void ModelRows::setCatalog(const chat::ModelCatalog &catalog)
{
    m_catalog = catalog;
    rebuild();
}

void ModelRows::setFavourites(const QStringList &models)
{
    m_favourites = models;
    rebuild();
}

void ModelRows::setRecent(const QStringList &models)
{
    m_recent = models;
    rebuild();
}

void ModelRows::setChosen(const QString &model)
{
    m_chosen = model;
    rebuild();
}

void ModelRows::setQuery(const QString &text)
{
    m_query = text.simplified();
    rebuild();
}

bool ModelRows::matches(const QString &model) const
{
    const QStringList words = m_query.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.cbegin(), words.cend(),
                       [&model](const QString &word) { return model.contains(word, Qt::CaseInsensitive); });
}

void ModelRows::rebuild()
{
    std::vector<Row> rows;
    const bool listed = m_catalog.contains(m_query) || m_recent.contains(m_query) || m_favourites.contains(m_query);
    if (!m_query.isEmpty() && !listed)
        rows.push_back({Kind::FreeText, tr("Use “%1”").arg(m_query), m_query});
    appendGroup(rows, tr("Favourites"), m_favourites);
    QStringList recent = m_recent;
    recent.removeIf([this](const QString &model) { return m_favourites.contains(model); });
    appendGroup(rows, tr("Recent"), recent);
    appendCatalog(rows);
    beginResetModel(); // every letter makes another list; nobody keeps an index
    m_rows = std::move(rows);
    endResetModel();
}

void ModelRows::appendGroup(std::vector<Row> &rows, const QString &title, const QStringList &models) const
{
    bool begun = false;
    for (const QString &model : models) {
        if (model.isEmpty() || !matches(model))
            continue;
        if (!std::exchange(begun, true))
            rows.push_back({Kind::Header, title, {}});
        rows.push_back({Kind::Model, model, model});
    }
}

void ModelRows::appendCatalog(std::vector<Row> &rows) const
{
    QString provider;
    bool begun = false;
    for (const chat::ModelInfo &model : m_catalog.matching(m_query)) {
        if (!std::exchange(begun, true) || provider != model.provider()) {
            provider = model.provider();
            rows.push_back({Kind::Header, provider.isEmpty() ? tr("Models") : provider, {}});
        }
        rows.push_back({Kind::Model, model.id, model.id});
    }
}

int ModelRows::preferredRow() const
{
    const auto find = [this](auto wanted) {
        const auto it = std::find_if(m_rows.cbegin(), m_rows.cend(), wanted);
        return it == m_rows.cend() ? -1 : int(it - m_rows.cbegin());
    };
    // Who types the whole name means that model, not the first one whose name contains it.
    const QString named = m_query.isEmpty() ? m_chosen : m_query;
    if (const int row = find([&named](const Row &r) { return r.kind == Kind::Model && r.model == named; }); row >= 0)
        return row;
    if (const int row = find([](const Row &r) { return r.kind == Kind::Model; }); row >= 0)
        return row;
    return find([](const Row &r) { return r.kind == Kind::FreeText; });
}

int ModelRows::rowOf(const QString &model) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [&model](const Row &row) { return row.kind == Kind::Model && row.model == model; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

int ModelRows::nextRow(int from, int step) const
{
    const int count = rowCount();
    for (int tried = 0, row = from; tried < count; ++tried) {
        row = ((row + step) % count + count) % count;
        if (m_rows[size_t(row)].kind != Kind::Header)
            return row;
    }
    return -1;
}

int ModelRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ModelRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case Qt::AccessibleTextRole:
        return m_favourites.contains(row.model) && row.kind == Kind::Model ? tr("%1, favourite").arg(row.text)
                                                                           : row.text;
    case FavouriteRole:
        return row.kind == Kind::Model && m_favourites.contains(row.model);
    case KindRole:
        return QVariant::fromValue(row.kind);
    case ModelRole:
        return row.model;
    case ChosenRole:
        return row.kind == Kind::Model && row.model == m_chosen;
    default:
        return {};
    }
}

Qt::ItemFlags ModelRows::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_rows[size_t(index.row())].kind == Kind::Header)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace tokenhub::app
