// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QWidget>

class QKeySequenceEdit;
class QPushButton;
class QStackedLayout;

namespace tokenhub::app {

//! \brief Shows the keys of an action; pressed, it listens for another. Escape and leaving it change nothing, Backspace
//! and Delete mean no key. While it only shows them, every key does what it always does, so that one can walk over it.
//! GUI thread.
class KeyField : public QWidget
{
    Q_OBJECT

public:
    //! \a subject is whose keys they are, for screen readers.
    explicit KeyField(const QString &subject, QWidget *parent = nullptr);

    void setKeys(const QList<QKeySequence> &keys);
    [[nodiscard]] bool isListening() const;

signals:
    void keyChosen(const QKeySequence &key); //!< one chord; empty: none

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void listen();
    void endListening();
    [[nodiscard]] bool onPress(int key, Qt::KeyboardModifiers modifiers);

    QString m_subject;
    QPushButton *m_button;
    QKeySequenceEdit *m_edit;
    QStackedLayout *m_stack;
};

} // namespace tokenhub::app
