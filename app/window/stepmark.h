// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tokenhub::app {

//! \brief A number in a circle, for a step of the first run.
class StepMark : public QWidget
{
    Q_OBJECT

public:
    StepMark(int number, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_number;
};

} // namespace tokenhub::app
