// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer.h"
#include "composer/prompteditor.h"
#include "composer/queuelist.h"
#include "lastquestion.h"
#include "mainwindow.h"
#include "menus.h"
#include "notices/noticebar.h"
#include "panels/modelpicker.h"
#include "practice/guidechunks.h"
#include "practice/practicegateway.h"
#include "transcript/transcriptview.h"
#include "window/actions.h"
#include "window/conversationview.h"
#include "windowdriver.h"

#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using app::SpotKind;
using journeys::WindowDriver;
using practice::GuideChunks;
using practice::PracticeGateway;
using practice::Reply;

namespace {

//! A gateway and a data folder for one test; no key is needed.
struct World {
    World()
    {
        if (!gateway.listen())
            qFatal("no port for the practice gateway");
    }
    [[nodiscard]] app::Options options() const
    {
        return {.gateway = gateway.url().toString(), .model = u"practice/echo"_s, .dataDir = folder.path()};
    }
    //! A gateway that is still known after a restart.
    [[nodiscard]] app::Options saved() const { return {.dataDir = folder.path()}; }
    void enter(WindowDriver &driver) const
    {
        driver.enterGateway(gateway.url().toString(), {});
        driver.chooseModel(u"practice/echo"_s);
    }
    [[nodiscard]] QStringList lastHistory() const { return journeys::lastHistory(gateway); }

    PracticeGateway gateway;
    QTemporaryDir folder;
};

Reply saying(const QString &text, const QString &reason = u"stop"_s)
{
    const GuideChunks chunks;
    return Reply::sse({chunks.first(), chunks.text(text), chunks.finish(reason), chunks.usage()});
}

Reply holding(const QString &before, const QString &after)
{
    const GuideChunks chunks;
    return Reply::sse(
        {chunks.first(), chunks.text(before), practice::Hold{}, chunks.text(after), chunks.finish(), chunks.usage()});
}

Reply calling(const QString &id, const QString &function)
{
    const GuideChunks chunks;
    return Reply::sse({chunks.first(), chunks.toolCallBegin(0, id, function), chunks.toolCallArguments(0, u"{}"),
                       chunks.finish(u"tool_calls"_s), chunks.usage()});
}

QStringList queued(const WindowDriver &driver)
{
    QStringList lines;
    for (const QWidget *label :
         driver.find<app::QueueList>("queueList"_L1)->findChildren<QWidget *>(u"queuedLabel"_s)) {
        if (label->isVisible())
            lines << label->accessibleName();
    }
    return lines;
}

//! Chooses the entry of a message's menu that begins with \a text.
void choose(WindowDriver &driver, int row, const QString &text)
{
    driver.pressSpot(row, SpotKind::More);
    QPointer<QMenu> menu;
    QTRY_VERIFY((menu = driver.transcript().findChild<QMenu *>(u"messageMenu"_s)) && menu->isVisible());
    for (QAction *action : menu->actions()) {
        if (action->text().remove(u'&').startsWith(text)) {
            QVERIFY2(action->isEnabled(), qPrintable(text));
            journeys::chooseAction(*menu, *action);
            QTRY_VERIFY(!menu);
            return;
        }
    }
    QFAIL(qPrintable(u"no entry "_s + text));
}

void clickNoticeAction(WindowDriver &driver)
{
    for (QPushButton *button : driver.window().conversation().notices().findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().contains("Undo"_L1)) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    QFAIL("no Undo");
}

} // namespace

//! What a person does around one message, in the real window.
class TestAroundMessage : public QObject
{
    Q_OBJECT

private slots:
    void promptsWaitAndAreSentInOrder();
    void heldPromptsSurviveARestart();
    void aCutAnswerIsContinued();
    void messagesAreDeletedAndComeBack();
    void whatIsEditedMayBeDeletedMeanwhile();
    void aMessageBranchesIntoAChatOfItsOwn();
    void aConversationIsDeletedAndComesBack();
    void anAnswerIsEditedByHandAndTheDraftSurvives();
    void aToolGetsItsResult();
    void versionsArePagedByKeyboard();
    void parametersBelongToTheirChat();
    void detailsShowTheRequest();
};

