// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

class QDoubleSpinBox;
class QGraphicsOpacityEffect;
class QSlider;

namespace tokenhub::app {

//! \brief A temperature from 0 to 2, or none: the number box shows "–" below 0. GUI thread.
class TemperatureEdit : public QWidget
{
    Q_OBJECT

public:
    explicit TemperatureEdit(QWidget *parent = nullptr);

    void setValue(std::optional<double> value); //!< not announced
    [[nodiscard]] std::optional<double> value() const { return m_value; }

signals:
    void valueEdited(std::optional<double> value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void edit(std::optional<double> value);
    void show(std::optional<double> value);

    std::optional<double> m_value;
    QSlider *m_slider;
    QDoubleSpinBox *m_number;
    QGraphicsOpacityEffect *m_pale; //!< while nothing is set the slider stands somewhere all the same
};

} // namespace tokenhub::app
