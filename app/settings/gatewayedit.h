// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secretstore.h"
#include "chat/profilefault.h"
#include "panels/gatewayform.h"
#include "panels/tonelabel.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace tokenhub::app {

class CertificatesLine;
class FormField;
class HeadersEdit;
class LimitsEdit;
class PricesEdit;
class ProxyEdit;
class SecretEdit;

//! \brief The form of one gateway: name, address, key, and folded away what few need. It shows and tells what is
//! wanted; saving, testing and keys are the owner's. What was typed stays until setProfile(). It must not know of the
//! keyring or the network. GUI thread.
class GatewayEdit : public QWidget
{
    Q_OBJECT

public:
    explicit GatewayEdit(QWidget *parent = nullptr);

    void setProfile(const chat::Profile &profile); //!< forgets typed keys; problems go
    [[nodiscard]] GatewayForm form() const;

    void setAddressNote(const QString &sentence, Tone tone);
    void setPlainHttpOffered(bool offered); //!< whether unencrypted http is a question for this address
    //! Found offers to remove the key, Locked to unlock the keyring; NoService leaves only this session. Nothing is
    //! said of a missing key where none is needed.
    void setKeyState(base::KeyState state, const QString &sentence);
    void setPasswordNote(const QString &sentence, const QString &placeholder);
    void setFaults(const chat::ProfileFaults &faults); //!< each below its field; the first gets the focus
    void setProblem(chat::ProfileField field, const QString &sentence);
    void setModels(const QStringList &models); //!< what the gateway has, as far as is known
    void setTestText(const QString &sentence, Tone tone, const QString &details = {});
    void setTesting(bool testing);
    void setSaveable(bool saveable); //!< something differs from what is stored
    void forgetSecrets();
    void focusStart(); //!< where one begins to fill it in

signals:
    void edited();
    void saveRequested();
    void revertRequested();
    void testRequested(); //!< or its end, while one runs
    void removeKeyRequested();
    void unlockRequested();

private:
    void makeBasics(QVBoxLayout *column);
    [[nodiscard]] QWidget *makeKeyRow();
    void makeTest(QVBoxLayout *column);
    void makeAdvanced(QVBoxLayout *column);
    void makeButtons(QVBoxLayout *column);
    void connectParts();
    void clearProblems();
    void showProblem(const chat::ProfileFault &fault);
    void focusProblem();
    void setUnfolded(bool unfolded);

    chat::Profile m_profile; //!< what the form does not show
    QLineEdit *m_name = nullptr;
    QLineEdit *m_url = nullptr;
    QCheckBox *m_plainHttp = nullptr;
    SecretEdit *m_key = nullptr;
    QCheckBox *m_sessionOnly = nullptr;
    QPushButton *m_removeKey = nullptr;
    QPushButton *m_unlock = nullptr;
    QPushButton *m_test = nullptr;
    ToneLabel *m_testText = nullptr;
    QToolButton *m_fold = nullptr;
    QWidget *m_advanced = nullptr;
    HeadersEdit *m_headers = nullptr;
    CertificatesLine *m_file = nullptr;
    ProxyEdit *m_proxy = nullptr;
    LimitsEdit *m_limits = nullptr;
    PricesEdit *m_prices = nullptr;
    FormField *m_nameField = nullptr;
    FormField *m_urlField = nullptr;
    FormField *m_keyField = nullptr;
    FormField *m_fileField = nullptr;
    QPushButton *m_revert = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace tokenhub::app
