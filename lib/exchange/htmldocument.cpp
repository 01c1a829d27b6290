// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/htmldocument.h"

#include "exchange/answerhtml.h"
#include "exchange/foreigntext.h"
#include "exchange/htmlparts.h"
#include "exchange/htmlstyle.h"
#include "exchange/reportfacts.h"

namespace tokenhub::exchange {

using namespace Qt::Literals::StringLiterals;
using chat::Message;
using chat::PartKind;

namespace {

constexpr char policy[] = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
                          "form-action 'none'";

//! Pictures of these kinds alone are shown; an SVG is a document.
bool isPicture(const chat::Part &part)
{
    static const QStringList kinds{u"image/png"_s, u"image/jpeg"_s, u"image/gif"_s, u"image/webp"_s};
    return part.kind == PartKind::Image && kinds.contains(part.name);
}

//! \brief Puts the page together.
class HtmlWriter
{
public:
    explicit HtmlWriter(const Report &report) : m_report(report), m_words(report.words()), m_requests(report) { }

    QByteArray write()
    {
        addHead();
        m_out += "<body>\n<header>" + element("h1", m_report.title, "foreign")
            + element("p", m_words.exported.arg(m_report.timeText(m_report.options.now)), "dim");
        if (m_report.isNeutral)
            m_out += element("p", m_words.hidden);
        m_out += "</header>\n<main>\n";
        addLanes();
        for (const ReportTurn &turn : m_report.turns)
            addTurn(turn);
        m_out += "</main>\n</body>\n</html>\n";
        return m_out;
    }

private:
    void addHead()
    {
        const QByteArray language = attributeText(m_words.language);
        m_out += "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + language
            + "\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"";
        m_out += policy;
        m_out += "\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                 "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
                 "<meta name=\"generator\" content=\"TokenHub Chat\"/>\n"
            + element("title", m_report.title) + "\n<style>";
        m_out += htmlStyle;
        m_out += "</style>\n</head>\n";
    }

    void addLanes()
    {
        if (m_report.lanes.empty())
            return;
        m_out += "<section>" + element("h2", m_words.lanes) + "\n<ul>\n";
        for (const ReportLane &lane : m_report.lanes) {
            const ReportPart named{
                .lane = 0, .letter = lane.letter, .name = lane.name, .differences = lane.differences};
            m_out += "<li>" + element("span", named.heading(), "foreign");
            if (lane.lane->isClosed)
                m_out += ' ' + element("span", m_words.closedLane, "dim");
            for (const Fact &fact : settingsOf(m_report, lane))
                m_out += fact.isShort() ? element("div", fact.name + u": "_s + fact.value, "dim")
                                        : fold(fact.name, element("pre", fact.value, "plain"));
            m_out += "</li>\n";
        }
        m_out += "</ul></section>\n";
    }

    void addTurn(const ReportTurn &turn)
    {
        m_out += "<section class=\"turn\">" + element("h2", m_words.turn.arg(turn.number)) + '\n';
        if (turn.parts.size() > 1)
            m_out += element("p", policyText(m_words, turn.notes.policy), "dim") + '\n';
        const Message *common = commonPrompt(turn);
        if (common)
            addPrompt(*common);
        m_out += "<div class=\"answers\">\n";
        for (const ReportPart &part : turn.parts)
            addAnswer(turn, part, common);
        m_out += "</div>\n";
        if (turn.parts.size() > 1)
            m_out += chartsOf(m_report, turn);
        m_out += measureTable(m_report, turn) + "</section>\n";
    }

    void addPrompt(const Message &prompt)
    {
        m_out += "<div class=\"prompt\" dir=\"auto\">" + element("h3", m_words.prompt);
        for (const chat::Part &part : prompt.parts)
            addPart(prompt, part);
        m_out += "</div>\n";
    }

    void addAnswer(const ReportTurn &turn, const ReportPart &part, const Message *common)
    {
        const bool isBest = part.answer() && turn.notes.best == part.answer()->id;
        m_out += isBest ? "<article class=\"answer best\">" : "<article class=\"answer\">";
        m_out += element("h3", part.heading(), "foreign") + '\n';
        if (hasOwnPrompt(part, common)) {
            m_out += element("p", m_words.ownPrompt, "dim");
            addPrompt(*part.prompt);
        }
        for (const Message *said : part.said)
            addSaid(turn, *said);
        if (part.said.empty())
            m_out += element("p", m_words.noAnswer, "dim");
        if (&part != &turn.parts.front())
            m_out += differenceOf(m_report, turn.parts.front(), part);
        m_out += "</article>\n";
    }

