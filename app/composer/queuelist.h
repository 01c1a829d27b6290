// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/draft.h"

#include <QWidget>
#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tokenhub::app {

//! \brief The prompts that wait, above the composer: a line for each with Edit and Remove, and why they are held, with
//! a button that lets them go. Hidden when there is none. It must not know of queues: it shows and wishes. GUI thread.
class QueueList : public QWidget
{
    Q_OBJECT

public:
    explicit QueueList(QWidget *parent = nullptr);

    //! \a held: why they are not sent; empty while they wait for an answer. \a edited is in the composer.
    void setPrompts(const std::vector<chat::QueuedPrompt> &prompts, const QString &held, base::MessageId edited);

signals:
    void editRequested(tokenhub::base::MessageId prompt);
    void removeRequested(tokenhub::base::MessageId prompt);
    void sendRequested(); //!< although they were held

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeRow(const chat::QueuedPrompt &prompt, bool isEdited);

    static constexpr size_t mostShown = 4;

    QLabel *m_held = nullptr;
    QPushButton *m_send = nullptr;
    QWidget *m_head; //!< makes the two above
    QLabel *m_more;
    QVBoxLayout *m_column;
    std::vector<QWidget *> m_rows;
    std::vector<chat::QueuedPrompt> m_shown;
    base::MessageId m_edited;
};

} // namespace tokenhub::app
