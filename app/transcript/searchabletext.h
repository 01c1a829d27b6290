// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/message.h"
#include "markdown/renderstyle.h"
#include "transcript/messagegeometry.h"

#include <vector>

namespace tokenhub::app {

//! \brief What the texts of a message are made from: a copy that shares the bytes. A value, any thread.
struct MessageSource {
    chat::Role role = chat::Role::User;
    bool isRunning = false;
    std::vector<chat::Part> parts;
    markdown::Formulas formulas = markdown::Formulas::AsSource; //!< as the view has them

    [[nodiscard]] static MessageSource of(const chat::Message &message,
                                          markdown::Formulas formulas = markdown::Formulas::AsSource);
};

//! \brief The text of one leaf as a reader sees it, without the breaks that were put in for the layout. A value.
struct SearchableText {
    LeafId leaf;
    QString text; //!< comparableText()
    std::vector<int> leftOut; //!< positions in the leaf's document, ascending

    [[nodiscard]] TextRange inDocument(TextRange range) const; //!< \a range of text
};

//! All leaves of a message in reading order, what is folded included; the same documents as the view lays out, so that
//! positions hold there. About 0.15 s for a megabyte: not on the GUI thread. Any thread.
[[nodiscard]] std::vector<SearchableText> searchableTexts(const MessageSource &source);

} // namespace tokenhub::app
