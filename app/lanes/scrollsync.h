// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/scrollalignment.h"
#include "lanes/lanestrip.h"

#include <deque>

namespace tokenhub::app {

class TranscriptView;

//! \brief Scrolls the lanes of a strip as one: the same turn, then the same heading or paragraph, comes to the top of
//! each. It follows the lane that a person scrolls and leaves alone what nobody sees. GUI thread.
class ScrollSync : public QObject
{
    Q_OBJECT

public:
    ScrollSync(LaneStrip &strip, QObject *parent);

    void setActive(bool active); //!< it is; what becomes active begins with the lane in use
    [[nodiscard]] bool isActive() const { return m_isActive; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    //! Two answers that were aligned, while they are as long as they were.
    struct Aligned {
        base::MessageId left;
        base::MessageId right;
        qsizetype leftBytes = 0;
        qsizetype rightBytes = 0;
        compare::AnswerBlocks leftBlocks;
        compare::AnswerBlocks rightBlocks;
        compare::ScrollAlignment alignment;
    };

    static constexpr size_t kept = 32;

    void connectPane(LanePane &pane);
    void follow(LanePane &pane);
    [[nodiscard]] bool leads(const LanePane &pane) const;
    void bring(LanePane &other, const LanePane &leader, int row, int y);
    [[nodiscard]] int across(LanePane &other, int otherRow, const LanePane &leader, int row, int y);
    [[nodiscard]] const Aligned &aligned(const chat::Message &left, const chat::Message &right);

    LaneStrip &m_strip;
    const LanePane *m_handled = nullptr; //!< whose wheel or scroll bar is being used, though another is the current one
    std::deque<Aligned> m_aligned; //!< the newest first
    bool m_isActive = true;
    bool m_isFollowing = false;
};

} // namespace tokenhub::app
