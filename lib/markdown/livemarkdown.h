// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "markdown/blockstream.h"
#include "markdown/segmentbuilder.h"

#include <QByteArrayView>

namespace tokenhub::markdown {

//! \brief Markdown that grows, as segments to lay out. One per shown message part, owned by the view's layout; the
//! thread that made it.
//!
//! Append once per display tick. Text that came in pieces ends in the same segments as the same text set at once.
//! A segment before the returned index keeps its address and its contents. From that index on segments are new or grew:
//! the last prose run keeps its document, whose end is replaced; an open code block only gets text added at its end.
//! Nothing is ever loaded, and the cost of a call is bounded by textbudget.h.
class LiveMarkdown
{
public:
    explicit LiveMarkdown(const RenderStyle &style);

    //! Whole text at once: the same as append() and finish() on an empty one.
    void setText(QByteArrayView utf8);
    //! Any split, also inside a character. Returns the index of the first segment that changed; segments().size() for
    //! none.
    std::size_t append(QByteArrayView utf8);
    //! The text is complete: link definitions and footnotes that were still open are resolved. Idempotent.
    std::size_t finish();
    //! Another font, colour or zoom: everything is built again.
    void setStyle(const RenderStyle &style);

    [[nodiscard]] const RenderStyle &style() const { return m_builder.style(); }
    [[nodiscard]] const Segments &segments() const { return m_builder.segments(); }
    [[nodiscard]] bool isFinished() const { return m_stream.isFinished(); }
    //! The text as it is parsed: valid UTF-8, LF line ends, NUL replaced. Segments' byte ranges refer to it.
    [[nodiscard]] const QByteArray &source() const { return m_stream.text(); }
    //! Text of a code segment and of the pieces that continue it: what Copy and Save take.
    [[nodiscard]] QString wholeCode(std::size_t index) const;

private:
    std::size_t build(qsizetype added);
    std::size_t buildAtEnd();
    [[nodiscard]] bool needsWholeParse() const;
    void forgetBuilt();

    BlockStream m_stream;
    SegmentBuilder m_builder;
    std::size_t m_built = 0; //!< of m_stream.committed()
    bool m_fenceIsOpen = false; //!< the last segment is the open fence, which grows in place
};

} // namespace tokenhub::markdown
