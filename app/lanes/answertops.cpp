// SPDX-License-Identifier: GPL-3.0-or-later
#include "lanes/answertops.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <algorithm>
#include <cmath>

namespace tokenhub::app {
namespace {

constexpr int compared = 16; // letters and digits that a block is known by
constexpr size_t lookedAhead = 40; // lines of the layout

//! Markdown's signs are no letters, so that a block and what is made of it begin alike.
QString lettersOf(QStringView text)
{
    QString letters;
    for (const QChar each : text) {
        if (each.isLetterOrNumber())
            letters += each.toCaseFolded();
        if (letters.size() == compared)
            break;
    }
    return letters;
}

struct Line {
    QString letters;
    int top = 0;
};

//! Paragraphs as they are laid out, the answer's own text alone, and where it ends.
std::vector<Line> linesIn(const chat::Message &answer, const MessageGeometry &geometry)
{
    std::vector<Line> lines;
    int bottom = 0;
    for (const TextBox &box : geometry.texts) {
        const auto part = size_t(box.leaf.element);
        if (part >= answer.parts.size() || answer.parts[part].kind != chat::PartKind::Text)
            continue;
        const QAbstractTextDocumentLayout &layout = *box.document->documentLayout();
        for (QTextBlock block = box.document->begin(); block.isValid(); block = block.next()) {
            const QString letters = lettersOf(block.text());
            if (!letters.isEmpty())
                lines.push_back({letters, box.rect.top() + int(std::floor(layout.blockBoundingRect(block).top()))});
        }
        bottom = box.rect.bottom() + 1;
    }
    if (!lines.empty())
        lines.push_back({{}, bottom});
    return lines;
}

//! Whether both begin alike, as far as the shorter one goes.
bool matches(const QString &block, const QString &line)
{
    const qsizetype length = std::min(block.size(), line.size());
    return length > 0 && QStringView(block).first(length) == QStringView(line).first(length);
}

} // namespace

std::vector<int> blockTops(const chat::Message &answer, const MessageGeometry &geometry,
                           const compare::AnswerBlocks &blocks)
{
    const std::vector<Line> lines = linesIn(answer, geometry);
    const size_t count = blocks.blocks.size();
    if (lines.empty() || count == 0)
        return {};
    std::vector<int> tops(count + 1, -1);
    tops.front() = lines.front().top;
    tops.back() = lines.back().top;
    size_t next = 0;
    for (size_t i = 0; i < count; ++i) {
        // The word behind a fence is no line of the code.
        const QString &text = blocks.blocks[i].text;
        const bool isCode = blocks.blocks[i].kind == compare::BlockKind::Code;
        const QString letters = lettersOf(isCode ? QStringView(text).mid(text.indexOf(u'\n') + 1) : QStringView(text));
        const size_t end = std::min(next + lookedAhead, lines.size() - 1);
        for (size_t line = next; line < end; ++line) {
            if (matches(letters, lines[line].letters)) {
                tops[i] = lines[line].top;
                next = line + 1;
                break;
            }
        }
    }
    for (size_t i = 1; i < count; ++i) {
        if (tops[i] >= 0)
            continue;
        size_t known = i;
        double all = double(blocks.blocks[i - 1].text.size());
        while (tops[known] < 0)
            all += double(blocks.blocks[known++].text.size());
        const double share = double(blocks.blocks[i - 1].text.size()) / std::max(1.0, all);
        tops[i] = tops[i - 1] + int(share * (tops[known] - tops[i - 1]));
    }
    return tops;
}

compare::AnswerPlace placeAt(const std::vector<int> &tops, int y)
{
    const auto below = std::upper_bound(tops.begin(), tops.end(), y);
    const auto index = std::clamp<std::ptrdiff_t>(below - tops.begin() - 1, 0, std::ssize(tops) - 2);
    const int top = tops[size_t(index)];
    const int height = tops[size_t(index) + 1] - top;
    return {size_t(index), height > 0 ? std::clamp(double(y - top) / height, 0.0, 1.0) : 0};
}

int topOf(const std::vector<int> &tops, compare::AnswerPlace place)
{
    const size_t block = std::min(place.block, tops.size() - 2);
    return tops[block] + int(std::lround(place.share * (tops[block + 1] - tops[block])));
}

} // namespace tokenhub::app
