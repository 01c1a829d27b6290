// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/htmlparts.h"

#include "compare/answerdiff.h"
#include "exchange/foreigntext.h"
#include "exchange/reportfacts.h"

#include <algorithm>
#include <cmath>

namespace tokenhub::exchange {

using namespace Qt::Literals::StringLiterals;
using chat::Message;

namespace {

struct Bar {
    QString name;
    double value = 0;
    QString text;
};

//! What a lane is called where there is little room.
QString briefName(const ReportPart &part)
{
    return part.letter.isEmpty() ? oneLine(part.name, 20) : part.letter;
}

QByteArray chart(const QString &title, const std::vector<Bar> &bars)
{
    constexpr int rowHeight = 24;
    constexpr double room = 210; // for the longest bar, of 400
    const double most = std::max_element(bars.cbegin(), bars.cend(), [](const Bar &a, const Bar &b) {
                            return a.value < b.value;
                        })->value;
    QStringList spoken;
    QByteArray rows;
    int y = 4;
    for (const Bar &bar : bars) {
        const double width = most > 0 ? bar.value / most * room : 0;
        rows += "<text x=\"0\" y=\"" + QByteArray::number(y + 13) + "\">" + escapedHtml(bar.name)
            + "</text><rect x=\"100\" y=\"" + QByteArray::number(y) + "\" width=\""
            + QByteArray::number(std::max(width, 1.0), 'f', 1) + "\" height=\"18\" rx=\"2\"/><text x=\""
            + QByteArray::number(106 + width, 'f', 1) + "\" y=\"" + QByteArray::number(y + 13) + "\">"
            + escapedHtml(bar.text) + "</text>\n";
        spoken << bar.name + u' ' + bar.text;
        y += rowHeight;
    }
    return "<figure><figcaption>" + escapedHtml(title)
        + "</figcaption>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
          "viewBox=\"0 0 400 "
        + QByteArray::number(y) + "\" aria-label=\"" + attributeText(title + u": "_s + spoken.join(u", "_s)) + "\">\n"
        + rows + "</svg></figure>\n";
}

void addBar(std::vector<Bar> &bars, const ReportPart &part, const std::optional<double> &value, const QString &unit)
{
    if (value && std::isfinite(*value) && *value >= 0)
        bars.push_back({briefName(part), *value, QString::number(*value, 'f', *value < 10 ? 2 : 1) + unit});
}

std::optional<double> secondsOf(const std::optional<chat::Metrics::Ms> &time)
{
    return time ? std::optional(double(time->count()) / 1000.0) : std::nullopt;
}

QByteArray spansHtml(const std::vector<compare::DiffSpan> &spans)
{
    QByteArray html;
    for (const compare::DiffSpan &span : spans) {
        const char *tag = span.kind == compare::SpanKind::Added ? "ins"
            : span.kind == compare::SpanKind::Removed           ? "del"
                                                                : "";
        html += *tag ? element(tag, span.text) : escapedHtml(span.text);
    }
    return html;
}

QByteArray rowHtml(const compare::DiffRow &row, const ReportWords &words)
{
    QByteArray left = spansHtml(row.left);
    QByteArray right = spansHtml(row.right);
    if (row.row.kind == compare::RowKind::MovedAway)
        right = element("span", words.movedAway, "dim");
    else if (row.row.kind == compare::RowKind::MovedHere)
        left = element("span", words.movedAway, "dim");
    return "<div dir=\"auto\">" + left + "</div><div dir=\"auto\">" + right + "</div>\n";
}

QByteArray wholeText(const Report &report, const Message &answer)
{
    QByteArray text;
    for (const chat::Part &part : answer.parts) {
        if (part.kind == chat::PartKind::Text)
            text += report.textOf(answer, part);
    }
    return text;
}

} // namespace

QByteArray element(const char *tag, const QString &text, const char *cssClass)
{
    const QByteArray named = *cssClass ? QByteArray(" class=\"") + cssClass + '"' : QByteArray();
    return QByteArray("<") + tag + named + '>' + escapedHtml(text) + "</" + tag + '>';
}

QByteArray fold(const QString &summary, const QByteArray &html)
{
    return "<details><summary>" + escapedHtml(summary) + "</summary>\n" + html + "</details>\n";
}

QByteArray chartsOf(const Report &report, const ReportTurn &turn)
{
    std::vector<Bar> first;
    std::vector<Bar> total;
    std::vector<Bar> rate;
    for (const ReportPart &part : turn.parts) {
        if (const Message *answer = part.answer()) {
            addBar(first, part, secondsOf(answer->metrics.firstToken), u" s"_s);
            addBar(total, part, secondsOf(answer->metrics.total), u" s"_s);
            addBar(rate, part, answer->metrics.tokensPerSecond(answer->usage), {});
        }
    }
    QByteArray charts;
    for (const auto &[title, bars] : {std::pair(report.words().firstToken, first),
                                      std::pair(report.words().total, total), std::pair(report.words().rate, rate)}) {
        if (!bars.empty())
            charts += chart(title, bars);
    }
    return charts.isEmpty() ? charts : "<div class=\"charts\">\n" + charts + "</div>\n";
}

QByteArray measureTable(const Report &report, const ReportTurn &turn)
{
    QStringList columns;
    std::vector<QHash<QString, QString>> rows;
    for (const ReportPart &part : turn.parts) {
        rows.push_back({});
        const Message *answer = part.answer();
        for (const Fact &fact : answer ? measuredOf(report, *answer) : std::vector<Fact>()) {
            if (!columns.contains(fact.name))
                columns << fact.name;
            rows.back().insert(fact.name, fact.value);
        }
    }
    if (columns.isEmpty())
        return {};
    QByteArray table = "<table><thead><tr><th></th>";
    for (const QString &column : columns)
        table += element("th", column);
    table += "</tr></thead><tbody>\n";
    for (size_t i = 0; i < rows.size(); ++i) {
        table += "<tr>" + element("th", turn.parts[i].heading());
        for (const QString &column : columns)
            table += element("td", rows[i].value(column), "number");
        table += "</tr>\n";
    }
    return table + "</tbody></table>\n";
}

QByteArray differenceOf(const Report &report, const ReportPart &first, const ReportPart &answer)
{
    const ReportWords &words = report.words();
    if (!first.answer() || !answer.answer())
        return {};
    const compare::AnswerDiff diff = compare::onlyChanges(
        compare::diffOf(wholeText(report, *first.answer()), wholeText(report, *answer.answer())));
    const QString name = first.letter.isEmpty() ? first.name : first.letter;
    if (diff.isEmpty())
        return "<p class=\"dim\">" + escapedHtml(words.differsNot.arg(name)) + "</p>\n";
    QByteArray rows;
    for (const compare::DiffRow &row : diff.rows)
        rows += rowHtml(row, words);
    const QByteArray coarse = diff.isCoarse ? "<p class=\"dim\">" + escapedHtml(words.differsCoarsely) + "</p>\n" : "";
    return fold(words.differs.arg(name), coarse + "<div class=\"diff\">\n" + rows + "</div>\n");
}

} // namespace tokenhub::exchange
