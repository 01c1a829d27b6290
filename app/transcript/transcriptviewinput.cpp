// SPDX-License-Identifier: GPL-3.0-or-later
// The half of TranscriptView that listens to mouse and keys.
#include "transcript/linkspots.h"
#include "transcript/toendbutton.h"
#include "transcript/transcripttext.h"
#include "transcript/transcriptview.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTimer>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

constexpr int autoscrollMs = 16;
constexpr int linesPerWheelStep = 3;
constexpr std::chrono::milliseconds copiedShown{1500};

} // namespace

void TranscriptView::connectPointer()
{
    connect(m_pointer, &TranscriptPointer::rowLooksChanged, this, &TranscriptView::updateRow);
    connect(m_pointer, &TranscriptPointer::cursorChanged, this, [this] { viewport()->setCursor(m_pointer->cursor()); });
    connect(m_pointer, &TranscriptPointer::linkHovered, this, [this](const QUrl &link) { emit linkHovered(link); });
    connect(m_pointer, &TranscriptPointer::linkPressed, this, &TranscriptView::followLink);
    connect(m_pointer, &TranscriptPointer::spotPressed, this, &TranscriptView::pressSpot);
    connect(m_pointer, &TranscriptPointer::selectionChanged, this, [this] {
        if (m_selection.isEmpty())
            m_primary.withdraw();
        viewport()->update();
        emit selectionChanged();
    });
    connect(m_pointer, &TranscriptPointer::selectionFinished, this, [this] { m_primary.offer(); });
}

QString TranscriptView::selectedText() const
{
    return m_selection.text(m_rows);
}

void TranscriptView::mousePressEvent(QMouseEvent *event)
{
    m_focus.clear();
    m_pointer->press(event);
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_pointer->doubleClick(event);
}

void TranscriptView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    m_pointer->move(point, event->buttons());
    const bool outside = point.y() < 0 || point.y() >= viewport()->height();
    if (m_pointer->isSelecting() && outside)
        m_autoscrollTimer.start(autoscrollMs, this);
}

void TranscriptView::mouseReleaseEvent(QMouseEvent *event)
{
    m_autoscrollTimer.stop();
    m_pointer->release(event);
}

void TranscriptView::autoscroll()
{
    const int y = m_pointer->lastPoint().y();
    const int beyond = y < 0 ? y : std::max(0, y - viewport()->height() + 1);
    if (!m_pointer->isSelecting() || beyond == 0) {
        m_autoscrollTimer.stop();
        return;
    }
    // The farther out, the faster.
    m_scroll.moveBy(std::clamp(beyond / 4, -60, 60) + (beyond < 0 ? -1 : 1));
    settleNow();
    m_pointer->move(m_pointer->lastPoint(), Qt::LeftButton);
}

void TranscriptView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_settleTimer.timerId())
        catchUp();
    else if (event->timerId() == m_autoscrollTimer.timerId())
        autoscroll();
    else
        QAbstractScrollArea::timerEvent(event);
}

void TranscriptView::wheelEvent(QWheelEvent *event)
{
    QPoint pixels = event->pixelDelta();
    if (pixels.isNull()) {
        const int step = verticalScrollBar()->singleStep() * linesPerWheelStep;
        m_wheelRest += event->angleDelta().y() * step;
        pixels = QPoint(event->angleDelta().x() * step / 120, m_wheelRest / 120);
        m_wheelRest %= 120;
    }
    if (event->modifiers().testFlag(Qt::ShiftModifier) && pixels.x() == 0)
        pixels = pixels.transposed();
    event->accept();
    if (std::abs(pixels.x()) > std::abs(pixels.y())) {
        if (m_pointer->scrollSideways(event->position().toPoint(), -pixels.x()))
            return;
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            pixels = pixels.transposed();
    }
    if (pixels.y() != 0)
        scrollBy(-pixels.y());
}

