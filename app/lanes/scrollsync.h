// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/scrollalignment.h"
#include "lanes/lanestrip.h"

#include <QThreadPool>
#include <deque>
#include <set>

namespace tokenhub::app {

class TranscriptView;

//! \brief Scrolls the lanes of a strip as one: the same turn, then the same heading or paragraph, comes to the top of
//! each. It follows the lane that a person scrolls and leaves alone what nobody sees. Which places belong together is
//! worked out on a thread of its own; until that is known, lanes follow in proportion. GUI thread.
class ScrollSync : public QObject
{
    Q_OBJECT

public:
    ScrollSync(LaneStrip &strip, QObject *parent);
    ~ScrollSync() override;

    void setActive(bool active); //!< it is; what becomes active begins with the lane in use
    [[nodiscard]] bool isActive() const { return m_isActive; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Pair = std::pair<base::MessageId, base::MessageId>;

    //! Two answers that were aligned when they were so long.
    struct Aligned {
        Pair answers;
        qsizetype leftBytes = 0;
        qsizetype rightBytes = 0;
        compare::AnswerBlocks leftBlocks;
        compare::AnswerBlocks rightBlocks;
        compare::ScrollAlignment alignment;
    };

    static constexpr size_t kept = 32;

    void connectPane(LanePane &pane);
    void follow(LanePane &leader);
    void bringOthers(LanePane &leader);
    [[nodiscard]] bool leads(const LanePane &pane) const;
    void bring(LanePane &other, const LanePane &leader, int row, int y);
    [[nodiscard]] int across(LanePane &other, int otherRow, const LanePane &leader, int row, int y);
    [[nodiscard]] const Aligned *aligned(const chat::Message &left, const chat::Message &right);
    void align(const chat::Message &left, const chat::Message &right);
    void onAligned(Aligned aligned);

    LaneStrip &m_strip;
    const LanePane *m_handled = nullptr; //!< whose wheel or scroll bar is being used, though another is the current one
    base::LaneId m_last; //!< whom the others followed last
    std::deque<Aligned> m_aligned; //!< the newest first
    std::set<Pair> m_underWay;
    QThreadPool m_pool;
    bool m_isActive = true;
    bool m_isFollowing = false;
};

} // namespace tokenhub::app
