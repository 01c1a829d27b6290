// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer.h"

#include "composer/hintlabel.h"
#include "composer/sendbutton.h"
#include "theme/flatstyle.h"
#include "theme/icons.h"
#include "theme/stylepainters.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

Composer::Composer(QWidget *parent)
    : QWidget(parent), m_editor(new PromptEditor(this)), m_button(new SendButton(this)), m_hint(new HintLabel(this))
{
    setObjectName(u"composer"_s);
    m_editor->setObjectName(u"promptEditor"_s);
    m_button->setObjectName(u"sendButton"_s);
    m_hint->setObjectName(u"composerHint"_s);
    setFocusProxy(m_editor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_editBar = makeEditBar();

    auto *text = new QVBoxLayout;
    text->setContentsMargins(space::medium + 2, space::medium, space::small, space::medium);
    text->addWidget(m_editor);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_editBar);
    column->addLayout(text);
    column->addLayout(makeRow());

    connectParts();
    setPlaceholder(tr("Ask anything"));
    refresh();
}

QWidget *Composer::makeEditBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(space::medium, space::tiny, space::tiny, 0);
    auto *label = new HintLabel(bar);
    label->setObjectName(u"editBarLabel"_s);
    label->setText(tr("Editing an earlier message — Esc cancels"));
    auto *close = new QToolButton(bar);
    close->setObjectName(u"editCancelButton"_s);
    close->setAutoRaise(true);
    close->setIcon(icon(u"x"_s, Tint::QuietInk));
    close->setAccessibleName(tr("Cancel editing"));
    close->setToolTip(tr("Cancel editing (Esc)"));
    connect(close, &QToolButton::clicked, this, &Composer::cancelEdit);
    row->addWidget(label, 1);
    row->addWidget(close);
    bar->hide();
    return bar;
}

QHBoxLayout *Composer::makeRow()
{
    m_leading = new QHBoxLayout;
    m_leading->setSpacing(space::small);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::small, 0, space::small, space::small);
    row->setSpacing(space::small);
    row->addLayout(m_leading);
    row->addWidget(m_hint, 1);
    row->addWidget(m_button);
    return row;
}

void Composer::connectParts()
{
    m_editor->setAccessibleName(tr("Message"));
    m_editor->installEventFilter(this);
    connect(m_editor, &PromptEditor::textChanged, this, &Composer::onTextChanged);
    connect(m_editor, &PromptEditor::sendWanted, this, &Composer::trySend);
    connect(m_editor, &PromptEditor::escapePressed, this, &Composer::onEscape);
    connect(m_editor, &PromptEditor::pasteRefused, this, &Composer::showPasteRefused);
    connect(m_editor, &PromptEditor::upWhileEmpty, this, [this] {
        if (!isEditing() && !isPending())
            emit editLastRequested();
    });
    connect(m_button, &QPushButton::clicked, this, &Composer::onButton);
}

void Composer::setState(ComposerState state)
{
    m_state = state;
    refresh();
}

void Composer::setSendKey(SendKey key)
{
    m_editor->setSendKey(key);
    refresh();
}

void Composer::setPlaceholder(const QString &text)
{
    m_editor->setPlaceholderText(text);
}

void Composer::setHint(const QString &text)
{
    m_ownHint = text;
    refresh();
}

void Composer::addLeadingWidget(QWidget *widget)
{
    QLayoutItem *last = m_leading->itemAt(m_leading->count() - 1);
    m_leading->addWidget(widget);
    setTabOrder(last ? last->widget() : m_editor, widget);
    setTabOrder(widget, m_button);
}

void Composer::setDraft(const chat::Draft &draft)
{
    leaveEdit();
    m_pending.reset();
    replaceText(draft.text);
}

chat::Draft Composer::draft() const
{
    return {isEditing() ? m_waitingDraft : m_editor->text()};
}

