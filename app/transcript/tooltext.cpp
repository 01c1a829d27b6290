// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/tooltext.h"

#include "words/plaintext.h"

#include <QJsonDocument>
#include <algorithm>

namespace tokenhub::app {
namespace {

constexpr qsizetype mostIndented = 256 * 1024; // bytes, before and after; more is shown as it came
constexpr qsizetype summarisedBytes = 600;
constexpr qsizetype summaryLength = 160;
constexpr int deepest = 16; // levels that are indented: white space must not outgrow the text

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isOpening(char c)
{
    return c == '{' || c == '[';
}

bool isClosing(char c)
{
    return c == '}' || c == ']';
}

//! Of JSON that is known to be valid, so that strings are all it has to tell from the rest.
class JsonIndenter
{
public:
    [[nodiscard]] QByteArray run(const QByteArray &json)
    {
        m_text.reserve(2 * json.size());
        for (const char c : json) {
            if (m_isInString)
                takeInString(c);
            else if (!isSpace(c))
                take(c);
        }
        return m_text;
    }

private:
    void takeInString(char c)
    {
        m_text += c;
        m_isInString = m_isEscaped || c != '"';
        m_isEscaped = !m_isEscaped && c == '\\';
    }

    void take(char c)
    {
        m_level -= isClosing(c) ? 1 : 0;
        // What is empty stays in its line.
        if (isClosing(c) ? !isOpening(m_before) : isOpening(m_before) || m_before == ',')
            m_text.append('\n').append(2 * std::clamp(m_level, 0, deepest), ' ');
        m_level += isOpening(c) ? 1 : 0;
        m_text += c;
        if (c == ':')
            m_text += ' ';
        m_isInString = c == '"';
        m_before = c;
    }

    QByteArray m_text;
    int m_level = 0;
    char m_before = 0; //!< the last character outside of strings
    bool m_isInString = false;
    bool m_isEscaped = false;
};

qsizetype longestRun(const QByteArray &text, char character)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const char c : text) {
        run = c == character ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

} // namespace

std::optional<QByteArray> indentedJson(const QByteArray &json)
{
    // QJsonDocument alone would sort the keys and write numbers as it understood them.
    if (json.size() > mostIndented || QJsonDocument::fromJson(json).isNull())
        return {};
    QByteArray indented = JsonIndenter().run(json);
    if (indented.size() > mostIndented)
        return {};
    return indented;
}

ToolText toolText(const chat::Part &part)
{
    if (part.text.trimmed().isEmpty())
        return {};
    const std::optional<QByteArray> json = indentedJson(part.text);
    constexpr qsizetype shortestFence = 3;
    const QByteArray fence(std::max(shortestFence, longestRun(part.text, '~') + 1), '~');
    // The arguments of a call are meant to be JSON, whole or not.
    const bool isColoured = json || part.kind == chat::PartKind::ToolCall;
    return {.markdown = fence + (isColoured ? "json\n" : "\n") + json.value_or(part.text) + '\n' + fence + '\n',
            .isBroken = !json && part.text.size() <= mostIndented && QJsonDocument::fromJson(part.text).isNull()};
}

QString toolSummary(const chat::Part &part)
{
    return words::onOneLine(QString::fromUtf8(part.text.left(summarisedBytes)), summaryLength);
}

} // namespace tokenhub::app
