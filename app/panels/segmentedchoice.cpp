// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/segmentedchoice.h"

#include "theme/stylepainters.h"
#include "theme/theme.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QPainter>
#include <QStyleOption>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

enum Segment { Unset, On, Off };

class SegmentButton : public QAbstractButton
{
public:
    SegmentButton(const QString &text, QWidget *parent) : QAbstractButton(parent)
    {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(text()) + 2 * space::small, fontMetrics().height() + space::small + 2};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme theme = themeOf(this);
        if (isChecked())
            painter.fillRect(rect(), theme.selection);
        else if (underMouse())
            painter.fillRect(rect(), mixed(theme.paper, theme.ink, 0.05));
        QStyleOption option;
        option.initFrom(this);
        if (style::showsFocus(option))
            style::paintFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), theme.accent, radius::button - 2);
        painter.setFont(isChecked() ? fonts::strong(font()) : font());
        painter.setPen(isChecked() ? theme.ink : theme.quietInk);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

} // namespace

SegmentedChoice::SegmentedChoice(const QString &name, QWidget *parent)
    : QWidget(parent), m_group(new QButtonGroup(this))
{
    setAccessibleName(name);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(1);
    const QString words[] = {tr("unset"), tr("on"), tr("off")};
    const QString names[] = {u"unsetSegmentButton"_s, u"onSegmentButton"_s, u"offSegmentButton"_s};
    for (const Segment segment : {Unset, On, Off}) {
        auto *button = new SegmentButton(words[segment], this);
        button->setObjectName(names[segment]);
        button->setAccessibleName(tr("%1: %2", "a setting and one of its values").arg(name, words[segment]));
        m_group->addButton(button, segment);
        row->addWidget(button, 1);
    }
    setFocusProxy(m_group->button(Unset));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setValue(std::nullopt);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int, bool checked) {
        if (!checked || signalsBlocked())
            return;
        setFocusProxy(m_group->checkedButton());
        emit valueEdited(value());
    });
}

void SegmentedChoice::setValue(std::optional<bool> value)
{
    const QSignalBlocker silent(m_group);
    m_group->button(!value ? Unset : *value ? On : Off)->setChecked(true);
    setFocusProxy(m_group->checkedButton());
}

std::optional<bool> SegmentedChoice::value() const
{
    const int id = m_group->checkedId();
    return id == Unset ? std::nullopt : std::optional(id == On);
}

void SegmentedChoice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = themeOf(this);
    style::paintBox(painter, rect(), {.fill = theme.paper, .border = theme.line});
    for (const Segment segment : {Unset, On}) {
        const QRect button = m_group->button(segment)->geometry();
        const int x = isLeftToRight() ? button.right() + 1 : button.left() - 1;
        painter.fillRect(QRect(x, 1, 1, height() - 2), theme.line);
    }
}

} // namespace tokenhub::app
