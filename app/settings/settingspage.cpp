// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingspage.h"

#include "panels/toggleswitch.h"
#include "settings/settings.h"
#include "settings/settingscontrols.h"
#include "theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QScrollArea>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

SettingsPage::SettingsPage(settings::Settings &settings, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, space::large);
    m_column->setSpacing(0);
}

void SettingsPage::addTitle(const QString &title)
{
    auto *label = new QLabel(title, this);
    label->setTextFormat(Qt::PlainText);
    label->setFont(fonts::strong(font()));
    label->setContentsMargins(space::large, m_column->isEmpty() ? space::large : space::wide, space::large,
                              space::tiny);
    m_column->addWidget(label);
}

QLabel *SettingsPage::addText(const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setContentsMargins(space::large, space::small, space::large, space::small);
    label->setForegroundRole(QPalette::PlaceholderText); // quiet ink
    // So that it can be read out and copied without a mouse.
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_column->addWidget(label);
    return label;
}

SettingsRow *SettingsPage::addRow(const QString &name, const RowWords &words, QWidget *control)
{
    auto *row = new SettingsRow(name, words, control, this);
    m_column->addWidget(row);
    return row;
}

void SettingsPage::insertBelow(QWidget *row, QWidget *widget)
{
    m_column->removeWidget(widget);
    m_column->insertWidget(m_column->indexOf(row) + 1, widget);
    // By Tab, too, it comes after the row.
    QWidget *before = row;
    for (QWidget *each : row->findChildren<QWidget *>()) {
        if (each->focusPolicy() & Qt::TabFocus)
            before = each;
    }
    for (QWidget *each : widget->findChildren<QWidget *>()) {
        if (each->focusPolicy() & Qt::TabFocus) {
            QWidget::setTabOrder(before, each);
            before = each;
        }
    }
}

void SettingsPage::bringIntoSight(QWidget *widget) const
{
    m_column->activate();
    for (QWidget *each = parentWidget(); each; each = each->parentWidget()) {
        if (auto *scroller = qobject_cast<QScrollArea *>(each))
            scroller->ensureWidgetVisible(widget, 0, space::wide);
    }
}

void SettingsPage::addEnd()
{
    m_column->addStretch(1);
}

void SettingsPage::follow(SettingsRow *row, settings::Key key, std::function<void()> show)
{
    const auto refresh = [this, row, key, show = std::move(show)] {
        show();
        row->setResettable(!m_settings.isStandard(key));
    };
    connect(&m_settings, &settings::Settings::changed, row, [key, refresh](settings::Key changed) {
        if (changed == key)
            refresh();
    });
    connect(row, &SettingsRow::resetRequested, &m_settings, [this, key] { m_settings.reset(key); });
    refresh();
}

SettingsRow *SettingsPage::addChoice(const QString &name, const RowWords &words, const ChoiceBinding &binding)
{
    auto *box = new ChoiceBox(this);
    box->setObjectName(name + u"ComboBox"_s);
    box->addItems(binding.values);
    SettingsRow *row = addRow(name, words, box);
    follow(row, binding.key, [box, value = binding.value] { box->setCurrentIndex(value()); });
    connect(box, &QComboBox::activated, this, binding.choose);
    return row;
}

SettingsRow *SettingsPage::addFlag(const QString &name, const RowWords &words, const FlagBinding &binding)
{
    auto *toggle = new ToggleSwitch({}, this);
    toggle->setObjectName(name + u"ToggleSwitch"_s);
    SettingsRow *row = addRow(name, words, toggle);
    follow(row, binding.key, [toggle, value = binding.value] { toggle->setChecked(value()); });
    connect(toggle, &QAbstractButton::clicked, this, binding.choose);
    return row;
}

SettingsRow *SettingsPage::addNumber(const QString &name, const RowWords &words, const NumberBinding &binding)
{
    auto *box = new NumberBox(this);
    box->setObjectName(name + u"SpinBox"_s);
    box->setRange(binding.lowest, binding.highest);
    box->setSingleStep(binding.step);
    box->setSuffix(binding.suffix);
    box->setSpecialValueText(binding.lowestWords);
    SettingsRow *row = addRow(name, words, box);
    follow(row, binding.key, [box, value = binding.value] {
        const QSignalBlocker silent(box);
        box->setValue(value());
    });
    connect(box, &QSpinBox::valueChanged, this, binding.choose);
    return row;
}

} // namespace tokenhub::app
