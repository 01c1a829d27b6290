// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/asksettings.h"

namespace tokenhub::cli {

using namespace Qt::Literals::StringLiterals;
using base::Error;
using base::ErrorKind;

namespace {

Error unreadable(const QString &name, const QString &why)
{
    return {.kind = ErrorKind::BadField, .detail = why, .subject = name};
}

base::Result<void> setBool(std::optional<bool> &into, const QString &name, const QString &value)
{
    const QString lower = value.toLower();
    if (lower == "true"_L1 || lower == "on"_L1 || lower == "1"_L1)
        into = true;
    else if (lower == "false"_L1 || lower == "off"_L1 || lower == "0"_L1)
        into = false;
    else
        return unreadable(name, u"expected true or false"_s);
    return {};
}

base::Result<void> setNumber(chat::Parameters &parameters, const QString &key, const QString &name,
                             const QString &value)
{
    bool isNumber = false;
    if (key == "maxtokens"_L1) {
        parameters.maxTokens = value.toLongLong(&isNumber);
        if (!isNumber || *parameters.maxTokens < 1)
            return unreadable(name, u"expected a whole number above 0"_s);
    } else {
        parameters.temperature = value.toDouble(&isNumber);
        if (!isNumber || !(*parameters.temperature >= 0 && *parameters.temperature <= 2)) // nor "nan"
            return unreadable(name, u"expected a number from 0 to 2"_s);
    }
    return {};
}

chat::ToolChoice toolChoice(const QString &value)
{
    using Mode = chat::ToolChoice::Mode;
    if (value == "auto"_L1)
        return {Mode::Auto, {}};
    if (value == "none"_L1)
        return {Mode::None, {}};
    if (value == "required"_L1)
        return {Mode::Required, {}};
    return {Mode::Function, value};
}

} // namespace

base::Result<void> setParameter(chat::Parameters &parameters, const QString &assignment)
{
    const qsizetype equals = assignment.indexOf(u'=');
    const QString name = assignment.left(equals).trimmed();
    const QString value = assignment.mid(equals + 1);
    if (equals <= 0)
        return unreadable(assignment, u"expected name=value"_s);
    // max_tokens, max-tokens and maxTokens are one name to whoever types it.
    const QString key = QString(name).remove(u'_').remove(u'-').toLower();
    if (key == "maxtokens"_L1 || key == "temperature"_L1)
        return setNumber(parameters, key, name, value);
    if (key == "stream"_L1)
        return setBool(parameters.stream, name, value);
    if (key == "enablethinking"_L1 || key == "thinking"_L1)
        return setBool(parameters.thinking, name, value);
    if (key == "enablesearch"_L1 || key == "search"_L1)
        return setBool(parameters.search, name, value);
    if (key == "stop"_L1 && value.isEmpty())
        return unreadable(name, u"expected a text to stop at"_s);
    if (key == "stop"_L1)
        parameters.stop.append(value);
    else if (key == "tools"_L1)
        parameters.tools = value;
    else if (key == "toolchoice"_L1)
        parameters.toolChoice = toolChoice(value);
    else
        return unreadable(name, u"not a parameter of its own; use --extra"_s);
    return {};
}

} // namespace tokenhub::cli
