// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>
#include <vector>

namespace tokenhub::chat {

//! \brief A model as the gateway lists it.
struct ModelInfo {
    QString id; //!< what is sent
    QString owner; //!< as the gateway says; may be empty

    //! What stands before the slash of provider/model, else the owner; empty when neither is known.
    [[nodiscard]] QString provider() const;
    friend bool operator==(const ModelInfo &, const ModelInfo &) = default;
};

//! \brief A gateway's models: sorted by provider, then name; found by any of several words. A value.
class ModelCatalog
{
public:
    ModelCatalog() = default;
    explicit ModelCatalog(std::vector<ModelInfo> models); //!< duplicates and empty ids are dropped

    [[nodiscard]] bool isEmpty() const { return m_models.empty(); }
    [[nodiscard]] const std::vector<ModelInfo> &models() const { return m_models; }
    //! Models whose id or provider contains every word of \a text, case aside.
    [[nodiscard]] std::vector<ModelInfo> matching(const QString &text) const;
    [[nodiscard]] bool contains(QStringView id) const;

    friend bool operator==(const ModelCatalog &, const ModelCatalog &) = default;

private:
    std::vector<ModelInfo> m_models;
};

} // namespace tokenhub::chat

Q_DECLARE_METATYPE(tokenhub::chat::ModelCatalog)
