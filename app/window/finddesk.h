// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/conversationsearch.h"
#include "transcript/findbar.h"
#include "transcript/transcriptselection.h"

#include <QPointer>

namespace tokenhub::app {

class Actions;
class ConversationView;
class TranscriptView;

//! \brief Finding in the shown conversation: joins the bar, the search and the transcript. While the bar is closed it
//! watches nothing. One in a window.
class FindDesk : public QObject
{
    Q_OBJECT

public:
    FindDesk(ConversationView &view, Actions &actions, QObject *parent);

private:
    enum class Direction { Next, Previous };

    void connectBar();
    void open();
    void begin();
    void onCurrentLane();
    void close();
    void onQuery(const FindQuery &query);
    void onChanged();
    void onRestarted();
    void step(Direction direction);
    void stepFromAnchor(Direction direction);
    void goTo(MatchPlace place);
    void chooseFirst();
    void show();
    [[nodiscard]] std::vector<TextMark> marks(int row, LeafId leaf) const;
    [[nodiscard]] std::optional<MatchPlace> current() const;
    [[nodiscard]] TranscriptView &transcript() const;

    ConversationView &m_view;
    ConversationSearch m_search;
    TextPosition m_from; //!< where a search begins: where the reader is
    std::optional<TextPosition> m_current; //!< of the match that was stepped to: its index changes as more is found
    Wrap m_wrap = Wrap::None;
    bool m_seeking = false; //!< the first match is still to be gone to; later ones take nobody along
    TranscriptView *m_searched = nullptr; //!< null while the bar is closed
    QPointer<QWidget> m_focusBefore;
};

} // namespace tokenhub::app
