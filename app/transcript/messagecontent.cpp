// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/messagecontent.h"

#include "markdown/formulaobjects.h"
#include "markdown/sealeddocument.h"
#include "markdown/textbudget.h"
#include "transcript/tooltext.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextOption>
#include <algorithm>

namespace tokenhub::app {
namespace {

constexpr qsizetype rememberedBytes = 32;
// Parsing, building and laying out this much takes 10 to 40 ms, of the worst text 80.
constexpr qsizetype sliceBytes = 24 * 1024;
constexpr qsizetype roomForLayout = 32 * 1024;

QByteArray endOf(const QByteArray &text, qsizetype length)
{
    return text.mid(std::max<qsizetype>(0, length - rememberedBytes), std::min(length, rememberedBytes));
}

} // namespace

bool isMarkdown(chat::PartKind kind)
{
    return kind == chat::PartKind::Text || kind == chat::PartKind::Reasoning || kind == chat::PartKind::Refusal;
}

QString plainText(const QString &text)
{
    QString shown = markdown::budget::shownText(text);
    qsizetype unbroken = 0;
    const auto breaks = markdown::budget::softBreaks(shown, unbroken);
    for (auto at = breaks.crbegin(); at != breaks.crend(); ++at)
        shown.insert(*at, QChar(0x200b));
    return shown;
}

bool isTool(chat::PartKind kind)
{
    return kind == chat::PartKind::ToolCall || kind == chat::PartKind::ToolResult;
}

MessageContent::MessageContent(const TranscriptStyle &style) : m_style(style) { }

markdown::RenderStyle MessageContent::renderStyle(chat::PartKind kind) const
{
    const Theme &theme = m_style.theme;
    markdown::RenderStyle style;
    const bool quiet = kind == chat::PartKind::Reasoning;
    style.body = m_style.body;
    style.fixed = m_style.fixed;
    style.ink = quiet ? theme.quietInk : theme.ink;
    style.quiet = theme.quietInk;
    style.accent = theme.link;
    style.line = theme.line;
    style.surface = theme.surface;
    style.warning = theme.warn;
    if (m_style.formulas)
        style.formulas = markdown::Formulas::AsObjects;
    if (m_role == chat::Role::User)
        style.softBreaks = markdown::SoftBreaks::Lines;
    return style;
}

bool MessageContent::grewOnly(const chat::Message &message) const
{
    if (message.role != m_role || message.parts.size() < m_elements.size())
        return m_elements.empty();
    for (std::size_t i = 0; i < m_elements.size(); ++i) {
        const Element &element = m_elements[i];
        const QByteArray &text = message.parts[i].text;
        if (element.kind != message.parts[i].kind || text.size() < element.taken
            || endOf(text, element.taken) != element.lastTaken)
            return false;
    }
    return true;
}

LeafId MessageContent::update(const chat::Message &message)
{
    m_room = roomForLayout;
    return take(message, sliceBytes);
}

void MessageContent::updateAll(const chat::Message &message)
{
    static_cast<void>(take(message, std::numeric_limits<qsizetype>::max()));
}

bool MessageContent::isLong() const
{
    qsizetype taken = 0;
    for (const Element &element : m_elements)
        taken += isMarkdown(element.kind) ? element.taken : 0;
    return taken > sliceBytes || (taken == sliceBytes && m_isBehind);
}

bool MessageContent::takeRoom(qsizetype characters)
{
    m_isBehind = m_isBehind || m_room <= 0;
    const bool hasRoom = m_room > 0;
    m_room -= characters;
    return hasRoom;
}

LeafId MessageContent::take(const chat::Message &message, qsizetype slice)
{
    m_isBehind = false;
    if (!grewOnly(message)) {
        m_elements.clear();
        m_measures.clear();
        m_plains.clear();
    }
    m_role = message.role;
    LeafId first{.element = errorElement};
    for (std::size_t i = 0; i < message.parts.size() && !m_isBehind; ++i) {
        const chat::Part &part = message.parts[i];
        if (i == m_elements.size()) {
            m_elements.push_back({.kind = part.kind});
            if (isMarkdown(part.kind))
                m_elements.back().markdown = std::make_unique<markdown::LiveMarkdown>(renderStyle(part.kind));
        }
        Element &element = m_elements[i];
        const bool ended = !message.isRunning() || i + 1 < message.parts.size();
        const qsizetype more = part.text.size() - element.taken;
        const bool isProse = isMarkdown(part.kind);
        const qsizetype taken = isProse ? std::min(more, slice) : more;
        slice -= isProse ? taken : 0;
        m_isBehind = taken < more;
        const bool finishes = ended && !m_isBehind && isProse && !element.markdown->isFinished();
        if (taken == 0 && !finishes)
            continue;
        std::size_t segment = feed(element, part.text, taken);
        if (finishes)
            segment = std::min(segment, element.markdown->finish());
        markDirty(int(i), segment);
        first = std::min(first, LeafId{int(i), int(segment)});
    }
    return first;
}

std::size_t MessageContent::feed(Element &element, const QByteArray &text, qsizetype size)
{
    std::size_t segment = 0;
    if (isMarkdown(element.kind))
        segment = element.markdown->append(QByteArrayView(text).sliced(element.taken, size));
    element.taken += size;
    element.lastTaken = endOf(text, element.taken);
    return segment;
}

void MessageContent::markDirty(int element, std::size_t firstSegment)
{
    auto at = m_measures.lower_bound({element, int(firstSegment)});
    for (; at != m_measures.end() && at->first.element == element; ++at)
        at->second.dirty = true;
}

void MessageContent::setStyle(const TranscriptStyle &style)
{
    m_style = style;
    m_measures.clear();
    m_plains.clear();
    if (isLong()) {
        m_elements.clear(); // it is taken in again, slice by slice
        return;
    }
    for (Element &element : m_elements) {
        if (element.markdown)
            element.markdown->setStyle(renderStyle(element.kind));
    }
}

bool MessageContent::refreshFormula(const QString &tex)
{
    bool isFound = false;
    for (std::size_t element = 0; element < m_elements.size(); ++element) {
        const markdown::LiveMarkdown *markdown = m_elements[element].markdown.get();
        for (std::size_t i = 0; markdown && i < markdown->segments().size(); ++i) {
            const markdown::Segment &segment = *markdown->segments()[i];
            if (segment.kind() == markdown::SegmentKind::Code || !segment.hasDocument()
                || !markdown::FormulaObjects::refresh(*segment.document(), tex))
                continue;
            LeafMeasure &measure = m_measures[{int(element), int(i)}];
            measure.dirty = true;
            measure.width = -1; // it is as wide as before, and must be laid out all the same
            measure.naturalFor = -1;
            isFound = true;
        }
    }
    m_refreshes += isFound ? 1 : 0;
    return isFound;
}

const markdown::LiveMarkdown *MessageContent::markdown(int element) const
{
    const auto index = std::size_t(element);
    return index < m_elements.size() ? m_elements[index].markdown.get() : nullptr;
}

bool MessageContent::showToolText(int element, const chat::Part &part)
{
    Element &shown = m_elements[std::size_t(element)];
    if (shown.shown == part.text.size())
        return shown.isBroken;
    const ToolText text = toolText(part);
    shown.markdown = std::make_unique<markdown::LiveMarkdown>(renderStyle(part.kind));
    shown.markdown->setText(text.markdown);
    shown.shown = part.text.size();
    shown.isBroken = text.isBroken;
    markDirty(element, 0);
    return shown.isBroken;
}

//! What tools say is often one long line, and nobody minds where it breaks.
bool MessageContent::isWrapped(LeafId group) const
{
    const bool isOfTool = isTool(m_elements[std::size_t(group.element)].kind);
    return m_wraps.contains(group) != isOfTool;
}

QTextDocument *MessageContent::plainDocument(int element, const QString &text, const QFont &font)
{
    Plain &plain = m_plains[element];
    if (plain.document && plain.text == text && plain.font == font)
        return plain.document.get();
    plain = {.text = text, .font = font, .document = std::make_unique<markdown::SealedDocument>()};
    QTextDocument &document = *plain.document;
    document.setDefaultFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document.setDefaultTextOption(option);
    QTextCursor cursor(&document);
    QTextBlockFormat lines;
    lines.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
    cursor.setBlockFormat(lines);
    cursor.insertText(plainText(text));
    measure({element, 0}).dirty = true;
    return &document;
}

} // namespace tokenhub::app
