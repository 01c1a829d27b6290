// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/blockstream.h"

#include "markdown/cmarktree.h"
#include "markdown/datapicture.h"
#include "markdown/formulamask.h"
#include "markdown/textbudget.h"

#include <QStringDecoder>
#include <algorithm>

namespace tokenhub::markdown {

namespace {

bool isBlank(QByteArrayView line)
{
    return std::all_of(line.begin(), line.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
}

qsizetype runLength(QByteArrayView line, char c)
{
    return std::find_if(line.begin(), line.end(), [c](char other) { return other != c; }) - line.begin();
}

QByteArrayView withoutIndent(QByteArrayView line)
{
    constexpr qsizetype MostSpaces = 3;
    return line.sliced(qMin(runLength(line, ' '), MostSpaces));
}

// Only fences at the margin: an indented one takes its indent off the lines that follow.
qsizetype openingFenceLength(QByteArrayView line)
{
    constexpr qsizetype Shortest = 3;
    if (line.isEmpty() || (line.front() != '`' && line.front() != '~'))
        return 0;
    const qsizetype length = runLength(line, line.front());
    const bool infoIsAllowed = line.front() == '~' || !line.sliced(length).contains('`');
    return length >= Shortest && infoIsAllowed ? length : 0;
}

bool isClosingFence(QByteArrayView line, char character, qsizetype length)
{
    const QByteArrayView rest = withoutIndent(line);
    const qsizetype run = runLength(rest, character);
    return run >= length && isBlank(rest.sliced(run));
}

bool mayBecomeClosingFence(QByteArrayView line, char character)
{
    const QByteArrayView rest = withoutIndent(line);
    return isBlank(rest.sliced(runLength(rest, character)));
}

// What may stand before "[label]:" in its line: quote bars, list markers, indents.
bool isDefinitionPrefix(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return QByteArrayView(" \t>*+-0123456789.)").contains(c); });
}

bool looksLikeDefinition(QByteArrayView text)
{
    constexpr qsizetype LongestLabel = 1000;
    for (qsizetype close = text.indexOf("]:"); close >= 0; close = text.indexOf("]:", close + 2)) {
        const qsizetype from = qMax(qsizetype(0), close - LongestLabel);
        const qsizetype open = text.first(close).sliced(from).lastIndexOf('[');
        if (open < 0)
            continue;
        const qsizetype lineBegin = text.first(from + open).lastIndexOf('\n') + 1;
        if (isDefinitionPrefix(text.sliced(lineBegin, from + open - lineBegin)))
            return true;
    }
    return false;
}

// How many bytes at the start do not end within a character. Bytes that cannot become one count as complete: what
// becomes of them must not depend on where the text was split.
qsizetype completeCharacters(QByteArrayView utf8)
{
    constexpr qsizetype LongestStart = 3;
    for (qsizetype back = 1; back <= qMin(LongestStart, utf8.size()); ++back) {
        const auto byte = uchar(utf8.at(utf8.size() - back));
        if (byte < 0x80)
            break;
        if (byte < 0xc0)
            continue;
        const qsizetype length = byte >= 0xf5 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
        return back < length ? utf8.size() - back : utf8.size();
    }
    return utf8.size();
}

struct Window {
    qsizetype length = 0; //!< what may be given to the parser
    bool endsAtHostileLine = false;
    bool endsAtLimit = false;
};

Window windowOf(QByteArrayView rest)
{
    const QByteArrayView reach = rest.first(qMin(rest.size(), budget::RichBlockBytes));
    for (qsizetype begin = 0; begin < reach.size();) {
        const qsizetype lineFeed = reach.indexOf('\n', begin);
        const qsizetype end = lineFeed < 0 ? reach.size() : lineFeed + 1;
        if (budget::isHostileLine(reach.sliced(begin, end - begin)))
            return {.length = begin, .endsAtHostileLine = true};
        begin = end;
    }
    if (reach.size() == rest.size())
        return {.length = rest.size()};
    return {.length = reach.lastIndexOf('\n') + 1, .endsAtLimit = true};
}

// Starts of all blocks but the first, as far as their first line is complete: what an unfinished line will be cannot be
// known ("|" alone may continue a table or open a paragraph).
std::vector<qsizetype> certainStarts(const FormulaMask &mask, bool isFinished)
{
    const QByteArrayView window = mask.original();
    std::vector<qsizetype> starts;
    for (const TopBlock &block : CmarkTree(mask).topBlocks())
        starts.push_back(block.begin);
    if (!starts.empty() && !isFinished && window.indexOf('\n', starts.back()) < 0)
        starts.pop_back();
    // A stretch of definitions before the first block shows nothing and is done with, too.
    if (!starts.empty() && isBlank(window.first(starts.front())))
        starts.erase(starts.begin());
    return starts;
}

} // namespace

