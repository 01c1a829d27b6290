// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/gatewayspage.h"

#include "settings/gatewayedit.h"
#include "theme/flatstyle.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "words/plaintext.h"

#include <QBoxLayout>
#include <QHideEvent>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int listWidth = 184;
constexpr int leastWidthBesideEachOther = 560;
constexpr int mostRowsBeside = 10; //!< of the list: what is done with it stays in sight below
constexpr int mostRowsAbove = 5;
constexpr int widestForm = 560;

} // namespace

GatewaysPage::GatewaysPage(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"gatewaysPage"_s);
    m_edit = new GatewayEdit(this);
    m_edit->setMaximumWidth(widestForm);
    m_navigation = makeNavigation();
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_layout->setContentsMargins(space::large, space::large, space::large, space::large);
    m_layout->setSpacing(space::large);
    m_layout->addWidget(m_navigation);
    m_layout->addWidget(m_edit, 1);
    connectParts();
}

QWidget *GatewaysPage::makeNavigation()
{
    auto *navigation = new QWidget(this);
    m_list = new QListWidget(navigation);
    m_list->setObjectName(u"gatewaysList"_s);
    m_list->setAccessibleName(tr("Gateways"));
    m_list->setIconSize({iconSize, iconSize});
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setUniformItemSizes(true);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(0);
    m_add = addTool(tools, u"addGatewayButton"_s, u"plus"_s, tr("Add a gateway"));
    m_duplicate = addTool(tools, u"duplicateGatewayButton"_s, u"copy"_s, tr("Duplicate, without its key"));
    m_remove = addTool(tools, u"deleteGatewayButton"_s, u"trash-2"_s, tr("Delete…"));
    tools->addStretch(1);
    m_up = addTool(tools, u"gatewayUpButton"_s, u"arrow-up"_s, tr("Move up"));
    m_down = addTool(tools, u"gatewayDownButton"_s, u"arrow-down"_s, tr("Move down"));
    m_standard = new QPushButton(tr("Use for new chats"), navigation);
    m_standard->setObjectName(u"defaultGatewayButton"_s);
    m_standard->setIcon(icon(u"star"_s));
    m_standard->setAutoDefault(false);
    auto *column = new QVBoxLayout(navigation);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addWidget(m_list);
    column->addLayout(tools);
    column->addWidget(m_standard);
    column->addStretch(1);
    return navigation;
}

QToolButton *GatewaysPage::addTool(QBoxLayout *row, const QString &name, const QString &iconName, const QString &words)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setIconSize({iconSize, iconSize});
    button->setToolTip(words);
    button->setAccessibleName(words);
    button->setFocusPolicy(Qt::TabFocus);
    setButtonLook(button, ButtonLook::Quiet);
    row->addWidget(button);
    return button;
}

void GatewaysPage::connectParts()
{
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && row < int(m_rows.size()))
            emit chosen(m_rows[size_t(row)].id);
    });
    connect(m_list, &QListWidget::itemActivated, this, [this] { m_edit->focusStart(); });
    connect(m_add, &QToolButton::clicked, this, &GatewaysPage::addRequested);
    connect(m_duplicate, &QToolButton::clicked, this, &GatewaysPage::duplicateRequested);
    connect(m_remove, &QToolButton::clicked, this, &GatewaysPage::removeRequested);
    connect(m_up, &QToolButton::clicked, this, [this] { emit moveRequested(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { emit moveRequested(1); });
    connect(m_standard, &QPushButton::clicked, this, &GatewaysPage::standardRequested);
    auto *remove = new QShortcut(QKeySequence(QKeySequence::Delete), m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, [this] {
        if (m_remove->isEnabled())
            emit removeRequested();
    });
}

void GatewaysPage::setRows(const std::vector<GatewayRow> &rows, base::ProfileId chosen, base::ProfileId standard)
{
    const QSignalBlocker silent(m_list);
    m_rows = rows;
    // Lines are changed, not made anew: this may be the answer to a click on one of them.
    while (m_list->count() > int(rows.size()))
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < int(rows.size()))
        m_list->addItem(QString());
    int current = 0;
    for (int i = 0; i < m_list->count(); ++i) {
        const GatewayRow &row = rows[size_t(i)];
        showRow(*m_list->item(i), row, row.id == standard);
        if (row.id == chosen)
            current = i;
    }
    m_list->setCurrentRow(current);
    m_remove->setEnabled(rows.size() > 1);
    m_remove->setToolTip(rows.size() > 1 ? tr("Delete…") : tr("One gateway has to remain"));
    m_up->setEnabled(current > 0);
    m_down->setEnabled(current + 1 < int(rows.size()));
    m_standard->setEnabled(chosen != standard);
    m_standard->setText(chosen == standard ? tr("Used for new chats") : tr("Use for new chats"));
    fitList();
}

void GatewaysPage::showRow(QListWidgetItem &item, const GatewayRow &row, bool isStandard)
{
    const bool isEdited = row.state == GatewayRow::State::Edited;
    const QString name = words::onOneLine(row.name, 100);
    const QString spoken = isStandard ? tr("%1, used for new chats").arg(name) : name;
    item.setText(isEdited ? tr("%1 •", "a gateway that is not saved yet").arg(name) : name);
    item.setIcon(icon(isStandard ? u"star"_s : u"globe"_s, isStandard ? Tint::Accent : Tint::QuietInk));
    item.setToolTip(name.toHtmlEscaped());
    item.setData(Qt::AccessibleTextRole, isEdited ? tr("%1, not saved yet").arg(spoken) : spoken);
}

void GatewaysPage::fitList()
{
    const bool beside = m_layout->direction() == QBoxLayout::LeftToRight;
    const int rowHeight = std::max(m_list->sizeHintForRow(0), fontMetrics().height());
    const int shown = std::clamp(int(m_rows.size()), beside ? 4 : 2, beside ? mostRowsBeside : mostRowsAbove);
    m_navigation->setMinimumWidth(beside ? listWidth : 0);
    m_navigation->setMaximumWidth(beside ? listWidth : QWIDGETSIZE_MAX);
    m_list->setFixedHeight(shown * rowHeight + 2 * space::tiny);
}

void GatewaysPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const auto wanted = width() >= leastWidthBesideEachOther ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (wanted == m_layout->direction())
        return;
    m_layout->setDirection(wanted);
    fitList();
}

void GatewaysPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous())
        emit closed();
}

} // namespace tokenhub::app