void TestAroundMessage::promptsWaitAndAreSentInOrder()
{
    World world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    world.gateway.enqueue(holding(u"one"_s, u" whole"_s));
    driver.send(u"first"_s);
    QTRY_VERIFY(driver.rows() == 2 && driver.text(1) == "one"_L1);
    driver.send(u"second"_s);
    QTRY_COMPARE(queued(driver), QStringList{u"Queued: second"_s});
    QTRY_COMPARE(driver.draft(), QString());
    driver.send(u"third"_s);
    QTRY_VERIFY(queued(driver).size() == 2 && driver.draft().isEmpty());
    driver.send(u"not this"_s);
    QTRY_VERIFY(queued(driver).size() == 3 && driver.draft().isEmpty());
    QTest::mouseClick(driver.window().findChildren<QToolButton *>(u"queuedRemoveButton"_s).last(), Qt::LeftButton);
    QTRY_COMPARE(queued(driver).size(), 2);
    // Changed while it waits.
    QTest::mouseClick(driver.window().findChildren<QToolButton *>(u"queuedEditButton"_s).last(), Qt::LeftButton);
    QTRY_COMPARE(driver.draft(), u"third"_s);
    driver.send(u" and last"_s);
    QTRY_COMPARE(queued(driver), (QStringList{u"Queued: second"_s, u"Queued: third and last"_s}));
    QCOMPARE(world.gateway.postCount(), 1);
    world.gateway.release();
    QTRY_VERIFY(driver.isAnswered(6));
    QCOMPARE(driver.text(1), u"one whole"_s);
    QCOMPARE(driver.text(2), u"second"_s);
    QCOMPARE(driver.text(4), u"third and last"_s);
    QCOMPARE(world.gateway.postCount(), 3);
    QVERIFY(driver.find("queueList"_L1)->isHidden());
}

void TestAroundMessage::heldPromptsSurviveARestart()
{
    World world;
    {
        WindowDriver driver(world.saved());
        QVERIFY(driver.start());
        world.enter(driver);
        world.gateway.enqueue(holding(u"one"_s, u" whole"_s));
        driver.send(u"first"_s);
        QTRY_VERIFY(driver.rows() == 2 && driver.text(1) == "one"_L1);
        driver.send(u"second"_s);
        QTRY_COMPARE(queued(driver).size(), 1);
        driver.press(Qt::Key_Escape);
        QTRY_VERIFY(driver.find<QPushButton>("queueSendButton"_L1)->isVisible());
        QCOMPARE(world.gateway.postCount(), 1);
        driver.close();
    }
    WindowDriver driver(world.saved());
    QVERIFY(driver.start());
    QTRY_COMPARE(driver.history().size(), 1);
    driver.chooseConversation(0);
    QTRY_COMPARE(queued(driver), QStringList{u"Queued: second"_s});
    QCOMPARE(world.gateway.postCount(), 1);
    QTest::mouseClick(driver.find<QPushButton>("queueSendButton"_L1), Qt::LeftButton);
    QTRY_VERIFY(driver.isAnswered(4));
    QCOMPARE(driver.text(2), u"second"_s);
    QCOMPARE(world.gateway.postCount(), 2);
}

