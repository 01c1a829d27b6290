// SPDX-License-Identifier: GPL-3.0-or-later
#include "notices/noticebar.h"

#include "notices/plainview.h"
#include "theme/flatstyle.h"
#include "theme/icons.h"
#include "theme/stylepainters.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>
#include <initializer_list>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int rowMargin = 5;
constexpr int narrowWidth = 520; //!< below it the buttons go under the text
constexpr int textLines = 6;
constexpr int detailLines = 10;

QString iconOf(NoticeLevel level)
{
    switch (level) {
    case NoticeLevel::Info:
        return u"info"_s;
    case NoticeLevel::Warning:
        return u"triangle-alert"_s;
    case NoticeLevel::Bad:
        return u"circle-x"_s;
    }
    return {};
}

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_text(new PlainView(textLines, this)), m_more(new QLabel(this)),
      m_detailsButton(new QPushButton(tr("Details"), this)), m_action(new QPushButton(this)),
      m_other(new QPushButton(this)), m_close(new QToolButton(this)), m_fold(new QWidget(this)),
      m_details(new PlainView(detailLines, m_fold))
{
    setObjectName(u"noticeBar"_s);
    m_text->setObjectName(u"noticeText"_s);
    m_action->setObjectName(u"noticeAction"_s);
    m_other->setObjectName(u"noticeOtherAction"_s);
    setButtonLook(m_other, ButtonLook::Quiet);
    m_detailsButton->setObjectName(u"noticeDetailsButton"_s);
    m_details->setObjectName(u"noticeDetails"_s);
    m_close->setObjectName(u"noticeClose"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_more->setTextFormat(Qt::PlainText);
    m_more->setForegroundRole(QPalette::PlaceholderText);
    m_detailsButton->setCheckable(true);
    setButtonLook(m_detailsButton, ButtonLook::Quiet);
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(u"x"_s, Tint::QuietInk));
    m_close->setAccessibleName(tr("Close the notice"));
    m_close->setToolTip(tr("Close"));

    arrange();
    connectParts();
    refresh();
}

void NoticeBar::arrange()
{
    // A button is taller than a line: what is beside the first line stays beside it when the text has more.
    const int line = m_text->fontMetrics().height();
    const int button = m_action->sizeHint().height();
    const int above = std::max(0, (button - line) / 2);
    auto *text = new QVBoxLayout;
    text->setContentsMargins(0, above, 0, above);
    text->addWidget(m_text);
    m_icon->setFixedHeight(button);

    m_details->setFont(fonts::code(font()));
    auto *details = new QVBoxLayout(m_fold);
    details->setContentsMargins(0, space::tiny, space::small, space::tiny);
    details->addWidget(m_details);

    m_buttons = new QWidget(this);
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(space::small);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_more, m_detailsButton, m_other, m_action})
        buttons->addWidget(widget);

    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(space::medium, rowMargin, space::small, rowMargin);
    m_grid->setHorizontalSpacing(space::small);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
    m_grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    m_grid->addLayout(text, 0, 1);
    m_grid->addWidget(m_buttons, 0, 2, Qt::AlignTop);
    m_grid->addWidget(m_close, 0, 3, Qt::AlignTop);
    m_grid->addWidget(m_fold, 2, 1, 1, 3);
}

void NoticeBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < narrowWidth;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    m_grid->removeWidget(m_buttons);
    if (narrow)
        m_grid->addWidget(m_buttons, 1, 1, 1, 3, Qt::AlignLeading | Qt::AlignVCenter);
    else
        m_grid->addWidget(m_buttons, 0, 2, Qt::AlignTop);
}

void NoticeBar::connectParts()
{
    connect(m_action, &QPushButton::clicked, this, [this] { emit actionTriggered(m_shown.id, m_shown.action); });
    connect(m_other, &QPushButton::clicked, this, [this] { emit actionTriggered(m_shown.id, m_shown.otherAction); });
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::dismiss);
    connect(m_detailsButton, &QPushButton::toggled, m_fold, &QWidget::setVisible);
}

void NoticeBar::showNotice(const Notice &notice)
{
    m_queue.put(notice);
    refresh();
}

void NoticeBar::removeNotice(const QString &id)
{
    m_queue.remove(id);
    refresh();
}

QString NoticeBar::shownId() const
{
    return m_shown.id;
}

void NoticeBar::dismiss()
{
    const QString id = m_shown.id;
    removeNotice(id);
    emit dismissed(id);
}

void NoticeBar::refresh()
{
    if (m_queue.isEmpty()) {
        m_shown = {};
        setAccessibleName({});
        hide();
        return;
    }
    const int others = m_queue.count() - 1;
    m_more->setText(tr("+%1").arg(others));
    m_more->setToolTip(tr("More notices wait behind this one"));
    m_more->setVisible(others > 0);
    show(); // before the name changes: of what is hidden nobody is told
    if (const Notice &front = m_queue.front(); m_shown != front) {
        m_shown = front;
        m_text->setText(front.text);
        m_details->setText(front.details);
        refreshButtons(front);
        refreshIcon();
        setAccessibleName(front.text);
        update();
    }
}

void NoticeBar::refreshButtons(const Notice &notice)
{
    m_action->setText(notice.actionLabel);
    m_action->setVisible(!notice.action.isEmpty());
    m_other->setText(notice.otherLabel);
    m_other->setVisible(!notice.otherAction.isEmpty());
    m_detailsButton->setChecked(false);
    m_fold->hide();
    m_detailsButton->setVisible(!notice.details.isEmpty());
    m_close->setVisible(notice.end != NoticeEnd::WhenSolved);
}

void NoticeBar::refreshIcon()
{
    m_icon->setPixmap(iconPixmap(iconOf(m_shown.level), iconSize, devicePixelRatioF(), levelColour()));
}

QColor NoticeBar::levelColour() const
{
    const Theme theme = themeOf(this);
    switch (m_shown.level) {
    case NoticeLevel::Info:
        return theme.accent;
    case NoticeLevel::Warning:
        return theme.warn;
    case NoticeLevel::Bad:
        return theme.bad;
    }
    return theme.line;
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    style::paintBox(painter, rect(), {.fill = themeOf(this).paper, .border = levelColour(), .corner = radius::box});
}

void NoticeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_icon && !m_shown.id.isEmpty())
        refreshIcon();
}

} // namespace tokenhub::app
