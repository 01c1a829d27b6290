// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/usage.h"

#include <QString>
#include <optional>
#include <vector>

namespace tokenhub::chat {

//! What a million tokens cost, in the currency of the list it stands in. Unset is not known, 0 costs nothing.
struct Price {
    static constexpr double highest = 1'000'000;
    static constexpr double million = 1'000'000;

    std::optional<double> input;
    std::optional<double> cachedInput; //!< of input tokens read from a cache; unset: as input
    std::optional<double> output; //!< reasoning included

    friend bool operator==(const Price &, const Price &) = default;
};

//! From 0 to Price::highest; not NaN.
[[nodiscard]] bool isPrice(double value);
//! In the currency of the price; empty where price or usage does not say enough. Any thread.
[[nodiscard]] std::optional<double> costOf(const Usage &usage, const Price &price);

struct ModelPrice {
    QString model; //!< as it is asked for
    Price price;

    friend bool operator==(const ModelPrice &, const ModelPrice &) = default;
};

//! An amount and what it is counted in.
struct Cost {
    double amount = 0;
    QString currency; //!< free text: "USD", "credits"; may be empty

    friend bool operator==(const Cost &, const Cost &) = default;
};

//! \brief What the models of a gateway cost, as its person entered it: a gateway does not say. A value; any thread.
struct PriceList {
    static constexpr size_t mostModels = 200;
    static constexpr qsizetype longestCurrency = 12;
    static constexpr qsizetype longestModel = 300;

    QString currency = QStringLiteral("USD");
    std::vector<ModelPrice> models;

    [[nodiscard]] std::optional<Price> priceOf(const QString &model) const;
    //! Of an answer of \a model with this usage; empty where it cannot be told.
    [[nodiscard]] std::optional<Cost> costOf(const QString &model, const Usage &usage) const;
    //! One JSON object, to be stored; empty text for the default.
    [[nodiscard]] QString toText() const;

    friend bool operator==(const PriceList &, const PriceList &) = default;
};

//! What a stored text came to. What cannot be understood is left out, and wasDamaged tells so.
struct ReadPrices {
    PriceList prices;
    bool wasDamaged = false;
};
[[nodiscard]] ReadPrices readPrices(const QString &text);

} // namespace tokenhub::chat
