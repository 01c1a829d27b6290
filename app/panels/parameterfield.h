// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace tokenhub::app {

class ToneLabel;

enum class FieldState { Unset, Set };

//! \brief What every parameter has around its control: a label, whether it is set, a button to unset it, and the
//! sentence about what is wrong with it. GUI thread.
class ParameterField : public QWidget
{
    Q_OBJECT

public:
    //! \a name begins the object names of the parts. Takes \a control.
    ParameterField(const QString &name, const QString &label, QWidget *control, QWidget *parent = nullptr);

    void setState(FieldState state);
    void setNote(const QString &note); //!< at the right, beside the button
    void setProblem(const QString &sentence);
    [[nodiscard]] QString problem() const;

signals:
    void resetRequested();

private:
    QLabel *m_label;
    QLabel *m_note;
    QToolButton *m_reset;
    ToneLabel *m_problem;
};

} // namespace tokenhub::app
