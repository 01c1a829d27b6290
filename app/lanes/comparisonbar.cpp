// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanes/comparisonbar.h"

#include "theme/icons.h"
#include "theme/theme.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QStyleOptionButton>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

ComparisonBar::ComparisonBar(QWidget *parent) : QWidget(parent), m_policy(makeButton(u"contextPolicyButton"_s))
{
    setObjectName(u"comparisonBar"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_policy->setIcon(icon(u"lock"_s, Tint::QuietInk));
}

QPushButton *ComparisonBar::makeButton(const QString &name)
{
    auto *button = new QPushButton(this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    button->setIconSize({iconSize, iconSize});
    return button;
}

void ComparisonBar::setPolicy(const QString &words, const QString &brief)
{
    m_policyWords = words;
    m_policyBrief = brief;
    m_policy->setAccessibleName(tr("What a lane is sent: %1").arg(words));
    m_policy->setToolTip(words.toHtmlEscaped());
    updateGeometry();
    arrange();
}

void ComparisonBar::setPolicyMenu(QMenu *menu)
{
    m_policy->setMenu(menu);
}

void ComparisonBar::addMenuButton(const QString &name, const QString &text, QMenu *menu)
{
    QPushButton *button = makeButton(name);
    button->setText(text);
    button->setMenu(menu);
    m_buttons.push_back(button);
    updateGeometry();
}

void ComparisonBar::addActionButton(const QString &name, QAction *action)
{
    QPushButton *button = makeButton(name);
    button->setCheckable(action->isCheckable());
    const auto tell = [this, button, action] {
        setAbsent(button, !action->isVisible());
        button->setEnabled(action->isEnabled());
        button->setChecked(action->isChecked());
        button->setToolTip(action->toolTip().toHtmlEscaped());
    };
    button->setText(action->iconText());
    m_buttons.push_back(button);
    connect(action, &QAction::changed, button, tell);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    tell();
    updateGeometry();
}

bool ComparisonBar::isAbsent(QPushButton *button) const
{
    return std::find(m_absent.begin(), m_absent.end(), button) != m_absent.end();
}

void ComparisonBar::setAbsent(QPushButton *button, bool absent)
{
    if (isAbsent(button) == absent)
        return;
    if (absent)
        m_absent.push_back(button);
    else
        m_absent.erase(std::find(m_absent.begin(), m_absent.end(), button));
    updateGeometry();
    arrange();
}

void ComparisonBar::setText(const QString &name, const QString &text)
{
    auto *button = findChild<QPushButton *>(name);
    if (!button || button->text() == text)
        return;
    button->setText(text);
    updateGeometry();
    arrange();
}

int ComparisonBar::widthOf(const QString &policy) const
{
    QStyleOptionButton option;
    option.initFrom(m_policy);
    option.features = QStyleOptionButton::HasMenu;
    const QSize words(m_policy->fontMetrics().horizontalAdvance(policy) + iconSize + space::small,
                      m_policy->fontMetrics().height());
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, words, m_policy).width();
}

QSize ComparisonBar::sizeHint() const
{
    int width = widthOf(m_policyWords);
    for (QPushButton *button : m_buttons)
        width += isAbsent(button) ? 0 : space::small + button->sizeHint().width();
    return {width, m_policy->sizeHint().height()};
}

QSize ComparisonBar::minimumSizeHint() const
{
    return {std::min(widthOf(m_policyBrief), 200), m_policy->sizeHint().height()};
}

void ComparisonBar::arrange()
{
    const int high = m_policy->sizeHint().height();
    const int top = (height() - high) / 2;
    const auto place = [this, top, high](QPushButton *button, int x, int wide) {
        button->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(x, top, wide, high)));
    };
    const int least = widthOf(m_policyBrief);
    int end = width();
    std::vector<QPushButton *> shown;
    for (QPushButton *button : m_buttons) {
        const int wide = button->sizeHint().width() + space::small;
        const bool fits = !isAbsent(button) && end - wide >= least;
        button->setVisible(fits);
        if (fits) {
            end -= wide;
            shown.push_back(button);
        }
    }
    const bool isBrief = widthOf(m_policyWords) > end;
    m_policy->setText(isBrief ? m_policyBrief : m_policyWords);
    place(m_policy, 0, std::min(end, isBrief ? least : widthOf(m_policyWords)));
    int x = end + space::small;
    for (QPushButton *button : shown) {
        place(button, x, button->sizeHint().width());
        x += button->sizeHint().width() + space::small;
    }
}

void ComparisonBar::resizeEvent(QResizeEvent *)
{
    arrange();
}

bool ComparisonBar::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange
        || event->type() == QEvent::StyleChange)
        arrange();
    return done;
}

} // namespace tokenhub::app