bool TranscriptView::scrollByKey(int key)
{
    const int line = verticalScrollBar()->singleStep() * 2;
    const int page = std::max(line, viewport()->height() - line);
    switch (key) {
    case Qt::Key_Up:
        scrollBy(-line);
        return true;
    case Qt::Key_Down:
        scrollBy(line);
        return true;
    case Qt::Key_PageUp:
        scrollBy(-page);
        return true;
    case Qt::Key_PageDown:
        scrollBy(page);
        return true;
    case Qt::Key_Home:
        m_scroll.moveTo(0);
        settleNow();
        return true;
    case Qt::Key_End:
        scrollToEnd();
        return true;
    default:
        return false;
    }
}

void TranscriptView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    if (selectByKey(*event))
        return;
    const Spot *spot = m_focus.find(m_rows);
    const int key = event->key();
    if (event->modifiers() == Qt::AltModifier && (key == Qt::Key_Left || key == Qt::Key_Right)) {
        goToSibling(currentRow(), key == Qt::Key_Left ? -1 : 1);
        return;
    }
    if (spot && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)) {
        pressSpot(m_focus.row(), Spot(*spot));
        return;
    }
    if (!scrollByKey(key))
        QAbstractScrollArea::keyPressEvent(event);
}

//! The spot that has the keyboard comes into sight; where a link leads is told before it can be opened.
void TranscriptView::showFocus()
{
    const Spot spot = *m_focus.spot();
    const QRect rect = spot.rect.adjusted(0, -space::small, 0, space::small);
    m_scroll.reveal(m_focus.row(), rect.top(), rect.bottom());
    settleNow();
    emit linkHovered(linkOf(spot));
    emit spotFocusChanged();
}

bool TranscriptView::focusNextPrevChild(bool next)
{
    const int before = m_focus.row();
    const bool moved = m_focus.step(next ? FocusStep::Next : FocusStep::Previous, m_rows, m_scroll);
    updateRow(before);
    if (!moved)
        emit linkHovered({});
    if (!moved)
        return QAbstractScrollArea::focusNextPrevChild(next);
    showFocus();
    updateRow(m_focus.row());
    return true;
}

void TranscriptView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        m_focus.clear();
        if (m_focus.step(event->reason() == Qt::TabFocusReason ? FocusStep::Next : FocusStep::Previous, m_rows,
                         m_scroll)) {
            showFocus();
        }
    }
    viewport()->update();
}

void TranscriptView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    if (m_focus.spot() && m_focus.spot()->kind == SpotKind::Link)
        emit linkHovered({});
    updateRow(m_focus.row());
}

int TranscriptView::currentRow() const
{
    const int row = m_focus.row() >= 0 ? m_focus.row() : m_pointer->hoveredRow();
    return row >= 0 && row < m_rows.count() ? row : m_rows.count() - 1;
}

base::MessageId TranscriptView::currentMessage() const
{
    const int row = currentRow();
    return row < 0 ? base::MessageId() : m_rows.message(row).id;
}

void TranscriptView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int row = byKey ? currentRow() : m_scroll.rowAt(event->y());
    QPoint at = event->globalPos();
    if (const Spot *spot = m_focus.find(m_rows); spot && byKey)
        at = viewport()->mapToGlobal(spot->rect.bottomLeft() + QPoint(0, m_scroll.top(m_focus.row())));
    openMenu(row, at, true);
}

void TranscriptView::openMenu(int row, QPoint at, bool withSelection)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"messageMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (withSelection) {
        QAction *all = menu->addAction(TranscriptText::copySelection(), this, &TranscriptView::copySelection);
        all->setShortcut(QKeySequence::Copy);
        all->setEnabled(hasSelection());
        for (const auto &[words, as] : {std::pair(TranscriptText::copyMarkdown(), CopyAs::Markdown),
                                        std::pair(TranscriptText::copyText(), CopyAs::Text)}) {
            QAction *action = menu->addAction(words);
            connect(action, &QAction::triggered, this, [this, kind = as] {
                if (hasSelection())
                    copy({}, kind);
            });
            action->setEnabled(hasSelection());
        }
        menu->addAction(TranscriptText::selectAll(), this, &TranscriptView::selectAll)
            ->setShortcut(QKeySequence::SelectAll);
        menu->addSeparator();
    }
    if (row >= 0 && row < m_rows.count())
        emit menuRequested(m_rows.message(row).id, menu);
    menu->popup(at);
}

