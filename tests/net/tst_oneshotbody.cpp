// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/oneshotbody.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using tokenhub::net::OneShotBody;

class TestOneShotBody : public QObject
{
    Q_OBJECT

private slots:
    void tellsItsSizeBeforeItIsRead();
    void canBeRewoundUntilTheFirstRead();
    void givesEveryByteOnce();
    void spentWithoutAReadCannotBeRewound();
    void cannotBeWritten();
};

void TestOneShotBody::tellsItsSizeBeforeItIsRead()
{
    OneShotBody body("12345"_ba);
    QVERIFY(body.isOpen());
    QVERIFY(!body.isSequential());
    QCOMPARE(body.size(), 5);
    QVERIFY(!body.atEnd());
}

void TestOneShotBody::canBeRewoundUntilTheFirstRead()
{
    OneShotBody body("12345"_ba);
    QVERIFY(body.reset());
    QVERIFY(body.seek(0));
    QVERIFY(!body.seek(1));
    QCOMPARE(body.read(1), "1"_ba);
    QVERIFY(!body.reset());
    QVERIFY(!body.seek(0));
    QVERIFY(!body.seek(1));
}

void TestOneShotBody::givesEveryByteOnce()
{
    OneShotBody body("12345"_ba);
    QCOMPARE(body.read(2), "12"_ba);
    QCOMPARE(body.read(100), "345"_ba);
    QVERIFY(body.atEnd());
    QVERIFY(body.read(100).isEmpty());
}

void TestOneShotBody::spentWithoutAReadCannotBeRewound()
{
    OneShotBody body{QByteArray()};
    QVERIFY(body.reset());
    body.spend();
    QVERIFY(!body.reset());
}

void TestOneShotBody::cannotBeWritten()
{
    OneShotBody body("12345"_ba);
    QVERIFY(!body.isWritable());
}

QTEST_GUILESS_MAIN(TestOneShotBody)
#include "tst_oneshotbody.moc"
