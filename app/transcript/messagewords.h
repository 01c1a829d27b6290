// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/message.h"

#include <QStringList>
#include <functional>
#include <vector>

namespace tokenhub::app {

//! \brief A button in the text: the id comes back with remedyRequested.
struct WordButton {
    QString id;
    QString label;

    friend bool operator==(const WordButton &, const WordButton &) = default;
};

//! \brief Why an answer failed or broke off, in words; for one that ended otherwise only what can be done about it.
//! Plain text throughout.
struct ErrorWords {
    QString sentence; //!< empty: the transcript's own note says it
    QString details; //!< empty: no Details fold
    std::vector<WordButton> remedies;

    friend bool operator==(const ErrorWords &, const ErrorWords &) = default;
};

//! \brief What an answer that runs is waiting for; the line is empty when it waits for nothing.
struct ActivityWords {
    QString line;
    std::vector<WordButton> buttons;

    friend bool operator==(const ActivityWords &, const ActivityWords &) = default;
};

//! \brief Who answered, where that is not told as the message has it, and what is said of the answer.
struct AuthorWords {
    QString name; //!< instead of the model's, of all that names it; empty: the model's own
    QStringList marks; //!< behind it: "best"

    friend bool operator==(const AuthorWords &, const AuthorWords &) = default;
};

//! \brief Where the transcript takes the words that depend on more than the message. Each may be empty; they are called
//! on the GUI thread while a message is laid out, and must not change the model.
struct MessageWords {
    std::function<ErrorWords(const chat::Message &)> errorText;
    std::function<ActivityWords(base::MessageId)> activityText;
    std::function<AuthorWords(const chat::Message &)> author; //!< of answers
};

} // namespace tokenhub::app