bool TranscriptView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        m_pointer->leave();
    } else if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QString tip = m_pointer->hoveredLink();
        const auto &spot = m_pointer->hoveredSpot();
        if (tip.isEmpty() && spot && spot->look == SpotLook::Icon)
            tip = spot->label;
        // A tooltip would take what looks like HTML for HTML.
        QToolTip::showText(help->globalPos(), tip.toHtmlEscaped(), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TranscriptView::press(base::MessageId id, const Spot &spot)
{
    if (const int row = m_model ? m_model->rowOf(id) : -1; row >= 0 && row < m_rows.count())
        pressSpot(row, spot);
}

void TranscriptView::reveal(base::MessageId id)
{
    const int row = m_model ? m_model->rowOf(id) : -1;
    if (row < 0 || row >= m_rows.count())
        return;
    m_scroll.reveal(row, 0, m_rows.context().style.rowHeight);
    settleNow();
}

void TranscriptView::pressSpot(int row, const Spot &spot)
{
    const chat::MessageId id = m_rows.message(row).id;
    switch (spot.kind) {
    case SpotKind::Copy:
        copyText(QString::fromUtf8(m_rows.message(row).text()), row, {.element = errorElement});
        break;
    case SpotKind::CopyCode:
        copyText(storedCode(row, spot.leaf), row, spot.leaf);
        break;
    case SpotKind::WrapCode:
        m_rows.toggleWrap(row, spot.leaf);
        settleNow();
        break;
    case SpotKind::SaveCode:
        saveCode(row, spot.leaf);
        break;
    case SpotKind::Edit:
        emit editRequested(id);
        break;
    case SpotKind::Regenerate:
        emit regenerateRequested(id);
        break;
    case SpotKind::PreviousVersion:
        goToSibling(row, -1);
        break;
    case SpotKind::NextVersion:
        goToSibling(row, 1);
        break;
    case SpotKind::More:
        openMenu(row, viewport()->mapToGlobal(spot.rect.bottomLeft() + QPoint(0, m_scroll.top(row))), false);
        break;
    case SpotKind::GiveResult:
        emit resultRequested(id, spot.leaf.element);
        break;
    case SpotKind::Remedy:
        emit remedyRequested(id, spot.id);
        break;
    case SpotKind::Link:
        for (const TextBox &text : m_rows.geometry(row).texts) {
            if (text.leaf != spot.leaf)
                continue;
            if (const auto link = linkAt(*text.document, positionOf(spot)))
                followLink(*link);
        }
        break;
    case SpotKind::Fold:
        m_rows.setFold(row, spot.leaf.element, spot.state == SpotState::Open ? SpotState::Closed : SpotState::Open);
        settleNow();
        break;
    }
}

void TranscriptView::copyText(const QString &text, int row, LeafId shown)
{
    QGuiApplication::clipboard()->setText(text);
    emit textCopied(text);
    m_copiedFrom = m_rows.message(row).id;
    m_copied = shown;
    viewport()->update();
    QTimer::singleShot(copiedShown, this, [this] {
        m_copied.element = -1;
        viewport()->update();
    });
}

void TranscriptView::goToSibling(int row, int step)
{
    if (row < 0)
        return;
    const auto siblings = m_rows.siblings(row);
    const auto own = std::find(siblings.begin(), siblings.end(), m_rows.message(row).id);
    const auto target = own - siblings.begin() + step;
    if (target < 0 || target >= int(siblings.size()))
        return;
    const bool hadFocus = m_focus.row() == row;
    emit siblingRequested(siblings[std::size_t(target)]);
    // The message went, and the spot with it: who pages by keyboard pages on from its successor.
    if (hadFocus && row < m_rows.count()) {
        m_focus.set(row, {.kind = step < 0 ? SpotKind::PreviousVersion : SpotKind::NextVersion});
        m_rows.build(row);
        updateRow(row);
    }
}

} // namespace tokenhub::app
