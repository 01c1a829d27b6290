// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/modelcatalog.h"

#include <QAbstractListModel>

namespace tokenhub::app {

//! \brief What the model picker lists for what is typed: the text itself as a model, then favourites, then recent
//! models, then the catalogue by provider, each group below a header. GUI thread.
class ModelRows : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind { Header, Model, FreeText };
    enum Roles { KindRole = Qt::UserRole, ModelRole, ChosenRole, FavouriteRole };
    Q_ENUM(Roles)

    using QAbstractListModel::QAbstractListModel;

    void setCatalog(const chat::ModelCatalog &catalog);
    void setFavourites(const QStringList &models);
    void setRecent(const QStringList &models);
    void setChosen(const QString &model);
    void setQuery(const QString &text);

    [[nodiscard]] const chat::ModelCatalog &catalog() const { return m_catalog; }
    //! The row to begin with: the chosen model while nothing is typed, else the first match, else the typed text;
    //! -1 when there is nothing to choose.
    [[nodiscard]] int preferredRow() const;
    [[nodiscard]] int rowOf(const QString &model) const; //!< the first one; -1 when it is not listed
    //! The next row in a direction that can be chosen, round the ends; -1 when there is none.
    [[nodiscard]] int nextRow(int from, int step) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        Kind kind = Kind::Model;
        QString text;
        QString model; //!< empty for a header
    };

    void rebuild();
    void appendGroup(std::vector<Row> &rows, const QString &title, const QStringList &models) const;
    void appendCatalog(std::vector<Row> &rows) const;
    [[nodiscard]] bool matches(const QString &model) const;

    chat::ModelCatalog m_catalog;
    QStringList m_favourites;
    QStringList m_recent;
    QString m_chosen;
    QString m_query;
    std::vector<Row> m_rows;
};

} // namespace tokenhub::app

Q_DECLARE_METATYPE(tokenhub::app::ModelRows::Kind)
