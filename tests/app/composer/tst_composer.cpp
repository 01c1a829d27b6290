// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composer.h"

#include "composer/hintlabel.h"
#include "composer/sendbutton.h"
#include "theme/flatstyle.h"
#include "theme/theme.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;
using tokenhub::base::MessageId;
using tokenhub::chat::Draft;
using tokenhub::chat::DraftEdit;
using tokenhub::chat::EditKind;

class TestComposer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void sendsWhatWasTyped();
    void clearsTheDraftOnlyWhenItIsAccepted();
    void keepsTheDraftWhenItIsRejected();
    void U01_aHundredSendsAreOneRequest();
    void U01_clicksAndKeysTogetherAreOneRequest();
    void keepsWhatIsTypedWhileThePromptIsStored();
    void sendsNothingWhenThereIsOnlySpace();
    void turnsSendIntoStopWhileAnAnswerRuns();
    void sendsNothingWhileBlockedButLetsTyping();
    void announcesTheDraftOnlyWhenAPersonChangesIt();
    void editsAnEarlierMessageAndBringsTheDraftBack();
    void cancelsAnEditWithEscapeEvenWhereTheWindowHasAShortcut();
    void theEditedTextIsPartOfTheDraft();
    void saysWhatIsBeingEdited_data();
    void saysWhatIsBeingEdited();
    void whileAnAnswerRunsAPromptIsQueuedOnce();
    void whatTakesTheAnswersPlaceWaitsForItsEnd();
    void keepsTheEditWhenItIsRejected();
    void asksToEditTheLastPromptOnUp();
    void quotesWhereTheCursorIs();
    void tellsTheKeys();
    void U04_saysWhyAPasteWasRefused();
    void showsLeadingWidgetsInOrderAndInTheTabOrder();
    void hasAccessibleNames();
    void growsWithoutBeingTold();
    void fitsIntoANarrowWindow();

private:
    void type(const QString &text) { QTest::keyClicks(m_editor, text); }
    void enter() { QTest::keyClick(m_editor, Qt::Key_Return); }
    [[nodiscard]] QString shownText() const { return m_editor->text(); }

    std::unique_ptr<QWidget> m_window;
    Composer *m_composer = nullptr;
    PromptEditor *m_editor = nullptr;
    SendButton *m_button = nullptr;
    HintLabel *m_hint = nullptr;
};

void TestComposer::initTestCase()
{
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteOf(lightTheme()));
}