void BlockStream::append(QByteArrayView utf8)
{
    if (m_finished)
        return;
    m_undecoded += utf8;
    const qsizetype complete = completeCharacters(m_undecoded);
    take(m_undecoded.first(complete));
    m_undecoded.remove(0, complete);
    advance();
}

void BlockStream::finish()
{
    if (m_finished)
        return;
    take(m_undecoded);
    m_finished = true;
    advance();
    if (m_open.begin < m_text.size())
        commit(m_text.size());
}

void BlockStream::take(const QByteArray &utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    QString decoded = decoder.decode(utf8);
    if (m_text.isEmpty() && decoded.startsWith(QChar::ByteOrderMark))
        decoded.remove(0, 1);
    if (decoded.isEmpty())
        return;
    if (m_lastWasCr && decoded.startsWith(u'\n'))
        decoded.remove(0, 1);
    m_lastWasCr = decoded.endsWith(u'\r');
    decoded.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    decoded.replace(u'\r', u'\n');
    decoded.replace(QChar::Null, QChar::ReplacementCharacter);
    m_text += decoded.toUtf8();
}

void BlockStream::advance()
{
    m_math.advance(m_text, m_finished ? MathFinder::Text::IsComplete : MathFinder::Text::Grows);
    bool isMoving = true;
    while (isMoving) {
        switch (m_open.form) {
        case BlockForm::Markdown:
            isMoving = m_open.begin < m_text.size() && (openFence() || openPicture() || commitBlocks());
            break;
        case BlockForm::Picture:
            isMoving = followPicture();
            break;
        case BlockForm::Fence:
            isMoving = followFence();
            break;
        case BlockForm::Plain:
            isMoving = followPlain();
            break;
        }
    }
    m_open.end = m_text.size();
}

//! The first line of the open block that is not blank.
qsizetype BlockStream::firstLine() const
{
    qsizetype begin = m_open.begin;
    qsizetype end = lineEnd(begin);
    while (end < m_text.size() && isBlank(QByteArrayView(m_text).sliced(begin, end - begin))) {
        begin = end;
        end = lineEnd(begin);
    }
    return begin;
}

bool BlockStream::openFence()
{
    const qsizetype begin = firstLine();
    const qsizetype end = lineEnd(begin);
    const QByteArrayView line = QByteArrayView(m_text).sliced(begin, end - begin);
    const qsizetype length = openingFenceLength(line);
    if (length == 0 || !isLineKnown(end))
        return false;
    m_open.form = BlockForm::Fence;
    m_open.contentBegin = m_open.contentEnd = end;
    m_fenceCharacter = line.front();
    m_fenceLength = length;
    m_followed = end;
    return true;
}

// A picture is much longer than other blocks may be: it is not given to the parser.
bool BlockStream::openPicture()
{
    const qsizetype begin = firstLine();
    const qsizetype end = lineEnd(begin);
    const QByteArrayView line = QByteArrayView(m_text).sliced(begin, end - begin);
    const qsizetype data = pictureDataBegin(line);
    if (data < 0)
        return false;
    const QByteArrayView behind = line.sliced(data + pictureDataLength(line.sliced(data)));
    const bool mayBecomeOne = behind.isEmpty() || closesPicture(behind);
    if (isLineKnown(end) ? !closesPicture(behind) : !mayBecomeOne)
        return false;
    m_open.form = BlockForm::Picture;
    m_open.contentBegin = begin;
    m_followed = begin + data;
    return true;
}

// True where the line has ended, or turns out to be something else.
bool BlockStream::followPicture()
{
    m_followed += pictureDataLength(QByteArrayView(m_text).sliced(m_followed));
    const qsizetype end = lineEnd(m_followed);
    const QByteArrayView behind = QByteArrayView(m_text).sliced(m_followed, end - m_followed);
    m_open.contentEnd = end;
    if (isLineKnown(end) ? closesPicture(behind) : behind.isEmpty() || closesPicture(behind)) {
        if (isLineKnown(end))
            commit(end);
        return isLineKnown(end);
    }
    m_open.form = BlockForm::Markdown;
    m_open.contentBegin = m_open.contentEnd = 0;
    m_followed = m_open.begin;
    return true;
}

