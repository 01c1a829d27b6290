// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/stopsequencesedit.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

class TestStopSequencesEdit : public QObject
{
    Q_OBJECT

private slots:
    void enterAddsAndACrossTakesAway();
    void whatWasTypedIsNotLostWhenTheFocusGoes();
    void backspaceTakesTheLastOneAway();
    void dropsEmptyAndRepeatedOnes();
    void lineBreaksCanBeTypedAndSeen();
    void growsByLines();
};

void TestStopSequencesEdit::enterAddsAndACrossTakesAway()
{
    StopSequencesEdit edit;
    QSignalSpy edits(&edit, &StopSequencesEdit::sequencesEdited);
    auto *line = edit.findChild<QLineEdit *>();
    QTest::keyClicks(line, u"END"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTest::keyClicks(line, u"STOP"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(edit.sequences(), (QStringList{u"END"_s, u"STOP"_s}));
    QCOMPARE(edits.size(), 2);
    edit.findChildren<QPushButton *>().first()->click();
    QCOMPARE(edit.sequences(), QStringList{u"STOP"_s});
    QCOMPARE(edits.size(), 3);
}

void TestStopSequencesEdit::whatWasTypedIsNotLostWhenTheFocusGoes()
{
    QWidget window;
    StopSequencesEdit edit(&window);
    QLineEdit other(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto *line = edit.findChild<QLineEdit *>();
    line->setFocus();
    QTest::keyClicks(line, u"END"_s);
    other.setFocus();
    QCOMPARE(edit.sequences(), QStringList{u"END"_s});
}

void TestStopSequencesEdit::backspaceTakesTheLastOneAway()
{
    StopSequencesEdit edit;
    edit.setSequences({u"a"_s, u"b"_s});
    auto *line = edit.findChild<QLineEdit *>();
    QTest::keyClicks(line, u"x"_s);
    QTest::keyClick(line, Qt::Key_Backspace);
    QCOMPARE(edit.sequences().size(), 2);
    QTest::keyClick(line, Qt::Key_Backspace);
    QCOMPARE(edit.sequences(), QStringList{u"a"_s});
}

void TestStopSequencesEdit::dropsEmptyAndRepeatedOnes()
{
    StopSequencesEdit edit;
    QSignalSpy edits(&edit, &StopSequencesEdit::sequencesEdited);
    edit.setSequences({u"a"_s});
    auto *line = edit.findChild<QLineEdit *>();
    QTest::keyClick(line, Qt::Key_Return);
    QTest::keyClicks(line, u"a"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(edits.size(), 0);
    QCOMPARE(edit.sequences(), QStringList{u"a"_s});
}

void TestStopSequencesEdit::lineBreaksCanBeTypedAndSeen()
{
    QCOMPARE(StopSequencesEdit::unescaped(uR"(a\n\tb\\n\x)"_s), u"a\n\tb\\n\\x"_s);
    QCOMPARE(StopSequencesEdit::shown(u"a\n b"_s), u"a⏎␣b"_s);
    StopSequencesEdit edit;
    QTest::keyClicks(edit.findChild<QLineEdit *>(), uR"(\nUser:)"_s);
    QTest::keyClick(edit.findChild<QLineEdit *>(), Qt::Key_Return);
    QCOMPARE(edit.sequences(), QStringList{u"\nUser:"_s});
}

void TestStopSequencesEdit::growsByLines()
{
    StopSequencesEdit edit;
    const int one = edit.heightForWidth(200);
    edit.setSequences({u"a long sequence"_s, u"another long one"_s, u"and a third one"_s});
    QVERIFY(edit.heightForWidth(200) > 2 * one);
    QVERIFY(edit.minimumSizeHint().width() <= 212); // it fits into the narrowest panel
}

QTEST_MAIN(TestStopSequencesEdit)
#include "tst_stopsequencesedit.moc"
