// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/keyfield.h"

#include "settings/settingscontrols.h"
#include "settings/shortcutbook.h"

#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedLayout>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

KeyField::KeyField(const QString &subject, QWidget *parent)
    : QWidget(parent), m_subject(subject), m_button(new QPushButton(this)), m_edit(new QKeySequenceEdit(this)),
      m_stack(new QStackedLayout(this))
{
    m_button->setObjectName(u"keysButton"_s);
    m_button->setAutoDefault(false);
    m_button->setToolTip(tr("Change the key"));
    m_edit->setObjectName(u"keySequenceEdit"_s);
    m_edit->setAccessibleName(tr("New key of: %1", "an action").arg(subject));
    m_edit->installEventFilter(this);
    if (auto *line = m_edit->findChild<QLineEdit *>()) {
        line->setPlaceholderText(tr("Press a key…"));
        line->setAccessibleName(m_edit->accessibleName());
    }
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_button);
    m_stack->addWidget(m_edit);
    setFixedWidth(controlWidth);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusProxy(m_button);
    setKeys({});
    connect(m_button, &QPushButton::clicked, this, &KeyField::listen);
}

void KeyField::setKeys(const QList<QKeySequence> &keys)
{
    const QString words = keysInWords(keys);
    m_button->setText(words.isEmpty() ? u"–"_s : words);
    m_button->setAccessibleName(tr("%1: %2", "an action and its keys")
                                    .arg(m_subject, words.isEmpty() ? tr("no key", "an action has none") : words));
    setAccessibleName(m_button->accessibleName());
}

bool KeyField::isListening() const
{
    return m_stack->currentWidget() == m_edit;
}

void KeyField::listen()
{
    m_edit->clear();
    m_stack->setCurrentWidget(m_edit);
    setFocusProxy(m_edit);
    m_edit->setFocus(Qt::OtherFocusReason);
}

void KeyField::endListening()
{
    if (!isListening())
        return;
    const bool hadFocus = m_edit->hasFocus();
    m_stack->setCurrentWidget(m_button);
    setFocusProxy(m_button);
    if (hadFocus)
        m_button->setFocus(Qt::TabFocusReason);
}

bool KeyField::onPress(int key, Qt::KeyboardModifiers modifiers)
{
    if (modifiers != Qt::NoModifier)
        return false;
    if (key == Qt::Key_Escape) {
        endListening();
        return true;
    }
    if (key == Qt::Key_Backspace || key == Qt::Key_Delete) {
        endListening();
        emit keyChosen({});
        return true;
    }
    return false;
}

bool KeyField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        if (onPress(press->key(), press->modifiers()))
            return true;
    } else if (event->type() == QEvent::KeyRelease && !m_edit->keySequence().isEmpty()) {
        // The edit itself would wait a second for further chords of a sequence; we take one.
        const QKeySequence chosen(m_edit->keySequence()[0]);
        endListening();
        emit keyChosen(chosen);
        return true;
    } else if (event->type() == QEvent::FocusOut) {
        endListening();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace tokenhub::app
