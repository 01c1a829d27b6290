// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "transcript/messagetext.h"

#include <vector>

namespace tokenhub::app {

class TranscriptView;

//! \brief The texts of the messages that were read last, a few: who walks through a long conversation leaves nothing
//! behind. Owned by TranscriptAccessible, GUI thread.
class MessageTexts
{
public:
    //! Brought up to date; the message is laid out for it where that is due. Valid until the next call.
    [[nodiscard]] const MessageText &of(TranscriptView &view, int row);

    static constexpr std::size_t kept = 8;

private:
    struct Entry {
        base::MessageId id;
        MessageText text;
        int layouts = -1; //!< that had been made when it was brought up to date
    };
    std::vector<Entry> m_texts; //!< the one used last comes last
};

} // namespace tokenhub::app
