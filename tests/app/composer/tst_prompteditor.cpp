// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../support/cputimer.h"
#include "composer/prompteditor.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::app;
using tokenhub::testing::CpuTimer;

namespace {

void paste(PromptEditor &editor, const QString &text, const QString &html = {})
{
    auto *data = new QMimeData;
    data->setText(text);
    if (!html.isEmpty())
        data->setHtml(html);
    QGuiApplication::clipboard()->setMimeData(data);
    editor.paste();
}

void compose(PromptEditor &editor, const QString &preedit, const QString &commit = {})
{
    QInputMethodEvent event(preedit, {});
    event.setCommitString(commit);
    QCoreApplication::sendEvent(&editor, &event);
}

} // namespace

class TestPromptEditor : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_editor.reset(); }
    void sendsOrBreaksTheLine_data();
    void sendsOrBreaksTheLine();
    void doesNotSendFromAKeyThatIsHeld();
    void leavesEnterToTheInputMethodWhileItComposes();
    void growsWithItsLinesAndThenScrolls();
    void growsWhenLongTextWraps();
    void showsAllLinesAfterItGrew();
    void U04_pastesPlainText();
    void U04_dropsCharactersThatNoTextHas();
    void U04_refusesTenMegabytesAndStaysLive();
    void U04_refusesAParagraphThatWouldMakeEachKeySlow();
    void U04_takesALongWordAndStaysLive();
    void replacesASelectionByAPasteOfTheSameSize();
    void keepsNoBreakSpacesAndLineEnds();
    void asksForTheLastPromptOnUpOnlyWhenEmpty();
    void reportsEscape();
    void leavesTabToTheNextWidget();

private:
    std::unique_ptr<PromptEditor> m_editor;
};

void TestPromptEditor::init()
{
    m_editor = std::make_unique<PromptEditor>();
    m_editor->resize(400, 40);
    m_editor->show();
}

void TestPromptEditor::sendsOrBreaksTheLine_data()
{
    QTest::addColumn<SendKey>("sendKey");
    QTest::addColumn<Qt::KeyboardModifier>("modifier");
    QTest::addColumn<int>("sent");
    QTest::newRow("Enter sends") << SendKey::Enter << Qt::NoModifier << 1;
    QTest::newRow("Enter of the number pad sends") << SendKey::Enter << Qt::KeypadModifier << 1;
    QTest::newRow("Shift+Enter breaks") << SendKey::Enter << Qt::ShiftModifier << 0;
    QTest::newRow("Ctrl+Enter sends too") << SendKey::Enter << Qt::ControlModifier << 1;
    QTest::newRow("swapped: Enter breaks") << SendKey::CtrlEnter << Qt::NoModifier << 0;
    QTest::newRow("swapped: Shift+Enter breaks") << SendKey::CtrlEnter << Qt::ShiftModifier << 0;
    QTest::newRow("swapped: Ctrl+Enter sends") << SendKey::CtrlEnter << Qt::ControlModifier << 1;
}

void TestPromptEditor::sendsOrBreaksTheLine()
{
    QFETCH(SendKey, sendKey);
    QFETCH(Qt::KeyboardModifier, modifier);
    QFETCH(int, sent);
    m_editor->setSendKey(sendKey);
    QSignalSpy wanted(m_editor.get(), &PromptEditor::sendWanted);
    QTest::keyClicks(m_editor.get(), u"a"_s);
    QTest::keyClick(m_editor.get(), Qt::Key_Return, modifier);
    QTest::keyClicks(m_editor.get(), u"b"_s);
    QCOMPARE(wanted.count(), sent);
    QCOMPARE(m_editor->text(), sent ? u"ab"_s : u"a\nb"_s);
}

void TestPromptEditor::doesNotSendFromAKeyThatIsHeld()
{
    QSignalSpy wanted(m_editor.get(), &PromptEditor::sendWanted);
    for (int i = 0; i < 20; ++i) {
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
        QCoreApplication::sendEvent(m_editor.get(), &held);
    }
    QCOMPARE(wanted.count(), 0);
    QVERIFY(m_editor->isEmpty());
}

