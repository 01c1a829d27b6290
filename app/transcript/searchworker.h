// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/searchabletext.h"
#include "transcript/textfinder.h"

#include <QElapsedTimer>
#include <QObject>
#include <atomic>
#include <optional>

namespace tokenhub::app {

//! What was found in one message.
struct RowMatches {
    int row = 0;
    std::vector<TextMatch> matches; //!< in reading order
};

//! \brief What a search has found since it said so last.
struct SearchNews {
    quint64 ticket = 0;
    std::vector<RowMatches> rows; //!< replaces what was known of these rows
    bool isFinished = false;
    FindProblem problem = FindProblem::None;
    int errorAt = 0;
};

//! \brief Searches copies of messages on a thread of its own, to which it must be moved. It knows the messages as rows;
//! their texts are made when a search comes to them, and kept. A newer ticket in the counter that it shares ends a
//! search between two messages, without news. It must not know of widgets or models.
class SearchWorker : public QObject
{
    Q_OBJECT

public:
    explicit SearchWorker(const std::atomic<quint64> &newest) : m_newest(newest) { } //!< it outlives the thread

    void append(std::vector<MessageSource> sources);
    void replace(int row, MessageSource source); //!< searched again for the last query
    void truncate(int count);
    //! From \a firstRow down to the end and then from the top; at most \a most matches.
    void search(quint64 ticket, const FindQuery &query, int firstRow, int most);

signals:
    void found(const tokenhub::app::SearchNews &news);

private:
    struct Row {
        MessageSource source; //!< empty once the texts are made
        std::optional<std::vector<SearchableText>> texts;
    };

    [[nodiscard]] std::vector<TextMatch> searchRow(int row, int most);
    [[nodiscard]] bool isCurrent() const { return m_newest.load(std::memory_order_relaxed) == m_ticket; }
    void tell(SearchNews &news);

    const std::atomic<quint64> &m_newest;
    quint64 m_ticket = 0;
    int m_most = 0;
    std::vector<Row> m_rows;
    std::optional<TextFinder> m_finder;
    QElapsedTimer m_sinceTold;
};

} // namespace tokenhub::app

Q_DECLARE_METATYPE(tokenhub::app::SearchNews)
