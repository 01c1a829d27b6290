// SPDX-License-Identifier: GPL-3.0-or-later
// The cards of tool calls and of what they gave.
#include "chat/chatrequest.h"
#include "transcript/messagelayout.h"
#include "transcript/segmentflow.h"
#include "transcript/tooltext.h"
#include "transcript/transcripttext.h"

#include <QFontMetrics>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {

void MessageLayout::layoutToolPart(int element, const chat::Part &part)
{
    const SpotState state = foldState(element, SpotState::Closed);
    const bool isCall = part.kind == chat::PartKind::ToolCall;
    const QString name = isCall ? TranscriptText::toolCallLine(part) : TranscriptText::toolResultLine(part);
    const QString summary = state == SpotState::Closed ? toolSummary(part) : QString();
    const QString label = summary.isEmpty() ? name : name + u" · "_s + summary;
    const int top = m_y;
    const int inner = m_width - 2 * space::medium;
    const std::size_t card = m_geometry.grounds.size();
    m_geometry.grounds.push_back({.kind = GroundKind::Card});
    skip(space::tiny);
    addFoldLine(element, label, state, m_left + space::medium, inner);
    skip(space::tiny);
    if (state == SpotState::Open)
        layoutToolText(element, part, inner);
    if (isCall)
        layoutGiveResult(element);
    m_geometry.grounds[card].rect = QRect(m_left, top, m_width, m_y - top);
}

void MessageLayout::layoutToolText(int element, const chat::Part &part, int width)
{
    const bool isBroken = m_content.showToolText(element, part);
    const int left = m_left + space::medium;
    // What is still being written is not whole, and what a tool gives may be anything.
    if (part.kind == chat::PartKind::ToolCall && isBroken && !part.text.isEmpty() && !isLive(element)) {
        addLabel(TranscriptText::notJson(), BoxInk::Warn);
        m_geometry.labels.back().rect.adjust(space::medium, 0, -space::medium, 0);
        skip(space::tiny);
    }
    SegmentFlow flow(m_content, m_style, m_geometry, FlowGround::Paper);
    m_y = flow.place(element, left, m_y, width);
    skip(space::medium);
}

void MessageLayout::layoutGiveResult(int element)
{
    const auto &parts = m_inputs.message.parts;
    const auto ordinal = std::count_if(parts.begin(), parts.begin() + element,
                                       [](const chat::Part &part) { return part.kind == chat::PartKind::ToolCall; });
    const QString id = chat::toolCallsOf(m_inputs.message)[std::size_t(ordinal)].callId;
    const bool isAnswered = m_inputs.answeredCalls.contains(id);
    if (isAnswered || m_inputs.message.isRunning() || m_inputs.message.outcome == chat::Outcome::Failed)
        return;
    const QString label = TranscriptText::giveResult();
    const int width = QFontMetrics(m_style.small).horizontalAdvance(label) + 2 * space::medium;
    m_geometry.spots.push_back(
        {.kind = SpotKind::GiveResult,
         .look = SpotLook::Button,
         .label = label,
         .rect = QRect(m_left + space::medium + m_style.foldIndent(), m_y, width, m_style.rowHeight),
         .leaf = {element, 0}});
    skip(m_style.rowHeight + space::small);
}

} // namespace tokenhub::app
