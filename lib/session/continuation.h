// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/delta.h"

namespace tokenhub::session {

//! \brief Joins what a model says next to the text that broke off. Models like to begin with words that are there
//! already, or open the code block again: the beginning is held back until it is clear how much of it is repeated. One
//! for each continued answer.
class Continuation
{
public:
    //! Fewer characters may be alike by chance ("ba", "na").
    static constexpr qsizetype leastRepeated = 12;
    static constexpr qsizetype furthestBack = 2000; //!< bytes of \a text in which a repetition is looked for

    explicit Continuation(const QByteArray &text);

    [[nodiscard]] chat::DeltaBatch join(const chat::DeltaBatch &batch);
    [[nodiscard]] chat::DeltaBatch flush(); //!< what is still held back, at the end

private:
    [[nodiscard]] bool isUndecided() const;
    [[nodiscard]] QByteArray decided();
    [[nodiscard]] bool mayReopenCode() const;
    void skipReopenedCode();

    QByteArray m_end; //!< of the text
    QByteArray m_held;
    bool m_isCodeOpen = false;
    bool m_isOver = false; //!< nothing is held any more
};

} // namespace tokenhub::session
