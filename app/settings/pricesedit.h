// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/price.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QStringListModel;
class QToolButton;
class QVBoxLayout;

namespace tokenhub::app {

class ToneLabel;

//! \brief What a gateway's models cost, as rows of a model and its prices per million tokens. A row in which nothing
//! was entered counts as none; what is no number comes out as NaN, which no rule lets through. GUI thread.
class PricesEdit : public QWidget
{
    Q_OBJECT

public:
    explicit PricesEdit(QWidget *parent = nullptr);

    void setPrices(const chat::PriceList &prices); //!< not announced
    [[nodiscard]] chat::PriceList prices() const;
    void setModels(const QStringList &models); //!< what is offered while a model is typed
    void clearProblems();
    void setProblem(int row, const QString &sentence); //!< its place in prices(); -1: the currency
    void focusProblem();

signals:
    void edited();

private:
    struct Row {
        QWidget *widget = nullptr;
        QLineEdit *model = nullptr;
        QLineEdit *input = nullptr;
        QLineEdit *cached = nullptr;
        QLineEdit *output = nullptr;
        ToneLabel *note = nullptr;

        [[nodiscard]] bool isBlank() const;
        [[nodiscard]] QLineEdit *wrongPart() const; //!< where one has to mend it
    };

    [[nodiscard]] QWidget *makeCurrency();
    [[nodiscard]] QWidget *makeTitles();
    Row &addRow(const chat::ModelPrice &entry);
    void arrangeRow(const Row &row, QToolButton *remove);
    void connectRow(const Row &row, const QToolButton &remove);
    void removeRow(const QWidget *widget);
    void refreshTitles();

    QVBoxLayout *m_column;
    QLineEdit *m_currency;
    ToneLabel *m_currencyNote;
    QWidget *m_titles;
    QPushButton *m_add;
    QStringListModel *m_models;
    std::vector<Row> m_rows;
};

} // namespace tokenhub::app
