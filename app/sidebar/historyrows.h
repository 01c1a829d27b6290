// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>

namespace tokenhub::app {

//! \brief The history as a screen reader hears it: title, model, number of messages, and whether an answer is being
//! written there, which the eye sees as a dot. Everything else is the model's own.
class HistoryRows : public QIdentityProxyModel
{
    Q_OBJECT

public:
    HistoryRows(QAbstractItemModel &history, QObject *parent);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
};

} // namespace tokenhub::app
