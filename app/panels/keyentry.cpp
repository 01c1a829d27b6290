// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/keyentry.h"

#include "panels/secretedit.h"
#include "panels/tonelabel.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

KeyEntry::KeyEntry(QWidget *parent)
    : QWidget(parent), m_key(new SecretEdit(this)), m_save(new QPushButton(tr("Save and go on"), this)),
      m_unlock(new QPushButton(tr("Unlock the keyring…"), this)),
      m_sessionOnly(new QCheckBox(tr("Use for this session only"), this)), m_status(new ToneLabel(this))
{
    setObjectName(u"keyEntry"_s);
    m_key->setObjectName(u"keySecretEdit"_s);
    m_key->setPlaceholderText(u"sk-…"_s);
    m_save->setObjectName(u"saveKeyButton"_s);
    m_unlock->setObjectName(u"unlockKeyButton"_s);
    m_sessionOnly->setObjectName(u"sessionOnlyCheckBox"_s);
    m_sessionOnly->setToolTip(tr("The key is kept in memory and gone when the program ends"));
    m_status->setObjectName(u"keyStatusLabel"_s);
    setButtonLook(m_save, ButtonLook::Primary);
    setFocusProxy(m_key);

    auto *line = new QHBoxLayout;
    line->setSpacing(space::small);
    line->addWidget(m_key, 1);
    line->addWidget(m_save);
    auto *options = new QHBoxLayout;
    options->setSpacing(space::small);
    options->addWidget(m_sessionOnly);
    options->addStretch(1);
    options->addWidget(m_unlock);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addLayout(line);
    column->addLayout(options);
    column->addWidget(m_status);

    connect(m_save, &QPushButton::clicked, this, &KeyEntry::submit);
    connect(m_key, &SecretEdit::returnPressed, this, &KeyEntry::submit);
    connect(m_key, &SecretEdit::textChanged, this, &KeyEntry::refresh);
    connect(m_unlock, &QPushButton::clicked, this, &KeyEntry::unlockRequested);
    setKeyState(base::KeyState::Unknown, {});
}

void KeyEntry::submit()
{
    if (m_waiting || m_key->text().isEmpty())
        return;
    m_waiting = true;
    refresh();
    emit submitted(m_key->text(), m_sessionOnly->isChecked() ? KeyPlace::SessionOnly : KeyPlace::Keyring);
}

void KeyEntry::setKeyState(base::KeyState state, const QString &sentence)
{
    const bool noKeyring = state == base::KeyState::NoService;
    const bool fine = state == base::KeyState::Absent || state == base::KeyState::Unknown;
    m_status->showText(sentence, fine ? Tone::Quiet : state == base::KeyState::Found ? Tone::Good : Tone::Warn);
    m_unlock->setVisible(state == base::KeyState::Locked);
    m_sessionOnly->setEnabled(!noKeyring);
    if (noKeyring)
        m_sessionOnly->setChecked(true);
    refresh();
}

void KeyEntry::setProblem(const QString &sentence)
{
    m_waiting = false;
    m_status->showText(sentence, Tone::Bad);
    refresh();
    m_key->setFocus(Qt::OtherFocusReason);
}

void KeyEntry::accept(const QString &sentence)
{
    m_waiting = false;
    m_key->forget();
    m_status->showText(sentence, Tone::Good);
    refresh();
}

void KeyEntry::refresh()
{
    m_save->setEnabled(!m_waiting && !m_key->text().isEmpty());
    m_save->setText(m_waiting ? tr("Saving…") : tr("Save and go on"));
}

} // namespace tokenhub::app
