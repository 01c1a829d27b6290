// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcriptstyle.h"

#include <QWidget>

namespace tokenhub::app {

//! \brief Holds one widget in the middle, as wide as the transcript's text column and no wider.
class CentredBox : public QWidget
{
    Q_OBJECT

public:
    CentredBox(QWidget *content, QWidget *parent); //!< takes the content

    void setColumn(TextColumn column);

private:
    void limitWidth();
    void leaveRoom();
    bool event(QEvent *event) override;

    QWidget *m_content;
    TextColumn m_column = TextColumn::Readable;
};

} // namespace tokenhub::app
