// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/growingtextedit.h"

#include <QBoxLayout>
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
    void keepsCursorAndUndoWhenTheTextIsTheSame();
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

QTEST_MAIN(TestGrowingTextEdit)
#include "tst_growingtextedit.moc"
