// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include "transcript/messagelayout.h"
#include "transcript/transcripttext.h"

#include <QGuiApplication>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

namespace {

LayoutContext context(int width)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(15);
    return {.style = TranscriptStyle::make(paletteOf(lightTheme()), font, 1, 1), .width = width};
}

MessageGeometry layout(const MessageInputs &inputs, const LayoutContext &context, MessageContent &content)
{
    content.update(inputs.message);
    return MessageLayout(content, inputs, context).run();
}

MessageGeometry layout(const MessageInputs &inputs, const LayoutContext &context)
{
    MessageContent content(context.style);
    MessageGeometry geometry = layout(inputs, context, content);
    for (TextBox &text : geometry.texts)
        text.document = nullptr; // went with the content
    return geometry;
}

chat::Message answer(const QByteArray &text)
{
    chat::Message message = chat::makeAnswer(u"qwen-plus"_s, {});
    message.outcome = chat::Outcome::Complete;
    message.parts = {{.kind = chat::PartKind::Text, .text = text}};
    return message;
}

const GroundBox *ground(const MessageGeometry &geometry, GroundKind kind)
{
    for (const GroundBox &box : geometry.grounds) {
        if (box.kind == kind)
            return &box;
    }
    return nullptr;
}

const Spot *spot(const MessageGeometry &geometry, SpotKind kind)
{
    for (const Spot &box : geometry.spots) {
        if (box.kind == kind)
            return &box;
    }
    return nullptr;
}

} // namespace

class MessageLayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsThePromptsBubbleAtTheRightAndWithinFourFifths()
    {
        const QString words = u"many words "_s.repeated(60);
        for (const int width : {400, 764, 1600}) {
            const LayoutContext at = context(width);
            const chat::Message prompt = chat::makeUserMessage(words, {});
            const MessageGeometry geometry = layout({.message = prompt}, at);
            const GroundBox *bubble = ground(geometry, GroundKind::Bubble);
            QVERIFY(bubble);
            QVERIFY(bubble->rect.width() <= at.columnWidth() * 8 / 10);
            QCOMPARE(bubble->rect.right() + 1, at.columnLeft() + at.columnWidth());
        }
        const chat::Message brief = chat::makeUserMessage(u"Hi"_s, {});
        QVERIFY(ground(layout({.message = brief}, context(764)), GroundKind::Bubble)->rect.width() < 80);
    }

    void centresAColumnThatGrowsWithTheFontOnly()
    {
        QCOMPARE(context(3000).columnWidth(), 720);
        QCOMPARE(context(3000).columnLeft(), (3000 - 720) / 2);
        QCOMPARE(context(400).columnWidth(), 400 - 32);
        QFont font;
        font.setPixelSize(15);
        QCOMPARE(TranscriptStyle::make({}, font, 2, 1).textWidth, 1440);
    }

    void staysInsideTheColumnAtEveryWidth()
    {
        samples::Talk talk = samples::rich();
        for (int width = 240; width < 1200; width += 97) {
            const LayoutContext at = context(width);
            for (int row = 0; row < talk.model->rowCount(); ++row) {
                const MessageGeometry geometry = layout({.message = talk.model->message(row), .pages = 3}, at);
                for (const TextBox &text : geometry.texts)
                    QVERIFY(text.rect.left() >= at.columnLeft() - 1
                            && text.rect.right() <= at.columnLeft() + at.columnWidth());
                for (const GroundBox &box : geometry.grounds)
                    QVERIFY(box.rect.bottom() <= geometry.height);
            }
        }
    }

    void doesNotLetTextsOverlap()
    {
        samples::Talk talk = samples::rich();
        const LayoutContext at = context(764);
        for (int row = 0; row < talk.model->rowCount(); ++row) {
            const MessageGeometry geometry = layout({.message = talk.model->message(row)}, at);
            for (std::size_t i = 1; i < geometry.texts.size(); ++i)
                QVERIFY(geometry.texts[i].rect.top() > geometry.texts[i - 1].rect.bottom());
        }
    }

    void scrollsWideCodeInsideItsFrame()
    {
        const chat::Message message = answer("```cpp\n" + QByteArray(400, 'x') + "\n```\n");
        const MessageGeometry geometry = layout({.message = message}, context(764));
        const GroundBox *frame = ground(geometry, GroundKind::CodeFrame);
        QVERIFY(frame);
        QCOMPARE(frame->rect.width(), context(764).columnWidth());
        QVERIFY(geometry.texts.front().scrollRange() > 1000);
        QVERIFY(frame->rect.contains(geometry.texts.front().rect));
        QVERIFY(spot(geometry, SpotKind::CopyCode));
    }

    void reservesTheRoomOfActionsFromTheStart()
    {
        chat::Message running = answer("Text of the answer.");
        running.outcome.reset();
        const chat::Message done = answer("Text of the answer.");
        const LayoutContext at = context(764);
        QCOMPARE(layout({.message = running}, at).height, layout({.message = done}, at).height);
        QVERIFY(!layout({.message = running}, at).caret.isNull());
        QVERIFY(layout({.message = done}, at).caret.isNull());
    }

    void offersWhatFitsTheAuthor()
    {
        const chat::Message prompt = chat::makeUserMessage(u"Hi"_s, {});
        const MessageGeometry mine = layout({.message = prompt}, context(764));
        QVERIFY(spot(mine, SpotKind::Copy) && spot(mine, SpotKind::Edit) && !spot(mine, SpotKind::Regenerate));
        const chat::Message reply = answer("Hi");
        const MessageGeometry theirs = layout({.message = reply, .page = 3, .pages = 3}, context(764));
        QVERIFY(spot(theirs, SpotKind::Copy) && spot(theirs, SpotKind::Edit) && spot(theirs, SpotKind::Regenerate));
        const MessageGeometry silent = layout({.message = answer("")}, context(764));
        QVERIFY(!spot(silent, SpotKind::Copy) && !spot(silent, SpotKind::Edit));
        QVERIFY(spot(theirs, SpotKind::PreviousVersion)->enabled);
        QVERIFY(!spot(theirs, SpotKind::NextVersion)->enabled);
        QVERIFY(!spot(mine, SpotKind::NextVersion));
    }

    void foldsTheReasoningWhenTheAnswerBegins()
    {
        chat::Message message = chat::makeAnswer(u"qwen-plus"_s, {});
        message.parts = {{.kind = chat::PartKind::Reasoning, .text = "Let me think.\n\nTwice."}};
        const LayoutContext at = context(764);
        MessageContent content(at.style);
        QCOMPARE(layout({.message = message}, at, content).texts.size(), 1);
        message.parts.push_back({.kind = chat::PartKind::Text, .text = "So:"});
        const MessageGeometry folded = layout({.message = message}, at, content);
        QCOMPARE(folded.texts.size(), 1);
        QCOMPARE(folded.texts.front().leaf.element, 1);
        QCOMPARE(spot(folded, SpotKind::Fold)->state, SpotState::Closed);
        const MessageGeometry opened = layout({.message = message, .folds = {{0, SpotState::Open}}}, at, content);
        QCOMPARE(opened.texts.size(), 2);
        QVERIFY(opened.height > folded.height);
    }

    void showsToolCallsAsFormattedJsonWhenOpened()
    {
        chat::Message message = answer("");
        message.parts = {{.kind = chat::PartKind::ToolCall, .text = R"({"a":1,"b":[2]})", .name = u"sum"_s}};
        const LayoutContext at = context(764);
        MessageContent content(at.style);
        const MessageGeometry closed = layout({.message = message}, at, content);
        QVERIFY(closed.texts.empty());
        QVERIFY(spot(closed, SpotKind::Fold)->label.contains(u"sum"_s));
        QVERIFY(spot(closed, SpotKind::Fold)->label.contains(u"{\"a\":1"_s));
        const MessageGeometry open = layout({.message = message, .folds = {{0, SpotState::Open}}}, at, content);
        QCOMPARE(open.texts.size(), 1);
        QCOMPARE(open.texts.front().document->toPlainText(), u"{\n  \"a\": 1,\n  \"b\": [\n    2\n  ]\n}"_s);
        QVERIFY(!spot(open, SpotKind::Fold)->label.contains(u'{'));
        QCOMPARE(content.markdown(0)->segments().front()->language(), u"json"_s);
        QVERIFY(content.isWrapped({0, 0}));
    }

    void tellsWhenACallIsNoJson()
    {
        const auto labels = [](const MessageGeometry &geometry) {
            QStringList texts;
            for (const LabelBox &label : geometry.labels)
                texts << label.text;
            return texts;
        };
        chat::Message message = answer("");
        message.parts = {{.kind = chat::PartKind::ToolCall, .text = R"({"a":)", .name = u"sum"_s}};
        const LayoutContext at = context(764);
        MessageContent content(at.style);
        const Folds folds{{0, SpotState::Open}};
        QVERIFY(labels(layout({.message = message, .folds = folds}, at, content)).contains(TranscriptText::notJson()));
        QCOMPARE(content.markdown(0)->segments().front()->code(), uR"({"a":)"_s);
        // Not whole yet is no fault.
        message.outcome.reset();
        QVERIFY(!labels(layout({.message = message, .folds = folds}, at, content)).contains(TranscriptText::notJson()));
        // What is still coming is taken as it comes.
        message.parts.front().text += "1}";
        const MessageGeometry whole = layout({.message = message, .folds = folds}, at, content);
        QCOMPARE(whole.texts.front().document->toPlainText(), u"{\n  \"a\": 1\n}"_s);
        // A result may be anything.
        message.outcome = chat::Outcome::Complete;
        message.parts = {{.kind = chat::PartKind::ToolResult, .text = "It rains.", .name = u"sum"_s}};
        QVERIFY(!labels(layout({.message = message, .folds = folds}, at, content)).contains(TranscriptText::notJson()));
        QCOMPARE(content.markdown(0)->segments().front()->language(), QString());
    }

    void saysWhatFailedInPlace()
    {
        chat::Message message = answer("half a sen");
        message.outcome = chat::Outcome::Interrupted;
        const ErrorWords words{
            .sentence = u"It broke off."_s, .details = u"raw"_s, .remedies = {{u"again"_s, u"Try again"_s}}};
        const LayoutContext at = context(764);
        MessageContent content(at.style);
        const MessageGeometry geometry = layout({.message = message, .error = words}, at, content);
        QVERIFY(ground(geometry, GroundKind::ErrorBox));
        QCOMPARE(geometry.texts.back().document->toPlainText(), u"It broke off."_s);
        QCOMPARE(spot(geometry, SpotKind::Remedy)->id, u"again"_s);
        QCOMPARE(spot(geometry, SpotKind::Fold)->leaf.element, detailsElement);
    }

    void mirrorsForRightToLeft()
    {
        LayoutContext at = context(764);
        const chat::Message prompt = chat::makeUserMessage(u"Hi"_s, {});
        const QRect left = ground(layout({.message = prompt}, at), GroundKind::Bubble)->rect;
        at.direction = Qt::RightToLeft;
        const QRect right = ground(layout({.message = prompt}, at), GroundKind::Bubble)->rect;
        QCOMPARE(right.left(), at.width - left.right() - 1);
        QCOMPARE(right.size(), left.size());
    }

    void isTheSameHoweverTheTextCame_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::addColumn<int>("step");
        QTest::newRow("left to right") << Qt::LeftToRight << 7;
        QTest::newRow("right to left") << Qt::RightToLeft << 31;
        QTest::newRow("in big pieces") << Qt::LeftToRight << 900;
    }

    void isTheSameHoweverTheTextCame()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(int, step);
        const QByteArray reasoning = samples::longAnswer(700);
        const QByteArray text = samples::longAnswer(3000) + "\n\n> quoted\n>\n> ```\n> code in it\n> ```\n\nend";
        LayoutContext at = context(764);
        at.direction = direction;
        MessageContent grown(at.style);
        MessageGeometry streamed;
        chat::Message message = chat::makeAnswer(u"qwen-plus"_s, {});
        const auto next = [&] {
            const LeafId changed = grown.update(message);
            const MessageInputs inputs{.message = message};
            streamed = MessageLayout(grown, inputs, at).runFrom(std::move(streamed), changed);
            MessageContent whole(at.style);
            const MessageGeometry once = layout({.message = message}, at, whole);
            QCOMPARE(streamed.height, once.height);
            QCOMPARE(streamed.caret, once.caret);
            QVERIFY(streamed.grounds == once.grounds);
            QVERIFY(streamed.labels == once.labels);
            QVERIFY(streamed.spots == once.spots);
            QCOMPARE(streamed.texts.size(), once.texts.size());
            for (std::size_t i = 0; i < once.texts.size(); ++i) {
                QCOMPARE(streamed.texts[i].rect, once.texts[i].rect);
                QCOMPARE(streamed.texts[i].quoteBars, once.texts[i].quoteBars);
                QCOMPARE(streamed.texts[i].document->toPlainText(), once.texts[i].document->toPlainText());
            }
        };
        message.parts = {{.kind = chat::PartKind::Reasoning}};
        for (qsizetype size = 0; size < reasoning.size() && !QTest::currentTestFailed(); size += step) {
            message.parts[0].text = reasoning.left(size);
            next();
        }
        message.parts.push_back({.kind = chat::PartKind::Text});
        for (qsizetype size = 0; size < text.size() && !QTest::currentTestFailed(); size += step) {
            message.parts[1].text = text.left(size);
            next();
        }
        message.parts[1].text = text;
        message.outcome = chat::Outcome::Complete;
        next();
    }

    void buildsAgainWhenTheTextWasReplaced()
    {
        const LayoutContext at = context(764);
        MessageContent content(at.style);
        chat::Message message = answer("The first text.");
        static_cast<void>(layout({.message = message}, at, content));
        message.parts[0].text = "Another text, longer.";
        QCOMPARE(layout({.message = message}, at, content).texts.front().document->toPlainText(),
                 u"Another text, longer."_s);
    }

    void offersToGiveTheResultOfACall()
    {
        chat::Message message = answer("Let me look.");
        message.parts.push_back({.kind = chat::PartKind::ToolCall, .text = "{}", .callId = u"c1"_s, .name = u"one"_s});
        message.parts.push_back({.kind = chat::PartKind::ToolCall, .text = "{}", .name = u"two"_s});
        MessageInputs inputs{.message = message};
        const MessageGeometry both = layout(inputs, context(700));
        QCOMPARE(spot(both, SpotKind::GiveResult)->leaf.element, 1);
        for (const Spot &each : both.spots) {
            if (each.kind == SpotKind::GiveResult)
                QVERIFY(ground(both, GroundKind::Card)->rect.contains(each.rect) || each.leaf.element == 2);
        }
        inputs.answeredCalls = {u"c1"_s};
        QCOMPARE(spot(layout(inputs, context(700)), SpotKind::GiveResult)->leaf.element, 2);
        inputs.answeredCalls = {u"c1"_s, u"call_2"_s}; // the one without an id
        QVERIFY(!spot(layout(inputs, context(700)), SpotKind::GiveResult));
        message.outcome.reset();
        inputs.answeredCalls.clear();
        QVERIFY(!spot(layout(inputs, context(700)), SpotKind::GiveResult));
    }

    void offersToGoOnBelowANote()
    {
        chat::Message message = answer("Half a");
        message.finishReason = u"length"_s;
        MessageInputs inputs{.message = message};
        inputs.error.remedies = {{u"go"_s, u"Continue"_s}};
        const MessageGeometry geometry = layout(inputs, context(700));
        const Spot *button = spot(geometry, SpotKind::Remedy);
        QVERIFY(button);
        QCOMPARE(button->id, u"go"_s);
        QVERIFY(!ground(geometry, GroundKind::ErrorBox)); // it is no failure
        QVERIFY(geometry.height > button->rect.bottom());
    }

    void allThatCanBeDoneIsInTheMenu()
    {
        const chat::Message prompt = chat::makeUserMessage(u"Q"_s, {});
        const chat::Message said = answer("A");
        const chat::Message result = chat::makeToolResult({.callId = u"c1"_s}, u"r"_s, {});
        for (const chat::Message *message : {&prompt, &said, &result}) {
            const MessageGeometry geometry = layout({.message = *message}, context(700));
            QVERIFY(spot(geometry, SpotKind::More));
            QVERIFY(!spot(geometry, SpotKind::More)->label.isEmpty());
        }
        QVERIFY(spot(layout({.message = said}, context(700)), SpotKind::Edit));
    }
};

QTEST_MAIN(MessageLayoutTest)
#include "tst_messagelayout.moc"
