// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/welcomepage.h"

#include "panels/keyentry.h"
#include "panels/modelpicker.h"
#include "theme/theme.h"
#include "window/nokeychoice.h"
#include "window/stepmark.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QShowEvent>

namespace tokenhub::app {

namespace {

constexpr int columnWidth = 520;

QLabel *label(const QString &text, const QFont &font, QWidget *parent)
{
    auto *made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setFont(font);
    return made;
}

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent), m_keyEntry(new KeyEntry(this)), m_modelPicker(new ModelPicker(this)),
      m_noKey(new NoKeyChoice(this))
{
    auto *row = new QHBoxLayout(this);
    auto *page = new QWidget(this);
    page->setMaximumWidth(columnWidth);
    row->setContentsMargins(space::wide, space::wide, space::wide, space::wide);
    row->addStretch();
    row->addWidget(page, 100);
    row->addStretch();
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->addStretch(2);
    m_column->addWidget(label(tr("Welcome to TokenHub Chat"), fonts::heading(font(), 1), page));
    m_column->addSpacing(space::tiny);
    QLabel *intro
        = label(tr("Three steps to the first answer. The key stays in your desktop's keyring."), font(), page);
    intro->setForegroundRole(QPalette::PlaceholderText);
    m_column->addWidget(intro);
    m_column->addSpacing(space::wide);
    addStep(1, tr("API key"), tr("Made under “API Keys” in the TokenHub console. It is shown there only once."))
        ->addWidget(m_keyEntry);
    addStep(2, tr("Model"), tr("A name such as deepseek-v3.2, or provider/model."))->addWidget(m_modelPicker);
    QVBoxLayout *last = addStep(3, tr("First question"), tr("Type it below and press Enter."));
    last->addSpacing(space::large);
    last->addWidget(m_noKey);
    m_column->addStretch(3);
}

QVBoxLayout *WelcomePage::addStep(int number, const QString &title, const QString &line)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::large);
    row->addWidget(new StepMark(number, this), 0, Qt::AlignTop);
    auto *content = new QVBoxLayout;
    content->setSpacing(space::tiny);
    content->addWidget(label(title, fonts::strong(font()), this));
    QLabel *help = label(line, fonts::small(font()), this);
    help->setForegroundRole(QPalette::PlaceholderText);
    content->addWidget(help);
    row->addLayout(content, 1);
    m_column->addLayout(row);
    m_column->addSpacing(space::wide);
    return content;
}

void WelcomePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        emit shown();
}

} // namespace tokenhub::app
