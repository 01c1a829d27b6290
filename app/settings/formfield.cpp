// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/formfield.h"

#include "theme/theme.h"

#include <QBoxLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

FormField::FormField(const QString &label, QWidget *control, QWidget *focus, QWidget *parent)
    : QWidget(parent), m_focus(focus ? focus : control), m_status(new ToneLabel(this))
{
    auto *words = new QLabel(label, this);
    words->setTextFormat(Qt::PlainText);
    words->setFont(fonts::strong(words->font()));
    words->setBuddy(m_focus);
    m_focus->setAccessibleName(label);
    m_status->setObjectName(m_focus->objectName() + u"StatusLabel"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addWidget(words);
    column->addWidget(control);
    column->addWidget(m_status);
}

void FormField::setNote(const QString &sentence, Tone tone)
{
    m_note = sentence;
    m_tone = tone;
    refresh();
}

void FormField::setProblem(const QString &sentence)
{
    m_problem = sentence;
    refresh();
}

void FormField::refresh()
{
    m_status->showText(hasProblem() ? m_problem : m_note, hasProblem() ? Tone::Bad : m_tone);
    m_focus->setAccessibleDescription(m_status->text());
}

} // namespace tokenhub::app
