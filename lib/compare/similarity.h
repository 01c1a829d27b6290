// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>
#include <vector>

namespace tokenhub::compare {

//! A text's words and the stretches between them, in order; a character of a script without spaces is a word. At most
//! \a most, the last of which has the rest.
[[nodiscard]] std::vector<QStringView> wordsOf(QStringView text, size_t most);
//! Lines with their ends; as wordsOf.
[[nodiscard]] std::vector<QStringView> linesOf(QStringView text, size_t most);

//! \brief A text for comparing many: its words' hashes, sorted. Only the first thousand words count.
class WordBag
{
public:
    explicit WordBag(QStringView text);
    //! 0 … 1: what share of their words both have (Dice).
    [[nodiscard]] double likeness(const WordBag &other) const;
    [[nodiscard]] size_t hash() const { return m_hash; } //!< of the whole text, white space left out

private:
    std::vector<size_t> m_words;
    size_t m_hash = 0;
};

} // namespace tokenhub::compare
