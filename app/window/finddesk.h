// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/conversationsearch.h"
#include "transcript/findbar.h"
#include "transcript/transcriptselection.h"

#include <QPointer>
#include <memory>
#include <vector>

namespace tokenhub::app {

class Actions;
class ConversationView;
class TranscriptView;

//! \brief Finding in the shown conversation, in all its lanes, one after another: joins the bar, the searches and the
//! transcripts. While the bar is closed it watches nothing. One in a window.
class FindDesk : public QObject
{
    Q_OBJECT

public:
    FindDesk(ConversationView &view, Actions &actions, QObject *parent);

private:
    enum class Direction { Next, Previous };

    //! A lane that is searched.
    struct Searched {
        TranscriptView *view;
        ConversationSearch *search;
    };

    void connectBar();
    void open();
    void begin();
    void watch(size_t place);
    void forget();
    void onLanes();
    void onCurrentLane();
    void turnTo(size_t place);
    void close();
    void onQuery(const FindQuery &query);
    void onChanged();
    void onRestarted(size_t place);
    void step(Direction direction);
    void stepFromAnchor(Direction direction);
    void goTo(MatchPlace place);
    [[nodiscard]] bool goToOtherLane(Direction direction);
    void chooseFirst();
    void show();
    void paint() const;
    [[nodiscard]] std::vector<TextMark> marks(size_t place, int row, LeafId leaf) const;
    [[nodiscard]] std::optional<MatchPlace> current() const;
    [[nodiscard]] bool isOpen() const { return !m_lanes.empty(); }
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] size_t currentPlace() const; //!< of the lane in use
    [[nodiscard]] ConversationSearch &search() const { return *m_lanes[m_at].search; }
    [[nodiscard]] TranscriptView &transcript() const;

    ConversationView &m_view;
    std::vector<std::unique_ptr<ConversationSearch>> m_searches; //!< used again: their end waits for what they do
    std::vector<Searched> m_lanes; //!< as they stand; none while the bar is closed
    size_t m_at = 0; //!< the one that is stepped through
    TextPosition m_from; //!< where a search begins: where the reader is
    std::optional<TextPosition> m_current; //!< of the match that was stepped to: its index changes as more is found
    Wrap m_wrap = Wrap::None;
    bool m_seeking = false; //!< the first match is still to be gone to; later ones take nobody along
    QPointer<QWidget> m_focusBefore;
};

} // namespace tokenhub::app
