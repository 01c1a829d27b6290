// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/messagelayout.h"

#include "transcript/messageactions.h"
#include "transcript/segmentflow.h"
#include "transcript/transcripttext.h"

#include <QFontInfo>
#include <QFontMetrics>
#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

MessageLayout::MessageLayout(MessageContent &content, const MessageInputs &inputs, const LayoutContext &context)
    : m_content(content), m_inputs(inputs), m_context(context), m_style(context.style), m_left(context.columnLeft()),
      m_width(context.columnWidth())
{
}

MessageGeometry MessageLayout::run()
{
    if (m_inputs.message.role == chat::Role::User)
        layoutPrompt();
    else
        layoutAnswer();
    finish();
    return std::move(m_geometry);
}

MessageGeometry MessageLayout::runFrom(MessageGeometry before, LeafId changed)
{
    for (const LayoutCheckpoint &checkpoint : before.checkpoints) {
        if (checkpoint.leaf.element == changed.element && checkpoint.leaf.segment <= changed.segment)
            m_resume = checkpoint;
    }
    const auto &parts = m_inputs.message.parts;
    const bool grewAtTheEnd = std::size_t(changed.element) + 1 == parts.size() && !isTool(parts.back().kind);
    if (!m_resume || !grewAtTheEnd || m_inputs.message.role != chat::Role::Assistant || before.key != key()) {
        m_resume.reset();
        MessageGeometry after = run();
        m_changedFrom = firstDifference(before, after);
        return after;
    }
    const MessageGeometry tailBefore = tailOf(before, *m_resume);
    m_geometry = std::move(before);
    cut(m_geometry, *m_resume);
    resumeParts();
    layoutEnd();
    finish();
    m_changedFrom = firstDifference(tailBefore, tailOf(m_geometry, *m_resume));
    return std::move(m_geometry);
}

void MessageLayout::finish()
{
    m_geometry.height = m_y;
    m_geometry.key = key();
    if (m_context.direction == Qt::RightToLeft)
        mirror(m_geometry, m_context.width, m_resume.value_or(LayoutCheckpoint()));
    if (m_inputs.message.isRunning())
        placeCaret();
}

LayoutKey MessageLayout::key() const
{
    return {.author = TranscriptText::modelLine(m_inputs.message, m_inputs.previousModel, m_inputs.author),
            .folds = m_inputs.folds,
            .wraps = m_inputs.wraps,
            .answeredCalls = m_inputs.answeredCalls,
            .parts = m_inputs.message.parts.size(),
            .isRunning = m_inputs.message.isRunning(),
            .refreshes = m_content.refreshes(),
            .width = m_context.width,
            .generation = m_style.generation,
            .direction = m_context.direction};
}

void MessageLayout::layoutPrompt()
{
    skip(m_style.gap);
    const int widest = m_width * 8 / 10 - 2 * space::large;
    SegmentFlow flow(m_content, m_style, m_geometry, FlowGround::Bubble);
    const auto &parts = m_inputs.message.parts;
    // What grows slice by slice is as wide as it may be from the beginning.
    int width = m_content.isLong() ? widest : 0;
    for (std::size_t i = 0; i < parts.size() && !m_content.isLong(); ++i)
        width = std::max(width, flow.naturalWidth(int(i), widest));
    width = std::max(width, int(space::large));

    const int left = m_left + m_width - width - 2 * space::large;
    const int top = m_y;
    m_geometry.grounds.push_back({.kind = GroundKind::Bubble});
    skip(space::small + 1);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            skip(space::small);
        m_y = flow.place(int(i), left + space::large, m_y, width);
    }
    skip(space::small + 1);
    m_geometry.grounds.front().rect = QRect(left, top, width + 2 * space::large, m_y - top);
    skip(2);
    placeActions(actionsFor(m_inputs), m_inputs, m_style,
                 {.left = m_left, .top = m_y, .width = m_width, .end = RowEnd::Trailing}, m_geometry);
    skip(m_style.rowHeight);
}

void MessageLayout::layoutAnswer()
{
    const QString author = m_inputs.message.role == chat::Role::Tool
        ? QString()
        : TranscriptText::modelLine(m_inputs.message, m_inputs.previousModel, m_inputs.author);
    if (!author.isEmpty()) {
        addLabel(author, BoxInk::Quiet);
        skip(space::tiny);
    }
    layoutParts();
    layoutEnd();
}

void MessageLayout::layoutEnd()
{
    layoutActivity();
    layoutNote();
    layoutErrorBox();
    layoutActionRow();
}

void MessageLayout::layoutParts()
{
    const auto &parts = m_inputs.message.parts;
    const int top = m_y;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].kind == chat::PartKind::Raw)
            continue;
        if (m_y > top)
            skip(m_style.gap);
        layoutPart(int(i), parts[i]);
    }
}

