// SPDX-License-Identifier: GPL-3.0-or-later
// What of TranscriptView takes the reader to a place, selects and copies.
#include "transcript/questionjump.h"
#include "transcript/selectionkeys.h"
#include "transcript/transcripttext.h"
#include "transcript/transcriptview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

//! The box of a leaf, whose fold is opened where that hides it; null when there is no such leaf.
const TextBox *unfolded(TranscriptRows &rows, int row, LeafId leaf)
{
    const auto find = [&]() -> const TextBox * {
        rows.build(row);
        const auto &texts = rows.geometry(row).texts;
        const auto found
            = std::find_if(texts.begin(), texts.end(), [leaf](const TextBox &text) { return text.leaf == leaf; });
        return found == texts.end() ? nullptr : &*found;
    };
    if (const TextBox *text = find(); text || rows.isBehind(row))
        return text;
    rows.setFold(row, leaf.element, SpotState::Open);
    return find();
}

} // namespace

void TranscriptView::setMarks(MarksOfText marks)
{
    m_marks = std::move(marks);
    viewport()->update();
}

void TranscriptView::showText(int row, LeafId leaf, TextRange range)
{
    m_awaited = nullptr;
    const TextBox *text = row >= 0 && row < m_rows.count() ? unfolded(m_rows, row, leaf) : nullptr;
    if (!text) {
        if (row >= 0 && row < m_rows.count() && m_rows.isBehind(row))
            m_awaited = [this, id = m_rows.message(row).id, leaf, range] {
                showText(m_model ? m_model->rowOf(id) : -1, leaf, range);
            };
        return;
    }
    QRectF place;
    for (const QRectF &rect : rectsOf(*text->document, range))
        place |= rect;
    if (text->scrollRange() > 0) {
        // A third of the window on, so that what comes before it is seen as well.
        const int shown = m_rows.scrollX(row, text->scrollGroup);
        if (place.left() < shown || place.right() > shown + text->rect.width())
            m_rows.setScrollX(row, text->scrollGroup,
                              std::clamp(int(place.left()) - text->rect.width() / 3, 0, text->scrollRange()));
    }
    const int around = m_rows.context().style.lineHeight * 2;
    const int top = text->rect.top() + int(place.top());
    const int bottom = text->rect.top() + int(std::ceil(place.bottom()));
    m_scroll.letGo();
    m_scroll.reveal(row, top - around, std::min(bottom, top + viewport()->height() / 2) + around);
    settleNow();
    viewport()->update();
}

void TranscriptView::select(const TextSpan &span)
{
    m_selection.begin(span);
    onSelected();
}

int TranscriptView::caretRow() const
{
    const int row = m_selection.cursor().row;
    return m_selection.hasAnchor() && row < m_rows.count() ? row : -1;
}

void TranscriptView::buildRow(int row)
{
    if (m_rows.isCurrent(row))
        return;
    m_rows.build(row);
    scheduleSettle();
}

void TranscriptView::focusSpot(base::MessageId id, const Spot &spot)
{
    const int row = m_model ? m_model->rowOf(id) : -1;
    if (row < 0 || row >= m_rows.count() || !spot.enabled)
        return;
    setFocus(Qt::OtherFocusReason);
    const int before = m_focus.row();
    m_focus.set(row, spot);
    showFocus();
    updateRow(before);
    updateRow(row);
}

void TranscriptView::clearSpotFocus()
{
    const int before = m_focus.row();
    m_focus.clear();
    updateRow(before);
}

void TranscriptView::selectAll()
{
    if (m_rows.count() == 0)
        return;
    m_selection.selectAll(m_rows.count());
    onSelected();
}

void TranscriptView::onSelected()
{
    if (m_selection.isEmpty())
        m_primary.withdraw();
    else
        m_primary.offer();
    viewport()->update();
    emit selectionChanged();
}

bool TranscriptView::selectByKey(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Escape && !m_selection.isEmpty()) {
        m_selection.clear();
        onSelected();
        return true;
    }
    const std::optional<SelectionMove> move = selectionMove(event);
    if (!move || m_rows.count() == 0)
        return false;
    if (!m_selection.hasAnchor()) {
        const TextPosition begin = readingPlace();
        m_selection.begin({begin, begin});
    }
    // The other end stays, whatever the selection began with.
    const bool movesTo = m_selection.cursor() == m_selection.to();
    const TextPosition fixed = settled(movesTo ? m_selection.from() : m_selection.to(), m_rows);
    const TextPosition end = moved(settled(m_selection.cursor(), m_rows), *move, m_rows, m_scroll);
    m_selection.begin({fixed, fixed});
    m_selection.extendTo({end, end});
    m_rows.build(end.row);
    const QRect caret = caretOf(end, m_rows);
    m_scroll.letGo();
    m_scroll.reveal(end.row, caret.top() - space::small, caret.bottom() + space::small);
    settleNow();
    onSelected();
    return true;
}

