// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/gatewayconnection.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace tokenhub::app {

class ToneLabel;

//! \brief Headers as rows of a name and a value. A row in which nothing was entered counts as none. GUI thread.
class HeadersEdit : public QWidget
{
    Q_OBJECT

public:
    explicit HeadersEdit(QWidget *parent = nullptr);

    void setHeaders(const std::vector<chat::GatewayHeader> &headers); //!< not announced
    [[nodiscard]] std::vector<chat::GatewayHeader> headers() const;
    void clearProblems();
    void setProblem(int header, const QString &sentence); //!< its place in headers()
    void focusProblem();

signals:
    void edited();

private:
    struct Row {
        QWidget *widget = nullptr;
        QLineEdit *name = nullptr;
        QLineEdit *value = nullptr;
        ToneLabel *note = nullptr;

        [[nodiscard]] bool isBlank() const;
    };

    Row &addRow(const chat::GatewayHeader &header);
    void connectRow(const Row &row, const QToolButton &remove);
    void removeRow(const QWidget *widget);
    void refreshNote(const QWidget *widget);
    [[nodiscard]] std::vector<Row>::iterator locate(const QWidget *widget);

    QVBoxLayout *m_column;
    QPushButton *m_add;
    std::vector<Row> m_rows;
};

} // namespace tokenhub::app