void MessageLayout::layoutPart(int element, const chat::Part &part)
{
    switch (part.kind) {
    case chat::PartKind::Text:
    case chat::PartKind::Refusal:
        m_y = SegmentFlow(m_content, m_style, m_geometry, FlowGround::Paper).place(element, m_left, m_y, m_width);
        break;
    case chat::PartKind::Reasoning:
        layoutReasoning(element);
        break;
    case chat::PartKind::ToolCall:
    case chat::PartKind::ToolResult:
        layoutToolPart(element, part);
        break;
    case chat::PartKind::Image:
        addLabel(TranscriptText::imagePlaceholder(part), BoxInk::Quiet);
        break;
    case chat::PartKind::Raw:
        break;
    }
}

void MessageLayout::resumeParts()
{
    const LayoutCheckpoint checkpoint = *m_resume;
    auto &checkpoints = m_geometry.checkpoints;
    checkpoints.erase(std::remove_if(checkpoints.begin(), checkpoints.end(),
                                     [&](const LayoutCheckpoint &other) { return !(other.leaf < checkpoint.leaf); }),
                      checkpoints.end());
    const int element = checkpoint.leaf.element;
    if (m_inputs.message.parts[std::size_t(element)].kind == chat::PartKind::Reasoning) {
        layoutReasoningText(element, checkpoint.flowTop);
        return;
    }
    SegmentFlow flow(m_content, m_style, m_geometry, FlowGround::Paper);
    m_y = flow.place(element, m_left, checkpoint.flowTop, m_width, &checkpoint);
}

bool MessageLayout::isLive(int element) const
{
    return m_inputs.message.isRunning() && std::size_t(element) + 1 == m_inputs.message.parts.size();
}

SpotState MessageLayout::foldState(int element, SpotState otherwise) const
{
    return m_inputs.folds.value(element, otherwise);
}

void MessageLayout::layoutReasoning(int element)
{
    const SpotState state = foldState(element, isLive(element) ? SpotState::Open : SpotState::Closed);
    addFoldLine(element, TranscriptText::reasoningLine(m_inputs.message, element), state, m_left, m_width);
    if (state == SpotState::Closed)
        return;
    skip(space::tiny);
    layoutReasoningText(element, m_y);
}

void MessageLayout::layoutReasoningText(int element, int top)
{
    SegmentFlow flow(m_content, m_style, m_geometry, FlowGround::Paper);
    const int indent = m_style.foldIndent();
    m_y = flow.place(element, m_left + indent, top, m_width - indent, m_resume ? &*m_resume : nullptr);
    m_geometry.grounds.push_back(
        {.kind = GroundKind::Rule, .rect = QRect(m_left + m_style.iconSide / 2, top, 1, m_y - top)});
}

void MessageLayout::layoutActivity()
{
    const chat::Message &message = m_inputs.message;
    if (!message.isRunning())
        return;
    QString line = m_inputs.activity.line;
    if (line.isEmpty() && !message.hasContent())
        line = TranscriptText::waiting();
    if (line.isEmpty())
        return;
    if (message.hasContent())
        skip(space::small);
    const int lineWidth = QFontMetrics(m_style.small).horizontalAdvance(line) + 1;
    const int buttonsLeft = m_left + std::min(lineWidth, m_width) + space::small;
    m_geometry.labels.push_back(
        {.text = line, .rect = QRect(m_left, m_y, std::min(lineWidth, m_width), m_style.rowHeight)});
    layoutButtons(m_inputs.activity.buttons, buttonsLeft, m_left + m_width);
    skip(m_style.rowHeight);
}

void MessageLayout::layoutNote()
{
    if (!m_inputs.error.sentence.isEmpty())
        return;
    const QString note = TranscriptText::outcomeNote(m_inputs.message);
    if (note.isEmpty())
        return;
    skip(space::small);
    addLabel(note, m_inputs.message.outcome == chat::Outcome::Stopped ? BoxInk::Quiet : BoxInk::Warn);
    if (m_inputs.error.remedies.empty())
        return;
    skip(space::tiny);
    layoutButtons(m_inputs.error.remedies, m_left, m_left + m_width);
    skip(m_style.rowHeight);
}

void MessageLayout::layoutErrorBox()
{
    const ErrorWords &error = m_inputs.error;
    if (error.sentence.isEmpty())
        return;
    skip(m_inputs.message.hasContent() ? space::medium : space::tiny);
    const int top = m_y;
    const std::size_t box = m_geometry.grounds.size();
    m_geometry.grounds.push_back({.kind = GroundKind::ErrorBox});
    const QRect column(m_left + space::large, 0, m_width - 2 * space::large, 0);
    skip(space::medium);
    SegmentFlow flow(m_content, m_style, m_geometry, FlowGround::Paper);
    m_y = flow.placePlain(errorElement, m_content.plainDocument(errorElement, error.sentence, m_style.body),
                          column.translated(0, m_y), BoxInk::Ink);
    if (!error.remedies.empty()) {
        skip(space::small);
        layoutButtons(error.remedies, column.left(), column.right());
        skip(m_style.rowHeight + space::tiny);
    }
    if (!error.details.isEmpty())
        layoutErrorDetails(column);
    skip(space::medium);
    m_geometry.grounds[box].rect = QRect(m_left, top, m_width, m_y - top);
}

