// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/formulamask.h"
#include "markdown/renderstyle.h"

#include <QTextCharFormat>
#include <QTextCursor>
#include <cmark-gfm.h>
#include <vector>

namespace tokenhub::markdown {

//! \brief Where a paragraph can be taken apart: what a display formula inside it becomes. Without one it stays in the
//! line.
class DisplaySink
{
public:
    virtual ~DisplaySink() = default;
    //! Begins a block for the text that follows.
    [[nodiscard]] virtual QTextCursor openBlock() = 0;
    virtual void writeDisplay(const Formula &formula) = 0;
};

//! \brief Writes the inline children of one paragraph, heading or cell at a cursor. Used within one call; no recursion,
//! so that no depth of emphasis can exhaust the stack.
class InlineWriter
{
public:
    InlineWriter(const QTextCursor &cursor, const RenderStyle &style, const QTextCharFormat &base,
                 const FormulaMask &mask);
    //! Begins its blocks itself; at least one of block and display is written.
    InlineWriter(DisplaySink &sink, const RenderStyle &style, const QTextCharFormat &base, const FormulaMask &mask);

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
    void writeText(const QString &literal, const QTextCharFormat &format);
    void writeFormula(const Formula &formula, const QTextCharFormat &format, QStringView behind);
    void writeBreak(const QString &text, const QTextCharFormat &format);
    void insert(QString text, const QTextCharFormat &format);
    void prepare();

    QTextCursor m_cursor; //!< null where no block was begun
    DisplaySink *m_sink = nullptr;
    const RenderStyle &m_style;
    const FormulaMask &m_mask;
    QString m_break; //!< to be written if something follows it in the same block
    QTextCharFormat m_breakFormat;
    bool m_hasWritten = false;
    std::vector<QTextCharFormat> m_formats; //!< of the nodes that are open; never empty
    qsizetype m_unbroken = 0; //!< characters since the last space
};

//! The format of the body text with its size changed.
[[nodiscard]] QTextCharFormat bodyFormat(const RenderStyle &style, qreal factor = 1.0);

} // namespace tokenhub::markdown
