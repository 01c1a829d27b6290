// SPDX-License-Identifier: GPL-3.0-or-later
#include "panels/keyentry.h"

#include "panels/secretedit.h"
#include "panels/tonelabel.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub;
using namespace tokenhub::app;

class TestKeyEntry : public QObject
{
    Q_OBJECT

private slots:
    void submitsOnceUntilItIsAnswered();
    void submitsNothingWhileItIsEmpty();
    void keepsTheTypedKeyWhenItIsRefused();
    void forgetsTheKeyThatWasTaken();
    void offersToUnlockALockedKeyring();
    void K06_withoutAKeyringTheKeyIsForThisSessionOnly();
};

void TestKeyEntry::submitsOnceUntilItIsAnswered()
{
    KeyEntry entry;
    QSignalSpy submits(&entry, &KeyEntry::submitted);
    auto *key = entry.findChild<SecretEdit *>();
    QTest::keyClicks(key, u"sk-1"_s);
    QTest::keyClick(key, Qt::Key_Return);
    QTest::keyClick(key, Qt::Key_Return);
    entry.findChild<QPushButton *>(u"saveKeyButton"_s)->click();
    QCOMPARE(submits.size(), 1);
    QCOMPARE(submits[0][0].toString(), u"sk-1"_s);
    QCOMPARE(submits[0][1].value<KeyPlace>(), KeyPlace::Keyring);
}

void TestKeyEntry::submitsNothingWhileItIsEmpty()
{
    KeyEntry entry;
    QSignalSpy submits(&entry, &KeyEntry::submitted);
    QTest::keyClick(entry.findChild<SecretEdit *>(), Qt::Key_Return);
    QVERIFY(!entry.findChild<QPushButton *>(u"saveKeyButton"_s)->isEnabled());
    QCOMPARE(submits.size(), 0);
}

void TestKeyEntry::keepsTheTypedKeyWhenItIsRefused()
{
    KeyEntry entry;
    QSignalSpy submits(&entry, &KeyEntry::submitted);
    auto *key = entry.findChild<SecretEdit *>();
    QTest::keyClicks(key, u"sk-1"_s);
    QTest::keyClick(key, Qt::Key_Return);
    entry.setProblem(u"The gateway does not accept this key."_s);
    QCOMPARE(key->text(), u"sk-1"_s);
    QCOMPARE(entry.findChild<ToneLabel *>()->tone(), Tone::Bad);
    QTest::keyClick(key, Qt::Key_Return);
    QCOMPARE(submits.size(), 2);
}

void TestKeyEntry::forgetsTheKeyThatWasTaken()
{
    KeyEntry entry;
    auto *key = entry.findChild<SecretEdit *>();
    QTest::keyClicks(key, u"sk-1"_s);
    QTest::keyClick(key, Qt::Key_Return);
    entry.accept(u"The gateway accepts this key."_s);
    QCOMPARE(key->text(), QString());
    QCOMPARE(entry.findChild<ToneLabel *>()->tone(), Tone::Good);
}

void TestKeyEntry::offersToUnlockALockedKeyring()
{
    KeyEntry entry;
    QSignalSpy unlocks(&entry, &KeyEntry::unlockRequested);
    auto *unlock = entry.findChild<QPushButton *>(u"unlockKeyButton"_s);
    QVERIFY(unlock->isHidden());
    entry.setKeyState(base::KeyState::Locked, u"The keyring is locked."_s);
    QVERIFY(!unlock->isHidden());
    unlock->click();
    QCOMPARE(unlocks.size(), 1);
}

void TestKeyEntry::K06_withoutAKeyringTheKeyIsForThisSessionOnly()
{
    KeyEntry entry;
    QSignalSpy submits(&entry, &KeyEntry::submitted);
    entry.setKeyState(base::KeyState::NoService, u"There is no keyring: the key is kept for this session only."_s);
    auto *only = entry.findChild<QCheckBox *>();
    QVERIFY(only->isChecked());
    QVERIFY(!only->isEnabled());
    QTest::keyClicks(entry.findChild<SecretEdit *>(), u"sk-1"_s);
    QTest::keyClick(entry.findChild<SecretEdit *>(), Qt::Key_Return);
    QCOMPARE(submits[0][1].value<KeyPlace>(), KeyPlace::SessionOnly);
}

QTEST_MAIN(TestKeyEntry)
#include "tst_keyentry.moc"
