// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace tokenhub::app {

//! \brief The round button that goes back to the end, with the count of lines that came since. Child of the transcript;
//! the owner shows, hides and places it.
class ToEndButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ToEndButton(QWidget *parent = nullptr);

    void setNewLines(int count);
    [[nodiscard]] int newLines() const { return m_newLines; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] QString label() const;

    int m_newLines = 0;
};

} // namespace tokenhub::app