void TestPromptEditor::leavesEnterToTheInputMethodWhileItComposes()
{
    QSignalSpy wanted(m_editor.get(), &PromptEditor::sendWanted);
    compose(*m_editor, u"zhou mo"_s);
    QTest::keyClick(m_editor.get(), Qt::Key_Return);
    QTest::keyClick(m_editor.get(), Qt::Key_Escape);
    QCOMPARE(wanted.count(), 0);
    compose(*m_editor, {}, u"周末"_s);
    QCOMPARE(m_editor->text(), u"周末"_s);
    QTest::keyClick(m_editor.get(), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(m_editor->text(), u"周末"_s);
}

void TestPromptEditor::growsWithItsLinesAndThenScrolls()
{
    const int line = m_editor->fontMetrics().lineSpacing();
    const int one = m_editor->sizeHint().height();
    m_editor->setText(u"1\n2\n3"_s);
    QVERIFY(std::abs(m_editor->sizeHint().height() - one - 2 * line) <= 2);
    QCOMPARE(m_editor->verticalScrollBarPolicy(), Qt::ScrollBarAlwaysOff);
    m_editor->setText(QString(u"x\n"_s).repeated(200));
    QVERIFY(m_editor->sizeHint().height() <= PromptEditor::maximumLines * line + 3);
    QCOMPARE(m_editor->verticalScrollBarPolicy(), Qt::ScrollBarAsNeeded);
    m_editor->setText({});
    QCOMPARE(m_editor->sizeHint().height(), one);
}

void TestPromptEditor::growsWhenLongTextWraps()
{
    const int one = m_editor->sizeHint().height();
    m_editor->setText(QString(u"word "_s).repeated(60));
    QVERIFY(m_editor->sizeHint().height() > 2 * one);
    m_editor->resize(4000, 40);
    QCOMPARE(m_editor->sizeHint().height(), one);
}

void TestPromptEditor::showsAllLinesAfterItGrew()
{
    m_editor->setText(u"1\n2\n3\n4"_s);
    m_editor->resize(m_editor->sizeHint());
    QCOMPARE(m_editor->verticalScrollBar()->value(), 0);
}

void TestPromptEditor::U04_pastesPlainText()
{
    paste(*m_editor, u"plain"_s, u"<b>rich</b><img src='file:///etc/hostname'>"_s);
    QCOMPARE(m_editor->text(), u"plain"_s);
}

void TestPromptEditor::U04_dropsCharactersThatNoTextHas()
{
    paste(*m_editor, u"a\u0000b\u001b[0mc\td\r\ne\rf"_s);
    QCOMPARE(m_editor->text(), u"ab[0mc\td\ne\nf"_s);
}

void TestPromptEditor::U04_refusesTenMegabytesAndStaysLive()
{
    QSignalSpy refused(m_editor.get(), &PromptEditor::pasteRefused);
    QTest::keyClicks(m_editor.get(), u"kept"_s);
    paste(*m_editor, QString(u"lorem ipsum dolor\n"_s).repeated(600'000));
    QCOMPARE(refused.count(), 1);
    QCOMPARE(refused.front().front().toLongLong(), 10'800'000);
    QCOMPARE(m_editor->text(), u"kept"_s);
    CpuTimer timer;
    timer.start();
    QTest::keyClicks(m_editor.get(), u"!"_s);
    QVERIFY(timer.elapsed() < 100);
}

void TestPromptEditor::U04_refusesAParagraphThatWouldMakeEachKeySlow()
{
    QSignalSpy refused(m_editor.get(), &PromptEditor::pasteRefused);
    paste(*m_editor, QString(PromptEditor::longestParagraph + 1, u'x'));
    QCOMPARE(refused.count(), 1);
    QVERIFY(m_editor->isEmpty());
}

void TestPromptEditor::U04_takesALongWordAndStaysLive()
{
    // Breaking at word boundaries takes minutes for this one; the limit only has to tell them apart on a busy machine.
    CpuTimer timer;
    timer.start();
    paste(*m_editor, u"first\n"_s + QString(200'000, u'x') + u"\nlast"_s);
    QTest::keyClicks(m_editor.get(), u"!"_s);
    QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(m_editor->text().size(), 200'012);
    m_editor->setText(u"short"_s);
    QCOMPARE(m_editor->wordWrapMode(), QTextOption::WrapAtWordBoundaryOrAnywhere);
}

void TestPromptEditor::replacesASelectionByAPasteOfTheSameSize()
{
    const QString much = QString(u"lorem ipsum\n"_s).repeated(80'000);
    QSignalSpy refused(m_editor.get(), &PromptEditor::pasteRefused);
    paste(*m_editor, much);
    QCOMPARE(refused.count(), 0);
    m_editor->selectAll();
    paste(*m_editor, much);
    QCOMPARE(refused.count(), 0);
    QCOMPARE(m_editor->text().size(), much.size());
}

void TestPromptEditor::keepsNoBreakSpacesAndLineEnds()
{
    const QString text = u"10\u00a0000\n\n  indented\t😀"_s;
    m_editor->setText(text);
    QCOMPARE(m_editor->text(), text);
}

void TestPromptEditor::asksForTheLastPromptOnUpOnlyWhenEmpty()
{
    QSignalSpy up(m_editor.get(), &PromptEditor::upWhileEmpty);
    QTest::keyClick(m_editor.get(), Qt::Key_Up);
    QCOMPARE(up.count(), 1);
    m_editor->setText(u"a\nb"_s);
    QTest::keyClick(m_editor.get(), Qt::Key_Up);
    QCOMPARE(up.count(), 1);
}

void TestPromptEditor::reportsEscape()
{
    QSignalSpy escape(m_editor.get(), &PromptEditor::escapePressed);
    QTest::keyClick(m_editor.get(), Qt::Key_Escape);
    QCOMPARE(escape.count(), 1);
}

void TestPromptEditor::leavesTabToTheNextWidget()
{
    QWidget window;
    auto *first = new PromptEditor(&window);
    auto *second = new PromptEditor(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Tab);
    QVERIFY(first->isEmpty());
    QVERIFY(second->hasFocus());
}

QTEST_MAIN(TestPromptEditor)
#include "tst_prompteditor.moc"
