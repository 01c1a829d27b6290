// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/price.h"

#include <QStringList>
#include <optional>
#include <vector>

namespace tokenhub::app {

//! \brief What was measured of one lane's answer in one turn. Names are plain text.
struct LaneFigures {
    QString letter; //!< "A"
    int hue = 0; //!< which of the theme's lane colours
    QString model; //!< as it may be shown: neutral while it is hidden
    std::optional<double> firstTokenSeconds;
    std::optional<double> totalSeconds;
    std::optional<double> tokensPerSecond;
    std::optional<qint64> tokensIn;
    std::optional<qint64> tokensOut;
    std::optional<chat::Cost> cost;

    friend bool operator==(const LaneFigures &, const LaneFigures &) = default;
};

//! A turn and the lanes that answered in it, in their order.
struct TurnFigures {
    int number = 1; //!< of the conversation, from 1
    QString prompt; //!< one line
    std::vector<LaneFigures> lanes;

    friend bool operator==(const TurnFigures &, const TurnFigures &) = default;
};

//! One of the charts: a bar for each lane.
struct FigureBars {
    QString title; //!< with its unit
    QStringList letters;
    std::vector<int> hues;
    std::vector<std::optional<double>> values;
    QStringList labels; //!< the values in words; empty where there is none

    [[nodiscard]] bool isEmpty() const; //!< nothing was measured of any lane
    [[nodiscard]] QString spoken() const; //!< the whole chart in a sentence
};
//! Time to the first token, in all, speed, tokens out, cost; in the person's language. Money of several currencies
//! cannot stand side by side: then its chart is empty.
[[nodiscard]] std::vector<FigureBars> barsOf(const TurnFigures &turn);

//! The table: a title for each column, and the cells of a lane as they are read.
[[nodiscard]] QStringList figureTitles();
[[nodiscard]] QStringList figureCells(const LaneFigures &lane);
//! For spreadsheets: numbers with a point and all their digits, units in the titles, tabs between; no cell is taken for
//! a formula.
[[nodiscard]] QString figuresAsTsv(const std::vector<LaneFigures> &lanes);

} // namespace tokenhub::app
