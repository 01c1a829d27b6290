// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/metricsdialog.h"

#include "theme/theme.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int leastChartWidth = 180;
constexpr int chartHeight = 190;
constexpr int longestPrompt = 80;

ChartLook lookOf(const QWidget *widget)
{
    const Theme theme = themeOf(widget);
    return {.paper = widget->palette().color(QPalette::Window),
            .ink = theme.ink,
            .quietInk = theme.quietInk,
            .line = theme.line,
            .lanes = {theme.lanes.begin(), theme.lanes.end()},
            .font = fonts::small(widget->font())};
}

} // namespace

MetricsDialog::MetricsDialog(const ChartBackEnd *charts, QWidget *parent) : QDialog(parent), m_charts(charts)
{
    setObjectName(u"metricsDialog"_s);
    setWindowTitle(tr("Compare metrics"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    column->addWidget(makeTurns());
    m_nothing = new QLabel(tr("No lane has been asked yet."), this);
    m_nothing->setObjectName(u"noMetricsLabel"_s);
    column->addWidget(m_nothing);
    column->addWidget(makeCharts(charts), 1);
    column->addWidget(makeTable(), charts ? 0 : 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy table"), QDialogButtonBox::ActionRole);
    copy->setObjectName(u"copyMetricsButton"_s);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this] { copyLanes(shown().lanes); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    resize(1020, 460);
    setTurns({});
}

QWidget *MetricsDialog::makeTurns()
{
    auto *row = new QWidget(this);
    auto *label = new QLabel(tr("&Turn"), row);
    m_turn = new QComboBox(row);
    m_turn->setObjectName(u"metricsTurnComboBox"_s);
    m_turn->setAccessibleName(tr("Turn"));
    m_turn->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_turn->setMinimumContentsLength(12);
    label->setBuddy(m_turn);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::small);
    line->addWidget(label);
    line->addWidget(m_turn, 1);
    connect(m_turn, &QComboBox::currentIndexChanged, this, &MetricsDialog::showTurn);
    return row;
}

QWidget *MetricsDialog::makeCharts(const ChartBackEnd *charts)
{
    m_chartArea = new QWidget(this);
    m_grid = new QGridLayout(m_chartArea);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(space::small);
    if (!charts)
        return m_chartArea;
    const size_t count = barsOf({}).size();
    for (size_t i = 0; i < count; ++i) {
        QWidget *chart = charts->makeChart(m_chartArea);
        chart->setObjectName(u"metricsChart"_s);
        chart->setMinimumSize(leastChartWidth, chartHeight);
        m_bars.push_back(chart);
    }
    return m_chartArea;
}

QWidget *MetricsDialog::makeTable()
{
    m_table = new QTableWidget(this);
    m_table->setObjectName(u"metricsTable"_s);
    m_table->setAccessibleName(tr("Metrics of the lanes"));
    const QStringList titles = figureTitles();
    m_table->setColumnCount(int(titles.size()));
    m_table->setHorizontalHeaderLabels(titles);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    auto *copy = new QShortcut(QKeySequence(QKeySequence::Copy), m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &MetricsDialog::copySelected);
    return m_table;
}

TurnFigures MetricsDialog::shown() const
{
    const int place = m_turn->currentIndex();
    return place < 0 || place >= int(m_turns.size()) ? TurnFigures() : m_turns[size_t(place)];
}

void MetricsDialog::setTurns(const std::vector<TurnFigures> &turns)
{
    const bool wasNewest = m_turn->currentIndex() + 1 >= int(m_turns.size());
    const int place = wasNewest ? int(turns.size()) - 1 : std::min(m_turn->currentIndex(), int(turns.size()) - 1);
    m_turns = turns;
    {
        const QSignalBlocker silent(m_turn);
        QStringList prompts;
        for (const TurnFigures &turn : turns)
            prompts << QString::number(turn.number) + u". "_s + turn.prompt.left(longestPrompt);
        m_turn->clear();
        m_turn->addItems(prompts);
        m_turn->setCurrentIndex(place);
    }
    showTurn();
}

void MetricsDialog::showTurn()
{
    const bool hasLanes = !shown().lanes.empty();
    m_nothing->setVisible(!hasLanes);
    m_chartArea->setVisible(hasLanes && m_charts);
    m_table->setVisible(hasLanes);
    showCharts();
    showTable();
}

void MetricsDialog::showCharts()
{
    if (!m_charts)
        return;
    const std::vector<FigureBars> all = barsOf(shown());
    const ChartLook look = lookOf(this);
    for (size_t i = 0; i < m_bars.size(); ++i) {
        m_charts->show(*m_bars[i], all[i], look);
        m_bars[i]->setAccessibleName(all[i].spoken());
        m_bars[i]->setToolTip(all[i].spoken().toHtmlEscaped());
        m_bars[i]->setVisible(!all[i].isEmpty());
    }
    placeCharts();
}

//! As many beside each other as there is room for; what was not measured takes none.
void MetricsDialog::placeCharts()
{
    std::vector<QWidget *> visible;
    std::copy_if(m_bars.begin(), m_bars.end(), std::back_inserter(visible),
                 [](QWidget *bar) { return !bar->isHidden(); });
    for (QWidget *bar : m_bars)
        m_grid->removeWidget(bar);
    const int perRow = std::max(1, (width() - 2 * space::large) / (leastChartWidth + space::small));
    for (size_t i = 0; i < visible.size(); ++i)
        m_grid->addWidget(visible[i], int(i) / perRow, int(i) % perRow);
}

void MetricsDialog::showTable()
{
    const std::vector<LaneFigures> lanes = shown().lanes;
    m_table->setRowCount(int(lanes.size()));
    for (int row = 0; row < int(lanes.size()); ++row) {
        const QStringList cells = figureCells(lanes[size_t(row)]);
        for (int place = 0; place < int(cells.size()); ++place) {
            auto *item = new QTableWidgetItem(cells.at(place));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            if (place > 1)
                item->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
            m_table->setItem(row, place, item);
        }
    }
    const int shownRows = std::min(int(lanes.size()), 6);
    const int line = m_table->verticalHeader()->defaultSectionSize();
    m_table->setMinimumHeight(m_table->horizontalHeader()->sizeHint().height() + shownRows * line + space::small);
}

//! The rows that are selected; all, where none is.
void MetricsDialog::copySelected() const
{
    const std::vector<LaneFigures> lanes = shown().lanes;
    std::vector<LaneFigures> chosen;
    for (int row = 0; row < m_table->rowCount() && row < int(lanes.size()); ++row) {
        if (m_table->selectionModel()->isRowSelected(row))
            chosen.push_back(lanes[size_t(row)]);
    }
    copyLanes(chosen.empty() ? lanes : chosen);
}

void MetricsDialog::copyLanes(const std::vector<LaneFigures> &lanes) const
{
    QGuiApplication::clipboard()->setText(figuresAsTsv(lanes));
}

void MetricsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        showCharts();
}

void MetricsDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    placeCharts();
}

} // namespace tokenhub::app
