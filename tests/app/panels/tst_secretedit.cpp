// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/secretedit.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

class TestSecretEdit : public QObject
{
    Q_OBJECT

private slots:
    void showsDotsUntilTheEyeIsPressed();
    void isClosedAgainWhenItIsHidden();
    void K08_dropsWhatSurroundsAPastedKey();
    void aForgottenKeyDoesNotComeBackByUndo();
    void cannotBeCopiedWhileItShowsDots();
};

void TestSecretEdit::showsDotsUntilTheEyeIsPressed()
{
    SecretEdit edit;
    QCOMPARE(edit.echoMode(), QLineEdit::Password);
    edit.actions().first()->trigger();
    QCOMPARE(edit.echoMode(), QLineEdit::Normal);
    edit.actions().first()->trigger();
    QCOMPARE(edit.echoMode(), QLineEdit::Password);
}

void TestSecretEdit::isClosedAgainWhenItIsHidden()
{
    SecretEdit edit;
    edit.show();
    edit.actions().first()->trigger();
    edit.hide();
    QCOMPARE(edit.echoMode(), QLineEdit::Password);
}

void TestSecretEdit::K08_dropsWhatSurroundsAPastedKey()
{
    SecretEdit edit;
    edit.insert(u"  sk-1\n"_s); // as paste does; a line edit makes a blank of the line end
    QTest::keyClick(&edit, Qt::Key_Space);
    QCOMPARE(edit.text(), u"sk-1"_s);
}

void TestSecretEdit::aForgottenKeyDoesNotComeBackByUndo()
{
    SecretEdit edit;
    QTest::keyClicks(&edit, u"sk-secret"_s);
    edit.forget();
    edit.undo();
    QCOMPARE(edit.text(), QString());
    QVERIFY(!edit.isUndoAvailable());
}

void TestSecretEdit::cannotBeCopiedWhileItShowsDots()
{
    QGuiApplication::clipboard()->setText(u"before"_s);
    SecretEdit edit;
    QTest::keyClicks(&edit, u"sk-secret"_s);
    edit.selectAll();
    edit.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    edit.cut();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
}

QTEST_MAIN(TestSecretEdit)
#include "tst_secretedit.moc"
