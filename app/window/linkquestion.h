// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/linkspots.h"

#include <QDialog>

namespace tokenhub::app {

//! \brief Shows where a link leads before it is opened: one that reads as if it led elsewhere, or a picture, which is
//! never loaded by itself. Deletes itself; open it with open().
class LinkQuestion : public QDialog
{
    Q_OBJECT

public:
    LinkQuestion(const TextLink &link, QWidget *parent);

signals:
    void openWanted(const QUrl &link);

private:
    [[nodiscard]] static QString sentence(const TextLink &link);
    void addButtons(const TextLink &link);
};

} // namespace tokenhub::app
