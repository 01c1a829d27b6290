// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/codeinks.h"

#include "markdown/livemarkdown.h"
#include "transcript/transcriptrows.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <algorithm>

namespace tokenhub::app {

using markdown::Segment;
using markdown::SegmentKind;
using typeset::CodeSpan;
using typeset::CodeSpans;

namespace {

constexpr std::size_t mostKept = 256; //!< blocks, before those of rows that are gone are forgotten

//! One worker serves several views: no two blocks have the same name.
typeset::CodeBlockId nextBlock()
{
    static quint64 last = 0;
    return typeset::CodeBlockId(++last);
}

QList<QTextLayout::FormatRange> formatsOf(const CodeSpans &spans, int length, typeset::CodeGround ground)
{
    QList<QTextLayout::FormatRange> formats;
    for (const CodeSpan &span : spans) {
        const QColor colour = typeset::codeInk(span.codeClass, ground).colour;
        if (!colour.isValid() || span.start >= length)
            continue;
        QTextCharFormat format;
        format.setForeground(colour);
        formats.append({span.start, std::min(span.length, length - span.start), format});
    }
    return formats;
}

qsizetype linesIn(const QString &code)
{
    return code.count(u'\n') + (code.endsWith(u'\n') ? 0 : 1);
}

//! The numbers of the blocks that lines of code begin with; empty where each line is one block. Those that are broken
//! into several are so long that they are plain.
std::vector<int> lineBegins(const QTextDocument &document, const QString &code)
{
    std::vector<int> begins;
    if (document.blockCount() == code.count(u'\n') + 1)
        return begins;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (!block.blockFormat().hasProperty(markdown::SoftBreakProperty))
            begins.push_back(block.blockNumber());
    }
    return begins;
}

bool isBlockStart(const Segment &segment)
{
    return segment.kind() == SegmentKind::Code && !segment.continuesPrevious();
}

} // namespace

CodeInks::CodeInks(typeset::CodeWorker &worker, const TranscriptRows &rows, QObject *parent)
    : QObject(parent), m_worker(worker), m_rows(rows)
{
    connect(&worker, &typeset::CodeWorker::coloured, this, &CodeInks::take);
}

CodeInks::~CodeInks()
{
    clear();
}

void CodeInks::setGround(typeset::CodeGround ground)
{
    m_ground = ground;
}

void CodeInks::clear()
{
    for (const auto &[place, block] : m_blocks)
        m_worker.cancel(block.id);
    m_blocks.clear();
}

void CodeInks::onLaidOut(int row)
{
    const chat::Message &message = m_rows.message(row);
    for (int element = 0; element < int(message.parts.size()); ++element) {
        const markdown::LiveMarkdown *markdown = m_rows.content(row).markdown(element);
        for (int i = 0; markdown && i < int(markdown->segments().size()); ++i) {
            const Segment &segment = *markdown->segments()[std::size_t(i)];
            // What nobody has looked at yet has no document.
            if (isBlockStart(segment) && segment.hasDocument() && !segment.language().isEmpty())
                look({message.id, {element, i}}, *markdown);
        }
    }
    if (m_blocks.size() > mostKept)
        forgetGone();
}

void CodeInks::look(const Place &place, const markdown::LiveMarkdown &markdown)
{
    const auto &segments = markdown.segments();
    const auto first = std::size_t(place.group.segment);
    if (typeset::codeLanguage(segments[first]->language()).isPlain())
        return;
    qsizetype size = segments[first]->code().size();
    for (std::size_t i = first + 1; i < segments.size() && segments[i]->continuesPrevious(); ++i)
        size += segments[i]->code().size();
    Block &block = m_blocks[place];
    const bool isSameDocument = block.first == segments[first]->document();
    if (isSameDocument && block.text.size() == size)
        return;
    const QString text = markdown.wholeCode(first);
    block.first = segments[first]->document();
    if (text != block.text)
        ask(block, text, segments[first]->language());
    if (isSameDocument || block.lines.empty())
        return;
    for (const int row : m_rows.builtRows()) {
        // Lines that are not told of again are as they were.
        if (m_rows.message(row).id == place.message)
            apply(place, block, row, 0, qsizetype(block.lines.size()));
    }
}

