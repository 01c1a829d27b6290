// SPDX-License-Identifier: GPL-3.0-or-later
// The module: the one source that knows Qt Charts.
#include "charts/chartmodule.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QPainter>
#include <QStackedBarSeries>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace tokenhub::app {
namespace {

//! Each lane is a set of its own, with one bar at its place: a set has one colour.
QStackedBarSeries *makeSeries(const FigureBars &bars, const ChartLook &look)
{
    auto *series = new QStackedBarSeries;
    series->setBarWidth(0.6);
    for (qsizetype i = 0; i < bars.letters.size(); ++i) {
        auto *set = new QBarSet(bars.letters.at(i));
        for (qsizetype place = 0; place < bars.letters.size(); ++place)
            set->append(place == i ? bars.values[size_t(i)].value_or(0) : 0);
        set->setColor(look.lanes.empty() ? look.ink : look.lanes[size_t(bars.hues[size_t(i)]) % look.lanes.size()]);
        set->setBorderColor(Qt::transparent);
        series->append(set);
    }
    return series;
}

QBarCategoryAxis *makeLetters(const FigureBars &bars, const ChartLook &look)
{
    auto *axis = new QBarCategoryAxis;
    axis->append(bars.letters);
    axis->setLabelsFont(look.font);
    axis->setLabelsColor(look.ink);
    axis->setGridLineVisible(false);
    axis->setLinePenColor(look.line);
    return axis;
}

QValueAxis *makeValues(const FigureBars &bars, const ChartLook &look)
{
    double highest = 0;
    for (const std::optional<double> &value : bars.values)
        highest = std::max(highest, value.value_or(0));
    auto *axis = new QValueAxis;
    axis->setRange(0, highest > 0 ? highest : 1);
    axis->setTickCount(3);
    axis->setLabelsFont(look.font);
    axis->setLabelsColor(look.quietInk);
    axis->setGridLineColor(look.line);
    axis->setLineVisible(false);
    axis->applyNiceNumbers();
    // Money in millionths is read as 0.00002, not as 2e-05.
    const double step = (axis->max() - axis->min()) / (axis->tickCount() - 1);
    const int decimals = step > 0 ? std::clamp(int(std::ceil(-std::log10(step) - 1e-9)), 0, 9) : 0;
    axis->setLabelFormat(QStringLiteral("%.%1f").arg(decimals));
    return axis;
}

class QtCharts final : public ChartBackEnd
{
public:
    [[nodiscard]] QWidget *makeChart(QWidget *parent) const override
    {
        auto *view = new QChartView(parent);
        view->setRenderHint(QPainter::Antialiasing);
        view->setFocusPolicy(Qt::NoFocus); // the table has the numbers
        view->setFrameShape(QFrame::NoFrame);
        view->chart()->setMargins({});
        view->chart()->legend()->hide();
        return view;
    }

    void show(QWidget &chart, const FigureBars &bars, const ChartLook &look) const override
    {
        QChart &target = *static_cast<QChartView &>(chart).chart();
        target.removeAllSeries();
        for (QAbstractAxis *axis : target.axes()) {
            target.removeAxis(axis);
            delete axis;
        }
        target.setBackgroundBrush(look.paper);
        target.setBackgroundRoundness(0);
        target.setTitle(bars.title.toHtmlEscaped());
        target.setTitleFont(look.font);
        target.setTitleBrush(look.ink);
        QStackedBarSeries *series = makeSeries(bars, look);
        target.addSeries(series);
        QBarCategoryAxis *letters = makeLetters(bars, look);
        QValueAxis *values = makeValues(bars, look);
        target.addAxis(letters, Qt::AlignBottom);
        target.addAxis(values, Qt::AlignLeft);
        series->attachAxis(letters);
        series->attachAxis(values);
    }
};

} // namespace
} // namespace tokenhub::app

extern "C" Q_DECL_EXPORT const tokenhub::app::ChartBackEnd *tokenhub_chart_back_end()
{
    static const tokenhub::app::QtCharts charts;
    return &charts;
}