    void addSaid(const ReportTurn &turn, const Message &said)
    {
        for (const chat::Part &part : said.parts)
            addPart(said, part);
        if (said.role != chat::Role::Assistant)
            return;
        if (!said.hasContent())
            m_out += element("p", m_words.noAnswer, "dim");
        if (const QString trouble = troubleOf(m_report, said); !trouble.isEmpty())
            m_out += element("p", trouble, "trouble");
        if (!m_report.isNeutral && !said.answeredBy.isEmpty() && said.answeredBy != said.model)
            m_out += element("p", m_words.answeredBy.arg(oneLine(said.answeredBy)), "dim");
        addVerdict(turn, said);
        addRequest(said);
    }

    void addVerdict(const ReportTurn &turn, const Message &said)
    {
        const QStringList marks = marksOf(m_report, turn.notes, said);
        const QString note = turn.notes.verdicts.value(said.id).note;
        if (marks.isEmpty() && note.isEmpty())
            return;
        m_out += "<p><strong>" + escapedHtml(m_words.verdict) + "</strong> " + escapedHtml(marks.join(u" · "_s))
            + "</p>\n";
        if (!note.isEmpty())
            m_out += "<blockquote dir=\"auto\">" + element("pre", note, "plain") + "</blockquote>\n";
    }

    void addRequest(const Message &said)
    {
        if (m_report.isNeutral || said.requestSnapshot.isEmpty() || !m_report.options.requestOf)
            return;
        const bool isFull = m_requests.isFull();
        const QByteArray request = m_requests.take(said);
        if (isFull)
            m_out += fold(m_words.request, element("p", m_words.requestTooLong, "dim"));
        else if (!request.isEmpty())
            m_out += fold(m_words.request, "<pre class=\"plain\">" + escapedHtml(QByteArrayView(request)) + "</pre>");
    }

    void addPart(const Message &message, const chat::Part &part)
    {
        const QByteArray text = part.kind == PartKind::Image ? QByteArray() : m_report.textOf(message, part);
        const auto plain
            = [&text] { return "<pre class=\"plain\" dir=\"auto\">" + escapedHtml(QByteArrayView(text)) + "</pre>\n"; };
        switch (part.kind) {
        case PartKind::Text:
            // A prompt is what a person typed: it is shown as it was.
            m_out += message.role == chat::Role::User ? plain() : laidOut(text);
            return;
        case PartKind::Reasoning:
            m_out += fold(m_words.reasoning, laidOut(text));
            return;
        case PartKind::Refusal:
            m_out += element("h4", m_words.refusal) + laidOut(text);
            return;
        case PartKind::Image:
            addImage(part);
            return;
        case PartKind::ToolCall:
        case PartKind::ToolResult:
            m_out += fold(
                (part.kind == PartKind::ToolCall ? m_words.toolCall : m_words.toolResult).arg(oneLine(part.name)),
                plain());
            return;
        case PartKind::Raw:
            if (!m_report.isNeutral)
                m_out += fold(m_words.otherPart, plain());
            return;
        }
    }

    [[nodiscard]] QByteArray laidOut(const QByteArray &text) const
    {
        const auto &find = m_report.options.formulasOf;
        const AnswerHtml answer = answerHtml(text, m_words.imageAt, find ? find(text) : std::vector<ByteRange>());
        const QByteArray note = answer.isPlain ? element("p", m_words.shownAsText, "dim") : QByteArray();
        return note + "<div class=\"text foreign\" dir=\"auto\">" + answer.html + "</div>\n";
    }

    void addImage(const chat::Part &part)
    {
        const QString name = m_words.image.arg(oneLine(part.name)).arg(part.text.size());
        if (isPicture(part))
            m_out += "<p><img src=\"data:" + part.name.toLatin1() + ";base64," + part.text.toBase64() + "\" alt=\""
                + attributeText(name) + "\"/></p>\n";
        else
            m_out += element("p", name, "dim");
    }

    const Report &m_report;
    const ReportWords &m_words;
    RequestShelf m_requests;
    QByteArray m_out;
};

} // namespace

QByteArray htmlDocument(const Report &report)
{
    return HtmlWriter(report).write();
}

} // namespace tokenhub::exchange
