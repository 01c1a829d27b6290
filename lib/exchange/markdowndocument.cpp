// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/markdowndocument.h"

#include "exchange/foreigntext.h"
#include "exchange/reportfacts.h"

namespace tokenhub::exchange {

using namespace Qt::Literals::StringLiterals;
using chat::Message;
using chat::PartKind;

namespace {

//! \brief Puts the document together, block by block.
class MarkdownWriter
{
public:
    explicit MarkdownWriter(const Report &report) : m_report(report), m_words(report.words()) { }

    QByteArray write()
    {
        heading(1, m_report.title);
        line(escapedMarkdown(m_words.exported.arg(m_report.timeText(m_report.options.now))));
        if (m_report.isNeutral)
            line(escapedMarkdown(m_words.hidden));
        addLanes();
        for (const ReportTurn &turn : m_report.turns)
            addTurn(turn);
        return m_out;
    }

private:
    void heading(int level, const QString &text)
    {
        block(QByteArray(level, '#') + ' ' + escapedMarkdown(text).toUtf8() + '\n');
    }
    void line(const QString &markdown) { block(markdown.toUtf8() + '\n'); }
    void block(const QByteArray &markdown) { m_out += (m_out.isEmpty() ? "" : "\n") + markdown; }
    void label(const QString &name, const QString &value = {})
    {
        line(u"**"_s + escapedMarkdown(name) + (value.isEmpty() ? u"**"_s : u":** "_s + escapedMarkdown(value)));
    }

    void addLanes()
    {
        // Of one lane without settings of its own there is nothing to say that its answers do not.
        if (m_report.lanes.empty())
            return;
        heading(2, m_words.lanes);
        for (const ReportLane &lane : m_report.lanes) {
            const ReportPart named{
                .lane = 0, .letter = lane.letter, .name = lane.name, .differences = lane.differences};
            const QString closed = lane.lane->isClosed ? u" – "_s + m_words.closedLane : QString();
            m_out += "\n- " + escapedMarkdown(named.heading() + closed).toUtf8();
            for (const Fact &fact : settingsOf(m_report, lane)) {
                m_out += "\n  - " + escapedMarkdown(fact.name).toUtf8();
                m_out += fact.isShort() ? ": " + escapedMarkdown(fact.value).toUtf8()
                                        : ":\n\n    " + fenced(fact.value, "    ");
            }
            m_out += '\n';
        }
    }

    //! With more backticks than the text has in a row.
    [[nodiscard]] static QByteArray fenced(const QString &text, const QByteArray &indent = {})
    {
        qsizetype longest = 2;
        qsizetype run = 0;
        for (const QChar c : text) {
            run = c == u'`' ? run + 1 : 0;
            longest = std::max(longest, run);
        }
        const QByteArray fence(longest + 1, '`');
        QString inside = text;
        inside.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').replace(u'\n', u'\n' + QString::fromLatin1(indent));
        return fence + '\n' + indent + inside.toUtf8() + '\n' + indent + fence;
    }

    void addTurn(const ReportTurn &turn)
    {
        heading(2, m_words.turn.arg(turn.number));
        if (turn.parts.size() > 1)
            line(u'*' + escapedMarkdown(policyText(m_words, turn.notes.policy)) + u'*');
        const Message *common = commonPrompt(turn);
        if (common) {
            heading(3, m_words.prompt);
            addParts(*common);
        }
        for (const ReportPart &part : turn.parts) {
            heading(3, part.heading());
            if (hasOwnPrompt(part, common)) {
                line(escapedMarkdown(m_words.ownPrompt));
                addParts(*part.prompt);
            }
            for (const Message *said : part.said)
                addSaid(turn, *said);
            if (part.said.empty())
                line(escapedMarkdown(m_words.noAnswer));
        }
    }

    void addSaid(const ReportTurn &turn, const Message &said)
    {
        addParts(said);
        if (said.role != chat::Role::Assistant)
            return;
        if (!said.hasContent())
            line(escapedMarkdown(m_words.noAnswer));
        if (const QString trouble = troubleOf(m_report, said); !trouble.isEmpty())
            line(u'*' + escapedMarkdown(trouble) + u'*');
        if (!m_report.isNeutral && !said.answeredBy.isEmpty() && said.answeredBy != said.model)
            line(escapedMarkdown(m_words.answeredBy.arg(oneLine(said.answeredBy))));
        QStringList facts;
        for (const Fact &fact : measuredOf(m_report, said))
            facts << fact.name + u' ' + fact.value;
        if (!facts.isEmpty())
            label(m_words.metrics, facts.join(u" · "_s));
        const QStringList marks = marksOf(m_report, turn.notes, said);
        const QString note = turn.notes.verdicts.value(said.id).note;
        if (!marks.isEmpty() || !note.isEmpty())
            label(m_words.verdict, marks.join(u" · "_s));
        if (!note.isEmpty())
            block(quoted(note.toUtf8()));
    }

    void addParts(const Message &message)
    {
        for (const chat::Part &part : message.parts)
            addPart(message, part);
    }

    void addPart(const Message &message, const chat::Part &part)
    {
        switch (part.kind) {
        case PartKind::Text:
            block(quoted(m_report.textOf(message, part)));
            return;
        case PartKind::Reasoning:
        case PartKind::Refusal:
            label(part.kind == PartKind::Reasoning ? m_words.reasoning : m_words.refusal);
            block(quoted(m_report.textOf(message, part)));
            return;
        case PartKind::Image:
            line(escapedMarkdown(m_words.image.arg(oneLine(part.name)).arg(part.text.size())));
            return;
        case PartKind::ToolCall:
        case PartKind::ToolResult:
            label((part.kind == PartKind::ToolCall ? m_words.toolCall : m_words.toolResult).arg(oneLine(part.name)));
            block(fenced(QString::fromUtf8(m_report.textOf(message, part))) + '\n');
            return;
        case PartKind::Raw:
            if (m_report.isNeutral) // it may name whatever the gateway put there
                return;
            label(m_words.otherPart);
            block(fenced(QString::fromUtf8(part.text)) + '\n');
            return;
        }
    }

    const Report &m_report;
    const ReportWords &m_words;
    QByteArray m_out;
};

} // namespace

QByteArray markdownDocument(const Report &report)
{
    return MarkdownWriter(report).write();
}

} // namespace tokenhub::exchange
