// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/reply.h"

#include <QString>
#include <functional>
#include <optional>
#include <vector>

namespace tokenhub::practice {

using Matcher = std::function<bool(const RecordedRequest &)>;

namespace match {
[[nodiscard]] Matcher any();
[[nodiscard]] Matcher method(const QByteArray &method);
[[nodiscard]] Matcher posts();
[[nodiscard]] Matcher path(const QByteArray &ending); //!< the path ends so: a prefix before /v1 is no obstacle
[[nodiscard]] Matcher model(const QString &model);
[[nodiscard]] Matcher bodyContains(const QByteArray &bytes);
[[nodiscard]] Matcher all(std::vector<Matcher> matchers);
} // namespace match

struct Rule {
    static constexpr int always = -1;

    Matcher matches;
    Reply reply;
    int times = 1; //!< used up at 0; always: never
};

//! \brief Rules in order; the first that matches and is not used up answers. A value.
//! Its JSON form is described by scriptHelp().
class Script
{
public:
    void add(const Matcher &matches, const Reply &reply, int times = 1);
    [[nodiscard]] std::optional<Reply> take(const RecordedRequest &request); //!< uses the rule up by one
    [[nodiscard]] int waiting() const; //!< uses left in all rules that are not for always
    void clear() { m_rules.clear(); }

    //! Nothing when the text is no script; then *error says what is wrong and where.
    [[nodiscard]] static std::optional<Script> fromJson(const QByteArray &text, QString *error);

private:
    std::vector<Rule> m_rules;
};

[[nodiscard]] QString scriptHelp(); //!< the JSON form by example, for --help

} // namespace tokenhub::practice
