// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <QSet>
#include <QTest>

using namespace tokenhub::base;

class TestError : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasANameOfItsOwnThatLeadsBack();
    void anUnknownNameIsNoKind();
};

void TestError::everyKindHasANameOfItsOwnThatLeadsBack()
{
    QSet<QString> names;
    // Internal is the last one, and what a kind that was forgotten in the table is called.
    for (int value = 0; value <= int(ErrorKind::Internal); ++value) {
        const QString name = errorKindName(ErrorKind(value));
        QVERIFY2(!names.contains(name), qPrintable(QString::number(value)));
        names.insert(name);
        const std::optional<ErrorKind> kind = errorKindFromName(name);
        QVERIFY(kind.has_value());
        QCOMPARE(int(*kind), value);
    }
}

void TestError::anUnknownNameIsNoKind()
{
    for (const QString &name :
         {QString(), QStringLiteral("internal"), QStringLiteral("Internal "), QStringLiteral("7")})
        QVERIFY(!errorKindFromName(name).has_value());
}

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
