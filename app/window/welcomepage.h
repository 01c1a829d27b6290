// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace tokenhub::app {

class KeyEntry;
class ModelPicker;
class NoKeyChoice;

//! \brief The first run: key, model, first question, in three steps, and what to do without a key. Emits wishes through
//! its parts; the question is typed in the composer below.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    [[nodiscard]] KeyEntry &keyEntry() const { return *m_keyEntry; }
    [[nodiscard]] ModelPicker &modelPicker() const { return *m_modelPicker; }
    [[nodiscard]] NoKeyChoice &noKey() const { return *m_noKey; }

signals:
    void shown();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QVBoxLayout *addStep(int number, const QString &title, const QString &line);

    QVBoxLayout *m_column = nullptr;
    KeyEntry *m_keyEntry;
    ModelPicker *m_modelPicker;
    NoKeyChoice *m_noKey;
};

} // namespace tokenhub::app
