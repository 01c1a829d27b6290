// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secretstore.h"
#include "panels/gatewayform.h"

#include <QWidget>

class QCheckBox;
class QPushButton;

namespace tokenhub::app {

class SecretEdit;
class ToneLabel;

//! \brief The API key where it is first asked for, in the page itself: a line, a button, and the choice to keep the key
//! nowhere. After submitted() it waits until accept() or setProblem(); what was typed stays until accept().
//! GUI thread.
class KeyEntry : public QWidget
{
    Q_OBJECT

public:
    explicit KeyEntry(QWidget *parent = nullptr);

    void setKeyState(base::KeyState state, const QString &sentence); //!< Locked offers to unlock the keyring
    void setProblem(const QString &sentence);
    void accept(const QString &sentence); //!< it works: says so, and forgets what was typed

signals:
    void submitted(const QString &keyText, tokenhub::app::KeyPlace place); //!< keyText is never empty
    void unlockRequested();

private:
    void submit();
    void refresh();

    SecretEdit *m_key;
    QPushButton *m_save;
    QPushButton *m_unlock;
    QCheckBox *m_sessionOnly;
    ToneLabel *m_status;
    bool m_waiting = false;
};

} // namespace tokenhub::app
