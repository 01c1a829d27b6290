// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/script.h"

#include "practice/guidesamples.h"

#include <algorithm>

namespace tokenhub::practice {

using namespace Qt::Literals::StringLiterals;

namespace match {

Matcher any()
{
    return [](const RecordedRequest &) { return true; };
}

Matcher method(const QByteArray &method)
{
    return [method](const RecordedRequest &request) { return request.method == method; };
}

Matcher posts()
{
    return method("POST"_ba);
}

Matcher path(const QByteArray &ending)
{
    return [ending](const RecordedRequest &request) { return request.path().endsWith(ending); };
}

Matcher model(const QString &model)
{
    return [model](const RecordedRequest &request) { return request.json().value("model"_L1).toString() == model; };
}

Matcher bodyContains(const QByteArray &bytes)
{
    return [bytes](const RecordedRequest &request) { return request.body.contains(bytes); };
}

Matcher all(std::vector<Matcher> matchers)
{
    return [matchers = std::move(matchers)](const RecordedRequest &request) {
        return std::all_of(matchers.begin(), matchers.end(),
                           [&request](const Matcher &matches) { return matches(request); });
    };
}

} // namespace match

void Script::add(const Matcher &matches, const Reply &reply, int times)
{
    m_rules.push_back({matches, reply, times});
}

std::optional<Reply> Script::take(const RecordedRequest &request)
{
    for (Rule &rule : m_rules) {
        if (rule.times == 0 || !rule.matches(request))
            continue;
        if (rule.times != Rule::always)
            --rule.times;
        return rule.reply;
    }
    return std::nullopt;
}

int Script::waiting() const
{
    int waiting = 0;
    for (const Rule &rule : m_rules)
        waiting += std::max(rule.times, 0);
    return waiting;
}

QString scriptHelp()
{
    return cannedText(u"script-help.txt"_s);
}

} // namespace tokenhub::practice
