// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/growingtextedit.h"
#include "panels/jsonproblem.h"
#include "panels/toolsedit.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

class TestToolsEdit : public QObject
{
    Q_OBJECT

private slots:
    void addsAFunctionToFillIn();
    void addsNothingToWhatIsBroken();
    void isSilentWhenItIsSet();
};

void TestToolsEdit::addsAFunctionToFillIn()
{
    ToolsEdit edit;
    QSignalSpy edits(&edit, &ToolsEdit::textEdited);
    auto *add = edit.findChild<QPushButton *>();
    add->click();
    QCOMPARE(JsonProblem::functionNames(edit.text()).size(), 1);
    QCOMPARE(edits.size(), 1);
    auto *text = edit.findChild<GrowingTextEdit *>();
    QCOMPARE(text->textCursor().selectedText(), JsonProblem::functionNames(edit.text()).last());
    add->click();
    QCOMPARE(JsonProblem::functionNames(edit.text()).size(), 2);
    text->undo();
    QCOMPARE(JsonProblem::functionNames(edit.text()).size(), 1);
}

void TestToolsEdit::addsNothingToWhatIsBroken()
{
    ToolsEdit edit;
    edit.setText(u"[{"_s);
    QVERIFY(!edit.findChild<QPushButton *>()->isEnabled());
    QCOMPARE(edit.text(), u"[{"_s);
    edit.setText(u"[]"_s);
    QVERIFY(edit.findChild<QPushButton *>()->isEnabled());
}

void TestToolsEdit::isSilentWhenItIsSet()
{
    ToolsEdit edit;
    QSignalSpy edits(&edit, &ToolsEdit::textEdited);
    edit.setText(u"[]"_s);
    QCOMPARE(edits.size(), 0);
}

QTEST_MAIN(TestToolsEdit)
#include "tst_toolsedit.moc"
