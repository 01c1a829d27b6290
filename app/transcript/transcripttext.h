// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/messagewords.h"

#include <QCoreApplication>
#include <QString>

namespace tokenhub::app {

//! \brief The transcript's own words, made from a message. Pure functions; GUI thread because of translation.
class TranscriptText
{
    Q_DECLARE_TR_FUNCTIONS(tokenhub::app::TranscriptText)

public:
    //! "qwen-plus · switched from deepseek-v3.2"; \a previousModel is empty for the first answer.
    [[nodiscard]] static QString modelLine(const chat::Message &message, const QString &previousModel,
                                           const AuthorWords &words = {});
    //! "Thinking…", "Thought for 12 s". \a element: which part; only the time of the first is known.
    [[nodiscard]] static QString reasoningLine(const chat::Message &message, int element);
    [[nodiscard]] static QString toolCallLine(const chat::Part &call);
    [[nodiscard]] static QString toolResultLine(const chat::Part &result);
    [[nodiscard]] static QString notJson(); //!< of the arguments of a call
    //! Time to first token, rate, tokens, finish reason: what is known of them.
    [[nodiscard]] static QString statusLine(const chat::Message &message);
    //! Why the answer is not whole, where no error says so; empty for a whole one.
    [[nodiscard]] static QString outcomeNote(const chat::Message &message);
    [[nodiscard]] static QString waiting();
    //! What a screen reader says first: "You", "Answer from qwen-plus".
    [[nodiscard]] static QString author(const chat::Message &message, const AuthorWords &words = {});
    //! Said in the place of code: "code, Python, 12 lines".
    [[nodiscard]] static QString spokenCode(const QString &language, int lines);
    [[nodiscard]] static QString restIsRead(); //!< said where an answer is too long to be said
    [[nodiscard]] static QString newLines(int count);
    [[nodiscard]] static QString toEnd();
    [[nodiscard]] static QString conversation(); //!< what a screen reader calls the view
    [[nodiscard]] static QString selectAll();
    [[nodiscard]] static QString copySelection();
    [[nodiscard]] static QString copyMarkdown(); //!< of the selection
    [[nodiscard]] static QString copyText();

    [[nodiscard]] static QString copy();
    [[nodiscard]] static QString copied();
    [[nodiscard]] static QString edit();
    [[nodiscard]] static QString regenerate();
    [[nodiscard]] static QString more(); //!< the button of the menu with all that can be done
    [[nodiscard]] static QString giveResult();
    [[nodiscard]] static QString details();
    [[nodiscard]] static QString previousVersion();
    [[nodiscard]] static QString nextVersion();
    [[nodiscard]] static QString pageOf(int index, int count); //!< "2 / 3"
    //! Header of a code block: its language as its people spell it, what the fence says where nobody knows it, "Code".
    [[nodiscard]] static QString codeName(const QString &language);
    [[nodiscard]] static QString codeFileName(const QString &language); //!< to save a code block as
    [[nodiscard]] static QString saveAs();
    [[nodiscard]] static QString wrap();
    [[nodiscard]] static QString unwrap();
    [[nodiscard]] static QString imagePlaceholder(const chat::Part &image);
};

} // namespace tokenhub::app
