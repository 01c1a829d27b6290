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
#include <QTextBlock>
#include <QToolButton>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

Composer::Composer(QWidget *parent)
    : QWidget(parent), m_editor(new PromptEditor(this)), m_button(new SendButton(this)),
      m_queueButton(new SendButton(this)), m_hint(new HintLabel(this))
{
    setObjectName(u"composer"_s);
    m_editor->setObjectName(u"promptEditor"_s);
    m_button->setObjectName(u"sendButton"_s);
    m_queueButton->setObjectName(u"queueButton"_s);
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
    m_editLabel = new HintLabel(bar);
    m_editLabel->setObjectName(u"editBarLabel"_s);
    auto *close = new QToolButton(bar);
    close->setObjectName(u"editCancelButton"_s);
    close->setAutoRaise(true);
    close->setIcon(icon(u"x"_s, Tint::QuietInk));
    close->setAccessibleName(tr("Cancel editing"));
    close->setToolTip(tr("Cancel editing (Esc)"));
    connect(close, &QToolButton::clicked, this, &Composer::cancelEdit);
    row->addWidget(m_editLabel, 1);
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
    row->addWidget(m_queueButton);
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
    connect(m_queueButton, &QPushButton::clicked, this, &Composer::trySend);
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
    m_editor->viewport()->update(); // Qt 6 paints it anew only when it comes or goes
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
    setTabOrder(widget, m_queueButton);
    setTabOrder(m_queueButton, m_button);
}

void Composer::setDraft(const chat::Draft &draft)
{
    const std::optional<chat::DraftEdit> before = m_edit;
    leaveEdit();
    m_pending.reset();
    replaceText(draft.text);
    if (draft.edit) {
        m_waitingDraft = draft.text;
        enterEdit(*draft.edit);
    }
    if (m_edit != before)
        emit editChanged();
}

chat::Draft Composer::draft() const
{
    if (!isEditing())
        return {.text = m_editor->text()};
    chat::Draft draft{.text = m_waitingDraft, .edit = m_edit};
    draft.edit->text = m_editor->text();
    return draft;
}

void Composer::accept()
{
    const std::optional<QString> sent = std::exchange(m_pending, std::nullopt);
    if (!sent)
        return;
    if (isEditing()) {
        const QString waiting = m_waitingDraft;
        leaveEdit();
        replaceText(waiting);
        emit editChanged();
    } else if (const QString now = m_editor->text(); now.startsWith(*sent)) {
        // Who types on while the prompt is being stored keeps what came after it.
        replaceText(now.mid(sent->size()));
    }
    refresh();
    emit draftChanged(draft());
}

void Composer::reject()
{
    m_pending.reset();
    refresh();
}

void Composer::quote(const QString &text)
{
    QString quoted = text.trimmed();
    if (quoted.isEmpty())
        return;
    quoted.replace(u'\n', u"\n> "_s).replace(u"\n> \n"_s, u"\n>\n"_s);
    QTextCursor cursor = m_editor->textCursor();
    cursor.clearSelection();
    const bool isFirst = cursor.atStart();
    const bool followsBlankLine = cursor.atBlockStart() && cursor.block().previous().text().isEmpty();
    const QString before = isFirst || followsBlankLine ? QString() : cursor.atBlockStart() ? u"\n"_s : u"\n\n"_s;
    m_editor->setTextCursor(cursor);
    m_editor->insertAtCursor(before + u"> "_s + quoted + u"\n\n"_s);
    m_editor->setFocus();
}

void Composer::beginEdit(const chat::DraftEdit &edit)
{
    if (isPending())
        return;
    if (!isEditing())
        m_waitingDraft = m_editor->text();
    enterEdit(edit);
    m_editor->setFocus(Qt::OtherFocusReason);
    emit editChanged();
    emit draftChanged(draft());
}

void Composer::enterEdit(const chat::DraftEdit &edit)
{
    m_edit = edit;
    switch (edit.kind) {
    case chat::EditKind::Prompt:
        m_editLabel->setText(tr("Editing an earlier message — Esc cancels"));
        break;
    case chat::EditKind::Answer:
        m_editLabel->setText(tr("Editing an answer: your version is kept beside it — Esc cancels"));
        break;
    case chat::EditKind::ToolResult:
        m_editLabel->setText(edit.name.isEmpty() ? tr("Result of the tool call — Esc cancels")
                                                 : tr("Result of %1 — Esc cancels").arg(edit.name));
        break;
    case chat::EditKind::Queued:
        m_editLabel->setText(tr("Editing a queued message — Esc cancels"));
        break;
    }
    m_editBar->show();
    replaceText(edit.text);
}

void Composer::cancelEdit()
{
    if (!isEditing() || isPending())
        return;
    const QString waiting = m_waitingDraft;
    leaveEdit();
    replaceText(waiting);
    emit editChanged();
    emit draftChanged(draft());
}

void Composer::leaveEdit()
{
    m_edit.reset();
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
    if (!m_silent)
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

bool Composer::canSend() const
{
    if (isPending() || chat::Draft{m_editor->text()}.isEmpty())
        return false;
    // While an answer runs there is room behind it, but not in its place.
    const bool canWait = !isEditing() || m_edit->kind == chat::EditKind::Queued;
    return m_state == ComposerState::Idle || (m_state == ComposerState::Running && canWait);
}

void Composer::trySend()
{
    if (!canSend())
        return;
    m_pending = m_editor->text();
    refresh();
    if (isEditing())
        emit editSubmitted(*draft().edit);
    else
        emit sendRequested({.text = *m_pending});
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

QString Composer::sendLabel() const
{
    if (!isEditing())
        return m_state == ComposerState::Running ? tr("Queue") : tr("Send");
    switch (m_edit->kind) {
    case chat::EditKind::Prompt:
        return tr("Resend");
    case chat::EditKind::ToolResult:
        return tr("Send result");
    case chat::EditKind::Answer:
    case chat::EditKind::Queued:
        break;
    }
    return tr("Keep");
}

void Composer::refreshButtons()
{
    const bool running = m_state == ComposerState::Running;
    const QString key = m_editor->sendKey() == SendKey::Enter ? tr("Enter") : tr("Ctrl+Enter");
    if (running)
        m_button->setFace(tr("Stop"), tr("Esc"));
    else
        m_button->setFace(sendLabel(), key);
    setButtonLook(m_button, running ? ButtonLook::Outlined : ButtonLook::Primary);
    m_button->setEnabled(running || canSend());
    m_queueButton->setFace(sendLabel(), key);
    m_queueButton->setVisible(running && canSend());
}

void Composer::refresh()
{
    refreshButtons();
    const bool byEnter = m_editor->sendKey() == SendKey::Enter;
    const bool mustWait = m_state == ComposerState::Running && isEditing() && m_edit->kind != chat::EditKind::Queued;
    const QString keys = byEnter ? tr("Shift+Enter for a new line") : tr("Enter for a new line");
    if (!m_warning.isEmpty())
        m_hint->setText(m_warning, HintTone::Warning);
    else if (mustWait)
        m_hint->setText(tr("Can be sent when the answer has ended"));
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
