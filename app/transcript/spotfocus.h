// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcriptscroll.h"

#include <optional>

namespace tokenhub::app {

enum class FocusStep { Next, Previous };

//! \brief Which spot has the keyboard. Owned by the view, GUI thread.
class SpotFocus
{
public:
    //! On to the next spot that can be pressed, over all messages; the first or last in sight where there is none yet.
    //! False at the end: the focus leaves the view.
    [[nodiscard]] bool step(FocusStep direction, TranscriptRows &rows, const TranscriptScroll &scroll);
    void set(int row, const Spot &spot);
    void clear();

    [[nodiscard]] int row() const { return m_spot ? m_row : -1; }
    [[nodiscard]] const std::optional<Spot> &spot() const { return m_spot; }
    //! The spot as it lies now; null when it is gone.
    [[nodiscard]] const Spot *find(const TranscriptRows &rows) const;

private:
    int m_row = -1;
    std::optional<Spot> m_spot;
};

} // namespace tokenhub::app
