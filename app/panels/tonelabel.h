// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace tokenhub::app {

enum class Tone { Quiet, Good, Warn, Bad };

//! \brief A small sentence below a field: plain text, wrapped, selectable, in the colour of its tone. Hidden while it
//! is empty. A screen reader hears of a new one through its accessible name. GUI thread.
class ToneLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ToneLabel(QWidget *parent = nullptr);

    void showText(const QString &text, Tone tone);
    void clearText() { showText({}, Tone::Quiet); }
    [[nodiscard]] Tone tone() const { return m_tone; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refreshColour();
    void refreshFont();

    Tone m_tone = Tone::Quiet;
};

} // namespace tokenhub::app
