// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/parameterfield.h"

#include "panels/tonelabel.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int resetSize = 20;

QLabel *makeLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(fonts::small(label->font()));
    label->setForegroundRole(QPalette::PlaceholderText); // quiet ink
    return label;
}

} // namespace

ParameterField::ParameterField(const QString &name, const QString &label, QWidget *control, QWidget *parent)
    : QWidget(parent), m_label(makeLabel(label, this)), m_note(makeLabel({}, this)), m_reset(new QToolButton(this)),
      m_problem(new ToneLabel(this))
{
    setObjectName(name + u"ParameterField"_s);
    m_label->setBuddy(control);
    m_note->setObjectName(name + u"NoteLabel"_s);
    m_problem->setObjectName(name + u"ProblemLabel"_s);
    m_reset->setObjectName(name + u"ResetButton"_s);
    m_reset->setIcon(icon(u"rotate-ccw"_s, Tint::QuietInk));
    m_reset->setIconSize({14, 14});
    m_reset->setAutoRaise(true);
    m_reset->setFixedSize(resetSize, resetSize);
    m_reset->setFocusPolicy(Qt::TabFocus);
    m_reset->setAccessibleName(tr("Reset %1", "a parameter").arg(label));
    m_reset->setToolTip(tr("Do not send this field"));

    auto *head = new QHBoxLayout;
    head->setSpacing(space::tiny);
    head->addWidget(m_label);
    head->addStretch(1);
    head->addWidget(m_note);
    head->addWidget(m_reset);
    head->addStrut(resetSize); // the line keeps its height when the button goes
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(control);
    column->addWidget(m_problem);
    setTabOrder(control, m_reset);
    setState(FieldState::Unset);
    connect(m_reset, &QToolButton::clicked, this, [this, control] {
        // The button goes away: the focus stays here.
        control->setFocus(Qt::OtherFocusReason);
        emit resetRequested();
    });
}

void ParameterField::setState(FieldState state)
{
    m_reset->setVisible(state == FieldState::Set);
}

void ParameterField::setNote(const QString &note)
{
    m_note->setText(note);
}

void ParameterField::setProblem(const QString &sentence)
{
    m_problem->showText(sentence, Tone::Bad);
}

QString ParameterField::problem() const
{
    return m_problem->text();
}

} // namespace tokenhub::app
