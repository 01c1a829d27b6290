// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <vector>

//! What the search for formulas has to know of lines: where code and HTML are, and where a paragraph ends. It follows
//! CommonMark as far as that decides about formulas; what it takes for text is looked at again by the real parser.
namespace tokenhub::markdown {

//! One line without its meaning in context. Positions are bytes of the whole text.
struct MathLine {
    qsizetype begin = 0;
    qsizetype end = 0; //!< past the line feed
    qsizetype content = 0; //!< behind quote marks, list markers and indents
    qsizetype unlisted = 0; //!< behind quote marks and indents alone
    int quotes = 0; //!< quote marks before the content
    int indent = 0; //!< columns between the last quote mark and what follows
    std::vector<int> listColumns; //!< where the contents of list items begin that this line opens
    bool isBlank = false;
};

//! At most \a mostQuotes quote marks count as such. \a begin is the start of a line.
[[nodiscard]] MathLine mathLineAt(QByteArrayView text, qsizetype begin, int mostQuotes);
//! Length of the run of fence characters that opens a fenced code block at \a content; 0 for none.
[[nodiscard]] qsizetype fenceLengthAt(QByteArrayView text, const MathLine &line);
//! Whether the line cannot go on with the paragraph of the line before it.
[[nodiscard]] bool opensBlock(QByteArrayView text, const MathLine &line);

//! \brief Where a line stands: in a paragraph, a list, code, HTML. A value, brought forward line by line.
class MathContext
{
public:
    enum class Use { Text, NoMath };
    //! Goes over the line that begins at \a begin, and tells what it is.
    Use take(QByteArrayView text, qsizetype begin, MathLine &line);
    //! The lines up to here belong to a formula or code that began in the paragraph before.
    void stayInParagraph() { m_isInParagraph = true; }

private:
    enum class Inside { Text, Fence, Html };
    [[nodiscard]] bool followFence(QByteArrayView text, const MathLine &line);
    [[nodiscard]] bool followHtml(QByteArrayView text, const MathLine &line);
    [[nodiscard]] bool opensFence(QByteArrayView text, const MathLine &line);
    [[nodiscard]] bool opensHtml(QByteArrayView text, const MathLine &line);
    [[nodiscard]] int listColumn() const { return m_listColumns.empty() ? 0 : m_listColumns.back(); }

    Inside m_inside = Inside::Text;
    QByteArray m_htmlEnd; //!< empty: a blank line
    std::vector<int> m_listColumns;
    qsizetype m_fenceLength = 0;
    int m_fenceQuotes = 0;
    char m_fenceCharacter = '`';
    bool m_isInParagraph = false;
};

} // namespace tokenhub::markdown
