// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace tokenhub::app {

//! \brief The name of a file of certificates, typed or chosen. Whether it holds any is for others to say.
class CertificatesLine : public QWidget
{
    Q_OBJECT

public:
    explicit CertificatesLine(QWidget *parent);

    [[nodiscard]] QLineEdit &edit() const { return *m_edit; }
    [[nodiscard]] QString file() const; //!< empty: none
    void setFile(const QString &file);

signals:
    void chosen();

private:
    void choose();

    QLineEdit *m_edit;
};

} // namespace tokenhub::app