void TestComposer::init()
{
    m_window = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(m_window.get());
    m_composer = new Composer;
    column->addStretch();
    column->addWidget(m_composer);
    m_window->resize(700, 500);
    m_window->show();
    m_editor = m_composer->findChild<PromptEditor *>();
    m_button = m_composer->findChild<SendButton *>();
    m_hint = m_composer->findChild<HintLabel *>(u"composerHint"_s);
    m_composer->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestComposer::sendsWhatWasTyped()
{
    QSignalSpy sent(m_composer, &Composer::sendRequested);
    type(u"Hello"_s);
    QTest::keyClick(m_editor, Qt::Key_Return, Qt::ShiftModifier);
    type(u"there"_s);
    enter();
    QCOMPARE(sent.count(), 1);
    QCOMPARE(sent.front().front().value<Draft>().text, u"Hello\nthere"_s);
}

void TestComposer::clearsTheDraftOnlyWhenItIsAccepted()
{
    type(u"Hello"_s);
    enter();
    QVERIFY(m_composer->isPending());
    QCOMPARE(shownText(), u"Hello"_s);
    QSignalSpy changed(m_composer, &Composer::draftChanged);
    m_composer->accept();
    QVERIFY(!m_composer->isPending());
    QVERIFY(shownText().isEmpty());
    QCOMPARE(changed.count(), 1);
    QVERIFY(changed.front().front().value<Draft>().isEmpty());
}

void TestComposer::keepsTheDraftWhenItIsRejected()
{
    QSignalSpy sent(m_composer, &Composer::sendRequested);
    type(u"Hello"_s);
    enter();
    m_composer->reject();
    QCOMPARE(shownText(), u"Hello"_s);
    enter();
    QCOMPARE(sent.count(), 2);
}

void TestComposer::U01_aHundredSendsAreOneRequest()
{
    QSignalSpy sent(m_composer, &Composer::sendRequested);
    type(u"Hello"_s);
    for (int i = 0; i < 100; ++i)
        enter();
    QCOMPARE(sent.count(), 1);
    m_composer->accept();
    for (int i = 0; i < 100; ++i)
        enter();
    QCOMPARE(sent.count(), 1);
}

void TestComposer::U01_clicksAndKeysTogetherAreOneRequest()
{
    QSignalSpy sent(m_composer, &Composer::sendRequested);
    QSignalSpy stopped(m_composer, &Composer::stopRequested);
    type(u"Hello"_s);
    for (int i = 0; i < 50; ++i) {
        QTest::mouseClick(m_button, Qt::LeftButton);
        enter();
    }
    QCOMPARE(sent.count(), 1);
    QCOMPARE(stopped.count(), 0);
}

void TestComposer::keepsWhatIsTypedWhileThePromptIsStored()
{
    type(u"first"_s);
    enter();
    type(u" second"_s);
    m_composer->accept();
    QCOMPARE(shownText(), u" second"_s);
}

void TestComposer::sendsNothingWhenThereIsOnlySpace()
{
    QSignalSpy sent(m_composer, &Composer::sendRequested);
    QVERIFY(!m_button->isEnabled());
    type(u"   "_s);
    QVERIFY(!m_button->isEnabled());
    enter();
    QCOMPARE(sent.count(), 0);
    type(u"x"_s);
    QVERIFY(m_button->isEnabled());
}

void TestComposer::turnsSendIntoStopWhileAnAnswerRuns()
{
    QSignalSpy sent(m_composer, &Composer::sendRequested);
    QSignalSpy stopped(m_composer, &Composer::stopRequested);
    const QRect before = m_button->geometry();
    m_composer->setState(ComposerState::Running);
    QCOMPARE(m_button->word(), u"Stop"_s);
    QVERIFY(m_button->isEnabled());
    type(u"next"_s);
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QTest::mouseClick(m_button, Qt::LeftButton);
    QCOMPARE(stopped.count(), 2);
    QCOMPARE(m_button->geometry().right(), before.right());
    QCOMPARE(m_button->width(), before.width());
    m_composer->setState(ComposerState::Idle);
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QCOMPARE(stopped.count(), 2);
    enter();
    QCOMPARE(sent.count(), 1);
}

void TestComposer::sendsNothingWhileBlockedButLetsTyping()
{
    QSignalSpy sent(m_composer, &Composer::sendRequested);
    m_composer->setState(ComposerState::Blocked);
    type(u"Hello"_s);
    enter();
    QVERIFY(!m_button->isEnabled());
    QCOMPARE(sent.count(), 0);
    QCOMPARE(shownText(), u"Hello"_s);
}

void TestComposer::announcesTheDraftOnlyWhenAPersonChangesIt()
{
    QSignalSpy changed(m_composer, &Composer::draftChanged);
    m_composer->setDraft({u"from before"_s});
    QCOMPARE(changed.count(), 0);
    QCOMPARE(m_composer->draft(), (Draft{u"from before"_s}));
    type(u"!"_s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.front().front().value<Draft>().text, u"from before!"_s);
}

void TestComposer::editsAnEarlierMessageAndBringsTheDraftBack()
{
    QSignalSpy submitted(m_composer, &Composer::editSubmitted);
    QSignalSpy sent(m_composer, &Composer::sendRequested);
    const MessageId id = MessageId::create();
    type(u"half a thought"_s);
    m_composer->beginEdit({.message = id, .text = u"asked before"_s});
    QVERIFY(m_composer->isEditing());
    QVERIFY(m_composer->findChild<HintLabel *>(u"editBarLabel"_s)->isVisible());
    QCOMPARE(m_button->word(), u"Resend"_s);
    QCOMPARE(shownText(), u"asked before"_s);
    type(u"?"_s);
    for (int i = 0; i < 100; ++i)
        enter();
    QCOMPARE(sent.count(), 0);
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(submitted.front().at(0).value<DraftEdit>(), (DraftEdit{.message = id, .text = u"asked before?"_s}));
    m_composer->accept();
    QVERIFY(!m_composer->isEditing());
    QCOMPARE(shownText(), u"half a thought"_s);
}

void TestComposer::quotesWhereTheCursorIs()
{
    m_composer->quote(u"one\n\ntwo\n"_s);
    QCOMPARE(shownText(), u"> one\n>\n> two\n\n"_s);
    type(u"yes"_s);
    m_composer->quote(u"three"_s);
    QCOMPARE(shownText(), u"> one\n>\n> two\n\nyes\n\n> three\n\n"_s);
    m_composer->quote(u"four"_s);
    QCOMPARE(shownText(), u"> one\n>\n> two\n\nyes\n\n> three\n\n> four\n\n"_s);
    m_composer->quote(u"  \n"_s);
    QVERIFY(shownText().endsWith(u"> four\n\n"_s));
}

void TestComposer::cancelsAnEditWithEscapeEvenWhereTheWindowHasAShortcut()
{
    auto *stop = new QAction(m_window.get());
    stop->setShortcut(Qt::Key_Escape);
    m_window->addAction(stop);
    QSignalSpy triggered(stop, &QAction::triggered);
    QSignalSpy changed(m_composer, &Composer::editChanged);
    m_composer->setState(ComposerState::Running);
    m_composer->setDraft({u"draft"_s});
    m_composer->beginEdit({.message = MessageId::create(), .text = u"old"_s});
    QTest::keyClick(m_editor, Qt::Key_Escape);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(triggered.count(), 0);
    QCOMPARE(shownText(), u"draft"_s);
    m_composer->cancelEdit();
    QCOMPARE(changed.count(), 2);
}

void TestComposer::theEditedTextIsPartOfTheDraft()
{
    QSignalSpy changed(m_composer, &Composer::draftChanged);
    m_composer->setDraft({u"draft"_s});
    const DraftEdit edit{.kind = EditKind::Answer, .message = MessageId::create(), .text = u"old"_s};
    m_composer->beginEdit(edit);
    type(u" and new"_s);
    Draft expected{.text = u"draft"_s, .edit = edit};
    expected.edit->text = u"old and new"_s;
    QCOMPARE(m_composer->draft(), expected);
    QCOMPARE(changed.back().front().value<Draft>(), expected);

    // As when another conversation is shown in between.
    m_composer->setDraft({});
    QVERIFY(!m_composer->isEditing());
    m_composer->setDraft(expected);
    QVERIFY(m_composer->isEditing());
    QCOMPARE(shownText(), u"old and new"_s);
    QCOMPARE(m_composer->draft(), expected);

    m_composer->beginEdit({.message = MessageId::create(), .text = u"another"_s});
    QCOMPARE(m_composer->draft().text, u"draft"_s);
    QTest::mouseClick(m_composer->findChild<QToolButton *>(u"editCancelButton"_s), Qt::LeftButton);
    QCOMPARE(shownText(), u"draft"_s);
    QCOMPARE(changed.back().front().value<Draft>(), (Draft{.text = u"draft"_s}));
}

void TestComposer::keepsTheEditWhenItIsRejected()
{
    m_composer->beginEdit({.message = MessageId::create(), .text = u"old"_s});
    enter();
    m_composer->cancelEdit(); // too late: it is on its way
    QVERIFY(m_composer->isEditing());
    m_composer->reject();
    QVERIFY(m_composer->isEditing());
    QCOMPARE(shownText(), u"old"_s);
}

void TestComposer::saysWhatIsBeingEdited_data()
{
    QTest::addColumn<EditKind>("kind");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("button");
    QTest::newRow("prompt") << EditKind::Prompt << u"Editing an earlier message"_s << u"Resend"_s;
    QTest::newRow("answer") << EditKind::Answer << u"Editing an answer"_s << u"Keep"_s;
    QTest::newRow("result") << EditKind::ToolResult << u"Result of get_weather"_s << u"Send result"_s;
    QTest::newRow("queued") << EditKind::Queued << u"Editing a queued message"_s << u"Keep"_s;
}

void TestComposer::saysWhatIsBeingEdited()
{
    QFETCH(EditKind, kind);
    QFETCH(QString, said);
    QFETCH(QString, button);
    m_composer->beginEdit(
        {.kind = kind, .message = MessageId::create(), .callId = {}, .name = u"get_weather"_s, .text = u"t"_s});
    QVERIFY(m_composer->findChild<HintLabel *>(u"editBarLabel"_s)->text().startsWith(said));
    QCOMPARE(m_button->word(), button);
}

void TestComposer::whileAnAnswerRunsAPromptIsQueuedOnce()
{
    QSignalSpy sent(m_composer, &Composer::sendRequested);
    QSignalSpy stopped(m_composer, &Composer::stopRequested);
    auto *queue = m_composer->findChild<QPushButton *>(u"queueButton"_s);
    m_composer->setState(ComposerState::Running);
    QVERIFY(!queue->isVisible());
    for (int i = 0; i < 100; ++i)
        enter();
    QCOMPARE(sent.count(), 0); // there is nothing to send
    type(u"next"_s);
    QVERIFY(queue->isVisible());
    for (int i = 0; i < 100; ++i)
        enter();
    QCOMPARE(sent.count(), 1);
    m_composer->accept();
    for (int i = 0; i < 100; ++i)
        enter();
    QCOMPARE(sent.count(), 1);
    type(u"by mouse"_s);
    QTest::mouseClick(queue, Qt::LeftButton);
    QCOMPARE(sent.count(), 2);
    QTest::mouseClick(m_button, Qt::LeftButton);
    QCOMPARE(stopped.count(), 1);
}

void TestComposer::whatTakesTheAnswersPlaceWaitsForItsEnd()
{
    QSignalSpy submitted(m_composer, &Composer::editSubmitted);
    m_composer->setState(ComposerState::Running);
    m_composer->beginEdit({.message = MessageId::create(), .text = u"old"_s});
    enter();
    QCOMPARE(submitted.count(), 0);
    m_composer->setState(ComposerState::Idle);
    enter();
    QCOMPARE(submitted.count(), 1);
    m_composer->accept();
    m_composer->setState(ComposerState::Running);
    m_composer->beginEdit({.kind = EditKind::Queued, .message = MessageId::create(), .text = u"waits"_s});
    enter();
    QCOMPARE(submitted.count(), 2);
}

void TestComposer::asksToEditTheLastPromptOnUp()
{
    QSignalSpy wanted(m_composer, &Composer::editLastRequested);
    QTest::keyClick(m_editor, Qt::Key_Up);
    QCOMPARE(wanted.count(), 1);
    type(u"x"_s);
    QTest::keyClick(m_editor, Qt::Key_Up);
    QCOMPARE(wanted.count(), 1);
}

void TestComposer::tellsTheKeys()
{
    QCOMPARE(m_hint->text(), u"Shift+Enter for a new line"_s);
    m_composer->setSendKey(SendKey::CtrlEnter);
    QCOMPARE(m_hint->text(), u"Enter for a new line"_s);
    m_composer->setHint(u"2,041 of 131,072 tokens"_s);
    QCOMPARE(m_hint->text(), u"2,041 of 131,072 tokens"_s);
    m_composer->setHint({});
    QCOMPARE(m_hint->text(), u"Enter for a new line"_s);
}

void TestComposer::U04_saysWhyAPasteWasRefused()
{
    QApplication::clipboard()->setText(QString(u"lorem ipsum\n"_s).repeated(100'000));
    m_editor->paste();
    QCOMPARE(m_hint->tone(), HintTone::Warning);
    QVERIFY2(m_hint->text().startsWith("Not pasted"_L1), qPrintable(m_hint->text()));
    type(u"a"_s);
    QCOMPARE(m_hint->tone(), HintTone::Quiet);
    m_editor->clear();
    QApplication::clipboard()->setText(QString(300'000, u'x'));
    m_editor->paste();
    QVERIFY(m_hint->text().contains("paragraph"_L1));
}

void TestComposer::showsLeadingWidgetsInOrderAndInTheTabOrder()
{
    auto *first = new QPushButton(u"first"_s);
    auto *second = new QPushButton(u"second"_s);
    m_composer->addLeadingWidget(first);
    m_composer->addLeadingWidget(second);
    type(u"x"_s);
    QTRY_VERIFY(first->isVisible() && first->x() < second->x());
    QList<QWidget *> order;
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        order += QApplication::focusWidget();
    }
    QCOMPARE(order, (QList<QWidget *>{first, second, m_button}));
}

void TestComposer::hasAccessibleNames()
{
    const auto nameOf
        = [](QWidget *widget) { return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name); };
    QCOMPARE(nameOf(m_editor), u"Message"_s);
    QCOMPARE(nameOf(m_button), u"Send"_s);
    m_composer->setState(ComposerState::Running);
    QCOMPARE(nameOf(m_button), u"Stop"_s);
    QCOMPARE(nameOf(m_hint), m_hint->text());
}

void TestComposer::growsWithoutBeingTold()
{
    const int one = m_composer->height();
    const int bottom = m_composer->geometry().bottom();
    type(u"a"_s);
    QTest::keyClick(m_editor, Qt::Key_Return, Qt::ShiftModifier);
    type(u"b"_s);
    QTRY_VERIFY(m_composer->height() > one);
    QCOMPARE(m_composer->geometry().bottom(), bottom);
    m_composer->setDraft({});
    QTRY_COMPARE(m_composer->height(), one);
}

void TestComposer::fitsIntoANarrowWindow()
{
    auto *picker = new QPushButton(u"deepseek-v3.2"_s);
    m_composer->addLeadingWidget(picker);
    m_composer->setHint(u"a very long hint that cannot be shown as a whole in a narrow window"_s);
    QVERIFY(m_composer->minimumSizeHint().width() <= 320);
    m_window->resize(320, 400);
    QTRY_VERIFY(m_composer->width() <= 320);
    QVERIFY(m_button->geometry().right() < m_composer->width());
    QVERIFY(m_hint->geometry().right() < m_button->x());
}

QTEST_MAIN(TestComposer)
#include "tst_composer.moc"
