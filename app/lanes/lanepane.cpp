// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanes/lanepane.h"

#include "theme/theme.h"
#include "transcript/transcriptview.h"

#include <QLabel>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace tokenhub::app {

LanePane::LanePane(QWidget *parent)
    : QWidget(parent), m_transcript(new TranscriptView(this)), m_greeting(new QWidget(this)),
      m_greetingTitle(new QLabel(m_greeting)), m_greetingLine(new QLabel(m_greeting)), m_stack(new QStackedLayout(this))
{
    m_greetingTitle->setTextFormat(Qt::PlainText);
    m_greetingTitle->setFont(fonts::heading(font(), 1));
    m_greetingTitle->setAlignment(Qt::AlignCenter);
    m_greetingTitle->setWordWrap(true);
    m_greetingLine->setTextFormat(Qt::PlainText);
    m_greetingLine->setAlignment(Qt::AlignCenter);
    m_greetingLine->setWordWrap(true);
    m_greetingLine->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(m_greeting);
    column->setContentsMargins(space::wide, space::wide, space::wide, space::wide);
    column->setSpacing(space::small);
    column->addStretch(2);
    column->addWidget(m_greetingTitle);
    column->addWidget(m_greetingLine);
    column->addStretch(3);
    m_transcript->setModel(&m_model);
    // A bar that comes and goes would move the text sideways.
    m_transcript->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_stack->addWidget(m_greeting);
    m_stack->addWidget(m_transcript);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, signal, this, &LanePane::refresh);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &LanePane::refresh);
}

void LanePane::setConversation(chat::Conversation *conversation, base::LaneId lane)
{
    m_model.setConversation(conversation, lane);
    m_transcript->scrollToEnd();
}

void LanePane::setWelcome(QWidget *welcome)
{
    auto *scroller = new QScrollArea(this);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setFocusPolicy(Qt::NoFocus); // what is in it has the focus, and comes into sight by it
    scroller->setAccessibleName(tr("First steps"));
    scroller->setWidgetResizable(true);
    // On paper, like what will stand here later.
    scroller->viewport()->setAutoFillBackground(false);
    welcome->setParent(scroller);
    welcome->hide();
    m_welcome = welcome;
    m_welcomeScroller = scroller;
    m_stack->addWidget(scroller);
    refresh();
}

void LanePane::setWelcomeWanted(bool wanted)
{
    m_welcomeWanted = wanted;
    refresh();
}

void LanePane::setGreeting(const QString &title, const QString &line)
{
    m_greetingTitle->setText(title);
    m_greetingLine->setText(line);
}

void LanePane::refresh()
{
    const bool isWelcome = m_welcome && m_welcomeWanted;
    // Most windows never show it: laying it out is left until it is wanted.
    if (isWelcome && !m_welcomeScroller->widget()) {
        m_welcomeScroller->setWidget(m_welcome);
        m_welcome->setAutoFillBackground(false);
    }
    if (m_model.rowCount() > 0)
        m_stack->setCurrentWidget(m_transcript);
    else
        m_stack->setCurrentWidget(isWelcome ? m_welcomeScroller : m_greeting);
}

} // namespace tokenhub::app
