// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/renderstyle.h"

#include <QTextCharFormat>
#include <QTextCursor>
#include <cmark-gfm.h>
#include <vector>

namespace tokenhub::markdown {

//! \brief Writes the inline children of one paragraph, heading or cell at a cursor. Used within one call; no recursion,
//! so that no depth of emphasis can exhaust the stack.
class InlineWriter
{
public:
    InlineWriter(QTextCursor &cursor, const RenderStyle &style, const QTextCharFormat &base);

    //! "<br>" is the only way to break a line in a table cell, and models use it: there it is a line end.
    enum class Html { AsText, LineBreaks };
    void write(cmark_node *parent, Html html = Html::AsText);
    //! Text as it stands; LF becomes a line end inside the paragraph.
    void writePlain(QString text);

private:
    void enter(cmark_node *node, Html html);
    [[nodiscard]] QTextCharFormat formatInside(cmark_node *node) const;
    [[nodiscard]] QTextCharFormat codeFormat() const;
    [[nodiscard]] QTextCharFormat linkFormat(cmark_node *node) const;
    void insert(const QString &text, const QTextCharFormat &format);

    QTextCursor &m_cursor;
    const RenderStyle &m_style;
    std::vector<QTextCharFormat> m_formats; //!< of the nodes that are open; never empty
    qsizetype m_unbroken = 0; //!< characters since the last space
};

//! The format of the body text with its size changed.
[[nodiscard]] QTextCharFormat bodyFormat(const RenderStyle &style, qreal factor = 1.0);

} // namespace tokenhub::markdown
