// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/messagetexts.h"

#include "transcript/transcriptview.h"

#include <algorithm>

namespace tokenhub::app {

const MessageText &MessageTexts::of(TranscriptView &view, int row)
{
    view.buildRow(row);
    const base::MessageId id = view.rows().message(row).id;
    const auto known
        = std::find_if(m_texts.begin(), m_texts.end(), [id](const auto &each) { return each.first == id; });
    if (known != m_texts.end())
        std::rotate(known, known + 1, m_texts.end());
    else
        m_texts.emplace_back(id, MessageText());
    if (m_texts.size() > kept)
        m_texts.erase(m_texts.begin());
    m_texts.back().second.update(view.rows().geometry(row).texts);
    return m_texts.back().second;
}

} // namespace tokenhub::app
