// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/secretedit.h"

#include "theme/icons.h"

#include <QAction>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

SecretEdit::SecretEdit(QWidget *parent) : QLineEdit(parent), m_eye(new QAction(this))
{
    setEchoMode(Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhSensitiveData);
    setAccessibleName(tr("API key"));
    addAction(m_eye, TrailingPosition);
    connect(m_eye, &QAction::triggered, this, [this] {
        setEchoMode(echoMode() == Password ? Normal : Password);
        refreshEye();
    });
    connect(this, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (const QString trimmed = text.trimmed(); trimmed != text)
            setText(trimmed);
    });
    refreshEye();
}

void SecretEdit::forget()
{
    clear();
    setEchoMode(Password);
    refreshEye();
}

void SecretEdit::hideEvent(QHideEvent *event)
{
    setEchoMode(Password); // nobody should find it open the next time
    refreshEye();
    QLineEdit::hideEvent(event);
}

void SecretEdit::refreshEye()
{
    const bool hidden = echoMode() == Password;
    m_eye->setIcon(icon(hidden ? u"eye"_s : u"eye-off"_s, Tint::QuietInk));
    m_eye->setText(hidden ? tr("Show the key") : tr("Hide the key"));
    m_eye->setToolTip(m_eye->text());
}

} // namespace tokenhub::app
