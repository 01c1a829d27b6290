// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace tokenhub::app {

//! One block of an answer as it is said.
struct SpokenBlock {
    enum class Delivery { BySentence, AtItsEnd };

    QString text; //!< paragraphs, items and headings end with LF
    Delivery delivery = Delivery::BySentence;
};

enum class TextIs { Growing, Whole };

//! The end of the sentence that begins at or behind \a from, its closing quotes included; -1 where it is not known yet.
//! The last sentence of a whole text ends with it.
[[nodiscard]] qsizetype sentenceEnd(QStringView text, qsizetype from, TextIs state);

//! \brief Gives out an answer that grows sentence by sentence, each once and in order. What was read as text and turns
//! out to be Markdown changes nothing that was said: letters are counted, not signs. A value, any thread.
class AnswerSpeech
{
public:
    enum class Answer { Running, Ended };

    [[nodiscard]] std::size_t firstWanted() const { return m_block; } //!< take() needs no block before it
    //! What can be said now of \a blocks, the answer's from firstWanted() on. All but the last of them are whole.
    [[nodiscard]] QStringList take(const std::vector<SpokenBlock> &blocks, Answer answer);

private:
    void takeSentences(const QString &text, TextIs state, QStringList &said);

    std::size_t m_block = 0;
    qsizetype m_letters = 0; //!< of that block, that were said
};

} // namespace tokenhub::app
