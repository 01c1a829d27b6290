// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/temperatureedit.h"

#include "theme/theme.h"

#include <QBoxLayout>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGraphicsOpacityEffect>
#include <QSignalBlocker>
#include <QSlider>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {
constexpr double step = 0.1;
constexpr double highest = 2.0;
constexpr int ticks = 100; // of the slider for 1.0
} // namespace

TemperatureEdit::TemperatureEdit(QWidget *parent)
    : QWidget(parent), m_slider(new QSlider(Qt::Horizontal, this)), m_number(new QDoubleSpinBox(this)),
      m_pale(new QGraphicsOpacityEffect(this))
{
    m_slider->setObjectName(u"temperatureSlider"_s);
    m_slider->setAccessibleName(tr("Temperature"));
    m_slider->setRange(0, int(highest * ticks));
    m_slider->setSingleStep(int(step * ticks));
    m_slider->setPageStep(5 * int(step * ticks));
    m_slider->setFocusPolicy(Qt::StrongFocus);
    m_number->setObjectName(u"temperatureSpinBox"_s);
    m_number->setAccessibleName(tr("Temperature"));
    m_number->setDecimals(2);
    m_number->setRange(-step, highest);
    m_number->setSingleStep(step);
    m_number->setSpecialValueText(u"–"_s);
    m_number->setFocusPolicy(Qt::StrongFocus);
    for (QWidget *part : {static_cast<QWidget *>(m_slider), static_cast<QWidget *>(m_number)})
        part->installEventFilter(this);
    m_pale->setOpacity(0.4);
    m_slider->setGraphicsEffect(m_pale);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_slider, 1);
    row->addWidget(m_number);
    setFocusProxy(m_slider);
    show(std::nullopt);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) { edit(double(value) / ticks); });
    // Where it stands while nothing is set is a value that one can want.
    connect(m_slider, &QSlider::sliderReleased, this, [this] { edit(double(m_slider->value()) / ticks); });
    connect(m_number, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { edit(value < 0 ? std::nullopt : std::optional(value)); });
}

void TemperatureEdit::setValue(std::optional<double> value)
{
    if (m_value == value)
        return;
    m_value = value;
    show(value);
}

void TemperatureEdit::edit(std::optional<double> value)
{
    if (m_value == value)
        return;
    setValue(value);
    emit valueEdited(value);
}

void TemperatureEdit::show(std::optional<double> value)
{
    const QSignalBlocker silentSlider(m_slider);
    const QSignalBlocker silentNumber(m_number);
    m_pale->setEnabled(!value);
    m_slider->setValue(int(std::lround(value.value_or(1.0) * ticks)));
    if (const double shown = value.value_or(m_number->minimum()); m_number->value() != shown)
        m_number->setValue(shown);
}

bool TemperatureEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel)
        return QWidget::eventFilter(watched, event);
    event->ignore(); // it would change while the panel is scrolled
    return true;
}

} // namespace tokenhub::app
