// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "typeset/codequeue.h"

#include <QObject>
#include <QThread>
#include <unordered_set>

namespace tokenhub::typeset {

//! \brief Colours code on a thread of its own. Made and used on one thread, where the answers arrive too. Thread and
//! library start with the first request; nothing runs, and no timer waits, while nothing is asked.
class CodeWorker : public QObject
{
    Q_OBJECT

public:
    explicit CodeWorker(CodeFiles files, const CodeLimits &limits = {}, QObject *parent = nullptr);
    ~CodeWorker() override; //!< waits for the line that is being coloured, no longer

    //! Asks for the colours of a block, or tells of its new text. Of several texts the newest counts. Plain text, and
    //! a language that the library does not know, gets no answer.
    void request(const CodeRequest &request);
    //! The block is no longer shown: no answer comes any more, and it is forgotten.
    void cancel(CodeBlockId block);

signals:
    //! For a long block several times, its first lines first.
    void coloured(const tokenhub::typeset::CodeAnswer &answer);

private:
    class Hand;

    Hand *hand();
    void take(const CodeAnswer &answer);

    CodeFiles m_files;
    CodeLimits m_limits;
    QThread m_thread;
    Hand *m_hand = nullptr; //!< lives on m_thread, deleted when that ends
    std::unordered_set<CodeBlockId> m_wanted;
};

} // namespace tokenhub::typeset
