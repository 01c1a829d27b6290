// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanes/sparkline.h"

#include "theme/theme.h"

#include <QLocale>
#include <QPainter>
#include <algorithm>

namespace tokenhub::app {
namespace {

QString rateText(double rate)
{
    return QLocale().toString(rate, 'f', rate < 10 ? 1 : 0);
}

} // namespace

QPolygonF sparklinePoints(const std::vector<double> &rates, const QRectF &area)
{
    QPolygonF points;
    if (rates.size() < 2)
        return points;
    const double highest = std::max(*std::max_element(rates.begin(), rates.end()), 1e-9);
    const double step = area.width() / double(rates.size() - 1);
    for (size_t i = 0; i < rates.size(); ++i) {
        const double share = std::clamp(rates[i] / highest, 0.0, 1.0);
        points << QPointF(area.left() + step * double(i), area.bottom() - share * area.height());
    }
    return points;
}

Sparkline::Sparkline(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("laneSparkline"));
    hide();
}

void Sparkline::setRates(const std::vector<double> &rates)
{
    if (rates == m_rates)
        return;
    m_rates = rates;
    setVisible(hasLine());
    if (!hasLine())
        return;
    const auto [lowest, highest] = std::minmax_element(rates.begin(), rates.end());
    const QString words = tr("Tokens per second: %1 at last, from %2 to %3")
                              .arg(rateText(rates.back()), rateText(*lowest), rateText(*highest));
    setAccessibleName(words);
    setToolTip(words);
    update();
}

void Sparkline::setColour(const QColor &colour)
{
    if (colour == m_colour)
        return;
    m_colour = colour;
    update();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    const Theme theme = themeOf(this);
    const QColor colour = m_colour.isValid() ? m_colour : theme.accent;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!hasLine())
        return;
    const QRectF area = QRectF(rect()).adjusted(1, 2, -1, -1.5);
    QPolygonF line = sparklinePoints(m_rates, area);
    if (layoutDirection() == Qt::RightToLeft) {
        for (QPointF &point : line)
            point.setX(width() - point.x());
    }
    QPolygonF ground = line;
    ground << QPointF(line.last().x(), area.bottom()) << QPointF(line.first().x(), area.bottom());
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(theme.paper, colour, 0.18));
    painter.drawPolygon(ground);
    painter.setPen(QPen(colour, 1.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

} // namespace tokenhub::app
