// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/messagegeometry.h"

#include <QPointer>
#include <QTextDocument>
#include <optional>

namespace tokenhub::app {

//! A place in one of a message's documents.
struct LeafPlace {
    LeafId leaf;
    int position = 0;

    friend bool operator==(const LeafPlace &, const LeafPlace &) = default;
};

//! \brief A message as one string to be read aloud, and where each of its characters lies. Paragraphs, lines of code
//! and rows of tables end with LF, cells are parted by tabs, a formula stands as its TeX, list markers with one space;
//! breaks that were put in for the layout are left out. Pure but for the documents it reads; GUI thread. An update
//! costs what has changed.
class MessageText
{
public:
    //! \a texts in reading order.
    void update(const std::vector<TextBox> &texts);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] int length() const { return int(m_text.size()); }
    //! Of the character at \a offset; offsets out of range are those of the beginning and the end. Nothing without any
    //! text.
    [[nodiscard]] std::optional<LeafPlace> placeOf(int offset) const;
    //! Of what lies at \a place or is the next behind it.
    [[nodiscard]] int offsetOf(const LeafPlace &place) const;

private:
    //! Characters that lie one for one, or one thing that is read in other words.
    struct Piece {
        int offset = 0; //!< in the leaf's text
        int length = 0;
        int position = 0; //!< in the document
        int positions = 0;

        [[nodiscard]] bool isLiteral() const { return length == positions; }
    };
    struct Leaf {
        LeafId id;
        QPointer<QTextDocument> document;
        int revision = 0;
        int offset = 0; //!< in the whole
        QString text;
        std::vector<Piece> pieces;

        [[nodiscard]] bool isOf(const TextBox &box) const;
        void read(QTextDocument &source);
        void readBlock(const QTextBlock &block);
        void add(const QString &words, int position, int positions);
    };

    std::vector<Leaf> m_leaves;
    QString m_text;
};

} // namespace tokenhub::app
