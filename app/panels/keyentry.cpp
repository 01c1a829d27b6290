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
    : QWidget(parent), m_key(new SecretEdit(this)), m_test(new QPushButton(tr("Test"), this)),
      m_save(new QPushButton(tr("Save key"), this)), m_unlock(new QPushButton(tr("Unlock the keyring…"), this)),
      m_sessionOnly(new QCheckBox(tr("Use for this session only"), this)), m_status(new ToneLabel(this))
{
    setObjectName(u"keyEntry"_s);
    m_key->setObjectName(u"keySecretEdit"_s);
    m_key->setPlaceholderText(u"sk-…"_s);
    m_test->setObjectName(u"testKeyButton"_s);
    m_test->setAccessibleName(tr("Test the key"));
    m_test->setToolTip(
        tr("Asks the gateway for its list of models with this key; nothing is stored and nothing costs"));
    m_save->setObjectName(u"saveKeyButton"_s);
    m_unlock->setObjectName(u"unlockKeyButton"_s);
    m_sessionOnly->setObjectName(u"sessionOnlyCheckBox"_s);
    m_sessionOnly->setToolTip(tr("The key is kept in memory and gone when the program ends"));
    m_status->setObjectName(u"keyStatusLabel"_s);
    setFocusProxy(m_key);
    arrange();

    connect(m_save, &QPushButton::clicked, this, &KeyEntry::submit);
    connect(m_test, &QPushButton::clicked, this, [this] { emit testRequested(m_key->text()); });
    connect(m_key, &SecretEdit::returnPressed, this, &KeyEntry::submit);
    connect(m_key, &SecretEdit::textChanged, this, &KeyEntry::onEdited);
    connect(m_unlock, &QPushButton::clicked, this, &KeyEntry::unlockRequested);
    setKeyState(base::KeyState::Unknown, {});
}

void KeyEntry::arrange()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(space::small);
    line->addWidget(m_key, 1);
    line->addWidget(m_test);
    auto *options = new QHBoxLayout;
    options->setSpacing(space::small);
    options->addWidget(m_sessionOnly);
    options->addStretch(1);
    options->addWidget(m_unlock);
    options->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addLayout(line);
    column->addWidget(m_status);
    column->addLayout(options);
}

void KeyEntry::submit()
{
    if (m_waiting || m_key->text().isEmpty())
        return;
    m_waiting = true;
    refresh();
    emit submitted(m_key->text(), place());
}

QString KeyEntry::keyText() const
{
    return m_key->text();
}

KeyPlace KeyEntry::place() const
{
    return m_sessionOnly->isChecked() ? KeyPlace::SessionOnly : KeyPlace::Keyring;
}

void KeyEntry::setKeyState(base::KeyState state, const QString &sentence)
{
    const bool noKeyring = state == base::KeyState::NoService;
    const bool fine = state == base::KeyState::Absent || state == base::KeyState::Unknown;
    m_isStored = state == base::KeyState::Found;
    m_stateTone = fine ? Tone::Quiet : m_isStored ? Tone::Good : Tone::Warn;
    // On a first run there is nothing wrong yet: the field itself asks for the key.
    m_stateSentence = fine ? QString() : sentence;
    // What was said about a key that is being typed is not swept away by news of a stored one that is not there.
    if (!fine || m_key->text().isEmpty())
        m_status->showText(m_stateSentence, m_stateTone);
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
    m_isStored = true;
    m_key->forget();
    m_stateSentence = sentence;
    m_stateTone = Tone::Good;
    m_status->showText(sentence, Tone::Good);
    refresh();
}

void KeyEntry::showTesting(const QString &sentence)
{
    m_isTesting = true;
    m_status->showText(sentence, Tone::Quiet);
    refresh();
}

void KeyEntry::showTest(const QString &sentence, Tone tone)
{
    m_isTesting = false;
    m_status->showText(sentence, tone);
    refresh();
}

void KeyEntry::onEdited()
{
    m_isTesting = false;
    if (!m_waiting && !m_key->text().isEmpty())
        m_status->showText(m_isStored ? QString() : m_stateSentence, m_stateTone);
    refresh();
    emit edited();
}

void KeyEntry::refresh()
{
    const bool isTyped = !m_key->text().isEmpty();
    m_save->setEnabled(!m_waiting && isTyped);
    m_save->setText(m_waiting ? tr("Saving…") : tr("Save key"));
    m_test->setEnabled(!m_isTesting && (isTyped || m_isStored));
    m_test->setText(m_isTesting ? tr("Testing…") : tr("Test"));
}

} // namespace tokenhub::app
