// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secretstore.h"
#include "panels/gatewayform.h"
#include "panels/tonelabel.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace tokenhub::app {

class SecretEdit;

//! \brief Where the gateway is and with which key. Opened with open(); it blocks nothing. Saving is the owner's: after
//! saveRequested the dialog waits until finishSaving() closes it or setProblem() says what is wrong; what was typed
//! stays until then. The typed key is forgotten whenever the dialog closes. It must not know of the keyring or the
//! network. GUI thread.
class GatewayDialog : public QDialog
{
    Q_OBJECT

public:
    explicit GatewayDialog(QWidget *parent = nullptr);

    void setForm(const GatewayForm &form); //!< keyText is ignored: a stored key is never shown
    [[nodiscard]] GatewayForm form() const;
    //! What the address amounts to, or what is wrong with it: the owner's answer to urlEdited.
    void setUrlStatus(const QString &sentence, Tone tone);
    //! Found offers to remove the key, Locked to unlock the keyring; NoService leaves only this session.
    void setKeyState(base::KeyState state, const QString &sentence);
    void setProblem(GatewayField field, const QString &sentence); //!< ends the waiting; the field gets the focus
    void finishSaving(); //!< closes

signals:
    void saveRequested(const tokenhub::app::GatewayForm &form);
    void removeKeyRequested();
    void unlockRequested();
    void urlEdited(const QString &url);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    struct Line {
        QLineEdit *edit = nullptr;
        ToneLabel *status = nullptr;
    };

    [[nodiscard]] Line addLine(QVBoxLayout *column, const QString &label, QLineEdit *edit);
    [[nodiscard]] QWidget *makePlaces();
    [[nodiscard]] QWidget *makeButtons();
    void connectParts();
    void save();
    void setWaiting(bool waiting);
    [[nodiscard]] Line &line(GatewayField field);

    Line m_name;
    Line m_url;
    Line m_key;
    SecretEdit *m_secret = nullptr;
    QRadioButton *m_keyring = nullptr;
    QRadioButton *m_session = nullptr;
    QPushButton *m_unlock = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace tokenhub::app
