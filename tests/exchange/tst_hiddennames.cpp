// SPDX-License-Identifier: GPL-3.0-or-later
// A comparison that is blind and not revealed tells in no document who answered.
#include "chat/blindlanes.h"
#include "comparison.h"
#include "exchange/csvtable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::exchange;
using namespace tokenhub::exchange::test;

namespace {

//! \brief Everything that can name a model does so.
class Secretive : public Comparison
{
public:
    Secretive()
    {
        chat::Target target = conversation.lanes()[0].target;
        target.profile = base::ProfileId::create();
        target.systemPrompt = u"You are alpha one."_s;
        target.parameters.extra = u"{\"fallback\":\"beta-two\"}"_s;
        conversation.setTarget(lane(0), target);
        conversation.setTitle(u"Is Alpha/One-7B better than beta-two?"_s);
        options.gateways.insert(target.profile, u"Alpha Cloud"_s);
        options.costOf = [](const Message &) { return std::optional(chat::Cost{0.0471, u"credits"_s}); };
        ask("Who are you?");
        for (size_t i = 0; i < 2; ++i)
            addAnswer(i);
        makeBlind();
    }

    void addAnswer(size_t place)
    {
        const QString model = conversation.lanes()[place].target.model;
        Message message = chat::makeAnswer(model, day);
        message.turn = turn;
        message.outcome = chat::Outcome::Failed;
        message.answeredBy = model + u"-0613"_s;
        message.finishReason = model + u"_stop"_s;
        message.requestId = model + u"-42"_s;
        message.requestSnapshot = "{\"model\":\"" + model.toUtf8() + "\"}";
        message.error = base::Error{.kind = base::ErrorKind::NotFound,
                                    .detail = model,
                                    .subject = u"api."_s + model,
                                    .serverMessage = u"no model "_s + model,
                                    .code = model,
                                    .requestId = model,
                                    .httpStatus = 404};
        message.parts.push_back(
            {.text = place == 0 ? QByteArray("This is the first text.") : QByteArray("And the second.")});
        message.parts.push_back({.kind = PartKind::ToolCall, .text = "{}", .callId = model, .name = u"look"_s});
        message.parts.push_back({.kind = PartKind::Raw, .text = "{\"model\":\"" + model.toUtf8() + "\"}"});
        conversation.append(lane(place), message);
    }

    ExportOptions options = optionsFor(*this);
};

bool namesAModel(const QByteArray &document)
{
    const QByteArray text = document.toLower();
    return text.contains("alpha") || text.contains("beta") || text.contains("one-7b");
}

} // namespace

class TestHiddenNames : public QObject
{
    Q_OBJECT

private slots:
    void noDocumentNamesAModel_data();
    void noDocumentNamesAModel();
    void revealedOnesAreNamed();
    void answersStandByLetter();
    void aConversationThatNothingWasAskedInIsHidden();
    void lettersAreThoseOfTheWindow();
    void whereTheWindowNamesModelsDocumentsDo();
    void selfNamesAreMaskedOnRequest();
};

void TestHiddenNames::noDocumentNamesAModel_data()
{
    QTest::addColumn<Format>("format");
    for (const Format format : formats)
        QTest::newRow(qPrintable(suffixOf(format))) << format;
}

void TestHiddenNames::noDocumentNamesAModel()
{
    QFETCH(Format, format);
    Secretive two;
    const QByteArray document = exported(two.conversation, format, two.options);
    QVERIFY2(!namesAModel(document), document.constData());
    QVERIFY(document.contains("Model A"));
    QVERIFY(document.contains("Model B"));
    QVERIFY(!document.contains("fallback"));
    QVERIFY(!document.contains("0.0471") && !document.contains("credits")); // a price tells the model
    QVERIFY(!document.contains("temp 0.2")); // what differs tells who it is
    for (const chat::Lane &lane : two.conversation.lanes())
        QVERIFY(!document.contains(lane.id.toString().toLatin1()));
}

