// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panels/tonelabel.h"

#include <QWidget>

namespace tokenhub::app {

//! \brief A label, what is entered, and one sentence below it: what is wrong with it, else what is to be said about it.
//! A screen reader hears the sentence as the control's description. GUI thread.
class FormField : public QWidget
{
    Q_OBJECT

public:
    //! Takes \a control, whose object name begins that of the sentence. \a focus: what the label stands for, when the
    //! control has several parts.
    FormField(const QString &label, QWidget *control, QWidget *focus = nullptr, QWidget *parent = nullptr);

    void setNote(const QString &sentence, Tone tone = Tone::Quiet);
    void setProblem(const QString &sentence); //!< goes before the note; empty: there is none
    [[nodiscard]] bool hasProblem() const { return !m_problem.isEmpty(); }
    [[nodiscard]] QWidget *focusTarget() const { return m_focus; }

private:
    void refresh();

    QWidget *m_focus;
    ToneLabel *m_status;
    QString m_note;
    QString m_problem;
    Tone m_tone = Tone::Quiet;
};

} // namespace tokenhub::app
