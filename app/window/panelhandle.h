// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tokenhub::app {

//! \brief The hairline between a side panel and the centre; wide enough to be caught with the pointer.
class PanelHandle : public QWidget
{
    Q_OBJECT

public:
    static constexpr int reach = 5;

    explicit PanelHandle(QWidget *parent);

    void setLine(Qt::Edge edge); //!< where the panel ends: left or right

signals:
    void dragged(int x); //!< where the pointer is, in the parent's coordinates

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    Qt::Edge m_line = Qt::RightEdge;
};

} // namespace tokenhub::app
