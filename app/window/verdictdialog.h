// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/comparison.h"

#include <QDialog>

class QComboBox;
class QLineEdit;

namespace tokenhub::app {

class GrowingTextEdit;

//! \brief Asks what a person says of one answer: a rating, tags, a note. Closes itself; GUI thread.
class VerdictDialog : public QDialog
{
    Q_OBJECT

public:
    VerdictDialog(const chat::Verdict &verdict, QWidget *parent);

    [[nodiscard]] chat::Verdict verdict() const; //!< as it stands in the fields

private:
    QComboBox *m_rating;
    QLineEdit *m_tags;
    GrowingTextEdit *m_note;
};

} // namespace tokenhub::app