void CodeInks::ask(Block &block, const QString &text, const QString &info)
{
    if (block.revision == 0)
        block.id = nextBlock();
    block.text = text;
    m_worker.request(
        {.block = block.id, .revision = ++block.revision, .language = &typeset::codeLanguage(info), .text = text});
}

void CodeInks::take(const typeset::CodeAnswer &answer)
{
    const auto found = std::find_if(m_blocks.begin(), m_blocks.end(),
                                    [&](const auto &entry) { return entry.second.id == answer.block; });
    if (found == m_blocks.end() || !found->second.first)
        return;
    auto &[place, block] = *found;
    const qsizetype begin = answer.lines.firstLine;
    const qsizetype end = begin + qsizetype(answer.lines.spans.size());
    if (qsizetype(block.lines.size()) < end)
        block.lines.resize(std::size_t(end));
    std::copy(answer.lines.spans.begin(), answer.lines.spans.end(), block.lines.begin() + begin);
    for (const int row : m_rows.builtRows()) {
        if (m_rows.message(row).id != place.message)
            continue;
        if (const QRect area = apply(place, block, row, begin, end); !area.isNull())
            emit recoloured(row, area);
        return;
    }
}

QRect CodeInks::apply(const Place &place, const Block &block, int row, qsizetype begin, qsizetype end) const
{
    QRect area;
    qsizetype pieceBegin = 0;
    const auto &segments = m_rows.content(row).markdown(place.group.element)->segments();
    for (const TextBox &text : m_rows.geometry(row).texts) {
        if (text.leaf.element != place.group.element || !(text.scrollGroup == place.group))
            continue;
        const Segment &piece = *segments[std::size_t(text.leaf.segment)];
        // A line that goes on in a new piece is so long that it is plain.
        const qsizetype skipped = piece.continuesLine() ? 1 : 0;
        pieceBegin -= skipped;
        QTextDocument *document = text.document;
        const qsizetype lines = linesIn(piece.code());
        const std::vector<int> begins = lineBegins(*document, piece.code());
        const qsizetype from = std::max(begin - pieceBegin, skipped);
        const qsizetype to = std::min(end - pieceBegin, lines);
        int dirtyBegin = -1;
        int dirtyEnd = 0;
        for (qsizetype line = from; line < to; ++line) {
            const QTextBlock at
                = document->findBlockByNumber(begins.empty() ? int(line) : begins.at(std::size_t(line)));
            if (!at.isValid())
                break;
            const auto formats = formatsOf(block.lines[std::size_t(pieceBegin + line)], at.length() - 1, m_ground);
            if (at.layout()->formats() == formats)
                continue;
            at.layout()->setFormats(formats);
            const QRectF bounds = document->documentLayout()->blockBoundingRect(at);
            area |= QRect(text.rect.left(), text.rect.top() + int(bounds.top()), text.rect.width(),
                          int(bounds.height()) + 2);
            dirtyBegin = dirtyBegin < 0 ? at.position() : dirtyBegin;
            dirtyEnd = at.position() + at.length();
        }
        if (dirtyBegin >= 0)
            document->markContentsDirty(dirtyBegin, dirtyEnd - dirtyBegin);
        pieceBegin += lines;
    }
    return area;
}

void CodeInks::forgetGone()
{
    for (auto entry = m_blocks.begin(); entry != m_blocks.end();) {
        if (entry->second.first) {
            ++entry;
            continue;
        }
        m_worker.cancel(entry->second.id);
        entry = m_blocks.erase(entry);
    }
}

} // namespace tokenhub::app