void MessageLayout::layoutErrorDetails(const QRect &column)
{
    const SpotState state = foldState(detailsElement, SpotState::Closed);
    skip(space::tiny);
    addFoldLine(detailsElement, TranscriptText::details(), state, column.left(), column.width());
    if (state == SpotState::Closed)
        return;
    SegmentFlow flow(m_content, m_style, m_geometry, FlowGround::Paper);
    m_y = flow.placePlain(detailsElement, m_content.plainDocument(detailsElement, m_inputs.error.details, m_style.code),
                          column.translated(0, m_y).adjusted(m_style.foldIndent(), 0, 0, 0), BoxInk::Quiet);
}

void MessageLayout::layoutButtons(const std::vector<WordButton> &buttons, int left, int right)
{
    const QFontMetrics metrics(m_style.small);
    int x = left;
    for (const WordButton &button : buttons) {
        const int width = metrics.horizontalAdvance(button.label) + 2 * space::medium;
        if (x > left && x + width > right + 1) {
            x = left;
            skip(m_style.rowHeight + space::small);
        }
        m_geometry.spots.push_back({.kind = SpotKind::Remedy,
                                    .look = SpotLook::Button,
                                    .label = button.label,
                                    .id = button.id,
                                    .rect = QRect(x, m_y, width, m_style.rowHeight)});
        x += width + space::small;
    }
}

void MessageLayout::layoutActionRow()
{
    skip(space::small);
    std::vector<Spot> actions = actionsFor(m_inputs);
    const QString status = m_inputs.message.isRunning() ? QString() : TranscriptText::statusLine(m_inputs.message);
    const int statusWidth = QFontMetrics(m_style.small).horizontalAdvance(status) + 1;
    const int actionsWidth = widthOf(actions, m_inputs, m_style);
    if (!status.isEmpty() && actionsWidth + statusWidth + space::small > m_width) {
        addLabel(status, BoxInk::Quiet);
        skip(space::tiny);
    } else if (!status.isEmpty()) {
        m_geometry.labels.push_back({.text = status,
                                     .rect = QRect(m_left + m_width - statusWidth, m_y, statusWidth, m_style.rowHeight),
                                     .alignment = Qt::AlignRight});
    }
    placeActions(std::move(actions), m_inputs, m_style, {.left = m_left, .top = m_y, .width = m_width}, m_geometry);
    skip(m_style.rowHeight + space::tiny);
}

void MessageLayout::addLabel(const QString &text, BoxInk ink)
{
    const QRect bounds = QFontMetrics(m_style.small)
                             .boundingRect(QRect(0, 0, m_width, 100'000), Qt::TextWordWrap | Qt::AlignLeft, text);
    const int height = std::max(bounds.height(), m_style.smallHeight);
    m_geometry.labels.push_back(
        {.text = text, .rect = QRect(m_left, m_y, m_width, height), .ink = ink, .shape = LabelShape::Wrapped});
    skip(height);
}

void MessageLayout::addFoldLine(int element, const QString &label, SpotState state, int left, int width)
{
    const int wanted = m_style.foldIndent() + QFontMetrics(m_style.small).horizontalAdvance(label) + space::small;
    m_geometry.spots.push_back({.kind = SpotKind::Fold,
                                .look = SpotLook::FoldLine,
                                .label = label,
                                .rect = QRect(left, m_y, std::min(wanted, width), m_style.rowHeight),
                                .leaf = {element, 0},
                                .state = state});
    skip(m_style.rowHeight);
}

void MessageLayout::placeCaret()
{
    const auto &parts = m_inputs.message.parts;
    if (m_geometry.texts.empty() || m_geometry.texts.back().leaf.element + 1 != int(parts.size()))
        return;
    m_geometry.caret = caretAfter(m_geometry.texts.back());
}

int MessageLayout::estimate(const chat::Message &message, const LayoutContext &context)
{
    const TranscriptStyle &style = context.style;
    const double em = QFontInfo(style.body).pixelSize();
    // A character is about half an em wide; a line end leaves half a line empty.
    const double perLine = std::max(8.0, context.columnWidth() / (em * 0.5) * 0.85);
    double lines = 1;
    for (const chat::Part &part : message.parts) {
        if (part.kind != chat::PartKind::Text && part.kind != chat::PartKind::Refusal)
            continue;
        lines += double(part.text.size()) / perLine + 0.5 * double(part.text.count('\n'));
    }
    return int(std::min(lines * em * 1.6, 1e8)) + 2 * style.rowHeight + space::wide;
}

} // namespace tokenhub::app