bool BlockStream::commitBlocks()
{
    const qsizetype begin = m_open.begin;
    const QByteArrayView rest = QByteArrayView(m_text).sliced(begin);
    const Window window = windowOf(rest);
    // Text in which a formula may still be open is as good as not there yet.
    const qsizetype length = qMin(window.length, qMax(qsizetype(0), m_math.decided() - begin));
    const FormulaMask mask(rest.first(length), begin, m_math.spans());
    const std::vector<qsizetype> starts = certainStarts(mask, m_finished);
    for (const qsizetype start : starts) {
        if (!commitUpTo(begin + start))
            return true;
    }
    if (m_open.begin > begin)
        return true;
    if (length < window.length || (!window.endsAtHostileLine && !window.endsAtLimit))
        return false;
    if (window.endsAtHostileLine && window.length > 0)
        commit(begin + window.length);
    m_open.form = BlockForm::Plain;
    m_followed = begin + window.length;
    return true;
}

// False where a fence turns out to go on beyond \a start, or a picture is there, which leaves the rest to be looked at
// anew.
bool BlockStream::commitUpTo(qsizetype start)
{
    if (openFence() && (!followFence() || m_open.begin > start))
        return false;
    if (openPicture())
        return false;
    // Blank lines behind a fence belong to what follows, as when they come one by one.
    if (!isBlank(QByteArrayView(m_text).sliced(m_open.begin, start - m_open.begin)))
        commit(start);
    return true;
}

bool BlockStream::followFence()
{
    while (m_followed < m_text.size()) {
        const qsizetype end = lineEnd(m_followed);
        const QByteArrayView line = QByteArrayView(m_text).sliced(m_followed, end - m_followed);
        if (!isLineKnown(end)) {
            m_open.contentEnd = mayBecomeClosingFence(line, m_fenceCharacter) ? m_followed : end;
            return false;
        }
        if (isClosingFence(line, m_fenceCharacter, m_fenceLength)) {
            m_open.contentEnd = m_followed;
            commit(end);
            return true;
        }
        m_followed = end;
    }
    m_open.contentEnd = m_text.size();
    return false;
}

// A plain stretch goes to the next blank line and is committed in pieces, so that a call never costs the whole of it.
bool BlockStream::followPlain()
{
    const qsizetype reach = m_open.begin + budget::PlainPieceBytes;
    while (m_followed < m_text.size()) {
        const qsizetype end = lineEnd(m_followed);
        if (end > reach || !isLineKnown(end))
            break;
        const QByteArrayView line = QByteArrayView(m_text).sliced(m_followed, end - m_followed);
        m_followed = end;
        if (isBlank(line)) {
            commit(end);
            return true;
        }
    }
    if (m_text.size() <= reach)
        return false;
    const qsizetype followed = m_followed;
    commit(m_open.begin + budget::pieceEnd(QByteArrayView(m_text).sliced(m_open.begin), budget::PlainPieceBytes));
    m_open.form = BlockForm::Plain;
    m_followed = followed;
    return true;
}

void BlockStream::commit(qsizetype end)
{
    m_open.end = end;
    m_committed.push_back(m_open);
    m_open = {.begin = end, .end = m_text.size()};
    m_followed = end;
}

BlockRange BlockStream::tail() const
{
    return m_open;
}

qsizetype BlockStream::lineEnd(qsizetype from) const
{
    const qsizetype lineFeed = m_text.indexOf('\n', from);
    return lineFeed < 0 ? m_text.size() : lineFeed + 1;
}

bool BlockStream::isLineKnown(qsizetype end) const
{
    return m_finished || (end > 0 && m_text.at(end - 1) == '\n');
}

bool BlockStream::hasDefinitions() const
{
    return std::any_of(m_committed.begin(), m_committed.end(), [this](const BlockRange &block) {
        return block.form == BlockForm::Markdown
            && looksLikeDefinition(QByteArrayView(m_text).sliced(block.begin, block.end - block.begin));
    });
}

} // namespace tokenhub::markdown
