// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/lanefigures.h"

#include <QColor>
#include <QFont>

class QWidget;

namespace tokenhub::app {

//! What a chart is painted with.
struct ChartLook {
    QColor paper;
    QColor ink;
    QColor quietInk;
    QColor line;
    std::vector<QColor> lanes; //!< by hue
    QFont font;
};

//! \brief Draws bars. It is in a module of its own, since only it needs Qt Charts: that library costs every start of
//! the program, and few look at a chart. GUI thread; never deleted, never unloaded.
class ChartBackEnd
{
public:
    ChartBackEnd() = default;
    ChartBackEnd(const ChartBackEnd &) = delete;
    ChartBackEnd &operator=(const ChartBackEnd &) = delete;
    virtual ~ChartBackEnd() = default;

    [[nodiscard]] virtual QWidget *makeChart(QWidget *parent) const = 0;
    //! \a chart: one of makeChart().
    virtual void show(QWidget &chart, const FigureBars &bars, const ChartLook &look) const = 0;
};

//! The module's one symbol.
using ChartModuleEntry = const ChartBackEnd *(*)();
inline constexpr auto chartModuleEntry = "tokenhub_chart_back_end";

//! For programs in \a programFolder, in a build as well as installed. Null where there is no module or it does not load
//! (the log says why): the numbers are shown without charts then.
[[nodiscard]] const ChartBackEnd *loadCharts(const QString &programFolder);

} // namespace tokenhub::app