void Composer::accept()
{
    const std::optional<QString> sent = std::exchange(m_pending, std::nullopt);
    if (!sent)
        return;
    if (isEditing()) {
        const QString waiting = m_waitingDraft;
        leaveEdit();
        return replaceText(waiting);
    }
    // Who types on while the prompt is being stored keeps what came after it.
    if (const QString now = m_editor->text(); now.startsWith(*sent))
        replaceText(now.mid(sent->size()));
    refresh();
    emit draftChanged(draft());
}

void Composer::reject()
{
    m_pending.reset();
    refresh();
}

void Composer::beginEdit(base::MessageId message, const QString &text)
{
    if (isPending())
        return;
    if (!isEditing())
        m_waitingDraft = m_editor->text();
    m_edited = message;
    m_editBar->show();
    replaceText(text);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void Composer::cancelEdit()
{
    if (!isEditing() || isPending())
        return;
    const QString waiting = m_waitingDraft;
    leaveEdit();
    replaceText(waiting);
    emit editCancelled();
}

void Composer::leaveEdit()
{
    m_edited = {};
    m_waitingDraft.clear();
    m_editBar->hide();
}

void Composer::replaceText(const QString &text)
{
    m_silent = true;
    m_editor->setText(text);
    m_silent = false;
    refresh();
}

void Composer::onTextChanged()
{
    m_warning.clear();
    refresh();
    if (!m_silent && !isEditing())
        emit draftChanged(draft());
}

void Composer::onEscape()
{
    if (isEditing())
        cancelEdit();
    else if (m_state == ComposerState::Running)
        emit stopRequested();
}

void Composer::onButton()
{
    if (m_state == ComposerState::Running)
        emit stopRequested();
    else
        trySend();
}

void Composer::trySend()
{
    const chat::Draft written{m_editor->text()};
    if (m_state != ComposerState::Idle || isPending() || written.isEmpty())
        return;
    m_pending = written.text;
    refresh();
    if (isEditing())
        emit editSubmitted(m_edited, written);
    else
        emit sendRequested(written);
}

void Composer::showPasteRefused(qsizetype characters)
{
    const QLocale locale;
    const QString count = locale.toString(characters);
    if (characters <= PromptEditor::longestText && m_editor->isEmpty()) {
        m_warning = tr("Not pasted: a paragraph can have %1 characters at most.")
                        .arg(locale.toString(PromptEditor::longestParagraph));
    } else {
        m_warning = tr("Not pasted: %1 characters are too many, a message can have %2.")
                        .arg(count, locale.toString(PromptEditor::longestText));
    }
    refresh();
}

void Composer::refresh()
{
    const bool running = m_state == ComposerState::Running;
    const bool byEnter = m_editor->sendKey() == SendKey::Enter;
    if (running)
        m_button->setFace(tr("Stop"), tr("Esc"));
    else
        m_button->setFace(isEditing() ? tr("Resend") : tr("Send"), byEnter ? tr("Enter") : tr("Ctrl+Enter"));
    setButtonLook(m_button, running ? ButtonLook::Outlined : ButtonLook::Primary);
    const bool canSend = m_state == ComposerState::Idle && !isPending() && !chat::Draft{m_editor->text()}.isEmpty();
    m_button->setEnabled(running || canSend);

    const QString keys = byEnter ? tr("Shift+Enter for a new line") : tr("Enter for a new line");
    if (!m_warning.isEmpty())
        m_hint->setText(m_warning, HintTone::Warning);
    else
        m_hint->setText(m_ownHint.isEmpty() ? keys : m_ownHint);
}

void Composer::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    QPainter painter(this);
    // It has the focus nearly always: half the accent is enough to see where one types.
    const QColor border = m_editor->hasFocus() ? mixed(theme.line, theme.accent, 0.6) : theme.line;
    style::paintBox(painter, rect(), {.fill = theme.paper, .border = border, .corner = radius::box});
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    // Esc in edit mode is ours, even where a window has a shortcut on it.
    if (event->type() == QEvent::ShortcutOverride && isEditing()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QWidget::eventFilter(watched, event);
}

void Composer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace tokenhub::app
