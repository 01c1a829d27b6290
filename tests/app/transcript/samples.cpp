// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using std::chrono::milliseconds;

namespace samples {
namespace {

constexpr base::UtcMs start{1'700'000'000'000};

const char externalSort[]
    = R"(Use an **external merge sort**: sort pieces that fit in memory, write each as a run, then merge the runs while reading them once. Reading dominates, so the cost is about *2 · n / bandwidth*.

| Step | Memory | Disk passes |
|:-----|-------:|------------:|
| Make runs of 2 M rows | 1.1 GB | 1 |
| Merge 25 runs | 40 MB | 1 |

In Python the merge is one call:

```python
import heapq

def merge_sorted(paths, key=lambda r: r[0]):
    """Merge sorted runs without loading them."""
    files = [open(p) for p in paths]   # one handle per run
    yield from heapq.merge(*files, key=key)
```
)";

const char everything[] = R"(# A heading of the first order

Some prose with `inline code`, a [link to the manual](https://www.postgresql.org/docs/), ~~struck~~ words and **bold *and italic***.

## What to check first

1. The plan: `EXPLAIN ANALYZE` tells where the time goes.
2. The index. It must *lead* with the column you filter by:
   - equality columns first,
   - then the range column.
3. The statistics.

- [x] vacuum ran
- [ ] statistics are fresh

> An index is a promise to keep two things in step.
>
> > Nested, too.

### A wide listing

```cpp
std::vector<std::pair<std::string, std::chrono::milliseconds>> measurements = collect(std::move(arguments), Options{.repeat = 25, .warmup = true, .pinned = true});
```

| Engine | Prefix search | Full text | Memory for a million rows | Time to build the index | Notes that make the table wide |
|---|---|---|---:|---:|---|
| B-tree | yes | no | 40 MB | 1.2 s | the default, and rarely wrong |
| Trigram | anywhere in the word | fuzzy | 310 MB | 14 s | for substrings of names |

---

After the rule, a last paragraph.)";

QByteArray toolArguments()
{
    return R"({"city":"Hamburg","days":3,"units":{"temperature":"celsius","wind":"bft"}})"_ba;
}

Talk talkOf(std::unique_ptr<chat::Conversation> conversation)
{
    Talk talk;
    talk.conversation = std::move(conversation);
    talk.lane = talk.conversation->lanes().front().id;
    talk.model = std::make_unique<chat::ConversationModel>();
    talk.model->setConversation(talk.conversation.get(), talk.lane);
    return talk;
}

} // namespace

chat::MessageId Talk::prompt(const QString &text)
{
    chat::Message message = chat::makeUserMessage(text, start);
    return conversation->append(lane, message);
}

chat::MessageId Talk::begin(const QString &name)
{
    return conversation->append(lane, chat::makeAnswer(name, start));
}

chat::MessageId Talk::answer(const QString &name, const QByteArray &text)
{
    const chat::MessageId id = begin(name);
    conversation->applyDeltas(id, {chat::TextDelta{text}});
    conversation->finish(id, chat::Outcome::Complete, {});
    return id;
}

Talk empty()
{
    return talkOf(std::make_unique<chat::Conversation>(chat::Target{.model = u"deepseek-v3.2"_s}, start));
}

Talk plain(int messages)
{
    // At once: message by message a long conversation takes seconds to make.
    chat::ConversationData data;
    data.head.id = base::ConversationId::create();
    data.messages.push_back({.id = base::MessageId::create(), .role = chat::Role::Root});
    data.lanes.push_back({.id = base::LaneId::create(), .target = {.model = u"qwen-plus"_s}});
    for (int i = 0; i < messages; ++i) {
        chat::Message message = i % 2 == 0 ? chat::makeUserMessage(u"Question %1"_s.arg(i), start)
                                           : chat::makeAnswer(u"qwen-plus"_s, start);
        if (i % 2 == 1) {
            const QByteArray number = QByteArray::number(i - 1);
            message.parts = {{.text = "Answer **" + number + "**, in two sentences. This is the second."}};
            message.outcome = chat::Outcome::Complete;
        }
        message.parent = data.messages.back().id;
        message.lane = data.lanes.front().id;
        data.messages.push_back(std::move(message));
    }
    data.lanes.front().leaf = data.messages.back().id;
    return talkOf(std::make_unique<chat::Conversation>(std::move(data)));
}

Talk rich()
{
    Talk talk = empty();
    chat::Conversation &conversation = *talk.conversation;
    talk.prompt(u"How do I sort a million rows that do not fit in memory?"_s);
    const auto sorting = talk.begin(u"deepseek-v3.2"_s);
    conversation.applyDeltas(sorting,
                             {chat::ReasoningDelta{"The user wants an *external* sort.\n\nRuns, then a merge."},
                              chat::TextDelta{externalSort},
                              chat::UsageDelta{{.promptTokens = 1204,
                                                .cachedTokens = 1024,
                                                .completionTokens = 318,
                                                .reasoningTokens = 120,
                                                .totalTokens = 1522}},
                              chat::FinishDelta{u"stop"_s}});
    conversation.setMetrics(
        sorting, {.firstToken = milliseconds(700), .firstText = milliseconds(6700), .total = milliseconds(4486)});
    conversation.finish(sorting, chat::Outcome::Complete, {});
    const auto question = conversation.path(talk.lane).front();
    const auto again = conversation.appendBelow(talk.lane, question, chat::makeAnswer(u"deepseek-v3.2"_s, start));
    conversation.finish(again, chat::Outcome::Stopped, {});
    conversation.choose(talk.lane, sorting);

    talk.prompt(u"Show me everything you can typeset.\nAnd mind <T> and **this**."_s);
    talk.answer(u"deepseek-v3.2"_s, everything);
    talk.prompt(u"What is the weather?"_s);
    const auto tool = talk.begin(u"qwen-plus"_s);
    conversation.applyDeltas(tool,
                             {chat::TextDelta{"I look it up."},
                              chat::ToolCallDelta{0, u"call_1"_s, u"get_weather"_s, toolArguments()},
                              chat::FinishDelta{u"tool_calls"_s}});
    conversation.finish(tool, chat::Outcome::Complete, {});
    talk.prompt(u"Is sqlite an option?"_s);
    const auto live = talk.begin(u"qwen-plus"_s);
    conversation.applyDeltas(live,
                             {chat::TextDelta{"Yes, and for ad-hoc work it is often the better one. Import the "
                                              "file, create the index after the import, and let the query "
                                              "planner stream the rows"}});
    return talk;
}

