// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lanes/laneface.h"

#include <QWidget>

class QPushButton;
class QToolButton;

namespace tokenhub::app {

class Sparkline;

//! \brief The lines above a lane: its letter, its model, what differs, how its last answer went, and a menu. It tells
//! wishes. A folded one is as narrow as its letter. GUI thread.
class LaneHeader : public QWidget
{
    Q_OBJECT

public:
    explicit LaneHeader(QWidget *parent = nullptr);

    void setFace(const LaneFace &face);
    [[nodiscard]] const LaneFace &face() const { return m_face; }
    void setCurrent(bool current); //!< the lane that the parameters are of
    void setFolded(bool folded);
    [[nodiscard]] QPushButton &modelButton() const { return *m_model; }
    [[nodiscard]] QToolButton &menuButton() const { return *m_menu; }
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void modelWanted();
    void menuWanted();
    void unfoldWanted(); //!< a folded one was pressed
    void maximiseWanted(); //!< a double click
    void dragged(QPoint global); //!< with the button held
    void dropped(QPoint global);
    void dragCancelled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void arrange();
    void refreshToolTip();
    void paintBadge(QPainter &painter);
    void paintName(QPainter &painter);
    void paintDifferences(QPainter &painter);
    void paintMetrics(QPainter &painter);
    [[nodiscard]] QRect mirrored(const QRect &rect) const;
    [[nodiscard]] QString shownModel(int room) const;

    LaneFace m_face;
    QPushButton *m_model;
    QToolButton *m_menu;
    Sparkline *m_speed;
    bool m_isCurrent = false;
    bool m_isFolded = false;
    QPoint m_pressedAt;
    bool m_isPressed = false;
    bool m_isDragged = false;
    int m_differencesAt = 0; //!< x of the chips
};

} // namespace tokenhub::app
