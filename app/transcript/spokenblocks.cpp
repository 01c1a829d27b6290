// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/spokenblocks.h"

#include "transcript/transcripttext.h"

namespace tokenhub::app {
namespace {

using Delivery = SpokenBlock::Delivery;

//! Counts the blocks and keeps those that are wanted.
class Collector
{
public:
    explicit Collector(std::size_t first) : m_first(first) { }

    template<typename Make> void add(Make make)
    {
        if (m_count++ >= m_first)
            m_blocks.push_back(make());
    }
    [[nodiscard]] std::vector<SpokenBlock> take() { return std::move(m_blocks); }

private:
    std::size_t m_first;
    std::size_t m_count = 0;
    std::vector<SpokenBlock> m_blocks;
};

SpokenBlock codeBlock(const markdown::Segments &segments, std::size_t index)
{
    qsizetype lines = 0;
    bool endsInLine = false;
    for (std::size_t i = index; i < segments.size() && (i == index || segments[i]->continuesPrevious()); ++i) {
        const QString &code = segments[i]->code();
        lines += code.count(u'\n');
        endsInLine = code.isEmpty() ? endsInLine : !code.endsWith(u'\n');
    }
    return {.text = TranscriptText::spokenCode(segments[index]->language(), int(lines) + (endsInLine ? 1 : 0)),
            .delivery = Delivery::AtItsEnd};
}

void addSpoken(const markdown::Segments &segments, Collector &blocks)
{
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const markdown::Segment &segment = *segments[i];
        switch (segment.kind()) {
        case markdown::SegmentKind::Code:
            if (!segment.continuesPrevious() || i == 0)
                blocks.add([&] { return codeBlock(segments, i); });
            break;
        case markdown::SegmentKind::Formula:
            blocks.add([&] { return SpokenBlock{.text = segment.tex(), .delivery = Delivery::AtItsEnd}; });
            break;
        case markdown::SegmentKind::Prose:
        case markdown::SegmentKind::Table:
            blocks.add([&] { return SpokenBlock{.text = segment.plainText()}; });
            break;
        }
    }
}

} // namespace

std::vector<SpokenBlock> spokenBlocks(const chat::Message &message, const MessageContent &content, std::size_t first)
{
    Collector blocks(first);
    for (std::size_t part = 0; part < message.parts.size(); ++part) {
        const chat::Part &each = message.parts[part];
        const markdown::LiveMarkdown *markdown = content.markdown(int(part));
        if (each.kind == chat::PartKind::ToolCall)
            blocks.add([&] {
                return SpokenBlock{.text = TranscriptText::toolCallLine(each), .delivery = Delivery::AtItsEnd};
            });
        else if (markdown && each.kind != chat::PartKind::Reasoning)
            addSpoken(markdown->segments(), blocks);
    }
    return blocks.take();
}

QStringList endWords(const chat::Message &message, const MessageGeometry &geometry)
{
    QStringList words{TranscriptText::outcomeNote(message)};
    for (const TextBox &text : geometry.texts) {
        if (text.leaf.element == errorElement)
            words += text.document->toPlainText();
    }
    words.removeAll(QString());
    return words;
}

} // namespace tokenhub::app