Talk failures()
{
    Talk talk = empty();
    chat::Conversation &conversation = *talk.conversation;
    talk.prompt(u"Count to a thousand."_s);
    const auto cut = talk.begin(u"qwen-plus"_s);
    conversation.applyDeltas(cut, {chat::TextDelta{"One, two, three, four"}, chat::FinishDelta{u"length"_s}});
    conversation.finish(cut, chat::Outcome::Complete, {});
    talk.prompt(u"Go on."_s);
    const auto stopped = talk.begin(u"qwen-plus"_s);
    conversation.applyDeltas(stopped, {chat::TextDelta{"five, six"}});
    conversation.finish(stopped, chat::Outcome::Stopped, {});
    talk.prompt(u"And further?"_s);
    const auto failed = talk.begin(u"qwen-plus"_s);
    conversation.finish(failed, chat::Outcome::Failed,
                        base::Error{.kind = base::ErrorKind::KeyRejected,
                                    .detail = u"HTTP 401\n{\"error\":{\"message\":\"Incorrect API key\"}}"_s});
    talk.prompt(u"Once more."_s);
    const auto broken = talk.begin(u"deepseek-v3.2"_s);
    conversation.applyDeltas(broken, {chat::TextDelta{"seven, ei"}});
    conversation.finish(broken, chat::Outcome::Interrupted, base::Error{.kind = base::ErrorKind::Interrupted});
    talk.prompt(u"Now?"_s);
    talk.begin(u"qwen-plus"_s);
    return talk;
}

Talk chinese()
{
    Talk talk = empty();
    talk.prompt(u"周末去哪里玩？请给我一个两天的计划，最好有代码示例 😀。"_s);
    talk.answer(u"qwen-plus"_s, QByteArray(R"(## 周末计划

**第一天**：上午参观 *博物馆*，下午在西湖边散步，晚上品尝当地小吃。推荐使用 `pip install 旅行` 安装工具。

| 时间 | 地点 | 费用 |
|:---|:---|---:|
| 上午九点 | 浙江省博物馆 | 免费 |
| 下午两点 | 西湖游船 | ¥ 70 |

```python
def 问候(名字):
    # 打印一句问候
    print(f"你好，{名字}！ 🎉")
```

1. 早餐：豆浆、油条。
2. 午餐：东坡肉。

日本語と한국어も混ぜて表示できます。)"));
    return talk;
}

Talk rightToLeft()
{
    Talk talk = empty();
    talk.prompt(u"ما هو أفضل وقت لزيارة القاهرة؟"_s);
    talk.answer(u"qwen-plus"_s, QByteArray(R"(أفضل وقت هو **الشتاء**، من نوفمبر إلى فبراير.

- الطقس معتدل
- الأسعار أقل في `January`

An English paragraph stays left to right.

> اقتباس قصير)"));
    return talk;
}

QByteArray longAnswer(int bytes)
{
    QByteArray text;
    for (int i = 0; text.size() < bytes; ++i) {
        text += "## Part " + QByteArray::number(i) + "\n\n";
        for (int paragraph = 0; paragraph < 3; ++paragraph)
            text += "The quick brown fox jumps over the lazy dog, and *then* it rests for a while in the `shade`. "
                    "Nobody knows why; it may be the **heat**, or the hour.\n\n";
        text += "```python\nfor i in range(10):\n    print(i)\n```\n\n";
    }
    return text.left(bytes);
}

app::MessageWords words()
{
    app::MessageWords words;
    words.errorText = [](const chat::Message &message) {
        if (!message.error)
            return app::ErrorWords();
        if (message.error->kind == base::ErrorKind::KeyRejected)
            return app::ErrorWords{.sentence = u"The gateway did not accept the key."_s,
                                   .details = message.error->detail,
                                   .remedies = {{u"key"_s, u"Enter another key"_s}, {u"retry"_s, u"Try again"_s}}};
        return app::ErrorWords{.sentence = u"The connection broke off before the answer was complete."_s,
                               .remedies = {{u"continue"_s, u"Continue"_s}, {u"retry"_s, u"Try again"_s}}};
    };
    words.activityText = [](base::MessageId) {
        return app::ActivityWords{.line = u"Retrying in 4 s (429)"_s,
                                  .buttons = {{u"cancel"_s, u"Cancel"_s}, {u"now"_s, u"Try now"_s}}};
    };
    return words;
}

} // namespace samples