void TestHiddenNames::revealedOnesAreNamed()
{
    Secretive two;
    ExportOptions revealing = two.options;
    revealing.blindNames = BlindNames::Reveal;
    for (const Format format : formats)
        QVERIFY(exported(two.conversation, format, revealing).contains("beta-two"));
    two.makeBlind(true);
    for (const Format format : formats)
        QVERIFY(exported(two.conversation, format, two.options).contains("beta-two"));
    for (const Format format : formats)
        QVERIFY(exported(two.conversation, format, two.options).contains("0.0471"));
}

//! The first lane is called B: were it still the first, its place would name it.
void TestHiddenNames::answersStandByLetter()
{
    Secretive two;
    for (const Format format : {Format::Html, Format::Markdown, Format::Json}) {
        const QByteArray document = exported(two.conversation, format, two.options);
        const qsizetype second = document.indexOf("And the second.");
        QVERIFY(second > 0 && second < document.indexOf("This is the first text."));
    }
    const QByteArray table = exported(two.conversation, Format::Csv, two.options);
    QVERIFY(table.indexOf("Model A") < table.indexOf("Model B"));
    const QJsonValue first
        = QJsonDocument::fromJson(exported(two.conversation, Format::Json, two.options))["messages"_L1].toArray()[1];
    QCOMPARE(first["lane"_L1].toString(), u"Model A"_s);
    QVERIFY(first["parent"_L1].isUndefined());
}

void TestHiddenNames::aConversationThatNothingWasAskedInIsHidden()
{
    Comparison two;
    QVERIFY(!isHidden(two.conversation));
    chat::ComparisonSettings settings;
    settings.isBlind = true;
    two.conversation.setComparison(settings);
    QVERIFY(isHidden(two.conversation));
    for (const Format format : formats)
        QVERIFY(!namesAModel(exported(two.conversation, format, someOptions())));
}

//! It calls the lanes as they were shuffled last, in all turns; closed ones have a letter of their own.
void TestHiddenNames::lettersAreThoseOfTheWindow()
{
    Comparison two;
    two.conversation.addLane(targetOf(u"gamma"_s), 2);
    two.ask("first");
    two.answer(0, "first of lane 0");
    two.answer(2, "said by who is gone");
    two.conversation.closeLane(two.lane(2));
    two.ask("second");
    two.answer(0, "second of lane 0");
    two.answer(1, "second of lane 1");
    two.makeBlind(); // lane 1 is A
    const QByteArray document = exported(two.conversation, Format::Markdown, someOptions());
    QVERIFY(document.contains("### Model B\n\n> first of lane 0\n"));
    QVERIFY(document.contains("### Model C\n\n> said by who is gone\n"));
    QVERIFY(document.contains("### Model B\n\n> second of lane 0\n"));
    QVERIFY(document.contains("### Model A\n\n> second of lane 1\n"));
    QVERIFY(!document.contains("gamma"));
}

//! Lanes that go on from a turn that was hidden, openly: their headers name them, and what is above them.
void TestHiddenNames::whereTheWindowNamesModelsDocumentsDo()
{
    Comparison two;
    two.ask("first");
    two.answer(0, "a");
    two.answer(1, "b");
    two.makeBlind();
    QVERIFY(isHidden(two.conversation));
    two.ask("second");
    QVERIFY(!chat::BlindLanes(two.conversation).areNamesHidden());
    QVERIFY(!isHidden(two.conversation));
}

void TestHiddenNames::selfNamesAreMaskedOnRequest()
{
    Comparison two;
    two.ask("Are you Alpha?");
    two.answer(0, "I am Alpha, also called ONE-7B. Alphabet.", "beta-two would not know.");
    two.makeBlind();
    ExportOptions options = someOptions();
    QVERIFY(exported(two.conversation, Format::Markdown, options).contains("I am Alpha, also called ONE-7B."));
    options.selfNames = SelfNames::Mask;
    const QByteArray document = exported(two.conversation, Format::Markdown, options);
    QVERIFY2(document.contains("I am █████, also called █████. Alphabet."), document.constData());
    QVERIFY(document.contains("> █████ would not know."));
    QVERIFY(document.contains("> Are you Alpha?")); // a person's own words
    for (const Format format : {Format::Html, Format::Json})
        QVERIFY(!exported(two.conversation, format, options).contains("ONE-7B"));
}

QTEST_GUILESS_MAIN(TestHiddenNames)
#include "tst_hiddennames.moc"
