// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/transcriptview.h"

#include "markdown/formulaobjects.h"
#include "markdown/pictureobjects.h"
#include "theme/flatstyle.h"
#include "transcript/codeinks.h"
#include "transcript/toendbutton.h"
#include "transcript/transcriptaccessible.h"
#include "transcript/transcripttext.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

// Half a display tick: a change that comes alone is shown at once, a flood of them at display rate.
constexpr int shortestPauseMs = 8;
constexpr int widestColumn = 1 << 16;
// Transcripts that stream side by side settle one after the other, and each is painted before the next: a key pressed
// meanwhile waits for one of them, not for all.
constexpr int turnMs = 2;

//! When a transcript of this thread has settled by itself.
QElapsedTimer &lastTurn()
{
    static QElapsedTimer timer;
    return timer;
}

bool isDark(const Theme &theme)
{
    return theme.paper.lightness() < theme.ink.lightness();
}

} // namespace

TranscriptView::TranscriptView(QWidget *parent)
    : QAbstractScrollArea(parent), m_pointer(new TranscriptPointer(m_rows, m_scroll, m_selection, this)),
      m_toEnd(new ToEndButton(this)), m_pictures(new markdown::PictureObjects(this))
{
    QAccessible::installFactory(&TranscriptAccessible::make);
    setObjectName(u"transcriptView"_s);
    setAccessibleName(TranscriptText::conversation());
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Always there: a bar that comes would narrow the text and lay everything out again.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_toEnd->hide();
    connect(m_toEnd, &QAbstractButton::clicked, this, &TranscriptView::scrollToEnd);
    connect(m_pictures, &markdown::PictureObjects::decoded, viewport(), qOverload<>(&QWidget::update));
    connectPointer();
    restyle();
}

TranscriptView::~TranscriptView() = default;

void TranscriptView::setModel(chat::ConversationModel *model)
{
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    m_selection.clear();
    m_primary.withdraw();
    m_focus.clear();
    m_awaited = nullptr;
    if (m_inks)
        m_inks->clear();
    if (m_formulas)
        m_formulas->forget();
    m_rows.setModel(model);
    if (model)
        connectModel();
    TranscriptAccessible::listenTo(*this);
    scrollToEnd();
    viewport()->update();
}

void TranscriptView::connectModel()
{
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { setModel(m_model); });
    connect(m_model, &QObject::destroyed, this, [this] {
        m_model = nullptr;
        setModel(nullptr);
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        m_rows.onInserted();
        scheduleSettle();
        TranscriptAccessible::listenTo(*this);
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first) {
        m_rows.onTruncated(first);
        m_selection.onTruncated(first);
        if (m_focus.row() >= first)
            m_focus.clear();
        viewport()->update();
        scheduleSettle();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        for (int row = first.row(); row <= last.row() && row < m_rows.count(); ++row)
            m_rows.onChanged(row);
        scheduleSettle();
    });
}

void TranscriptView::setWords(MessageWords words)
{
    m_rows.setWords(std::move(words));
    scheduleSettle();
}

void TranscriptView::setCodeWorker(typeset::CodeWorker &worker)
{
    m_inks = new CodeInks(worker, m_rows, this);
    connect(m_inks, &CodeInks::recoloured, this,
            [this](int row, const QRect &area) { viewport()->update(area.translated(0, m_scroll.top(row))); });
    restyle();
}

void TranscriptView::setMathTypesetter(typeset::MathTypesetter &typesetter)
{
    m_formulas = new markdown::FormulaObjects(typesetter, this);
    connect(&typesetter, &typeset::MathTypesetter::answered, this, [this](const typeset::MathRequest &request) {
        if (m_rows.refreshFormula(request.tex))
            scheduleSettle();
    });
    restyle();
}

markdown::Formulas TranscriptView::formulas() const
{
    return m_formulas ? markdown::Formulas::AsObjects : markdown::Formulas::AsSource;
}

void TranscriptView::tellInks(const std::vector<RowChange> &changes)
{
    for (const RowChange &change : changes) {
        if (m_inks && change.row < m_rows.count() && m_rows.isBuilt(change.row))
            m_inks->onLaidOut(change.row);
    }
}

void TranscriptView::refreshActivity(base::MessageId id)
{
    const int row = m_model ? m_model->rowOf(id) : -1;
    if (row < 0 || row >= m_rows.count())
        return;
    m_rows.markStale(row);
    scheduleSettle();
}

void TranscriptView::setZoom(qreal zoom)
{
    m_zoom = std::clamp(zoom, 0.5, 4.0);
    restyle();
}

void TranscriptView::setColumn(TextColumn column)
{
    if (std::exchange(m_column, column) != column)
        restyle();
}

void TranscriptView::setResting(bool resting)
{
    if (std::exchange(m_resting, resting) == resting)
        return;
    if (resting)
        m_settleTimer.stop();
    else
        scheduleSettle();
}

