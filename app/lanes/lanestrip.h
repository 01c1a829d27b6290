// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversation.h"
#include "lanes/laneface.h"
#include "lanes/laneplaces.h"

#include <QSet>
#include <QWidget>
#include <functional>

class QScrollArea;
class QTabBar;
class QToolButton;

namespace tokenhub::app {

enum class TextColumn;
class LaneColumn;
class LanePane;

//! \brief The open lanes of the shown conversation side by side, one to sixteen; with one alone there is nothing but
//! its pane. It follows the conversation and tells wishes; it must not know of sessions, models or what headers say.
//! GUI thread; panes are used again and never go while it is there.
class LaneStrip : public QWidget
{
    Q_OBJECT

public:
    explicit LaneStrip(QWidget *parent = nullptr);
    ~LaneStrip() override;

    //! Not owned; must be there until another one is set. Null shows an empty pane.
    void setConversation(chat::Conversation *conversation);
    [[nodiscard]] LanePane &current() const; //!< that was used last: what keys and parameters are for
    [[nodiscard]] base::LaneId currentLane() const;
    void setCurrentLane(base::LaneId lane); //!< brings it into sight
    void stepCurrent(int by); //!< to the next one, round and round
    [[nodiscard]] const std::vector<LaneColumn *> &columns() const { return m_shown; } //!< in order
    [[nodiscard]] LaneColumn *column(base::LaneId lane) const; //!< null for one that is not shown
    [[nodiscard]] bool isComparing() const { return m_shown.size() > 1; }
    [[nodiscard]] LanePane &firstPane() const; //!< which an only lane stands in
    [[nodiscard]] std::vector<LanePane *> readPanes() const; //!< in order; where lanes are a list the one that has it
    [[nodiscard]] QToolButton &moreButton() const { return *m_more; }
    //! For the panes there are, and for each that comes.
    void onEachPane(const std::function<void(LanePane &)> &act);

    void setFace(base::LaneId lane, const LaneFace &face);
    void setLayout(LaneLayout layout);
    [[nodiscard]] LaneLayout shownLayout() const; //!< a list where it is narrow, unless it is tabs
    void toggleFolded(base::LaneId lane);
    [[nodiscard]] bool isFolded(base::LaneId lane) const { return m_folded.contains(lane); }
    void toggleMaximised(base::LaneId lane);
    [[nodiscard]] bool isMaximised(base::LaneId lane) const { return m_maximised == lane; }
    void setColumn(TextColumn column);
    void setZoom(qreal zoom);

signals:
    void currentLaneChanged();
    void lanesShown(); //!< other ones than before, or in another order
    void arranged(); //!< in another layout, folded, maximised or not
    void modelWanted(tokenhub::base::LaneId lane);
    void menuWanted(tokenhub::base::LaneId lane);
    void moveWanted(tokenhub::base::LaneId lane, int place);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Panes { Keep, Anew };
    void sync(Panes panes);
    void syncOrder();
    [[nodiscard]] LaneColumn *makeColumn();
    void connectColumn(LaneColumn &column);
    [[nodiscard]] LaneColumn *freeColumn(const std::vector<LaneColumn *> &taken);
    [[nodiscard]] std::vector<LaneColumn *> assigned(Panes panes);
    void orderFocus();
    void makeMore();
    [[nodiscard]] bool hasTabs() const;
    [[nodiscard]] bool isList() const;
    void arrange();
    void syncTabs();
    void markSight();
    void showCurrent();
    [[nodiscard]] LaneArrangement arrangement() const;
    [[nodiscard]] int placeOf(base::LaneId lane) const; //!< -1 for one that is not shown
    [[nodiscard]] int placeAt(QPoint global) const; //!< of the column there; -1: none
    void paintGaps();

    chat::Conversation *m_conversation = nullptr;
    QTabBar *m_tabs;
    QToolButton *m_more; //!< of the lane in use, where headers are not seen
    QScrollArea *m_scroller;
    QWidget *m_content;
    QWidget *m_dropMark;
    std::vector<LaneColumn *> m_all; //!< in the order they were made
    std::vector<LaneColumn *> m_shown;
    std::vector<std::function<void(LanePane &)>> m_acts;
    base::LaneId m_current;
    base::TurnId m_hiddenTurn; //!< the lanes are shuffled as it was; null: they are not
    base::LaneId m_maximised; //!< null: none
    QSet<base::LaneId> m_folded;
    LaneLayout m_layout = LaneLayout::Columns;
    TextColumn m_column;
    qreal m_zoom = 1;
};

} // namespace tokenhub::app
