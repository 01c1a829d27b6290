// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat/price.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <algorithm>

namespace tokenhub::chat {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Unset where there is none; NaN, which isPrice() refuses, for what is no number.
std::optional<double> numberFrom(const QJsonValue &value)
{
    if (value.isUndefined())
        return std::nullopt;
    return value.isDouble() ? value.toDouble() : std::numeric_limits<double>::quiet_NaN();
}

std::optional<ModelPrice> modelPriceFrom(const QJsonObject &object)
{
    const ModelPrice read{.model = object.value("model"_L1).toString(),
                          .price = {.input = numberFrom(object.value("input"_L1)),
                                    .cachedInput = numberFrom(object.value("cachedInput"_L1)),
                                    .output = numberFrom(object.value("output"_L1))}};
    const Price &price = read.price;
    const bool isWhole
        = !read.model.isEmpty() && read.model.size() <= PriceList::longestModel && price.input && price.output;
    if (!isWhole || !isPrice(*price.input) || !isPrice(*price.output) || !isPrice(price.cachedInput.value_or(0)))
        return std::nullopt;
    return read;
}

QJsonObject toJson(const ModelPrice &entry)
{
    QJsonObject object{{"model"_L1, entry.model}};
    const auto put = [&object](QLatin1StringView key, const std::optional<double> &value) {
        if (value)
            object[key] = *value;
    };
    put("input"_L1, entry.price.input);
    put("cachedInput"_L1, entry.price.cachedInput);
    put("output"_L1, entry.price.output);
    return object;
}

} // namespace

bool isPrice(double value)
{
    return value >= 0 && value <= Price::highest; // false for NaN
}

std::optional<double> costOf(const Usage &usage, const Price &price)
{
    if (!price.input || !price.output || !usage.promptTokens || !usage.completionTokens || *usage.promptTokens < 0
        || *usage.completionTokens < 0)
        return std::nullopt;
    // A gateway that reports more from its cache than there was is not taken at its word.
    const qint64 cached = std::clamp<qint64>(usage.cachedTokens.value_or(0), 0, *usage.promptTokens);
    const double cost = double(*usage.promptTokens - cached) * *price.input
        + double(cached) * price.cachedInput.value_or(*price.input) + double(*usage.completionTokens) * *price.output;
    return cost / Price::million;
}

std::optional<Price> PriceList::priceOf(const QString &model) const
{
    const auto found
        = std::find_if(models.begin(), models.end(), [&model](const ModelPrice &each) { return each.model == model; });
    return found == models.end() ? std::nullopt : std::optional(found->price);
}

std::optional<Cost> PriceList::costOf(const QString &model, const Usage &usage) const
{
    const std::optional<Price> price = priceOf(model);
    const std::optional<double> amount = price ? chat::costOf(usage, *price) : std::nullopt;
    return amount ? std::optional(Cost{.amount = *amount, .currency = currency}) : std::nullopt;
}

QString PriceList::toText() const
{
    if (*this == PriceList{})
        return u""_s;
    QJsonArray list;
    for (const ModelPrice &entry : models)
        list.append(toJson(entry));
    return QString::fromUtf8(
        QJsonDocument(QJsonObject{{"currency"_L1, currency}, {"models"_L1, list}}).toJson(QJsonDocument::Compact));
}

ReadPrices readPrices(const QString &text)
{
    ReadPrices read;
    if (text.isEmpty())
        return read;
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const QJsonValue currency = object.value("currency"_L1);
    const QJsonArray list = object.value("models"_L1).toArray();
    const bool isCurrency = currency.isString() && currency.toString().size() <= PriceList::longestCurrency;
    read.wasDamaged
        = !isCurrency || !object.value("models"_L1).isArray() || list.size() > qsizetype(PriceList::mostModels);
    if (isCurrency)
        read.prices.currency = currency.toString();
    QSet<QString> seen;
    for (const QJsonValue &value : list) {
        if (read.prices.models.size() == PriceList::mostModels)
            break;
        const std::optional<ModelPrice> entry = modelPriceFrom(value.toObject());
        if (entry && !seen.contains(entry->model))
            read.prices.models.push_back(*entry);
        else
            read.wasDamaged = true;
        seen.insert(value.toObject().value("model"_L1).toString());
    }
    return read;
}

} // namespace tokenhub::chat
