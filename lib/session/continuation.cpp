// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/continuation.h"

#include <algorithm>

namespace tokenhub::session {
namespace {

const QByteArray fence = QByteArrayLiteral("```");

bool endsInCode(const QByteArray &text)
{
    bool open = false;
    for (qsizetype at = 0; at >= 0 && at < text.size();) {
        if (text.mid(at, fence.size()) == fence)
            open = !open;
        const qsizetype end = text.indexOf('\n', at);
        at = end < 0 ? text.size() : end + 1;
    }
    return open;
}

} // namespace

Continuation::Continuation(const QByteArray &text) : m_end(text.right(furthestBack)), m_isCodeOpen(endsInCode(text)) { }

chat::DeltaBatch Continuation::join(const chat::DeltaBatch &batch)
{
    if (m_isOver)
        return batch;
    chat::DeltaBatch joined;
    for (const chat::Delta &delta : batch) {
        const auto *text = std::get_if<chat::TextDelta>(&delta);
        if (!text || m_isOver) {
            joined.push_back(delta);
            continue;
        }
        m_held += text->text;
        skipReopenedCode();
        if (isUndecided())
            continue;
        if (QByteArray fresh = decided(); !fresh.isEmpty())
            joined.push_back(chat::TextDelta{std::move(fresh)});
    }
    return joined;
}

chat::DeltaBatch Continuation::flush()
{
    if (m_isOver || m_held.isEmpty())
        return {};
    QByteArray fresh = decided();
    return fresh.isEmpty() ? chat::DeltaBatch() : chat::DeltaBatch{chat::TextDelta{std::move(fresh)}};
}

bool Continuation::mayReopenCode() const
{
    if (!m_isCodeOpen)
        return false;
    if (m_held.size() < fence.size())
        return fence.startsWith(m_held);
    return m_held.startsWith(fence) && !m_held.contains('\n');
}

//! "```python\n" inside open code opens it again; "```\n" closes it.
void Continuation::skipReopenedCode()
{
    const qsizetype line = m_held.indexOf('\n');
    if (!m_isCodeOpen || line < 0 || !m_held.startsWith(fence))
        return;
    m_isCodeOpen = false;
    if (!m_held.mid(fence.size(), line - fence.size()).trimmed().isEmpty())
        m_held.remove(0, line + 1);
}

bool Continuation::isUndecided() const
{
    // As long as all that came stands somewhere near the end, it may be a repetition of the rest.
    return mayReopenCode() || m_end.contains(m_held);
}

QByteArray Continuation::decided()
{
    m_isOver = true;
    QByteArray fresh = std::exchange(m_held, {});
    for (qsizetype length = std::min(fresh.size(), m_end.size()); length >= leastRepeated; --length) {
        if (m_end.endsWith(fresh.left(length)))
            return fresh.mid(length);
    }
    return fresh;
}

} // namespace tokenhub::session
