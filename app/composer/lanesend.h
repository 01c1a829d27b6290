// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/comparison.h"

#include <QWidget>

class QActionGroup;
class QMenu;
class QPushButton;

namespace tokenhub::app {

enum class SendScope { AllLanes, ThisLane };

//! \brief Whom a prompt goes to where there are several lanes, and whether they are asked at the same time. It shows
//! what it is given and tells what a person chooses. Owned by the composer; GUI thread.
class LaneSend : public QWidget
{
    Q_OBJECT

public:
    explicit LaneSend(QWidget *parent = nullptr);

    void setScope(SendScope scope);
    [[nodiscard]] SendScope scope() const { return m_scope; }
    void setLane(const QString &letter); //!< of "this lane"
    void setComparison(const chat::ComparisonSettings &comparison);
    [[nodiscard]] QPushButton &scopeButton() const { return *m_scopeButton; }
    [[nodiscard]] QPushButton &orderButton() const { return *m_orderButton; }

signals:
    void scopeChosen(tokenhub::app::SendScope scope);
    void orderChosen(tokenhub::chat::SendOrder order, int atOnce); //!< requests at one time

private:
    void fillScope();
    void fillOrder();
    void addOrder(QActionGroup *group, const QString &text, chat::SendOrder order, int atOnce);
    void refresh();

    SendScope m_scope = SendScope::AllLanes;
    QString m_letter;
    chat::ComparisonSettings m_comparison;
    QPushButton *m_scopeButton;
    QPushButton *m_orderButton;
    QMenu *m_scopeMenu;
    QMenu *m_orderMenu;
};

} // namespace tokenhub::app
