// SPDX-License-Identifier: GPL-3.0-or-later
#include "sidebar/historysidebar.h"

#include "sidebar/historyrows.h"
#include "sidebar/historyview.h"
#include "sidebar/rowbutton.h"
#include "theme/flatstyle.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "words/plaintext.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {
constexpr int leastWidth = 200;
constexpr int widestName = 360; // in the menu
} // namespace

HistorySidebar::HistorySidebar(chat::ConversationListModel &model, const base::Clock &clock, QWidget *parent)
    : QWidget(parent), m_newChat(new RowButton(u"plus"_s, tr("New chat"), this)), m_empty(new QLabel(this)),
      m_view(new HistoryView(clock, this)), m_gateway(new RowButton(u"globe"_s, {}, this)),
      m_gatewayMenu(new QMenu(this))
{
    setObjectName(u"historySidebar"_s);
    setMinimumWidth(leastWidth);
    m_newChat->setObjectName(u"newChatButton"_s);
    m_empty->setObjectName(u"historyEmptyLabel"_s);
    m_empty->setText(tr("Your conversations will be here."));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setFont(fonts::small(m_empty->font()));
    m_empty->setForegroundRole(QPalette::PlaceholderText); // quiet ink
    m_empty->setContentsMargins(space::small + 2, space::large - space::tiny, space::small, 0);
    m_gateway->setObjectName(u"gatewayButton"_s);
    m_gateway->setTrailingIcon(u"chevron-down"_s);
    m_gateway->setToolTip(tr("The gateway of this conversation"));
    m_gatewayMenu->setObjectName(u"gatewayMenu"_s);
    m_gatewayMenu->setToolTipsVisible(true);
    setButtonLook(m_gateway, ButtonLook::Quiet);
    m_view->setModel(new HistoryRows(model, this));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::small, space::medium, space::small, space::small);
    column->setSpacing(space::tiny);
    column->addWidget(m_newChat);
    column->addWidget(m_empty);
    column->addWidget(m_view, 1);
    column->addWidget(m_gateway);
    setTabOrder(m_newChat, m_view);
    setTabOrder(m_view, m_gateway);
    setNewChatShortcut(QKeySequence::New);
    setGateways({}, {});
    connectParts(model);
    refreshEmpty(model);
}

void HistorySidebar::connectParts(const chat::ConversationListModel &model)
{
    connect(m_newChat, &RowButton::clicked, this, &HistorySidebar::newChatRequested);
    connect(m_gateway, &RowButton::clicked, this, &HistorySidebar::openGatewayMenu);
    connect(m_view, &HistoryView::conversationChosen, this, &HistorySidebar::conversationChosen);
    connect(m_view, &HistoryView::renameRequested, this, &HistorySidebar::renameRequested);
    connect(m_view, &HistoryView::exportRequested, this, &HistorySidebar::exportRequested);
    connect(m_view, &HistoryView::removeRequested, this, &HistorySidebar::removeRequested);
    const auto refresh = [this, &model] { refreshEmpty(model); };
    connect(&model, &QAbstractItemModel::rowsInserted, this, refresh);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, refresh);
    connect(&model, &QAbstractItemModel::modelReset, this, refresh);
}

void HistorySidebar::setOpenConversation(base::ConversationId id)
{
    m_view->setOpen(id);
}

void HistorySidebar::setGateways(const std::vector<GatewayChoice> &gateways, base::ProfileId shown)
{
    m_gatewayMenu->clear();
    auto *group = new QActionGroup(m_gatewayMenu);
    QString name = gateways.empty() ? tr("Gateway") : tr("Choose a gateway");
    for (const GatewayChoice &gateway : gateways) {
        const QString plain = words::onOneLine(gateway.name);
        const QString fitting = fontMetrics().elidedText(plain, Qt::ElideRight, widestName);
        QAction *action = m_gatewayMenu->addAction(QString(fitting).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(gateway.id == shown);
        if (fitting != plain)
            action->setToolTip(plain.toHtmlEscaped());
        group->addAction(action);
        if (gateway.id == shown)
            name = plain;
        connect(action, &QAction::triggered, this, [this, id = gateway.id] { emit gatewayChosen(id); });
    }
    m_gatewayMenu->addSeparator();
    QAction *manage = m_gatewayMenu->addAction(icon(u"settings-2"_s), tr("&Manage gateways…"));
    manage->setObjectName(u"manageGatewaysAction"_s);
    connect(manage, &QAction::triggered, this, &HistorySidebar::manageGatewaysRequested);
    m_gateway->setText(name);
    m_gateway->setAccessibleName(tr("Gateway of this conversation: %1").arg(name));
}

void HistorySidebar::openGatewayMenu()
{
    m_gatewayMenu->setMinimumWidth(m_gateway->width());
    // Upwards: the button stands at the bottom.
    const QSize size = m_gatewayMenu->sizeHint();
    const QRect button(m_gateway->mapToGlobal(QPoint(0, 0)), m_gateway->size());
    const int left = isLeftToRight() ? button.left() : button.right() - size.width();
    m_gatewayMenu->popup({left, button.top() - size.height()});
}

void HistorySidebar::setNewChatShortcut(const QKeySequence &shortcut)
{
    m_newChat->setHint(shortcut.toString(QKeySequence::NativeText));
}

void HistorySidebar::refreshEmpty(const chat::ConversationListModel &model)
{
    const bool empty = model.rowCount() == 0;
    m_empty->setVisible(empty);
    m_view->setFocusPolicy(empty ? Qt::NoFocus : Qt::StrongFocus);
}

} // namespace tokenhub::app
