// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"

#include <QDebug>
#include <QTest>
#include <type_traits>

using namespace tokenhub::base;
using namespace Qt::Literals::StringLiterals;

namespace {

template<typename T, typename = void> constexpr bool canBeLogged = false;
template<typename T>
constexpr bool canBeLogged<T, std::void_t<decltype(std::declval<QDebug>() << std::declval<const T &>())>> = true;

} // namespace

class TestSecret : public QObject
{
    Q_OBJECT

private slots:
    void K08_trimsWhatSurroundsAKey_data();
    void K08_trimsWhatSurroundsAKey();
    void K08_refusesWhatNoKeyHas_data();
    void K08_refusesWhatNoKeyHas();
    void copiesOutliveEachOther();
    void cannotBePrinted();
};

void TestSecret::K08_trimsWhatSurroundsAKey_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("as it is") << u"sk-Abc_123.~!"_s;
    QTest::newRow("newline") << u"sk-Abc_123.~!\n"_s;
    QTest::newRow("blanks") << u"  sk-Abc_123.~!\t "_s;
    QTest::newRow("CR LF") << u"\r\nsk-Abc_123.~!\r\n"_s;
}

void TestSecret::K08_trimsWhatSurroundsAKey()
{
    QFETCH(const QString, text);
    const Result<Secret> secret = Secret::fromText(text);
    QVERIFY(secret.ok());
    QCOMPARE(secret->reveal(), "sk-Abc_123.~!"_ba);
}

void TestSecret::K08_refusesWhatNoKeyHas_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("only blanks") << u" \r\n\t"_s;
    QTest::newRow("CR LF and a header") << u"sk-Abc\r\nX-Evil: 1"_s;
    QTest::newRow("a lone LF inside") << u"sk-Abc\nsk-Def"_s;
    QTest::newRow("a lone CR inside") << u"sk-Abc\rsk-Def"_s;
    QTest::newRow("a blank inside") << u"sk-Abc sk-Def"_s;
    QTest::newRow("a tab inside") << u"sk-Abc\tsk-Def"_s;
    QTest::newRow("NUL") << u"sk-Abc"_s + QChar(u'\0') + u"Def"_s;
    QTest::newRow("DEL") << u"sk-Abc\u007f"_s;
    QTest::newRow("umlaut") << u"sk-Äbc"_s;
    QTest::newRow("Chinese") << u"sk-密钥"_s;
    QTest::newRow("no-break space at the end") << u"sk-Abc\u00a0"_s;
    QTest::newRow("zero-width space") << u"sk-A\u200bbc"_s;
    QTest::newRow("10 KB") << QString(10 * 1024, u'k');
    QTest::newRow("one byte too long") << QString(Secret::maximumLength + 1, u'k');
}

void TestSecret::K08_refusesWhatNoKeyHas()
{
    QFETCH(const QString, text);
    const Result<Secret> secret = Secret::fromText(text);
    QVERIFY(!secret.ok());
    QCOMPARE(secret.error().kind, ErrorKind::BadKey);
    const QString said = secret.error().detail + secret.error().subject + secret.error().serverMessage;
    QVERIFY2(!said.contains("Abc"_L1) && !said.contains("Evil"_L1), qPrintable(said));
}

void TestSecret::copiesOutliveEachOther()
{
    Secret kept;
    {
        const Secret first = Secret::fromText(u"sk-1").value();
        kept = first;
        Secret moved = kept;
        const Secret target = std::move(moved);
        QCOMPARE(target, kept);
    }
    QCOMPARE(kept.reveal(), "sk-1"_ba);
    kept = Secret();
    QVERIFY(kept.isEmpty());
    const Secret longest = Secret::fromText(QString(Secret::maximumLength, u'k')).value();
    QCOMPARE(longest.reveal().size(), Secret::maximumLength);
}

void TestSecret::cannotBePrinted()
{
    static_assert(!canBeLogged<Secret>);
    static_assert(canBeLogged<QByteArray>); // the check can tell
    static_assert(!std::is_convertible_v<Secret, QString> && !std::is_convertible_v<Secret, QByteArray>);
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
