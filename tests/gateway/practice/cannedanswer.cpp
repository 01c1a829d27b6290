// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/cannedanswer.h"

#include "practice/guidesamples.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <array>

namespace tokenhub::practice {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int chaptersOfLongAnswer = 10;

struct Model {
    QLatin1StringView id;
    QLatin1StringView owner;
};
constexpr std::array models{
    Model{"qwen-plus"_L1, "alibaba"_L1},
    Model{"alibaba/qwen-plus"_L1, "alibaba"_L1},
    Model{"deepseek-v3.2"_L1, "deepseek"_L1},
    Model{"alibaba/deepseek-v3.2"_L1, "alibaba"_L1},
    Model{"practice/chinese"_L1, "practice"_L1},
    Model{"practice/echo"_L1, "practice"_L1},
    Model{"practice/guide"_L1, "practice"_L1},
    Model{"practice/hello"_L1, "practice"_L1},
    Model{"practice/long"_L1, "practice"_L1},
    Model{"practice/markdown"_L1, "practice"_L1},
    Model{"practice/poem"_L1, "practice"_L1},
    Model{"practice/slow"_L1, "practice"_L1},
    Model{"practice/thinking"_L1, "practice"_L1},
    Model{"practice/thinking-reasoning"_L1, "practice"_L1},
    Model{"practice/thinking-tags"_L1, "practice"_L1},
    Model{"tools-demo"_L1, "practice"_L1},
};

QString chapter(int number)
{
    return cannedText(u"chapter.md"_s).replace("{n}"_L1, QString::number(number));
}

QString longText()
{
    QStringList chapters;
    for (int number = 1; number <= chaptersOfLongAnswer; ++number)
        chapters.append(chapter(number));
    return chapters.join(u"\n\n"_s);
}

QString echo(const ChatCall &call)
{
    QString text = u"You said: "_s + call.lastText;
    if (call.lastImages > 0)
        text += call.lastImages == 1 ? u" (and sent 1 image)"_s : u" (and sent %1 images)"_s.arg(call.lastImages);
    const auto count = call.messages.size();
    return text
        + (count == 1 ? u"\n\nThis request carried 1 message."_s
                      : u"\n\nThis request carried %1 messages."_s.arg(count));
}

using Maker = CannedAnswer (*)(const ChatCall &);
struct Keyword {
    QLatin1StringView model; //!< after "practice/"
    QLatin1StringView word; //!< in the last user message, as a word of its own
    Maker make;
};

CannedAnswer thinking(ReasoningSpelling spelling)
{
    return {.reasoning = cannedText(u"thoughts.md"_s), .spelling = spelling, .text = cannedText(u"thinking.md"_s)};
}

// In order: the first that fits answers.
const std::array keywords{
    Keyword{"echo"_L1, "echo"_L1, [](const ChatCall &call) { return CannedAnswer{.text = echo(call)}; }},
    Keyword{"poem"_L1, "poem"_L1, [](const ChatCall &) { return CannedAnswer{.text = cannedText(u"poem.md"_s)}; }},
    Keyword{"long"_L1, "long"_L1, [](const ChatCall &) { return CannedAnswer{.text = longText()}; }},
    Keyword{"markdown"_L1, "markdown"_L1, [](const ChatCall &) { return CannedAnswer{.text = chapter(1)}; }},
    Keyword{"thinking-reasoning"_L1, {}, [](const ChatCall &) { return thinking(ReasoningSpelling::Reasoning); }},
    Keyword{"thinking-tags"_L1, {}, [](const ChatCall &) { return thinking(ReasoningSpelling::ThinkTags); }},
    Keyword{"thinking"_L1, "think"_L1, [](const ChatCall &) { return thinking(ReasoningSpelling::ReasoningContent); }},
    Keyword{"slow"_L1, "slow"_L1,
            [](const ChatCall &) { return CannedAnswer{.text = cannedText(u"slow.md"_s), .isSlow = true}; }},
    Keyword{"chinese"_L1, {}, [](const ChatCall &) { return CannedAnswer{.text = cannedText(u"chinese.md"_s)}; }},
};

QString modelKind(const QString &model)
{
    return model.startsWith("practice/"_L1) ? model.mid(qsizetype(qstrlen("practice/"))) : QString();
}

bool hasWord(const QString &text, QLatin1StringView word)
{
    return !word.isEmpty()
        && QRegularExpression(u"\\b%1\\b"_s.arg(word), QRegularExpression::CaseInsensitiveOption)
               .match(text)
               .hasMatch();
}

QJsonValue sampleArgument(const QJsonObject &schema)
{
    const QJsonArray choices = schema["enum"_L1].toArray();
    if (!choices.isEmpty())
        return choices.first();
    const QString type = schema["type"_L1].toString();
    if (type == "integer"_L1 || type == "number"_L1)
        return 1;
    if (type == "boolean"_L1)
        return true;
    if (type == "array"_L1)
        return QJsonArray{};
    if (type == "object"_L1)
        return QJsonObject{};
    return u"Beijing"_s;
}

CannedToolCall callOf(const QJsonObject &function, qsizetype index)
{
    const QJsonObject properties = function["parameters"_L1]["properties"_L1].toObject();
    QJsonObject arguments;
    for (auto it = properties.begin(); it != properties.end(); ++it)
        arguments.insert(it.key(), sampleArgument(it.value().toObject()));
    return {u"call_practice_%1"_s.arg(index + 1), function["name"_L1].toString(),
            QString::fromUtf8(QJsonDocument(arguments).toJson(QJsonDocument::Compact))};
}

std::vector<CannedToolCall> demonstrationCalls()
{
    return {{u"call_practice_1"_s, u"get_weather"_s, uR"({"city":"Beijing","unit":"celsius"})"_s},
            {u"call_practice_2"_s, u"get_time"_s, uR"({"zone":"Asia/Shanghai"})"_s}};
}

CannedAnswer toolAnswer(const ChatCall &call, bool isDemonstration)
{
    if (call.answersTool)
        return {.text = u"The tool answered: "_s + call.toolResult};
    CannedAnswer answer;
    for (const QJsonValue &tool : call.tools) {
        const QJsonObject function = tool["function"_L1].toObject();
        if (call.chosenTool.isEmpty() || function["name"_L1].toString() == call.chosenTool)
            answer.toolCalls.push_back(callOf(function, qsizetype(answer.toolCalls.size())));
    }
    if (call.tools.isEmpty())
        answer.toolCalls = demonstrationCalls();
    else if (!isDemonstration && answer.toolCalls.size() > 1)
        answer.toolCalls.resize(1); // only the demonstration makes several calls at once
    return answer;
}

bool isGuidePrompt(const ChatCall &call)
{
    return call.model == "qwen-plus"_L1 && call.messages.size() == 1 && call.lastText == "Hello, who are you?"_L1;
}

CannedAnswer textAnswer(const ChatCall &call)
{
    const QString kind = modelKind(call.model);
    for (const Keyword &keyword : keywords) {
        if (kind == keyword.model)
            return keyword.make(call);
    }
    for (const Keyword &keyword : keywords) {
        if (hasWord(call.lastText, keyword.word))
            return keyword.make(call);
    }
    if (call.lastText.contains(u"中文"_s))
        return {.text = cannedText(u"chinese.md"_s)};
    return {.text = cannedText(u"hello.md"_s)};
}

QByteArray entry(const Model &model)
{
    return "{\"id\":\"" + QByteArray(model.id.data(), model.id.size())
        + "\",\"object\":\"model\",\"created\":1735113344,\"owned_by\":\""
        + QByteArray(model.owner.data(), model.owner.size()) + "\"}";
}

} // namespace

CannedAnswer chooseAnswer(const ChatCall &call)
{
    if (modelKind(call.model) == "guide"_L1 || isGuidePrompt(call))
        return {.isGuideSample = true};
    const bool isDemonstration = call.model == "tools-demo"_L1;
    if (isDemonstration || call.answersTool || !call.tools.isEmpty() || hasWord(call.lastText, "tools?"_L1))
        return toolAnswer(call, isDemonstration);
    CannedAnswer answer = textAnswer(call);
    if (call.thinks == false)
        answer.reasoning.clear();
    else if (call.thinks == true && answer.reasoning.isEmpty())
        answer.reasoning = u"Thinking was asked for, so here is a thought: this answer is canned."_s;
    return answer;
}

QByteArray modelList()
{
    QByteArray entries;
    for (const Model &model : models)
        entries += (entries.isEmpty() ? "" : ",") + entry(model);
    return R"({"object":"list","data":[)"_ba + entries + "]}";
}

QByteArray modelEntry(const QString &id)
{
    for (const Model &model : models) {
        if (id == model.id)
            return entry(model);
    }
    return {};
}

} // namespace tokenhub::practice
