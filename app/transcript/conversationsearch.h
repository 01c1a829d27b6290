// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversationmodel.h"
#include "transcript/searchworker.h"

#include <QPointer>
#include <QThread>
#include <QTimer>
#include <map>
#include <set>

namespace tokenhub::app {

//! One of the matches: its message, and which of that message's matches it is.
struct MatchPlace {
    int row = 0;
    int index = 0;

    friend bool operator==(const MatchPlace &, const MatchPlace &) = default;
};

//! A match that was stepped to, and whether the step went over the end of the conversation.
struct MatchStep {
    MatchPlace place;
    bool wrapped = false;
};

//! \brief Finds a text in all messages of a conversation, built or not, and keeps what it found up to date while
//! answers grow. The work is done on a thread that lives from the first open() on; between close() and open() nothing
//! is watched or kept. Owned by whoever shows the results; GUI thread. It must not know of widgets or layouts.
class ConversationSearch : public QObject
{
    Q_OBJECT

public:
    explicit ConversationSearch(QObject *parent = nullptr);
    ~ConversationSearch() override;

    //! \a model is not owned. \a formulas: as the view shows them, or positions would not hold there.
    void open(chat::ConversationModel *model, markdown::Formulas formulas = markdown::Formulas::AsSource);
    void close();
    [[nodiscard]] bool isOpen() const { return m_model != nullptr; }

    //! Looks for \a query from \a firstRow on, around the end to the row before it.
    void setQuery(const FindQuery &query, int firstRow);
    [[nodiscard]] const FindQuery &query() const { return m_query; }

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] FindProblem problem() const { return m_problem; }
    [[nodiscard]] int errorAt() const { return m_errorAt; } //!< character of an invalid expression, from 0

    [[nodiscard]] const std::vector<TextMatch> &matchesIn(int row) const;
    [[nodiscard]] const TextMatch &match(MatchPlace place) const; //!< must be there
    [[nodiscard]] bool contains(MatchPlace place) const;
    [[nodiscard]] int rank(MatchPlace place) const; //!< from 1
    //! The first match at or behind \a from in \a row; empty where none is known so far.
    [[nodiscard]] std::optional<MatchPlace> firstFrom(int row, const TextMatch &from) const;
    [[nodiscard]] std::optional<MatchStep> after(MatchPlace place) const;
    [[nodiscard]] std::optional<MatchStep> before(MatchPlace place) const;

    static constexpr int most = 10'000; //!< more are not looked for

signals:
    void changed(); //!< matches, count, running or problem
    void restarted(); //!< another conversation or branch: what was found is gone, the same query is looked for again

private:
    void connectModel();
    void startThread();
    void sendRows();
    void restart(int firstRow);
    void startSearch();
    void onTruncated(int count);
    void onRowsChanged(int first, int last);
    void sendChanged();
    void onFound(const SearchNews &news);
    void setRow(RowMatches row);

    QPointer<chat::ConversationModel> m_model;
    markdown::Formulas m_formulas = markdown::Formulas::AsSource;
    std::atomic<quint64> m_newest = 0; //!< what the worker checks whether it is still wanted by
    QThread m_thread;
    SearchWorker *m_worker = nullptr; //!< lives and dies on m_thread
    FindQuery m_query;
    std::map<int, std::vector<TextMatch>> m_matches; //!< by row; no empty ones
    int m_count = 0;
    int m_firstRow = 0;
    int m_sent = 0; //!< rows that the worker knows
    QTimer m_send; //!< a long conversation is sent in pieces
    std::set<int> m_stale; //!< rows that the worker knows as they were
    QTimer m_refresh; //!< only while a message in the search changes
    bool m_running = false;
    bool m_waiting = false; //!< the query waits for the rows to be sent
    bool m_refreshing = false; //!< one change at a time is on its way
    FindProblem m_problem = FindProblem::None;
    int m_errorAt = 0;
};

} // namespace tokenhub::app
