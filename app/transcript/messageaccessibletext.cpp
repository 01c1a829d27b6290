// SPDX-License-Identifier: GPL-3.0-or-later
// The half of MessageAccessible that is read character by character.
#include "transcript/messageaccessible.h"
#include "transcript/textmarks.h"
#include "transcript/transcriptview.h"

#include <QAbstractTextDocumentLayout>
#include <QFontInfo>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextTable>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::app {
namespace {

//! The names of IAccessible2, from which Qt makes those of AT-SPI; it drops the others.
QString attributesOf(const QTextCharFormat &format, const QFont &base)
{
    const QFont font = QFont(format.font()).resolve(base);
    QStringList all;
    const auto add = [&all](const char *name, QString value) {
        // Qt takes the string apart at these.
        if (!value.remove(u';').remove(u':').isEmpty())
            all += QLatin1StringView(name) + u':' + value;
    };
    if (format.fontWeight() >= QFont::DemiBold)
        add("font-weight", u"bold"_s);
    if (format.fontItalic())
        add("font-style", u"italic"_s);
    if (format.isAnchor())
        add("text-underline-type", u"single"_s);
    add("font-family", font.family());
    add("font-size", QString::number(QFontInfo(font).pointSizeF(), 'g', 3) + u"pt"_s);
    return all.join(u';');
}

QTextCharFormat formatAt(const QTextDocument &document, int position, TextRange &range)
{
    const QTextBlock block = document.findBlock(position);
    range = {position, position + 1};
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        if (!fragment.contains(position))
            continue;
        range = {fragment.position(), fragment.position() + fragment.length()};
        return fragment.charFormat();
    }
    return block.charFormat();
}

TextRange paragraphAt(const QString &text, int offset)
{
    const auto before = offset > 0 ? text.lastIndexOf(u'\n', offset - 1) : -1;
    const auto end = text.indexOf(u'\n', offset);
    return {int(before + 1), int(end < 0 ? text.size() : end + 1)};
}

} // namespace

const MessageText &MessageAccessible::words() const
{
    static const MessageText none;
    const int row = this->row();
    return row < 0 ? none : m_texts.of(*m_view, row);
}

const TextBox *MessageAccessible::boxAt(int offset, int *position) const
{
    const auto place = words().placeOf(offset);
    if (!place)
        return nullptr;
    *position = place->position;
    const auto &texts = m_view->rows().geometry(row()).texts;
    const auto box = std::partition_point(texts.begin(), texts.end(),
                                          [&place](const TextBox &each) { return each.leaf < place->leaf; });
    return box == texts.end() || box->leaf != place->leaf ? nullptr : &*box;
}

QString MessageAccessible::text(int from, int to) const
{
    const QString &whole = words().text();
    const auto begin = std::clamp<qsizetype>(from, 0, whole.size());
    const auto end = to < 0 ? whole.size() : std::clamp<qsizetype>(to, begin, whole.size());
    return whole.sliced(begin, end - begin);
}

int MessageAccessible::characterCount() const
{
    return words().length();
}

TextRange MessageAccessible::lineAt(int offset) const
{
    int position = 0;
    const TextBox *box = boxAt(offset, &position);
    const MessageText &words = this->words();
    if (!box)
        return {};
    const QTextBlock block = box->document->findBlock(position);
    const QTextLine line = block.layout()->lineForTextPosition(position - block.position());
    if (!line.isValid() || QTextCursor(block).currentTable())
        return paragraphAt(words.text(), offset);
    const int begin = block.position() + line.textStart();
    const bool isLast = line.lineNumber() + 1 == block.layout()->lineCount();
    const int end
        = words.offsetOf({box->leaf, isLast ? block.position() + block.length() - 1 : begin + line.textLength()});
    return {words.offsetOf({box->leaf, begin}), std::min(isLast ? end + 1 : end, words.length())};
}

QString MessageAccessible::textOf(TextRange range, int *from, int *to) const
{
    *from = range.first;
    *to = range.last;
    return text(range.first, range.last);
}

QString MessageAccessible::textBeforeOffset(int offset, QAccessible::TextBoundaryType boundary, int *from,
                                            int *to) const
{
    if (boundary != QAccessible::LineBoundary)
        return QAccessibleTextInterface::textBeforeOffset(offset, boundary, from, to);
    const TextRange here = lineAt(offset);
    return textOf(here.first > 0 ? lineAt(here.first - 1) : TextRange{}, from, to);
}

QString MessageAccessible::textAtOffset(int offset, QAccessible::TextBoundaryType boundary, int *from, int *to) const
{
    if (boundary != QAccessible::LineBoundary)
        return QAccessibleTextInterface::textAtOffset(offset, boundary, from, to);
    return textOf(lineAt(offset), from, to);
}

