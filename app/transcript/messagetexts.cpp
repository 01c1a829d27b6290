// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/messagetexts.h"

#include "transcript/transcriptview.h"

#include <algorithm>
#include <utility>

namespace tokenhub::app {

const MessageText &MessageTexts::of(TranscriptView &view, int row)
{
    view.buildRow(row);
    const base::MessageId id = view.rows().message(row).id;
    const auto known = std::find_if(m_texts.begin(), m_texts.end(), [id](const Entry &each) { return each.id == id; });
    if (known != m_texts.end())
        std::rotate(known, known + 1, m_texts.end());
    else
        m_texts.push_back({.id = id, .text = {}});
    if (m_texts.size() > kept)
        m_texts.erase(m_texts.begin());
    Entry &entry = m_texts.back();
    // Documents change only where a row is laid out; a long message has thousands of them.
    if (std::exchange(entry.layouts, view.rows().layoutCount()) != view.rows().layoutCount())
        entry.text.update(view.rows().geometry(row).texts);
    return entry.text;
}

} // namespace tokenhub::app
