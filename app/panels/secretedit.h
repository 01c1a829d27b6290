// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace tokenhub::app {

//! \brief A line for an API key: shown as dots, with an eye to look at it; what surrounds a pasted key is dropped. It
//! keeps no undo history that could bring a cleared key back. GUI thread.
class SecretEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretEdit(QWidget *parent = nullptr);

    //! The text goes, the dots come back.
    void forget();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void refreshEye();

    QAction *m_eye;
};

} // namespace tokenhub::app
