// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/linkspots.h"
#include "transcript/transcripthit.h"

#include <QObject>

class QMouseEvent;

namespace tokenhub::app {

//! \brief What the mouse does in the transcript: hovers, presses, selects by dragging, drags a sideways bar. Owned by
//! the view, GUI thread; positions are the viewport's. It changes the selection and the sideways places, and says so;
//! it must not know of the model or of painting.
class TranscriptPointer : public QObject
{
    Q_OBJECT

public:
    TranscriptPointer(TranscriptRows &rows, const TranscriptScroll &scroll, TranscriptSelection &selection,
                      QObject *parent = nullptr);

    void press(const QMouseEvent *event);
    void doubleClick(const QMouseEvent *event);
    void move(QPoint point, Qt::MouseButtons buttons);
    void release(const QMouseEvent *event);
    void leave();
    //! False where nothing under \a point scrolls sideways.
    [[nodiscard]] bool scrollSideways(QPoint point, int pixels);

    [[nodiscard]] bool isSelecting() const { return m_drag == Drag::Text; }
    [[nodiscard]] QPoint lastPoint() const { return m_last; }
    [[nodiscard]] int hoveredRow() const { return m_hoveredRow; }
    [[nodiscard]] const std::optional<Spot> &hoveredSpot() const { return m_hoveredSpot; }
    [[nodiscard]] std::optional<LeafId> hoveredBar() const { return m_hoveredBar; }
    [[nodiscard]] QString hoveredLink() const { return m_link; }
    [[nodiscard]] Qt::CursorShape cursor() const { return m_cursor; }

signals:
    void rowLooksChanged(int row); //!< hover or a sideways place
    void cursorChanged();
    void linkHovered(const QUrl &link, const QString &shown); //!< empty when a link is left
    void linkPressed(const tokenhub::app::TextLink &link);
    void spotPressed(int row, const tokenhub::app::Spot &spot);
    void selectionChanged();
    void selectionFinished(); //!< by the mouse: becomes the primary selection

private:
    enum class Drag { None, Text, Bar };

    void hover(const TranscriptHit &hit);
    void startSelection(QPoint point, SelectionUnit unit);
    void extendSelection(QPoint point);
    void startBar(const TranscriptHit &hit, QPoint point);
    void dragBar(QPoint point);
    [[nodiscard]] bool isThirdClick(const QMouseEvent *event) const;

    TranscriptRows &m_rows;
    const TranscriptScroll &m_scroll;
    TranscriptSelection &m_selection;
    Drag m_drag = Drag::None;
    SelectionUnit m_unit = SelectionUnit::Character;
    QPoint m_last;
    QPoint m_pressedAt;
    std::optional<Spot> m_pressedSpot;
    int m_pressedRow = -1;
    QUrl m_pressedLink;
    LeafId m_bar;
    int m_barOffset = 0; //!< from the handle's left to the mouse
    quint64 m_doubleClickAt = 0; //!< the event's own time
    int m_hoveredRow = -1;
    std::optional<Spot> m_hoveredSpot;
    std::optional<LeafId> m_hoveredBar;
    QString m_link;
    Qt::CursorShape m_cursor = Qt::ArrowCursor;
};

} // namespace tokenhub::app
