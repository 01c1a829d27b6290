// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/searchworker.h"

#include <algorithm>

namespace tokenhub::app {
namespace {

constexpr qint64 newsEveryMs = 50; // what comes more often than it is painted costs for nothing

} // namespace

void SearchWorker::append(std::vector<MessageSource> sources)
{
    m_rows.reserve(m_rows.size() + sources.size());
    for (MessageSource &source : sources)
        m_rows.push_back({std::move(source), std::nullopt});
}

void SearchWorker::replace(int row, MessageSource source)
{
    if (row < 0 || std::size_t(row) >= m_rows.size())
        return;
    m_rows[std::size_t(row)] = {std::move(source), std::nullopt};
    if (!m_finder || !isCurrent())
        return;
    m_finder->renewTime();
    SearchNews news{.rows = {{row, searchRow(row, m_most)}}};
    news.isFinished = true;
    tell(news);
}

void SearchWorker::truncate(int count)
{
    if (count == 0)
        m_rows = {}; // the room as well
    else if (std::size_t(count) < m_rows.size())
        m_rows.resize(std::size_t(count));
}

void SearchWorker::search(quint64 ticket, const FindQuery &query, int firstRow, int most)
{
    m_ticket = ticket;
    m_most = most;
    if (!isCurrent())
        return;
    m_finder.emplace(query);
    m_sinceTold.start();
    SearchNews news;
    const int rows = int(m_rows.size());
    int left = m_finder->isEmpty() ? 0 : most;
    for (int i = 0; i < rows && left > 0 && m_finder->problem() == FindProblem::None; ++i) {
        const int row = (std::clamp(firstRow, 0, rows - 1) + i) % rows;
        std::vector<TextMatch> matches = searchRow(row, left);
        if (!isCurrent())
            return;
        left -= int(matches.size());
        if (!matches.empty())
            news.rows.push_back({row, std::move(matches)});
        if (m_sinceTold.elapsed() >= newsEveryMs)
            tell(news);
    }
    news.isFinished = true;
    tell(news);
}

std::vector<TextMatch> SearchWorker::searchRow(int row, int most)
{
    Row &entry = m_rows[std::size_t(row)];
    if (!entry.texts) {
        entry.texts = searchableTexts(entry.source);
        entry.source = {};
    }
    std::vector<TextMatch> matches;
    for (const SearchableText &text : *entry.texts) {
        for (const TextRange &range : m_finder->find(text.text, most - qsizetype(matches.size())))
            matches.push_back({text.leaf, text.inDocument(range)});
        if (!isCurrent())
            break;
    }
    return matches;
}

void SearchWorker::tell(SearchNews &news)
{
    news.ticket = m_ticket;
    news.problem = m_finder->problem();
    news.errorAt = m_finder->errorAt();
    emit found(news);
    news = {};
    m_sinceTold.restart();
}

} // namespace tokenhub::app
