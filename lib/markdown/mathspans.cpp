// SPDX-License-Identifier: GPL-3.0-or-later
#include "markdown/mathspans.h"

#include "markdown/mathscanner.h"

namespace tokenhub::markdown {

namespace {

qsizetype lineEnd(QByteArrayView text, qsizetype from)
{
    const qsizetype lineFeed = text.indexOf('\n', from);
    return lineFeed < 0 ? text.size() : lineFeed + 1;
}

} // namespace

void MathFinder::advance(QByteArrayView text, Text state)
{
    m_spans.resize(m_settled);
    if (m_isInLongLine && !passLongLine(text))
        return;
    MathScanner scanner(text, m_spans, m_noEnvironmentBefore);
    MathContext context = m_context;
    for (qsizetype begin = m_decided; begin < text.size();) {
        if (!scanner.metEnd())
            settle(begin, context, scanner);
        qsizetype end = lineEnd(text, begin);
        if (end - begin > MathLineBytes) {
            // Whatever began before has its end by now, or has none.
            context.stayInParagraph();
            settle(end, context, scanner);
            m_isInLongLine = text.at(end - 1) != '\n';
            begin = end;
            continue;
        }
        MathLine line;
        const bool isText = context.take(text, begin, line) == MathContext::Use::Text;
        for (qsizetype at = line.content; isText && at < end;) {
            at = scanner.scan(line, at);
            if (at <= end)
                break;
            // What began in this line ends in a later one, whose rest is text of the same paragraph.
            begin = text.first(at).lastIndexOf('\n') + 1;
            end = at == begin ? at : lineEnd(text, at);
            if (end - begin > MathLineBytes) {
                end = begin;
                break;
            }
            context.stayInParagraph();
            line = mathLineAt(text, begin, line.quotes);
            line.end = end;
        }
        begin = end;
    }
    if (state == Text::IsComplete || (!scanner.metEnd() && (text.isEmpty() || text.endsWith('\n'))))
        settle(text.size(), context, scanner);
}

// Everything before is as it will stay.
void MathFinder::settle(qsizetype line, const MathContext &context, const MathScanner &scanner)
{
    m_noEnvironmentBefore = scanner.noEnvironmentBefore();
    m_decided = line;
    m_context = context;
    m_settled = m_spans.size();
}

bool MathFinder::passLongLine(QByteArrayView text)
{
    const qsizetype lineFeed = text.indexOf('\n', m_decided);
    m_decided = lineFeed < 0 ? text.size() : lineFeed + 1;
    m_isInLongLine = lineFeed < 0;
    return !m_isInLongLine;
}

std::vector<MathSpan> findMath(QByteArrayView utf8)
{
    MathFinder finder;
    finder.advance(utf8, MathFinder::Text::IsComplete);
    return finder.spans();
}

QString texOf(QByteArrayView utf8, const MathSpan &span)
{
    const QByteArrayView tex = utf8.sliced(span.texBegin, span.texEnd - span.texBegin);
    if (span.quotes == 0)
        return QString::fromUtf8(tex.trimmed());
    QByteArray bare;
    for (qsizetype begin = 0; begin < tex.size();) {
        const qsizetype end = lineEnd(tex, begin);
        // Its first line begins behind the marks.
        const qsizetype content = begin == 0 ? 0 : mathLineAt(tex, begin, span.quotes).unlisted;
        bare += tex.sliced(content, end - content);
        begin = end;
    }
    return QString::fromUtf8(bare.trimmed());
}

QString mathSourceOf(QByteArrayView utf8, const MathSpan &span)
{
    MathSpan whole(span);
    whole.texBegin = span.begin;
    whole.texEnd = span.end;
    return texOf(utf8, whole);
}

} // namespace tokenhub::markdown
