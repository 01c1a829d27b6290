// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/comparisonrecords.h"

#include "base/jsonreaders.h"

#include <QJsonDocument>
#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace tokenhub::store {
namespace {

QString compactText(const QJsonDocument &document)
{
    return document.isEmpty() ? u""_s : QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

} // namespace

QString comparisonToText(const chat::ComparisonSettings &comparison)
{
    if (comparison == chat::ComparisonSettings())
        return u""_s;
    return compactText(QJsonDocument(QJsonObject{{u"policy"_s, chat::contextPolicyName(comparison.policy)},
                                                 {u"order"_s, chat::sendOrderName(comparison.order)},
                                                 {u"atOnce"_s, comparison.atOnce},
                                                 {u"blind"_s, comparison.isBlind},
                                                 {u"masksNames"_s, comparison.masksNames}}));
}

chat::ComparisonSettings comparisonFromText(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    chat::ComparisonSettings comparison;
    comparison.policy = chat::contextPolicyFromName(object.value("policy"_L1).toString()).value_or(comparison.policy);
    comparison.order = chat::sendOrderFromName(object.value("order"_L1).toString()).value_or(comparison.order);
    comparison.atOnce
        = std::clamp(object.value("atOnce"_L1).toInt(comparison.atOnce), 1, chat::ComparisonSettings::mostLanes);
    comparison.isBlind = object.value("blind"_L1).toBool();
    comparison.masksNames = object.value("masksNames"_L1).toBool();
    return comparison;
}

QString verdictsToText(const QHash<base::MessageId, chat::Verdict> &verdicts)
{
    QJsonObject object;
    for (auto it = verdicts.cbegin(); it != verdicts.cend(); ++it) {
        if (it->isEmpty())
            continue;
        object.insert(it.key().toString(),
                      QJsonObject{{u"rating"_s, it->rating},
                                  {u"tags"_s, QJsonArray::fromStringList(it->tags)},
                                  {u"note"_s, it->note}});
    }
    return compactText(QJsonDocument(object));
}

QHash<base::MessageId, chat::Verdict> verdictsFromText(const QString &text)
{
    QHash<base::MessageId, chat::Verdict> verdicts;
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto answer = base::MessageId::fromString(it.key());
        const QJsonObject entry = it.value().toObject();
        chat::Verdict verdict{.rating = std::clamp(entry.value("rating"_L1).toInt(), 0, 5),
                              .tags = {},
                              .note = entry.value("note"_L1).toString()};
        const QJsonArray tags = entry.value("tags"_L1).toArray();
        for (const QJsonValue &tag : tags)
            verdict.tags << tag.toString();
        if (!answer.isNull() && !verdict.isEmpty())
            verdicts.insert(answer, verdict);
    }
    return verdicts;
}

QString laneIdsToText(const std::vector<base::LaneId> &lanes)
{
    QJsonArray array;
    for (const base::LaneId &lane : lanes)
        array.append(lane.toString());
    return compactText(QJsonDocument(array));
}

std::vector<base::LaneId> laneIdsFromText(const QString &text)
{
    std::vector<base::LaneId> lanes;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &value : array) {
        if (const auto lane = base::LaneId::fromString(value.toString()); !lane.isNull())
            lanes.push_back(lane);
    }
    return lanes;
}

QString targetsToText(const std::vector<chat::Target> &targets)
{
    QJsonArray array;
    for (const chat::Target &target : targets)
        array.append(target.toJson());
    return compactText(QJsonDocument(array));
}

std::vector<chat::Target> targetsFromText(const QString &text)
{
    std::vector<chat::Target> targets;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &value : array)
        targets.push_back(chat::Target::fromJson(value.toObject()));
    return targets;
}

} // namespace tokenhub::store
