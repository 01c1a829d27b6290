// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/systeminformation.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tokenhub::app {

//! \brief What the program is, what it is made with and under which licences, and where its files are. GUI thread.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(const ProgramFacts &facts, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeComponents();
    [[nodiscard]] QWidget *makePlaces();
    [[nodiscard]] QWidget *makeButtons();
    [[nodiscard]] QLabel *makeText(const QString &text, QWidget *parent) const;
    void copy();

    ProgramFacts m_facts;
    QPushButton *m_copy = nullptr;
};

} // namespace tokenhub::app