void TestAroundMessage::aCutAnswerIsContinued()
{
    World world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    world.gateway.enqueue(saying(u"The first half of a sentence"_s, u"length"_s));
    world.gateway.enqueue(holding(u"of a sentence and"_s, u" the second."_s));
    driver.send(u"Tell me"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    QTRY_VERIFY2(driver.hasSpot(1, u"Continue"_s), qPrintable(driver.sentence(1)));
    driver.pressSpot(1, SpotKind::Remedy, u"Continue"_s);
    QTRY_COMPARE(driver.text(1), u"The first half of a sentence and"_s);
    // Once more, where it was stopped.
    driver.press(Qt::Key_Escape);
    QTRY_VERIFY(driver.isAnswered(2));
    QTRY_COMPARE(driver.pager(1), u"2 / 2"_s);
    world.gateway.enqueue(saying(u" the second."_s));
    QTRY_VERIFY(driver.hasSpot(1, u"Continue"_s));
    driver.pressSpot(1, SpotKind::Remedy, u"Continue"_s);
    QTRY_VERIFY(driver.isAnswered(2) && driver.text(1) == "The first half of a sentence and the second."_L1);
    QTRY_VERIFY2(driver.sentence(1).contains("continued"_L1), qPrintable(driver.sentence(1)));
    QTRY_COMPARE(driver.pager(1), u"3 / 3"_s);
}

void TestAroundMessage::messagesAreDeletedAndComeBack()
{
    World world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    for (int i = 1; i <= 2; ++i) {
        driver.send(u"question %1"_s.arg(i));
        QTRY_VERIFY(driver.isAnswered(2 * i));
    }
    choose(driver, 2, u"Delete, with the 1 message"_s);
    QTRY_COMPARE(driver.rows(), 2);
    clickNoticeAction(driver);
    QTRY_COMPARE(driver.rows(), 4);
    QCOMPARE(driver.text(2), u"question 2"_s);

    choose(driver, 3, u"Delete"_s);
    QTRY_COMPARE(driver.rows(), 3);
    choose(driver, 2, u"Delete"_s);
    QTRY_COMPARE(driver.rows(), 2);
    // In the composer Ctrl+Z is the composer's.
    driver.type(u"x"_s);
    driver.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(driver.rows(), 2);
    QCOMPARE(driver.draft(), QString());
    driver.press(Qt::Key_Z, Qt::ControlModifier); // it has nothing more to undo
    QTRY_COMPARE(driver.rows(), 3);
    driver.transcript().setFocus();
    QTest::keyClick(driver.transcript().viewport(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(driver.rows(), 4);
    QVERIFY(!driver.window().actions().undoDelete->isEnabled());
}

void TestAroundMessage::whatIsEditedMayBeDeletedMeanwhile()
{
    World world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    driver.send(u"a question"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    choose(driver, 0, u"Edit and send again"_s);
    driver.press(Qt::Key_End, Qt::ControlModifier);
    driver.type(u" put better"_s);
    choose(driver, 0, u"Delete, with the 1 message"_s);
    QTRY_COMPARE(driver.rows(), 0);
    QVERIFY(!driver.window().conversation().composer().isEditing());
    QCOMPARE(driver.draft(), u"a question put better"_s);
    driver.press(Qt::Key_Return);
    QTRY_VERIFY(driver.isAnswered(2));
    QCOMPARE(driver.text(0), u"a question put better"_s);
}

void TestAroundMessage::aMessageBranchesIntoAChatOfItsOwn()
{
    World world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    for (int i = 1; i <= 2; ++i) {
        driver.send(u"question %1"_s.arg(i));
        QTRY_VERIFY(driver.isAnswered(2 * i));
    }
    choose(driver, 1, u"Branch into a new chat"_s);
    QTRY_COMPARE(driver.rows(), 2);
    QCOMPARE(driver.text(0), u"question 1"_s);
    QVERIFY(driver.text(1).contains("question 1"_L1));
    driver.send(u"another way"_s);
    QTRY_VERIFY(driver.isAnswered(4));
    QCOMPARE(world.gateway.lastRequest().json()["messages"_L1].toArray().size(), 3);
    // What it was taken from is as it was.
    QTRY_COMPARE(driver.history().size(), 2);
    driver.chooseConversation(1);
    QTRY_COMPARE(driver.text(2), u"question 2"_s);
}

void TestAroundMessage::aConversationIsDeletedAndComesBack()
{
    World world;
    {
        WindowDriver driver(world.options());
        QVERIFY(driver.start());
        driver.send(u"keep me"_s);
        QTRY_VERIFY(driver.isAnswered(2));
        driver.window().actions().remove->trigger();
        QTRY_COMPARE(driver.history(), QStringList());
        QTRY_COMPARE(driver.rows(), 0);
        clickNoticeAction(driver);
        QTRY_COMPARE(driver.history(), QStringList{u"keep me"_s});
        QTRY_COMPARE(driver.rows(), 2);
        driver.close();
    }
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    QTRY_COMPARE(driver.history(), QStringList{u"keep me"_s});
    driver.chooseConversation(0);
    QTRY_COMPARE(driver.rows(), 2);
    QCOMPARE(driver.text(0), u"keep me"_s);
}

void TestAroundMessage::anAnswerIsEditedByHandAndTheDraftSurvives()
{
    World world;
    {
        WindowDriver driver(world.saved());
        QVERIFY(driver.start());
        world.enter(driver);
        world.gateway.enqueue(saying(u"An answer"_s));
        driver.send(u"question"_s);
        QTRY_VERIFY(driver.isAnswered(2));
        driver.type(u"half a thought"_s);
        driver.pressSpot(1, SpotKind::Edit);
        QTRY_COMPARE(driver.draft(), u"An answer"_s);
        driver.type(u" by hand"_s);
        driver.press(Qt::Key_N, Qt::ControlModifier);
        QTRY_COMPARE(driver.rows(), 0);
        QCOMPARE(driver.draft(), QString());
        driver.chooseConversation(0);
        QTRY_COMPARE(driver.draft(), u"An answer by hand"_s);
        driver.close();
    }
    WindowDriver driver(world.saved());
    QVERIFY(driver.start());
    QTRY_COMPARE(driver.history().size(), 1);
    driver.chooseConversation(0);
    QTRY_COMPARE(driver.draft(), u"An answer by hand"_s);
    QVERIFY(driver.window().conversation().composer().isEditing());
    driver.press(Qt::Key_Return);
    QTRY_COMPARE(driver.text(1), u"An answer by hand"_s);
    QTRY_COMPARE(driver.draft(), u"half a thought"_s);
    QTRY_COMPARE(driver.pager(1), u"2 / 2"_s);
    QTRY_VERIFY2(driver.sentence(1).contains("edited by hand"_L1), qPrintable(driver.sentence(1)));
    QCOMPARE(world.gateway.postCount(), 1);
    driver.press(Qt::Key_Return);
    QTRY_VERIFY(driver.isAnswered(4));
    QCOMPARE(world.lastHistory(),
             (QStringList{u"user: question"_s, u"assistant: An answer by hand"_s, u"user: half a thought"_s}));
}

void TestAroundMessage::aToolGetsItsResult()
{
    World world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    world.gateway.enqueue(calling(u"c1"_s, u"get_weather"_s));
    driver.send(u"How is the weather?"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    driver.pressSpot(1, SpotKind::GiveResult);
    QTRY_VERIFY(driver.window().conversation().composer().isEditing());
    world.gateway.enqueue(saying(u"Sunny, then."_s));
    driver.send(u"{\"sky\": \"blue\"}"_s);
    QTRY_VERIFY(driver.isAnswered(4));
    QCOMPARE(driver.text(3), u"Sunny, then."_s);
    QCOMPARE(driver.message(2).role, chat::Role::Tool);
    QTRY_VERIFY(!driver.hasSpot(1, u"Give the result…"_s));
    QCOMPARE(world.lastHistory().last(), u"tool: {\"sky\": \"blue\"}"_s);

    // Who asks on instead sends what a strict gateway takes.
    world.gateway.enqueue(calling(u"c2"_s, u"get_weather"_s));
    driver.send(u"And tomorrow?"_s);
    QTRY_VERIFY(driver.isAnswered(6));
    driver.send(u"Never mind."_s);
    QTRY_VERIFY(driver.isAnswered(8));
    QCOMPARE(world.lastHistory().mid(6), (QStringList{u"tool: No result was given."_s, u"user: Never mind."_s}));
}

void TestAroundMessage::versionsArePagedByKeyboard()
{
    World world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    world.gateway.enqueue(saying(u"one"_s));
    world.gateway.enqueue(saying(u"two"_s));
    driver.send(u"question"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    driver.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(driver.isAnswered(2) && driver.text(1) == "two"_L1);
    driver.transcript().setFocus(Qt::BacktabFocusReason); // onto the last message
    QTest::keyClick(driver.transcript().viewport(), Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(driver.text(1), u"one"_s);
    QTest::keyClick(driver.transcript().viewport(), Qt::Key_Left, Qt::AltModifier); // there is no other
    QCOMPARE(driver.text(1), u"one"_s);
    QTest::keyClick(driver.transcript().viewport(), Qt::Key_Right, Qt::AltModifier);
    QTRY_COMPARE(driver.text(1), u"two"_s);
    QCOMPARE(driver.transcript().spotFocus().row(), 1);
}

void TestAroundMessage::parametersBelongToTheirChat()
{
    World world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    auto *prompt = driver.find<QPlainTextEdit>("systemPromptTextEdit"_L1);
    driver.send(u"one"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    driver.window().showParameters();
    QTest::keyClicks(prompt, u"Be brief."_s);
    driver.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(driver.rows(), 0);
    QCOMPARE(prompt->toPlainText(), QString());
    driver.send(u"two"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    QTest::keyClicks(prompt, u"Be long."_s);
    driver.chooseConversation(1);
    QTRY_COMPARE(prompt->toPlainText(), u"Be brief."_s);
    auto *use = driver.find<QPushButton>("useAsDefaultsButton"_L1);
    QVERIFY(use->isEnabled());
    use->click();
    QVERIFY(!use->isEnabled());
    driver.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(driver.rows(), 0);
    QCOMPARE(prompt->toPlainText(), u"Be brief."_s);
    driver.chooseConversation(0);
    QTRY_COMPARE(prompt->toPlainText(), u"Be long."_s);
}

void TestAroundMessage::detailsShowTheRequest()
{
    World world;
    WindowDriver driver(world.options());
    QVERIFY(driver.start());
    driver.send(u"question"_s);
    QTRY_VERIFY(driver.isAnswered(2));
    driver.press(Qt::Key_I, Qt::ControlModifier);
    QPointer<QDialog> details = driver.find<QDialog>("messageDetails"_L1);
    QVERIFY(details);
    QTRY_VERIFY(details->isVisible());
    QVERIFY2(details->minimumSizeHint().height() < 400, "it does not fit on a low screen");
    const QString request = details->findChild<QPlainTextEdit *>(u"requestTextEdit"_s)->toPlainText();
    QCOMPARE(QJsonDocument::fromJson(request.toUtf8()).object(), journeys::lastQuestion(world.gateway).json());
    QTest::mouseClick(details->findChild<QPushButton *>(u"copyDetailsButton"_s), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains("practice/echo"_L1) && copied.contains(request), qPrintable(copied));
    QTest::keyClick(details, Qt::Key_Escape);
    QTRY_VERIFY(!details);
}

QTEST_MAIN(TestAroundMessage)

#include "tst_aroundmessage.moc"
