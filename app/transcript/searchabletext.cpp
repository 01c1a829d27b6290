// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/searchabletext.h"

#include "markdown/livemarkdown.h"
#include "transcript/messagecontent.h"
#include "transcript/textfinder.h"
#include "transcript/tooltext.h"

#include <QTextDocument>
#include <algorithm>

namespace tokenhub::app {
namespace {

constexpr QChar invisibleBreak(0x200b);

SearchableText searchable(LeafId leaf, const QString &raw)
{
    SearchableText text{.leaf = leaf, .text = {}, .leftOut = {}};
    for (qsizetype at = raw.indexOf(invisibleBreak); at >= 0; at = raw.indexOf(invisibleBreak, at + 1))
        text.leftOut.push_back(int(at));
    text.text = comparableText(text.leftOut.empty() ? raw : QString(raw).remove(invisibleBreak));
    return text;
}

void addSegments(const markdown::LiveMarkdown &markdown, std::size_t part, std::vector<SearchableText> &texts)
{
    const markdown::Segments &segments = markdown.segments();
    for (std::size_t i = 0; i < segments.size(); ++i)
        texts.push_back(searchable({int(part), int(i)}, segments[i]->document()->toRawText()));
}

void addMarkdown(const MessageSource &source, std::size_t part, std::vector<SearchableText> &texts)
{
    markdown::RenderStyle style;
    style.formulas = source.formulas;
    if (source.role == chat::Role::User)
        style.softBreaks = markdown::SoftBreaks::Lines;
    markdown::LiveMarkdown markdown(style);
    static_cast<void>(markdown.append(source.parts[part].text));
    if (!source.isRunning || part + 1 < source.parts.size())
        static_cast<void>(markdown.finish());
    addSegments(markdown, part, texts);
}

void addTool(const MessageSource &source, std::size_t part, std::vector<SearchableText> &texts)
{
    markdown::LiveMarkdown markdown{markdown::RenderStyle()};
    markdown.setText(toolText(source.parts[part]).markdown);
    addSegments(markdown, part, texts);
}

} // namespace

MessageSource MessageSource::of(const chat::Message &message, markdown::Formulas formulas)
{
    return {.role = message.role, .isRunning = message.isRunning(), .parts = message.parts, .formulas = formulas};
}

TextRange SearchableText::inDocument(TextRange range) const
{
    // The i-th that was left out stood before the character leftOut[i] - i of the text.
    const auto before = [this](int position) {
        int low = 0;
        int high = int(leftOut.size());
        while (low < high) {
            const int middle = (low + high) / 2;
            if (leftOut[std::size_t(middle)] - middle <= position)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    return {range.first + before(range.first), range.last + before(range.last - 1)};
}

std::vector<SearchableText> searchableTexts(const MessageSource &source)
{
    std::vector<SearchableText> texts;
    for (std::size_t part = 0; part < source.parts.size(); ++part) {
        const chat::PartKind kind = source.parts[part].kind;
        if (isMarkdown(kind))
            addMarkdown(source, part, texts);
        else if (isTool(kind))
            addTool(source, part, texts);
    }
    return texts;
}

} // namespace tokenhub::app
