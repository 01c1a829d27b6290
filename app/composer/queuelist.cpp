// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/queuelist.h"

#include "composer/hintlabel.h"
#include "theme/flatstyle.h"
#include "theme/icons.h"
#include "theme/stylepainters.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestLabel = 400; // more is never seen in one line

QString onOneLine(const QString &text)
{
    return text.left(longestLabel).simplified();
}

QToolButton *rowButton(QWidget *row, const QString &name, const QString &iconName, const QString &label)
{
    auto *button = new QToolButton(row);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setIcon(icon(iconName, Tint::QuietInk));
    button->setAccessibleName(label);
    button->setToolTip(label);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

QueueList::QueueList(QWidget *parent)
    : QWidget(parent), m_head(makeHead()), m_more(new QLabel(this)), m_column(new QVBoxLayout(this))
{
    setObjectName(u"queueList"_s);
    setAccessibleName(tr("Queued messages"));
    m_more->setTextFormat(Qt::PlainText);
    m_more->setFont(fonts::small(font()));
    m_more->setForegroundRole(QPalette::PlaceholderText);
    m_column->setContentsMargins(space::medium, space::tiny, space::tiny, space::tiny);
    m_column->setSpacing(0);
    m_column->addWidget(m_head);
    m_column->addWidget(m_more);
    hide();
}

QWidget *QueueList::makeHead()
{
    auto *head = new QWidget(this);
    m_held = new QLabel(head);
    m_held->setObjectName(u"queueHeldLabel"_s);
    m_held->setTextFormat(Qt::PlainText);
    m_held->setWordWrap(true);
    m_held->setFont(fonts::small(font()));
    m_send = new QPushButton(tr("Send now"), head);
    m_send->setObjectName(u"queueSendButton"_s);
    m_send->setAutoDefault(false);
    setButtonLook(m_send, ButtonLook::Outlined);
    connect(m_send, &QPushButton::clicked, this, &QueueList::sendRequested);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, space::tiny, space::tiny, space::tiny);
    row->addWidget(m_held, 1);
    row->addWidget(m_send);
    return head;
}

QWidget *QueueList::makeRow(const chat::QueuedPrompt &prompt, bool isEdited)
{
    auto *row = new QWidget(this);
    auto *text = new HintLabel(row);
    text->setObjectName(u"queuedLabel"_s);
    const QString line = onOneLine(prompt.text);
    text->setText(isEdited ? tr("Being edited: %1").arg(line) : tr("Queued: %1").arg(line));
    QToolButton *edit = rowButton(row, u"queuedEditButton"_s, u"pencil"_s, tr("Edit the queued message"));
    QToolButton *remove = rowButton(row, u"queuedRemoveButton"_s, u"x"_s, tr("Remove the queued message"));
    edit->setEnabled(!isEdited);
    connect(edit, &QToolButton::clicked, this, [this, id = prompt.id] { emit editRequested(id); });
    connect(remove, &QToolButton::clicked, this, [this, id = prompt.id] { emit removeRequested(id); });
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    layout->addWidget(text, 1);
    layout->addWidget(edit);
    layout->addWidget(remove);
    return row;
}

void QueueList::setPrompts(const std::vector<chat::QueuedPrompt> &prompts, const QString &held, base::MessageId edited)
{
    m_head->setVisible(!held.isEmpty());
    m_held->setText(held);
    if (prompts != m_shown || edited != m_edited) {
        for (QWidget *row : std::exchange(m_rows, {})) {
            row->hide();
            row->deleteLater(); // it may be one of its buttons that is telling us
        }
        for (size_t i = 0; i < prompts.size() && i < mostShown; ++i) {
            m_rows.push_back(makeRow(prompts[i], prompts[i].id == edited));
            m_column->insertWidget(int(i) + 1, m_rows.back());
        }
        m_shown = prompts;
        m_edited = edited;
    }
    const int more = int(prompts.size()) - int(m_rows.size());
    m_more->setText(tr("and %n more", nullptr, more));
    m_more->setVisible(more > 0);
    setVisible(!prompts.empty());
}

void QueueList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = themeOf(this);
    style::paintBox(painter, rect(), {.fill = theme.surface, .border = theme.line, .corner = radius::box});
}

} // namespace tokenhub::app