QString TranscriptView::plainText(base::MessageId id) const
{
    TranscriptSelection message;
    if (const int row = m_model ? m_model->rowOf(id) : -1; row >= 0)
        message.selectRow(row);
    return message.text(m_rows);
}

std::unique_ptr<QMimeData> TranscriptView::copied(base::MessageId id, CopyAs as) const
{
    TranscriptSelection chosen = m_selection;
    if (const int row = m_model && !id.isNull() ? m_model->rowOf(id) : -1; row >= 0)
        chosen.selectRow(row);
    auto mime = std::make_unique<QMimeData>();
    const bool isReadable = !chosen.isVeryLong();
    const QString markdown
        = isReadable && (as == CopyAs::Markdown || as == CopyAs::Everything) ? chosen.markdown(m_rows) : QString();
    mime->setText(as == CopyAs::Markdown && isReadable ? markdown : chosen.text(m_rows));
    if (isReadable && (as == CopyAs::RichText || as == CopyAs::Everything))
        mime->setHtml(toHtml(chosen.blocks(m_rows)));
    if (!markdown.isEmpty())
        mime->setData(u"text/markdown"_s, markdown.toUtf8());
    return mime;
}

void TranscriptView::copySelection()
{
    if (!m_selection.isEmpty())
        copy({}, CopyAs::Everything);
}

void TranscriptView::copy(base::MessageId id, CopyAs as)
{
    std::unique_ptr<QMimeData> mime = copied(id, as);
    const QString text = mime->text();
    QGuiApplication::clipboard()->setMimeData(mime.release());
    emit textCopied(text);
}

TextPosition TranscriptView::readingPlace() const
{
    if (!m_selection.isEmpty())
        return m_selection.from();
    const auto top = spanAt(m_rows, m_scroll, {}, SelectionUnit::Character);
    return top ? top->from : TextPosition{.row = std::max(0, m_scroll.firstRow()), .leaf = {}, .position = 0};
}

void TranscriptView::putAtTop(int row, int offset)
{
    m_awaited = nullptr;
    m_scroll.putAtTop(row, offset);
    settleNow();
    viewport()->update();
}

void TranscriptView::goToHeading(base::MessageId id, int index, const QString &text)
{
    const int row = m_model ? m_model->rowOf(id) : -1;
    if (row < 0 || row >= m_rows.count())
        return;
    m_awaited = nullptr;
    m_rows.build(row);
    const bool isThere = index >= 0 && !m_rows.isBehind(row);
    m_scroll.putAtTop(row, isThere ? headingTop(m_rows.geometry(row), index, text) - space::large : 0);
    settleNow();
    viewport()->update();
    if (index >= 0 && !isThere)
        m_awaited = [this, id, index, text] { goToHeading(id, index, text); };
}

void TranscriptView::followLink(const TextLink &link)
{
    if (link.doubt == LinkDoubt::None)
        emit linkActivated(link.url);
    else
        emit linkDoubted(link);
}

void TranscriptView::goToQuestion(FocusStep step)
{
    const int row = questionFrom(m_rows, m_scroll, m_focus.row(), step);
    if (row < 0)
        return;
    m_scroll.putAtTop(row, 0);
    // The keys that act on a message act on this one from now on.
    const auto &spots = m_rows.geometry(row).spots;
    const auto action
        = std::find_if(spots.begin(), spots.end(), [](const Spot &spot) { return spot.kind != SpotKind::Link; });
    if (action == spots.end())
        m_focus.clear();
    else
        m_focus.set(row, *action);
    settleNow();
    viewport()->update();
    emit spotFocusChanged();
}

//! A tool's text stands there with white space of ours; what is taken is what was sent.
QString TranscriptView::storedCode(int row, LeafId leaf) const
{
    const chat::Part &part = m_rows.message(row).parts[std::size_t(leaf.element)];
    if (isTool(part.kind))
        return QString::fromUtf8(part.text);
    return m_rows.content(row).markdown(leaf.element)->wholeCode(std::size_t(leaf.segment));
}

void TranscriptView::saveCode(int row, LeafId leaf)
{
    const markdown::LiveMarkdown *markdown = m_rows.content(row).markdown(leaf.element);
    const auto index = std::size_t(leaf.segment);
    emit saveCodeRequested(storedCode(row, leaf),
                           TranscriptText::codeFileName(markdown->segments()[index]->language()));
}

} // namespace tokenhub::app
