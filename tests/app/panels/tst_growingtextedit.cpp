// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/growingtextedit.h"

#include "../../support/cputimer.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QMimeData>
#include <QScrollBar>
#include <QTest>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

class TestGrowingTextEdit : public QObject
{
    Q_OBJECT

private slots:
    void growsWithItsTextUpToALimit();
    void countsWrappedLines();
    void showsItsFirstLineWhileAllOfThemFit();
    void keepsCursorAndUndoWhenTheTextIsTheSame();
    void U04_pastesOfAnySizeKeepItLive();
};

void TestGrowingTextEdit::growsWithItsTextUpToALimit()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *edit = new GrowingTextEdit(TextLook::Prose, {.least = 2, .most = 4}, &window);
    column->addWidget(edit);
    column->addStretch(1);
    window.resize(300, 400);
    window.show();
    const int line = edit->fontMetrics().lineSpacing();
    const int two = edit->height();
    edit->setPlainText(u"a\nb"_s);
    QTRY_COMPARE(edit->height(), two);
    edit->setPlainText(u"a\nb\nc"_s);
    QTRY_COMPARE(edit->height(), two + line);
    edit->setPlainText(u"a\nb\nc\nd\ne\nf\ng"_s);
    QTRY_COMPARE(edit->height(), two + 2 * line);
    edit->clear();
    QTRY_COMPARE(edit->height(), two);
}

void TestGrowingTextEdit::showsItsFirstLineWhileAllOfThemFit()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *edit = new GrowingTextEdit(TextLook::Code, {.least = 1, .most = 9}, &window);
    column->addWidget(edit);
    column->addStretch(1);
    window.resize(200, 300);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const int one = edit->height();
    for (int i = 0; i < 3; ++i) {
        QTest::keyClicks(edit, QString(30, u'x'));
        QTRY_VERIFY(edit->height() > one);
        QTRY_COMPARE(edit->verticalScrollBar()->value(), 0);
    }
}

void TestGrowingTextEdit::countsWrappedLines()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *edit = new GrowingTextEdit(TextLook::Code, {.least = 1, .most = 9}, &window);
    column->addWidget(edit);
    column->addStretch(1);
    window.resize(200, 300);
    window.show();
    const int one = edit->height();
    edit->setPlainText(QString(200, u'x'));
    QTRY_VERIFY(edit->height() > one);
    const int narrow = edit->height();
    window.resize(800, 300);
    QTRY_VERIFY(edit->height() < narrow);
}

void TestGrowingTextEdit::keepsCursorAndUndoWhenTheTextIsTheSame()
{
    GrowingTextEdit edit(TextLook::Prose, {});
    QTest::keyClicks(&edit, u"hello"_s);
    edit.moveCursor(QTextCursor::Start);
    edit.replaceText(u"hello"_s);
    QVERIFY(edit.document()->isUndoAvailable());
    QCOMPARE(edit.textCursor().position(), 0);
    edit.replaceText(u"other"_s);
    QCOMPARE(edit.toPlainText(), u"other"_s);
}

//! Found by the monkey: three million letters in the system prompt held the window up for minutes.
void TestGrowingTextEdit::U04_pastesOfAnySizeKeepItLive()
{
    GrowingTextEdit edit(TextLook::Prose, {});
    edit.resize(300, 100);
    edit.show();
    const auto paste = [&edit](const QString &text) {
        QApplication::clipboard()->setText(text);
        const testing::CpuTimer worked;
        edit.paste();
        return worked.elapsed();
    };
    QVERIFY(paste(QString(3'000'000, u'x')) < 500);
    QCOMPARE(edit.toPlainText(), QString());
    QVERIFY(paste(u"line\n"_s.repeated(100'000)) < 500);
    QCOMPARE(edit.toPlainText(), QString());
    const QString word = QString(90'000, u'x');
    QVERIFY(paste(word) < 1000);
    QCOMPARE(edit.toPlainText(), word);
    edit.clear();
    auto *rich = new QMimeData;
    rich->setHtml(u"<b>bold</b><img src='file:///etc/passwd'>"_s);
    rich->setText(u"a\0b"_s);
    QApplication::clipboard()->setMimeData(rich);
    edit.paste();
    QCOMPARE(edit.toPlainText(), u"ab"_s);
}

QTEST_MAIN(TestGrowingTextEdit)
#include "tst_growingtextedit.moc"
