// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/conversationsearch.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

// An answer that streams is searched again a few times in a second, each time as a whole.
constexpr std::chrono::milliseconds refreshEvery{250};
constexpr int sentAtOnce = 1000; // rows: a millisecond

} // namespace

ConversationSearch::ConversationSearch(QObject *parent) : QObject(parent)
{
    m_send.setSingleShot(true);
    connect(&m_send, &QTimer::timeout, this, &ConversationSearch::sendRows);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshEvery);
    connect(&m_refresh, &QTimer::timeout, this, &ConversationSearch::sendChanged);
}

ConversationSearch::~ConversationSearch()
{
    ++m_newest;
    m_thread.quit();
    m_thread.wait(); // at most as long as one message takes
}

void ConversationSearch::startThread()
{
    if (m_worker)
        return;
    m_worker = new SearchWorker(m_newest);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &SearchWorker::found, this, &ConversationSearch::onFound);
    m_thread.setObjectName(u"search"_s);
    m_thread.start(QThread::LowPriority);
}

void ConversationSearch::open(chat::ConversationModel *model, markdown::Formulas formulas)
{
    m_formulas = formulas;
    close();
    m_model = model;
    if (!model)
        return;
    startThread();
    connectModel();
    sendRows();
}

void ConversationSearch::close()
{
    if (m_model)
        m_model->disconnect(this);
    m_model = nullptr;
    m_query = {};
    onTruncated(0);
    ++m_newest;
    m_running = m_refreshing = m_waiting = false;
    m_refresh.stop();
    m_send.stop();
    m_problem = FindProblem::None;
    emit changed();
}

void ConversationSearch::connectModel()
{
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_send.isActive())
            return;
        const int first = m_sent;
        sendRows();
        if (!m_send.isActive())
            onRowsChanged(first, m_sent - 1);
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first) {
        onTruncated(first);
        emit changed();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) { onRowsChanged(first.row(), last.row()); });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        onTruncated(0);
        restart(m_model->rowCount() - 1);
        sendRows();
        emit restarted();
    });
}

void ConversationSearch::sendRows()
{
    const int rows = std::min(m_model->rowCount(), m_sent + sentAtOnce);
    std::vector<MessageSource> sources;
    sources.reserve(std::size_t(rows - m_sent));
    for (; m_sent < rows; ++m_sent)
        sources.push_back(MessageSource::of(m_model->message(m_sent), m_formulas));
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, sources = std::move(sources)]() mutable { worker->append(std::move(sources)); });
    if (m_sent < m_model->rowCount()) {
        m_waiting = m_running = !m_query.text.isEmpty();
        m_send.start(0);
    } else if (std::exchange(m_waiting, false)) {
        startSearch();
    }
}

void ConversationSearch::setQuery(const FindQuery &query, int firstRow)
{
    if (!m_model || query == m_query)
        return;
    m_query = query;
    restart(firstRow);
}

void ConversationSearch::restart(int firstRow)
{
    m_matches.clear();
    m_count = 0;
    m_problem = FindProblem::None;
    m_running = !m_query.text.isEmpty();
    m_refreshing = false;
    m_firstRow = firstRow;
    ++m_newest; // ends the one before
    m_waiting = m_sent < m_model->rowCount();
    if (!m_waiting)
        startSearch();
    emit changed();
}

void ConversationSearch::startSearch()
{
    const quint64 ticket = ++m_newest;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, ticket, query = m_query, firstRow = m_firstRow] {
        worker->search(ticket, query, firstRow, most);
    });
}

void ConversationSearch::onTruncated(int count)
{
    for (auto at = m_matches.lower_bound(count); at != m_matches.end(); at = m_matches.erase(at))
        m_count -= int(at->second.size());
    m_stale.erase(m_stale.lower_bound(count), m_stale.end());
    m_sent = std::min(m_sent, count);
    if (m_worker)
        QMetaObject::invokeMethod(m_worker, [worker = m_worker, count] { worker->truncate(count); });
}

