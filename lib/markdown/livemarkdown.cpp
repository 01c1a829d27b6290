// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/livemarkdown.h"

#include "markdown/textbudget.h"

#include <algorithm>

namespace tokenhub::markdown {

LiveMarkdown::LiveMarkdown(const RenderStyle &style) : m_builder(style) { }

void LiveMarkdown::setText(QByteArrayView utf8)
{
    m_stream = BlockStream();
    forgetBuilt();
    m_stream.append(utf8);
    m_stream.finish();
    buildAtEnd();
}

std::size_t LiveMarkdown::append(QByteArrayView utf8)
{
    if (isFinished() || utf8.isEmpty())
        return segments().size();
    m_stream.append(utf8);
    return build(utf8.size());
}

std::size_t LiveMarkdown::finish()
{
    if (isFinished())
        return segments().size();
    m_stream.finish();
    return buildAtEnd();
}

void LiveMarkdown::setStyle(const RenderStyle &style)
{
    if (style == m_builder.style())
        return;
    m_builder.setStyle(style);
    forgetBuilt();
    if (isFinished())
        buildAtEnd();
    else
        build(m_stream.text().size());
}

std::size_t LiveMarkdown::build(qsizetype added)
{
    const QByteArray &text = m_stream.text();
    const std::vector<BlockRange> &committed = m_stream.committed();
    m_builder.beginUpdate(added);
    if (m_fenceIsOpen) {
        m_fenceIsOpen = m_built == committed.size();
        m_builder.growFence(text, m_fenceIsOpen ? m_stream.tail() : committed[m_built++]);
    } else {
        m_builder.rewind();
    }
    for (; m_built < committed.size(); ++m_built)
        m_builder.add(text, committed[m_built], m_stream.math());

    const BlockRange tail = m_stream.tail();
    if (!m_fenceIsOpen) {
        m_builder.mark();
        m_fenceIsOpen = tail.form == BlockForm::Fence;
        if (tail.end > tail.begin)
            m_builder.add(text, tail, m_stream.math());
    }
    return m_builder.endUpdate();
}

std::size_t LiveMarkdown::buildAtEnd()
{
    if (!needsWholeParse())
        return build(m_stream.text().size());
    forgetBuilt();
    m_built = m_stream.committed().size();
    m_builder.beginUpdate(m_stream.text().size());
    m_builder.addWhole(m_stream.text(), m_stream.math());
    m_builder.endUpdate();
    return 0;
}

// Definitions work on blocks before and after them, so that no block can be built without all others.
bool LiveMarkdown::needsWholeParse() const
{
    const auto &blocks = m_stream.committed();
    return m_stream.text().size() <= budget::DefinitionBytes
        && std::none_of(blocks.begin(), blocks.end(),
                        [](const BlockRange &b) { return b.form == BlockForm::Plain || b.form == BlockForm::Picture; })
        && m_stream.hasDefinitions();
}

void LiveMarkdown::forgetBuilt()
{
    m_builder.clear();
    m_built = 0;
    m_fenceIsOpen = false;
}

QString LiveMarkdown::wholeCode(std::size_t index) const
{
    const Segments &all = segments();
    QString code = all[index]->code();
    for (++index; index < all.size() && all[index]->continuesPrevious(); ++index) {
        if (!all[index]->continuesLine())
            code += u'\n';
        code += all[index]->code();
    }
    return code;
}

} // namespace tokenhub::markdown
