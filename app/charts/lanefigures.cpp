// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/lanefigures.h"

#include "words/costtext.h"
#include "words/plaintext.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <functional>

namespace tokenhub::app {

using namespace Qt::Literals::StringLiterals;

namespace {

struct FigureWords {
    Q_DECLARE_TR_FUNCTIONS(FigureWords)
};

QString decimals(const std::optional<double> &value, int digits)
{
    return value ? QLocale().toString(*value, 'f', digits) : QString();
}

QString whole(const std::optional<qint64> &value)
{
    return value ? QLocale().toString(*value) : QString();
}

std::optional<double> asDouble(const std::optional<qint64> &value)
{
    return value ? std::optional(double(*value)) : std::nullopt;
}

bool areOneCurrency(const std::vector<LaneFigures> &lanes)
{
    std::optional<QString> known;
    for (const LaneFigures &lane : lanes) {
        if (!lane.cost)
            continue;
        if (known && *known != lane.cost->currency)
            return false;
        known = lane.cost->currency;
    }
    return true;
}

QString currencyOf(const std::vector<LaneFigures> &lanes)
{
    for (const LaneFigures &lane : lanes) {
        if (lane.cost)
            return words::onOneLine(lane.cost->currency);
    }
    return {};
}

using ValueOf = std::function<std::optional<double>(const LaneFigures &)>;
using LabelOf = std::function<QString(const LaneFigures &)>;

FigureBars barsFor(const TurnFigures &turn, const QString &title, const ValueOf &value, const LabelOf &label)
{
    FigureBars bars{.title = title};
    for (const LaneFigures &lane : turn.lanes) {
        bars.letters << lane.letter;
        bars.hues.push_back(lane.hue);
        bars.values.push_back(value(lane));
        bars.labels << label(lane);
    }
    return bars;
}

QString exactNumber(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'g', QLocale::FloatingPointShortest) : QString();
}

QString exactNumber(const std::optional<qint64> &value)
{
    return value ? QString::number(*value) : QString();
}

//! A cell that begins like a formula is one to most spreadsheets.
QString cellText(const QString &text)
{
    const QString line = words::onOneLine(text);
    return !line.isEmpty() && u"=+-@"_s.contains(line.front()) ? u'\'' + line : line;
}

} // namespace

bool FigureBars::isEmpty() const
{
    return std::none_of(values.begin(), values.end(), [](const auto &value) { return value.has_value(); });
}

QString FigureBars::spoken() const
{
    QStringList told;
    for (qsizetype i = 0; i < letters.size(); ++i) {
        const QString label = labels.at(i).isEmpty() ? FigureWords::tr("not known") : labels.at(i);
        told << FigureWords::tr("%1 %2", "a lane's letter and its number").arg(letters.at(i), label);
    }
    return FigureWords::tr("%1: %2", "a chart's title and its numbers").arg(title, told.join(u", "_s));
}

std::vector<FigureBars> barsOf(const TurnFigures &turn)
{
    std::vector<FigureBars> all;
    all.push_back(barsFor(
        turn, FigureWords::tr("First token, s"), [](const auto &lane) { return lane.firstTokenSeconds; },
        [](const auto &lane) { return decimals(lane.firstTokenSeconds, 2); }));
    all.push_back(barsFor(
        turn, FigureWords::tr("Total, s"), [](const auto &lane) { return lane.totalSeconds; },
        [](const auto &lane) { return decimals(lane.totalSeconds, 2); }));
    all.push_back(barsFor(
        turn, FigureWords::tr("Tokens per second"), [](const auto &lane) { return lane.tokensPerSecond; },
        [](const auto &lane) { return decimals(lane.tokensPerSecond, 1); }));
    all.push_back(barsFor(
        turn, FigureWords::tr("Tokens out"), [](const auto &lane) { return asDouble(lane.tokensOut); },
        [](const auto &lane) { return whole(lane.tokensOut); }));
    const bool isComparable = areOneCurrency(turn.lanes);
    const QString currency = isComparable ? currencyOf(turn.lanes) : QString();
    all.push_back(barsFor(
        turn, currency.isEmpty() ? FigureWords::tr("Cost") : FigureWords::tr("Cost, %1", "a currency").arg(currency),
        [isComparable](const auto &lane) {
            return isComparable && lane.cost ? std::optional(lane.cost->amount) : std::nullopt;
        },
        [](const auto &lane) { return lane.cost ? words::costText(*lane.cost) : QString(); }));
    return all;
}

QStringList figureTitles()
{
    return {FigureWords::tr("Lane"),       FigureWords::tr("Model"),    FigureWords::tr("First token, s"),
            FigureWords::tr("Total, s"),   FigureWords::tr("Tokens/s"), FigureWords::tr("Tokens in"),
            FigureWords::tr("Tokens out"), FigureWords::tr("Cost")};
}

QStringList figureCells(const LaneFigures &lane)
{
    return {lane.letter,
            lane.model,
            decimals(lane.firstTokenSeconds, 3),
            decimals(lane.totalSeconds, 3),
            decimals(lane.tokensPerSecond, 2),
            whole(lane.tokensIn),
            whole(lane.tokensOut),
            lane.cost ? words::costText(*lane.cost) : QString()};
}

QString figuresAsTsv(const std::vector<LaneFigures> &lanes)
{
    QStringList titles = figureTitles();
    titles << FigureWords::tr("Currency");
    QString text = titles.join(u'\t') + u'\n';
    for (const LaneFigures &lane : lanes) {
        const QStringList cells{cellText(lane.letter),
                                cellText(lane.model),
                                exactNumber(lane.firstTokenSeconds),
                                exactNumber(lane.totalSeconds),
                                exactNumber(lane.tokensPerSecond),
                                exactNumber(lane.tokensIn),
                                exactNumber(lane.tokensOut),
                                lane.cost ? exactNumber(std::optional(lane.cost->amount)) : QString(),
                                lane.cost ? cellText(lane.cost->currency) : QString()};
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

} // namespace tokenhub::app
