// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

namespace tokenhub::app {

//! \brief A small line of an answer's tokens per second over its time, from nothing at the bottom to the highest rate.
//! It is repainted when it is told other numbers and at no other time; hidden while there is no line to draw. A screen
//! reader hears the numbers. GUI thread.
class Sparkline : public QWidget
{
    Q_OBJECT

public:
    static constexpr int wide = 48;

    explicit Sparkline(QWidget *parent = nullptr);

    void setRates(const std::vector<double> &rates); //!< tokens per second, oldest first
    void setColour(const QColor &colour);
    [[nodiscard]] bool hasLine() const { return m_rates.size() > 1; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<double> m_rates;
    QColor m_colour;
};

//! Where the line of \a rates goes inside \a area, left to right; empty for fewer than two.
[[nodiscard]] QPolygonF sparklinePoints(const std::vector<double> &rates, const QRectF &area);

} // namespace tokenhub::app
