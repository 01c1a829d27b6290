// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/transcriptrows.h"

#include <algorithm>

namespace tokenhub::app {
namespace {

qsizetype bytesOf(const chat::Message &message)
{
    qsizetype bytes = 0;
    for (const chat::Part &part : message.parts)
        bytes += part.text.size();
    return bytes;
}

} // namespace

void TranscriptRows::setModel(const chat::ConversationModel *model)
{
    m_model = model;
    m_folds.clear();
    m_wraps.clear();
    reset();
}

void TranscriptRows::setWords(MessageWords words)
{
    m_words = std::move(words);
    for (Row &row : m_rows)
        row.stale = true;
}

void TranscriptRows::setContext(const LayoutContext &context)
{
    const bool restyled = context.style.generation != m_context.style.generation;
    const bool turned = context.direction != m_context.direction;
    const bool resized = context.width != m_context.width;
    m_context = context;
    if (!restyled && !resized && !turned)
        return;
    for (int row = 0; row < count(); ++row) {
        Row &entry = m_rows[std::size_t(row)];
        if (entry.built) {
            entry.stale = entry.stale || turned;
            continue;
        }
        m_heights.setHeight(row, MessageLayout::estimate(message(row), m_context));
    }
}

void TranscriptRows::reset()
{
    onTruncated(0);
    m_changes.clear();
    onInserted();
}

void TranscriptRows::onInserted()
{
    const int wanted = m_model ? m_model->rowCount() : 0;
    if (wanted > count())
        markAbove(count());
    for (int row = count(); row < wanted; ++row) {
        m_rows.emplace_back();
        m_heights.append(MessageLayout::estimate(message(row), m_context));
    }
}

void TranscriptRows::onTruncated(int count)
{
    if (count >= this->count())
        return;
    m_heights.truncate(count);
    m_rows.resize(std::size_t(count));
    m_built.erase(std::remove_if(m_built.begin(), m_built.end(), [count](int row) { return row >= count; }),
                  m_built.end());
    markAbove(count);
}

//! What can be done with an answer depends on what follows it: whether a tool it calls has a result, whether it is the
//! end of the conversation.
void TranscriptRows::markAbove(int row)
{
    while (row > 0) {
        markStale(--row);
        if (message(row).role != chat::Role::Tool)
            return;
    }
}

QStringList TranscriptRows::answeredCalls(int row) const
{
    QStringList calls;
    for (int below = row + 1; below < count() && message(below).role == chat::Role::Tool; ++below) {
        for (const chat::Part &part : message(below).parts)
            calls << part.callId;
    }
    return calls;
}

void TranscriptRows::onChanged(int row)
{
    Row &entry = m_rows[std::size_t(row)];
    entry.stale = true;
    if (!entry.built)
        m_heights.setHeight(row, MessageLayout::estimate(message(row), m_context));
}

void TranscriptRows::guessHeight(int row)
{
    const Row &entry = m_rows[std::size_t(row)];
    const qsizetype bytes = bytesOf(message(row));
    if (!entry.built || bytes <= entry.builtBytes)
        return;
    const int height = entry.built->geometry.height;
    // As dense as what is known of it.
    m_heights.setHeight(row,
                        entry.builtBytes > 200 ? int(double(height) * double(bytes) / double(entry.builtBytes))
                                               : std::max(height, MessageLayout::estimate(message(row), m_context)));
}

void TranscriptRows::markStale(int row)
{
    m_rows[std::size_t(row)].stale = true;
}

bool TranscriptRows::refreshFormula(const QString &tex)
{
    bool isFound = false;
    for (const int row : m_built) {
        if (!m_rows[std::size_t(row)].built->content.refreshFormula(tex))
            continue;
        markStale(row);
        isFound = true;
    }
    return isFound;
}

void TranscriptRows::setFold(int row, int element, SpotState state)
{
    m_folds[message(row).id].insert(element, state);
    markStale(row);
}

void TranscriptRows::toggleWrap(int row, LeafId group)
{
    Wraps &wraps = m_wraps[message(row).id];
    if (!wraps.insert(group).second)
        wraps.erase(group);
    setScrollX(row, group, 0);
    markStale(row);
}

void TranscriptRows::setScrollX(int row, LeafId group, int x)
{
    if (Built *built = m_rows[std::size_t(row)].built.get())
        built->scrollX.insert({group.element, group.segment}, x);
}

int TranscriptRows::scrollX(int row, LeafId group) const
{
    const Built *built = m_rows[std::size_t(row)].built.get();
    return built ? built->scrollX.value({group.element, group.segment}) : 0;
}

bool TranscriptRows::isCurrent(int row) const
{
    const Row &entry = m_rows[std::size_t(row)];
    return entry.built && !entry.stale && entry.generation == m_context.style.generation
        && entry.width == m_context.width;
}

void TranscriptRows::build(int row)
{
    if (isCurrent(row))
        m_rows[std::size_t(row)].built->usedAt = ++m_clock;
    else
        layOut(row);
}

bool TranscriptRows::isBehind(int row) const
{
    const Row &entry = m_rows[std::size_t(row)];
    return entry.built && entry.built->content.isBehind();
}

bool TranscriptRows::hasBehind() const
{
    return std::any_of(m_built.begin(), m_built.end(), [this](int row) { return isBehind(row); });
}

bool TranscriptRows::catchUp(int first, int last)
{
    const auto isBehind = [this](int row) { return this->isBehind(row); };
    const auto isShown = [=](int row) { return row >= first && row <= last && isBehind(row); };
    auto next = std::find_if(m_built.begin(), m_built.end(), isShown);
    if (next == m_built.end())
        next = std::find_if(m_built.begin(), m_built.end(), isBehind);
    if (next == m_built.end())
        return false;
    layOut(*next);
    return true;
}

void TranscriptRows::layOut(int row)
{
    Row &entry = m_rows[std::size_t(row)];
    const bool restyled = entry.generation != m_context.style.generation;
    if (!entry.built) {
        entry.built = std::make_unique<Built>(m_context.style);
        m_built.push_back(row);
    } else if (restyled) {
        entry.built->content.setStyle(m_context.style);
    }

    const MessageInputs inputs = this->inputs(row);
    Built &built = *entry.built;
    built.content.setWraps(inputs.wraps);
    const LeafId changed = built.content.update(inputs.message);
    MessageLayout layout(built.content, inputs, m_context);
    built.geometry = layout.runFrom(std::move(built.geometry), changed);
    const bool wholly = restyled || entry.width != m_context.width;
    m_changes.push_back({row, wholly ? 0 : layout.changedFrom(), m_heights.height(row), built.geometry.height});
    built.usedAt = ++m_clock;
    entry.stale = false;
    entry.generation = m_context.style.generation;
    entry.width = m_context.width;
    entry.builtBytes = bytesOf(inputs.message);
    m_heights.setHeight(row, built.geometry.height);
    ++m_layoutCount;
}

const MessageGeometry &TranscriptRows::geometry(int row) const
{
    return m_rows[std::size_t(row)].built->geometry;
}

const MessageContent &TranscriptRows::content(int row) const
{
    return m_rows[std::size_t(row)].built->content;
}

std::unique_ptr<MessageContent> TranscriptRows::detachedContent(int row) const
{
    auto content = std::make_unique<MessageContent>(m_context.style);
    content->updateAll(message(row));
    return content;
}

void TranscriptRows::trim(int first, int last)
{
    if (builtCount() <= kept)
        return;
    // Those that must stay, then those used last, come first.
    const auto usedAt = [this](int row) { return m_rows[std::size_t(row)].built->usedAt; };
    const auto isShown = [first, last](int row) { return row >= first && row <= last; };
    std::sort(m_built.begin(), m_built.end(),
              [&](int a, int b) { return isShown(a) != isShown(b) ? isShown(a) : usedAt(a) > usedAt(b); });
    const auto shown = std::size_t(std::count_if(m_built.begin(), m_built.end(), isShown));
    const std::size_t stay = std::max(shown, std::size_t(kept));
    for (std::size_t i = stay; i < m_built.size(); ++i)
        m_rows[std::size_t(m_built[i])].built.reset();
    m_built.resize(std::min(stay, m_built.size()));
}

std::vector<RowChange> TranscriptRows::takeChanges()
{
    return std::exchange(m_changes, {});
}

std::vector<chat::MessageId> TranscriptRows::siblings(int row) const
{
    const chat::Message &message = this->message(row);
    return m_model->conversation()->tree().siblings(message.id);
}

QString TranscriptRows::previousModel(int row) const
{
    for (int above = row - 1; above >= 0; --above) {
        const chat::Message &message = this->message(above);
        if (message.role == chat::Role::Assistant)
            return message.model;
    }
    return {};
}

AuthorWords TranscriptRows::authorOf(const chat::Message &message) const
{
    return message.role == chat::Role::Assistant && m_words.author ? m_words.author(message) : AuthorWords();
}

MessageInputs TranscriptRows::inputs(int row) const
{
    const chat::Message &message = this->message(row);
    MessageInputs inputs{.message = message};
    inputs.previousModel = previousModel(row);
    inputs.author = authorOf(message);
    const auto siblings = this->siblings(row);
    const auto own = std::find(siblings.begin(), siblings.end(), message.id);
    inputs.pages = int(siblings.size());
    inputs.page = int(own - siblings.begin()) + 1;
    if (message.role == chat::Role::Assistant && message.outcome && m_words.errorText)
        inputs.error = m_words.errorText(message);
    // To go on is for the end of the conversation; in its middle the reader has gone on already.
    if (inputs.error.sentence.isEmpty() && row + 1 < count())
        inputs.error.remedies.clear();
    if (message.isRunning() && m_words.activityText)
        inputs.activity = m_words.activityText(message.id);
    inputs.folds = m_folds.value(message.id);
    inputs.wraps = m_wraps.value(message.id);
    if (message.role == chat::Role::Assistant)
        inputs.answeredCalls = answeredCalls(row);
    return inputs;
}

} // namespace tokenhub::app
