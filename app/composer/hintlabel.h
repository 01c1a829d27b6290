// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tokenhub::app {

enum class HintTone { Quiet, Warning };

//! \brief One quiet line of plain text that gives way: it never asks for width, and elides. What is cut off is in its
//! tool tip and its accessible name. GUI thread.
class HintLabel : public QWidget
{
    Q_OBJECT

public:
    explicit HintLabel(QWidget *parent = nullptr);

    void setText(const QString &text, HintTone tone = HintTone::Quiet);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] HintTone tone() const { return m_tone; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QString shownText() const; //!< with an ellipsis where there is no room
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString m_text;
    HintTone m_tone = HintTone::Quiet;
};

} // namespace tokenhub::app
