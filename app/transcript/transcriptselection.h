// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/copiedblocks.h"
#include "transcript/messagepainter.h"
#include "transcript/transcriptrows.h"

namespace tokenhub::app {

//! A place between two characters of the transcript.
struct TextPosition {
    int row = 0;
    LeafId leaf;
    int position = 0; //!< in the leaf's document

    friend bool operator==(const TextPosition &, const TextPosition &) = default;
    friend bool operator<(const TextPosition &a, const TextPosition &b)
    {
        return std::tie(a.row, a.leaf, a.position) < std::tie(b.row, b.leaf, b.position);
    }
};

struct TextSpan {
    TextPosition from;
    TextPosition to;
};

enum class SelectionUnit { Character, Word, Paragraph };

//! \brief What is selected, within and across messages. A value that knows no widgets; positions hold while messages
//! grow. Owned by the view, GUI thread.
class TranscriptSelection
{
public:
    [[nodiscard]] bool isEmpty() const { return !(m_from < m_to); }
    void clear();
    //! Where a selection begins: a point, a word, a paragraph. It stays selected while it is extended.
    void begin(const TextSpan &anchor);
    void extendTo(const TextSpan &span);
    void selectAll(int rowCount);
    void selectRow(int row);
    void onTruncated(int rowCount); //!< gone with the rows it was in

    [[nodiscard]] bool hasAnchor() const { return m_hasAnchor; } //!< something is or was selected, or clicked
    [[nodiscard]] TextPosition cursor() const { return m_cursor; } //!< the end that moves
    [[nodiscard]] TextPosition from() const { return m_from; }
    [[nodiscard]] TextPosition to() const { return m_to; }
    [[nodiscard]] TextRange rangeIn(int row, const TextBox &text) const;
    //! What Copy takes: what is seen of each message, code as it is stored. Messages that are not built are read for
    //! it.
    [[nodiscard]] QString text(const TranscriptRows &rows) const;
    //! The same with what it means, for rich text.
    [[nodiscard]] std::vector<CopiedBlock> blocks(const TranscriptRows &rows) const;
    //! Messages that are selected as a whole as they were written, of others what is selected of them.
    [[nodiscard]] QString markdown(const TranscriptRows &rows) const;
    [[nodiscard]] bool isVeryLong() const; //!< too many messages to read them all: only text() is to be had

private:
    struct Stretch {
        const markdown::Segment *segment = nullptr; //!< null: of no Markdown
        const QTextDocument *document = nullptr;
        TextRange range;
    };
    struct Stretches {
        std::vector<Stretch> stretches;
        std::unique_ptr<MessageContent> whole; //!< of a message of which more is selected than is laid out
    };
    void addWhole(Stretches &found, int row, int element, const markdown::LiveMarkdown &markdown) const;
    [[nodiscard]] Stretches stretchesOf(const TranscriptRows &rows, int row) const;
    [[nodiscard]] QString textOfRow(const TranscriptRows &rows, int row) const;
    [[nodiscard]] std::vector<CopiedBlock> blocksOfRow(const TranscriptRows &rows, int row) const;
    [[nodiscard]] bool coversRow(const TranscriptRows &rows, int row) const;

    TextSpan m_anchor;
    TextPosition m_cursor;
    bool m_hasAnchor = false;
    TextPosition m_from;
    TextPosition m_to;
};

//! The unit around a position of a document.
[[nodiscard]] TextSpan spanAround(const TextPosition &position, const QTextDocument &document, SelectionUnit unit);
//! Characters of a segment from first to before last of its document: code as stored, cells of a table parted by tabs.
[[nodiscard]] QString textOf(const markdown::Segment &segment, TextRange range);

} // namespace tokenhub::app
