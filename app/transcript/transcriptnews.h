// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/conversationmodel.h"
#include "transcript/answerspeech.h"
#include "transcript/transcriptselection.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <memory>

namespace tokenhub::app {

class TranscriptAccessible;
class TranscriptView;

//! \brief Hears what happens to the messages, the caret and the focus and tells assistive technology: answers sentence
//! by sentence, at most twice in a second, each sentence once; a short one as a whole. Owned by TranscriptAccessible,
//! which must outlive it; GUI thread. No timer runs while there is nothing to say.
class TranscriptNews : public QObject
{
public:
    explicit TranscriptNews(TranscriptAccessible &owner);

    void listen(); //!< the view may have been given another model since

private:
    struct Running {
        AnswerSpeech speech;
        QStringList waiting; //!< could be said, and were too many at once
        QString told; //!< what was announced as inserted
        qsizetype length = 0; //!< characters that were taken from it
        bool isNamed = false; //!< whose answer it is was said
        bool hasEnded = false;
    };

    void connectModel();
    void note(int first, int last);
    void onInserted(int first, int last);
    void forget(int first, int last);
    void onFocus();
    void onSelection();
    void say();
    [[nodiscard]] bool sayOf(base::MessageId id, Running &running);
    void queue(const QStringList &sentences, Running &running);
    void announce(const chat::Message &message, Running &running);
    void tellText(int row, TextIs state, Running &running);
    void tellBusy(int row);
    void tellCaret(int row);
    void tellSelection(int row);

    TranscriptAccessible &m_owner;
    TranscriptView &m_view;
    QPointer<const chat::ConversationModel> m_model;
    std::unique_ptr<QObject> m_connections;
    QHash<base::MessageId, Running> m_running;
    TextSpan m_selected; //!< what was told last, as the caret
    TextPosition m_caret{.row = -1};
    QTimer m_pause;
};

} // namespace tokenhub::app
