// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/modelcatalog.h"

#include <QFrame>

class QLineEdit;
class QListView;
class QToolButton;

namespace tokenhub::app {

class ModelRows;
class ToneLabel;

//! \brief The open list of the model picker: a line to search or to type a name, the models, and one line that says
//! why there are none and how to go on. The keyboard stays in the line: arrows go through the list, Enter takes, Esc
//! closes. Child of the picker; GUI thread.
class ModelPopup : public QFrame
{
    Q_OBJECT

public:
    explicit ModelPopup(QWidget *parent);

    void setCatalog(const chat::ModelCatalog &catalog);
    void setStatus(const QString &status);
    void setChosen(const QString &model);
    void setRecent(const QStringList &models);
    void setFavourites(const QStringList &models);
    void openAt(const QWidget *anchor); //!< above or below it, where there is room

signals:
    void modelChosen(const QString &model); //!< after it has closed
    void favouriteToggled(const QString &model); //!< it stays open
    void refreshRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void connectParts();
    void moveTo(int row);
    void choose(const QModelIndex &index);
    void toggleFavourite(const QModelIndex &index);
    [[nodiscard]] bool handleKey(const QKeyEvent &event);
    void refreshStatus();

    ModelRows *m_rows;
    QLineEdit *m_search;
    QToolButton *m_refresh;
    QListView *m_list;
    ToneLabel *m_status;
    QString m_reason;
    bool m_starPressed = false;
};

} // namespace tokenhub::app