QString MessageAccessible::textAfterOffset(int offset, QAccessible::TextBoundaryType boundary, int *from, int *to) const
{
    if (boundary != QAccessible::LineBoundary)
        return QAccessibleTextInterface::textAfterOffset(offset, boundary, from, to);
    const int end = lineAt(offset).last;
    return textOf(end < characterCount() ? lineAt(end) : TextRange{end, end}, from, to);
}

QRect MessageAccessible::characterRect(int offset) const
{
    int position = 0;
    const TextBox *box = boxAt(offset, &position);
    if (!box)
        return {};
    const std::vector<QRectF> rects = rectsOf(*box->document, {position, position + 1});
    const QRectF place = rects.empty() ? caretAt(*box->document, position) : rects.front();
    const int row = this->row();
    const int scrollX = box->scrollRange() > 0 ? m_view->rows().scrollX(row, box->scrollGroup) : 0;
    const QPoint origin = box->rect.topLeft() + QPoint(-scrollX, m_view->scroll().top(row));
    return place.translated(m_view->viewport()->mapToGlobal(origin)).toAlignedRect();
}

int MessageAccessible::offsetAtPoint(const QPoint &point) const
{
    const MessageText &words = this->words();
    const int row = this->row();
    if (row < 0)
        return -1;
    const QPoint inside = m_view->viewport()->mapFromGlobal(point) - QPoint(0, m_view->scroll().top(row));
    for (const TextBox &box : m_view->rows().geometry(row).texts) {
        if (!box.rect.contains(inside))
            continue;
        const int scrollX = box.scrollRange() > 0 ? m_view->rows().scrollX(row, box.scrollGroup) : 0;
        const QPointF place = inside - box.rect.topLeft() + QPoint(scrollX, 0);
        const int position = box.document->documentLayout()->hitTest(place, Qt::ExactHit);
        return position < 0 ? -1 : words.offsetOf({box.leaf, position});
    }
    return -1;
}

void MessageAccessible::scrollToSubstring(int from, int to)
{
    int position = 0;
    if (const TextBox *box = boxAt(from, &position)) {
        const auto end = words().placeOf(to);
        const bool isSame = end && end->leaf == box->leaf && end->position > position;
        m_view->showText(row(), box->leaf, {position, isSame ? end->position : position + 1});
    }
}

QString MessageAccessible::attributes(int offset, int *from, int *to) const
{
    *from = *to = offset;
    int position = 0;
    const TextBox *box = boxAt(offset, &position);
    if (!box || offset < 0 || offset >= characterCount())
        return {};
    TextRange range;
    const QTextCharFormat format = formatAt(*box->document, position, range);
    *from = std::min(offset, words().offsetOf({box->leaf, range.first}));
    *to = std::max(offset + 1, words().offsetOf({box->leaf, range.last}));
    return attributesOf(format, box->document->defaultFont());
}

std::optional<TextSpan> MessageAccessible::spanOf(int from, int to) const
{
    const MessageText &words = this->words();
    const auto first = words.placeOf(from);
    const auto last = words.placeOf(to);
    if (!first || !last)
        return {};
    const int row = this->row();
    return TextSpan{{row, first->leaf, first->position}, {row, last->leaf, last->position}};
}

int MessageAccessible::cursorPosition() const
{
    const int row = this->row();
    if (row < 0 || m_view->caretRow() != row)
        return -1;
    const TextPosition caret = m_view->selection().cursor();
    return words().offsetOf({caret.leaf, caret.position});
}

void MessageAccessible::setCursorPosition(int offset)
{
    const auto span = spanOf(offset, offset);
    if (!span)
        return;
    m_view->select(*span);
    m_view->showText(span->from.row, span->from.leaf, {span->from.position, span->from.position + 1});
}

int MessageAccessible::selectionCount() const
{
    int from = 0;
    int to = 0;
    selection(0, &from, &to);
    return from < to ? 1 : 0;
}

void MessageAccessible::selection(int index, int *from, int *to) const
{
    *from = *to = 0;
    const int row = this->row();
    const TranscriptSelection *selection = m_view ? &m_view->selection() : nullptr;
    if (index != 0 || row < 0 || selection->isEmpty() || row < selection->from().row || row > selection->to().row)
        return;
    const MessageText &words = this->words();
    const auto offsetOf = [&words](const TextPosition &at) { return words.offsetOf({at.leaf, at.position}); };
    *from = selection->from().row < row ? 0 : offsetOf(selection->from());
    *to = selection->to().row > row ? words.length() : offsetOf(selection->to());
}

void MessageAccessible::addSelection(int from, int to)
{
    setSelection(0, from, to);
}

void MessageAccessible::setSelection(int index, int from, int to)
{
    if (const auto span = index == 0 ? spanOf(std::min(from, to), std::max(from, to)) : std::nullopt)
        m_view->select(*span);
}

void MessageAccessible::removeSelection(int index)
{
    if (index != 0 || selectionCount() == 0)
        return;
    const TextPosition caret = m_view->selection().cursor();
    m_view->select({caret, caret});
}

} // namespace tokenhub::app
