// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartmodule.h"

#include <QDialog>

class QComboBox;
class QGridLayout;
class QLabel;
class QTableWidget;

namespace tokenhub::app {

//! \brief The lanes of a turn side by side: charts, and a table with the numbers. It shows what it is given; the turn
//! in sight stays while others come. Modeless. GUI thread.
class MetricsDialog : public QDialog
{
    Q_OBJECT

public:
    //! \a charts: null where there are none; not owned.
    explicit MetricsDialog(const ChartBackEnd *charts, QWidget *parent = nullptr);

    void setTurns(const std::vector<TurnFigures> &turns); //!< oldest first; the newest is shown at first

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeTurns();
    [[nodiscard]] QWidget *makeCharts(const ChartBackEnd *charts);
    [[nodiscard]] QWidget *makeTable();
    void showTurn();
    void showCharts();
    void showTable();
    void placeCharts();
    void copySelected() const;
    void copyLanes(const std::vector<LaneFigures> &lanes) const;
    [[nodiscard]] TurnFigures shown() const;

    const ChartBackEnd *m_charts;
    std::vector<TurnFigures> m_turns;
    QComboBox *m_turn = nullptr;
    QWidget *m_chartArea = nullptr;
    QGridLayout *m_grid = nullptr;
    std::vector<QWidget *> m_bars; //!< one for each of barsOf()
    QTableWidget *m_table = nullptr;
    QLabel *m_nothing = nullptr;
};

} // namespace tokenhub::app
