// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/codequeue.h"

#include <algorithm>

namespace tokenhub::typeset {
namespace {

constexpr std::chrono::milliseconds turn{8};
//! More blocks than a screen holds; what is forgotten is only coloured from its start again.
constexpr std::size_t rememberedBlocks = 64;

void drop(std::deque<CodeBlockId> &queue, CodeBlockId block)
{
    queue.erase(std::remove(queue.begin(), queue.end(), block), queue.end());
}

} // namespace

CodeQueue::CodeQueue(CodeFiles files, const CodeLimits &limits) : m_files(std::move(files)), m_limits(limits) { }

void CodeQueue::add(const CodeRequest &request)
{
    if (!request.language || request.language->isPlain())
        return;
    const auto [found, isNew]
        = m_blocks.try_emplace(request.block, Block{request, CodeColours(*request.language, m_limits)});
    Block &block = found->second;
    if (!isNew && request.revision <= block.request.revision)
        return;
    block.request.revision = request.revision;
    block.request.text.clear();
    block.colours.setText(request.text);
    if (std::find(m_waiting.begin(), m_waiting.end(), request.block) == m_waiting.end())
        m_waiting.push_back(request.block);
    drop(m_known, request.block);
    m_known.push_back(request.block);
    forgetOldest();
}

void CodeQueue::cancel(CodeBlockId block)
{
    m_blocks.erase(block);
    drop(m_waiting, block);
    drop(m_known, block);
}

std::optional<CodeAnswer> CodeQueue::work()
{
    if (m_waiting.empty())
        return std::nullopt;
    const CodeBlockId id = m_waiting.front();
    m_waiting.pop_front();
    Block &block = m_blocks.at(id);
    CodeBackEnd *backEnd = this->backEnd();
    if (!backEnd || !backEnd->prepare(*block.request.language))
        return std::nullopt;
    CodeAnswer answer{.block = id,
                      .revision = block.request.revision,
                      .lines = block.colours.advance(*backEnd, QDeadlineTimer(turn, Qt::PreciseTimer))};
    if (!block.colours.isDone())
        m_waiting.push_back(id);
    return answer;
}

CodeBackEnd *CodeQueue::backEnd()
{
    if (!m_wasLoaded) {
        m_wasLoaded = true;
        m_backEnd = loadCodeBackEnd(m_files);
    }
    return m_backEnd.get();
}

//! Of those that are not waiting.
void CodeQueue::forgetOldest()
{
    if (m_known.size() <= rememberedBlocks)
        return;
    const auto isWaiting
        = [this](CodeBlockId id) { return std::find(m_waiting.begin(), m_waiting.end(), id) != m_waiting.end(); };
    const auto oldest = std::find_if_not(m_known.begin(), m_known.end(), isWaiting);
    if (oldest == m_known.end())
        return;
    m_blocks.erase(*oldest);
    m_known.erase(oldest);
}

} // namespace tokenhub::typeset
