// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tokenhub::app {

//! \brief Holds one widget in the middle, as wide as the transcript's text column and no wider.
class CentredBox : public QWidget
{
    Q_OBJECT

public:
    CentredBox(QWidget *content, QWidget *parent); //!< takes the content

private:
    void limitWidth();
    bool event(QEvent *event) override;

    QWidget *m_content;
};

} // namespace tokenhub::app