void ConversationSearch::onRowsChanged(int first, int last)
{
    for (int row = first; row <= std::min(last, m_sent - 1); ++row)
        m_stale.insert(row);
    if (!m_refresh.isActive() && !m_refreshing && !m_stale.empty())
        m_refresh.start();
}

void ConversationSearch::sendChanged()
{
    if (!m_model || m_stale.empty())
        return;
    // What was found first has been told before this one comes to its turn.
    const int row = m_stale.extract(m_stale.begin()).value();
    m_refreshing = !m_query.text.isEmpty();
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, row, source = MessageSource::of(m_model->message(row), m_formulas)]() mutable {
            worker->replace(row, std::move(source));
        });
    if (!m_refreshing && !m_stale.empty())
        m_refresh.start();
}

void ConversationSearch::onFound(const SearchNews &news)
{
    if (news.ticket != m_newest.load() || !m_model)
        return;
    for (const RowMatches &row : news.rows)
        setRow(row);
    m_running = m_running && !news.isFinished;
    m_problem = news.problem;
    m_errorAt = news.errorAt;
    if (news.isFinished && std::exchange(m_refreshing, false) && !m_stale.empty())
        m_refresh.start();
    emit changed();
}

void ConversationSearch::setRow(RowMatches row)
{
    if (row.row >= m_sent)
        return;
    if (const auto known = m_matches.find(row.row); known != m_matches.end()) {
        m_count -= int(known->second.size());
        m_matches.erase(known);
    }
    m_count += int(row.matches.size());
    if (!row.matches.empty())
        m_matches.emplace(row.row, std::move(row.matches));
}

const std::vector<TextMatch> &ConversationSearch::matchesIn(int row) const
{
    static const std::vector<TextMatch> none;
    const auto found = m_matches.find(row);
    return found == m_matches.end() ? none : found->second;
}

const TextMatch &ConversationSearch::match(MatchPlace place) const
{
    return matchesIn(place.row)[std::size_t(place.index)];
}

bool ConversationSearch::contains(MatchPlace place) const
{
    return place.index >= 0 && std::size_t(place.index) < matchesIn(place.row).size();
}

int ConversationSearch::rank(MatchPlace place) const
{
    int before = 0;
    for (auto at = m_matches.begin(); at != m_matches.end() && at->first < place.row; ++at)
        before += int(at->second.size());
    return before + place.index + 1;
}

std::optional<MatchPlace> ConversationSearch::firstFrom(int row, const TextMatch &from) const
{
    const std::vector<TextMatch> &here = matchesIn(row);
    const auto inside = std::lower_bound(here.begin(), here.end(), from);
    if (inside != here.end())
        return MatchPlace{row, int(inside - here.begin())};
    const auto below = m_matches.upper_bound(row);
    return below == m_matches.end() ? std::nullopt : std::optional(MatchPlace{below->first, 0});
}

std::optional<MatchStep> ConversationSearch::after(MatchPlace place) const
{
    if (m_matches.empty())
        return {};
    if (contains({place.row, place.index + 1}))
        return MatchStep{{place.row, place.index + 1}};
    const auto below = m_matches.upper_bound(place.row);
    if (below != m_matches.end())
        return MatchStep{{below->first, 0}};
    return MatchStep{{m_matches.begin()->first, 0}, true};
}

std::optional<MatchStep> ConversationSearch::before(MatchPlace place) const
{
    if (m_matches.empty())
        return {};
    const auto last = [](const auto &entry) { return MatchPlace{entry->first, int(entry->second.size()) - 1}; };
    if (place.index > 0 && contains({place.row, place.index - 1}))
        return MatchStep{{place.row, place.index - 1}};
    auto above = m_matches.lower_bound(place.row);
    if (above != m_matches.begin())
        return MatchStep{last(--above)};
    return MatchStep{last(std::prev(m_matches.end())), true};
}

} // namespace tokenhub::app
