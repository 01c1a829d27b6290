// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/lanesend.h"

#include "theme/theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

using chat::ComparisonSettings;
using chat::SendOrder;

LaneSend::LaneSend(QWidget *parent)
    : QWidget(parent), m_scopeButton(new QPushButton(this)), m_orderButton(new QPushButton(this)),
      m_scopeMenu(new QMenu(this)), m_orderMenu(new QMenu(this))
{
    m_scopeButton->setObjectName(u"sendScopeButton"_s);
    m_orderButton->setObjectName(u"sendOrderButton"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    for (QPushButton *button : {m_scopeButton, m_orderButton}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    setFocusProxy(m_scopeButton);
    setTabOrder(m_scopeButton, m_orderButton);
    m_scopeButton->setMenu(m_scopeMenu);
    m_orderButton->setMenu(m_orderMenu);
    fillScope();
    fillOrder();
    refresh();
}

void LaneSend::fillScope()
{
    auto *group = new QActionGroup(m_scopeMenu);
    for (const auto &[scope, text] : {std::pair(SendScope::AllLanes, tr("&All lanes: one prompt for all")),
                                      std::pair(SendScope::ThisLane, tr("&This lane alone"))}) {
        QAction *action = m_scopeMenu->addAction(text);
        action->setCheckable(true);
        action->setData(int(scope));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, chosen = scope] {
            setScope(chosen);
            emit scopeChosen(chosen);
        });
    }
}

void LaneSend::fillOrder()
{
    auto *group = new QActionGroup(m_orderMenu);
    addOrder(group, tr("In &parallel"), SendOrder::Parallel, ComparisonSettings::mostLanes);
    addOrder(group, tr("&One after another: fair timing, small servers"), SendOrder::OneAfterAnother,
             ComparisonSettings::mostLanes);
    m_orderMenu->addSeparator();
    for (const int atOnce : {2, 3, 4, 8})
        addOrder(group, tr("At most &%n at once", nullptr, atOnce), SendOrder::Parallel, atOnce);
}

void LaneSend::addOrder(QActionGroup *group, const QString &text, SendOrder order, int atOnce)
{
    QAction *action = m_orderMenu->addAction(text);
    action->setCheckable(true);
    action->setData(QPoint(int(order), atOnce));
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, order, atOnce] { emit orderChosen(order, atOnce); });
}

void LaneSend::setScope(SendScope scope)
{
    m_scope = scope;
    refresh();
}

void LaneSend::setLane(const QString &letter)
{
    m_letter = letter;
    refresh();
}

void LaneSend::setComparison(const ComparisonSettings &comparison)
{
    m_comparison = comparison;
    refresh();
}

void LaneSend::refresh()
{
    m_scopeButton->setText(m_scope == SendScope::AllLanes ? tr("All lanes") : tr("Lane %1").arg(m_letter));
    m_scopeButton->setAccessibleName(tr("Sent to: %1").arg(m_scopeButton->text()));
    for (QAction *action : m_scopeMenu->actions())
        action->setChecked(action->data().toInt() == int(m_scope));
    const bool isLimited = m_comparison.atOnce < ComparisonSettings::mostLanes;
    m_orderButton->setText(m_comparison.order == SendOrder::OneAfterAnother ? tr("One after another")
                               : isLimited ? tr("%n at once", nullptr, m_comparison.atOnce)
                                           : tr("In parallel"));
    m_orderButton->setAccessibleName(tr("Lanes are asked: %1").arg(m_orderButton->text()));
    m_orderButton->setEnabled(m_scope == SendScope::AllLanes);
    for (QAction *action : m_orderMenu->actions()) {
        const QPoint choice = action->data().toPoint();
        action->setChecked(choice.x() == int(m_comparison.order)
                           && (m_comparison.order == SendOrder::OneAfterAnother || choice.y() == m_comparison.atOnce));
    }
}

} // namespace tokenhub::app