void TranscriptView::restyle()
{
    LayoutContext context = m_rows.context();
    context.style = TranscriptStyle::make(palette(), font(), m_zoom, ++m_generation);
    context.style.gap = rowPadding(this);
    if (m_column == TextColumn::Full)
        context.style.textWidth = widestColumn;
    if (m_inks)
        m_inks->setGround(isDark(context.style.theme) ? typeset::CodeGround::Dark : typeset::CodeGround::Light);
    context.style.formulas = m_formulas;
    context.style.pictures = m_pictures;
    if (m_formulas)
        m_formulas->setDevicePixelRatio(devicePixelRatioF());
    context.direction = layoutDirection();
    context.width = viewport()->width();
    m_rows.setContext(context);
    verticalScrollBar()->setSingleStep(context.style.rowHeight);
    viewport()->update();
    scheduleSettle();
}

void TranscriptView::scheduleSettle()
{
    if (m_settleTimer.isActive() || m_resting)
        return;
    const qint64 since = m_sinceSettle.isValid() ? m_sinceSettle.elapsed() : shortestPauseMs;
    m_settleTimer.start(int(std::clamp<qint64>(shortestPauseMs - since, 0, shortestPauseMs)), Qt::PreciseTimer, this);
}

void TranscriptView::settleNow()
{
    m_settleTimer.stop();
    if (m_resting)
        return;
    m_scroll.settle();
    // What changed out of sight is not laid out, but the scroll bar and the count of new lines know of it.
    for (const int row : m_rows.builtRows()) {
        if ((row < m_scroll.firstRow() || row > m_scroll.lastRow()) && !m_rows.isCurrent(row))
            m_rows.guessHeight(row);
    }
    afterScroll();
    m_sinceSettle.start();
    if (m_rows.hasBehind())
        scheduleSettle();
}

//! A turn of what changes by itself: long messages get a slice longer.
void TranscriptView::catchUp()
{
    if (lastTurn().isValid() && lastTurn().elapsed() < turnMs) {
        m_settleTimer.start(turnMs, Qt::PreciseTimer, this);
        return;
    }
    static_cast<void>(m_rows.catchUp(m_scroll.firstRow(), m_scroll.lastRow()));
    settleNow();
    lastTurn().start();
    if (const auto goOn = std::exchange(m_awaited, nullptr))
        goOn();
}

void TranscriptView::afterScroll()
{
    syncScrollBar();
    showChanges();
    notePinned();
    syncToEndButton();
}

void TranscriptView::syncScrollBar()
{
    m_syncing = true;
    QScrollBar *bar = verticalScrollBar();
    bar->setPageStep(viewport()->height());
    bar->setRange(0, m_scroll.maximum());
    bar->setValue(m_scroll.value());
    m_syncing = false;
}

void TranscriptView::notePinned()
{
    const bool pinned = m_scroll.isPinned();
    if (std::exchange(m_wasPinned, pinned) == pinned)
        return;
    if (!pinned) {
        m_followRow = std::max(0, m_rows.count() - 1);
        m_followHeight = m_rows.count() > 0 ? m_rows.heights().height(m_followRow) : 0;
    }
    emit pinnedToEndChanged();
}

int TranscriptView::newLines() const
{
    if (m_scroll.isPinned() || m_followRow >= m_rows.count())
        return 0;
    const HeightTable &heights = m_rows.heights();
    const qint64 grown = heights.total() - heights.top(m_followRow) - m_followHeight;
    const qint64 below = m_scroll.maximum() - m_scroll.value();
    const int line = std::max(1, m_rows.context().style.lineHeight);
    return int(std::max<qint64>(0, std::min(grown, below)) / line);
}

void TranscriptView::syncToEndButton()
{
    m_toEnd->setVisible(!m_scroll.isPinned() && m_scroll.maximum() - m_scroll.value() > space::wide);
    if (!m_toEnd->isVisibleTo(this))
        return;
    m_toEnd->setNewLines(newLines());
    const QRect area = viewport()->geometry();
    m_toEnd->move(area.left() + (area.width() - m_toEnd->width()) / 2,
                  area.bottom() - m_toEnd->height() - space::medium);
}

void TranscriptView::scrollToEnd()
{
    m_awaited = nullptr;
    m_scroll.pin();
    settleNow();
}

void TranscriptView::scrollBy(int pixels)
{
    m_awaited = nullptr;
    m_scroll.moveBy(pixels);
    settleNow();
    if (m_pointer->isSelecting() || viewport()->underMouse())
        m_pointer->move(m_pointer->lastPoint(), QGuiApplication::mouseButtons());
}

void TranscriptView::scrollContentsBy(int, int)
{
    if (m_syncing)
        return;
    m_awaited = nullptr;
    const int wanted = verticalScrollBar()->value();
    const int by = wanted - m_scroll.value();
    if (std::abs(by) <= viewport()->height())
        m_scroll.moveBy(by);
    else
        m_scroll.moveTo(wanted);
    settleNow();
}

void TranscriptView::resizeEvent(QResizeEvent *)
{
    LayoutContext context = m_rows.context();
    context.width = viewport()->width();
    m_rows.setContext(context);
    m_scroll.setHeight(viewport()->height());
    settleNow();
}

void TranscriptView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(TranscriptText::conversation());
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::LayoutDirectionChange:
    case QEvent::LanguageChange:
    case QEvent::LocaleChange:
        restyle();
        break;
    default:
        break;
    }
}

} // namespace tokenhub::app
