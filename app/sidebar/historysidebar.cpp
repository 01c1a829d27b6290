// SPDX-License-Identifier: GPL-3.0-or-later
#include "sidebar/historysidebar.h"

#include "sidebar/historyview.h"
#include "sidebar/rowbutton.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"
#include "words/plaintext.h"

#include <QBoxLayout>
#include <QKeySequence>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {
constexpr int leastWidth = 200;
}

HistorySidebar::HistorySidebar(chat::ConversationListModel &model, const base::Clock &clock, QWidget *parent)
    : QWidget(parent), m_newChat(new RowButton(u"plus"_s, tr("New chat"), this)), m_empty(new QLabel(this)),
      m_view(new HistoryView(clock, this)), m_gateway(new RowButton(u"lock"_s, {}, this))
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
    setButtonLook(m_gateway, ButtonLook::Quiet);
    m_view->setModel(&model);

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
    setGatewayName(tr("Gateway"));
    connectParts(model);
    refreshEmpty(model);
}

void HistorySidebar::connectParts(const chat::ConversationListModel &model)
{
    connect(m_newChat, &RowButton::clicked, this, &HistorySidebar::newChatRequested);
    connect(m_gateway, &RowButton::clicked, this, &HistorySidebar::gatewayRequested);
    connect(m_view, &HistoryView::conversationChosen, this, &HistorySidebar::conversationChosen);
    connect(m_view, &HistoryView::renameRequested, this, &HistorySidebar::renameRequested);
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

void HistorySidebar::setGatewayName(const QString &name)
{
    const QString plain = words::onOneLine(name);
    m_gateway->setText(plain);
    m_gateway->setAccessibleName(tr("Gateway and key: %1").arg(plain));
    m_gateway->setToolTip(tr("Gateway and key"));
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
