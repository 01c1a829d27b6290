// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcriptwindow.h"

#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>
#include <QTextDocument>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;
using samples::Window;

namespace {

samples::Talk talk()
{
    samples::Talk talk = samples::empty();
    talk.prompt(u"alpha beta"_s);
    talk.answer(u"qwen-plus"_s, "gamma **delta**\n\nepsilon\n\n```sh\necho zeta\n```");
    return talk;
}

void press(Window &window, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(&window.view, key, modifiers);
}

} // namespace

class SelectionKeysTest : public QObject
{
    Q_OBJECT

private slots:
    void extendsByCharactersAndWords()
    {
        Window window(talk());
        window.view.select({{0, {}, 0}, {0, {}, 5}});
        QCOMPARE(window.view.selectedText(), u"alpha"_s);
        press(window, Qt::Key_Right, Qt::ShiftModifier);
        press(window, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(window.view.selectedText(), u"alpha b"_s);
        press(window, Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
        QCOMPARE(window.view.selectedText(), u"alpha beta"_s);
        press(window, Qt::Key_Left, Qt::ShiftModifier | Qt::ControlModifier);
        press(window, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(window.view.selectedText(), u"alpha"_s);
    }

    void goesOnInTheNextMessageAndSegment()
    {
        Window window(talk());
        window.view.select({{0, {}, 6}, {0, {}, 10}});
        press(window, Qt::Key_Right, Qt::ShiftModifier);
        press(window, Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
        QCOMPARE(window.view.selectedText().simplified(), u"beta gamma"_s);
        press(window, Qt::Key_End, Qt::ShiftModifier | Qt::ControlModifier);
        QVERIFY(window.view.selectedText().endsWith(u"echo zeta"_s));
        press(window, Qt::Key_Home, Qt::ShiftModifier | Qt::ControlModifier);
        QCOMPARE(window.view.selectedText(), u"alpha "_s);
    }

    void extendsByLines()
    {
        Window window(talk());
        window.view.select({{1, {}, 0}, {1, {}, 0}});
        press(window, Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(window.view.selectedText(), u"gamma delta"_s);
        press(window, Qt::Key_Home, Qt::ShiftModifier);
        QVERIFY(!window.view.hasSelection());
        press(window, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(window.view.selectedText().trimmed(), u"gamma delta"_s);
        press(window, Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(window.view.selectedText().startsWith(u"gamma delta\nepsilon"_s));
        press(window, Qt::Key_Up, Qt::ShiftModifier);
        press(window, Qt::Key_Up, Qt::ShiftModifier);
        press(window, Qt::Key_Up, Qt::ShiftModifier);
        press(window, Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(window.view.selectedText(), u"alpha beta"_s);
    }

    void extendsByPagesThroughWhatIsNotLaidOut()
    {
        Window window(samples::plain(300));
        window.view.select({{0, {}, 0}, {0, {}, 8}});
        for (int i = 0; i < 5; ++i)
            press(window, Qt::Key_PageDown, Qt::ShiftModifier);
        const int rows = window.view.selectedRows();
        QVERIFY2(rows > 10, qPrintable(QString::number(rows)));
        press(window, Qt::Key_PageUp, Qt::ShiftModifier);
        QVERIFY(window.view.selectedRows() < rows);
        press(window, Qt::Key_End, Qt::ShiftModifier | Qt::ControlModifier);
        QCOMPARE(window.view.selectedRows(), 300);
        QVERIFY(window.view.scroll().lastRow() == 299);
    }

    void R03_reachesLinksByTabAndTellsWhereTheyLead()
    {
        samples::Talk of = samples::empty();
        of.answer(u"qwen-plus"_s, "[one](https://example.org/1) [bad](javascript:x) [one](https://example.org/1)");
        Window window(std::move(of));
        QSignalSpy told(&window.view, &TranscriptView::linkHovered);
        QSignalSpy opened(&window.view, &TranscriptView::linkActivated);
        press(window, Qt::Key_Tab, {});
        QCOMPARE(told.last()[0].toUrl(), QUrl(u"https://example.org/1"_s));
        QCOMPARE(opened.count(), 0);
        const QRect first = window.view.spotFocus().spot()->rect;
        press(window, Qt::Key_Return, {});
        QCOMPARE(opened.last()[0].toUrl(), QUrl(u"https://example.org/1"_s));
        press(window, Qt::Key_Tab, {});
        QVERIFY(window.view.spotFocus().spot()->kind == SpotKind::Link);
        QVERIFY(window.view.spotFocus().spot()->rect.left() > first.right());
        press(window, Qt::Key_Tab, {});
        QVERIFY(window.view.spotFocus().spot()->kind == SpotKind::Copy);
        QVERIFY(told.last()[0].toUrl().isEmpty());
        // The mouse still selects from a link on.
        const QPoint from = first.center() + QPoint(0, window.view.scroll().top(0));
        QTest::mousePress(window.view.viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, from + QPoint(40, 0), from + QPoint(40, 0), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(window.view.viewport(), &move);
        QTest::mouseRelease(window.view.viewport(), Qt::LeftButton, {}, from + QPoint(40, 0));
        QVERIFY(window.view.hasSelection());
        QCOMPARE(opened.count(), 1);
    }

    void escapeLetsGo()
    {
        Window window(talk());
        window.view.selectAll();
        QVERIFY(window.view.hasSelection());
        QSignalSpy changed(&window.view, &TranscriptView::selectionChanged);
        press(window, Qt::Key_Escape, {});
        QVERIFY(!window.view.hasSelection());
        QCOMPARE(changed.count(), 1);
    }

    void copiesInThreeForms()
    {
        Window window(talk());
        window.view.select({{1, {}, 6}, {1, {}, 19}});
        window.view.copySelection();
        const QMimeData *data = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(data->text(), u"delta\nepsilon"_s);
        QCOMPARE(data->html(), u"<p><strong>delta</strong></p><p>epsilon</p>"_s);
        QCOMPARE(QString::fromUtf8(data->data(u"text/markdown"_s)), u"**delta**\n\nepsilon"_s);
        window.view.selectAll();
        const auto markdown = window.view.copied({}, CopyAs::Markdown);
        QCOMPARE(markdown->text(), u"alpha beta\n\ngamma **delta**\n\nepsilon\n\n```sh\necho zeta\n```"_s);
        const auto text = window.view.copied(window.talk.model->message(1).id, CopyAs::Text);
        QCOMPARE(text->formats(), QStringList{u"text/plain"_s});
        QCOMPARE(text->text(), u"gamma delta\nepsilon\n\necho zeta"_s);
    }
};

QTEST_MAIN(SelectionKeysTest)
#include "tst_selectionkeys.moc"
