// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secretstore.h"
#include "panels/gatewayform.h"
#include "panels/tonelabel.h"

#include <QWidget>

class QCheckBox;
class QPushButton;

namespace tokenhub::app {

class SecretEdit;

//! \brief The API key where it is first asked for, in the page itself: a line with a button to test it before it is
//! stored, and the choice to keep the key nowhere. After submitted() it waits until accept() or setProblem(), after
//! testRequested() until showTest(); what was typed stays until accept().
//! GUI thread.
class KeyEntry : public QWidget
{
    Q_OBJECT

public:
    explicit KeyEntry(QWidget *parent = nullptr);

    void setKeyState(base::KeyState state, const QString &sentence); //!< Locked offers to unlock the keyring
    void setProblem(const QString &sentence);
    void accept(const QString &sentence); //!< it works: says so, and forgets what was typed
    void showTesting(const QString &sentence);
    void showTest(const QString &sentence, Tone tone); //!< how the test ended
    [[nodiscard]] QString keyText() const; //!< typed and not yet accepted
    [[nodiscard]] KeyPlace place() const;

signals:
    void submitted(const QString &keyText, tokenhub::app::KeyPlace place); //!< keyText is never empty
    void testRequested(const QString &keyText); //!< empty: the stored one
    void edited(); //!< what was said about the key before is about another one
    void unlockRequested();

private:
    void submit();
    void arrange();
    void onEdited();
    void refresh();

    SecretEdit *m_key;
    QPushButton *m_test;
    QPushButton *m_save;
    QPushButton *m_unlock;
    QCheckBox *m_sessionOnly;
    ToneLabel *m_status;
    QString m_stateSentence;
    Tone m_stateTone = Tone::Quiet;
    bool m_waiting = false;
    bool m_isTesting = false;
    bool m_isStored = false;
};

} // namespace tokenhub::app
