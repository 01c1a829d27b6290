// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/conversationview.h"

#include "composer/composer.h"
#include "composer/lanesend.h"
#include "composer/queuelist.h"
#include "lanes/comparisonbar.h"
#include "lanes/diffview.h"
#include "lanes/lanestrip.h"
#include "notices/noticebar.h"
#include "panels/modelpicker.h"
#include "theme/flatstyle.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "transcript/findbar.h"
#include "transcript/transcriptview.h"
#include "window/centredbox.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLayout>
#include <QPainter>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

namespace {

QToolButton *headerButton(QWidget *parent)
{
    auto *button = new QToolButton(parent);
    setButtonLook(button, ButtonLook::Quiet);
    button->setIconSize({iconSize, iconSize});
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

ConversationView::ConversationView(QWidget *parent)
    : QWidget(parent), m_lanes(new LaneStrip(this)), m_diff(new DiffView(this)), m_notices(new NoticeBar(this)),
      m_queue(new QueueList(this)), m_composer(new Composer(this)), m_modelPicker(new ModelPicker(this)),
      m_laneSend(new LaneSend(this)), m_comparisonBar(new ComparisonBar(this)), m_foot(new QWidget(this)),
      m_footBox(new CentredBox(m_foot, this)), m_findBar(new FindBar(this)), m_findBox(new CentredBox(m_findBar, this)),
      m_link(new QLabel(this))
{
    m_composer->addLeadingWidget(m_modelPicker);
    m_composer->addLeadingWidget(m_laneSend);
    m_laneSend->hide();
    m_header = makeHeader();
    auto *footColumn = new QVBoxLayout(m_foot);
    footColumn->setSpacing(space::small);
    footColumn->addWidget(m_notices);
    footColumn->addWidget(m_queue);
    footColumn->addWidget(m_composer);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_findBox);
    column->addWidget(m_lanes, 1);
    column->addWidget(m_diff, 1);
    m_diff->hide();
    column->addWidget(m_footBox);
    m_link->setTextFormat(Qt::PlainText);
    m_link->setAutoFillBackground(true);
    m_link->setBackgroundRole(QPalette::Window);
    m_link->setFont(fonts::small(font()));
    m_link->setMargin(space::tiny);
    m_link->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_link->hide();
}

QWidget *ConversationView::makeHeader()
{
    auto *header = new QWidget(this);
    m_historyButton = headerButton(header);
    m_historyButton->setObjectName("historyToolButton"_L1);
    m_parametersButton = headerButton(header);
    m_parametersButton->setObjectName("parametersToolButton"_L1);
    m_laneButton = headerButton(header);
    m_laneButton->setObjectName("addLaneToolButton"_L1);
    m_title = new QLabel(header);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(fonts::strong(font()));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_title->setMinimumWidth(72);
    m_title->setObjectName("titleLabel"_L1);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(space::medium, space::small, space::large, space::small + 1);
    row->setSpacing(space::small);
    row->addWidget(m_historyButton);
    row->addWidget(m_title, 1);
    m_comparisonBar->hide();
    row->addWidget(m_comparisonBar);
    row->addWidget(m_laneButton);
    row->addWidget(m_parametersButton);
    return header;
}

LanePane &ConversationView::lane() const
{
    return m_lanes->current();
}

void ConversationView::setDiffShown(bool shown)
{
    m_diff->setVisible(shown);
    m_lanes->setVisible(!shown);
}

bool ConversationView::isDiffShown() const
{
    return !m_diff->isHidden();
}

void ConversationView::setTitle(const QString &title)
{
    m_fullTitle = title;
    m_title->setAccessibleName(title);
    elideTitle();
}

void ConversationView::setTextColumn(TextColumn column)
{
    m_lanes->setColumn(column);
    m_footBox->setColumn(column);
    m_findBox->setColumn(column);
}

void ConversationView::elideTitle()
{
    const QString shown = m_title->fontMetrics().elidedText(m_fullTitle, Qt::ElideRight, m_title->width());
    m_title->setText(shown);
    m_title->setToolTip(shown == m_fullTitle ? QString() : m_fullTitle.toHtmlEscaped());
}

void ConversationView::showLink(const QUrl &link)
{
    if (link.isEmpty()) {
        m_link->hide();
        return;
    }
    const QString target = QString::fromUtf8(link.toEncoded());
    m_link->setText(m_link->fontMetrics().elidedText(target, Qt::ElideMiddle, width() - space::wide));
    m_link->adjustSize();
    m_link->move(0, m_lanes->geometry().bottom() - m_link->height());
    m_link->raise();
    m_link->show();
}

void ConversationView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The composer's edges meet the text's, which has narrower margins in a narrow lane.
    const int margin = width() < 480 ? space::large : space::wide;
    m_foot->layout()->setContentsMargins(margin, space::tiny, margin, space::medium);
    layout()->activate();
    elideTitle();
}

void ConversationView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = themeOf(this);
    painter.fillRect(rect(), theme.paper);
    painter.fillRect(0, m_header->geometry().bottom(), width(), 1, theme.line);
    if (m_findBar->isVisible())
        painter.fillRect(0, m_findBox->geometry().bottom(), width(), 1, theme.line);
}

} // namespace tokenhub::app
