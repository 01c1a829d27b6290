// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/hiddencharacters.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace tokenhub::typeset;

class TestHiddenCharacters : public QObject
{
    Q_OBJECT

private slots:
    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        QTest::newRow("nothing") << u"int main() { return 0; }\n\t// 中文 é 👍\r\n"_s << QString();
        QTest::newRow("trojan source") << u"if (x) {\u202e } \u2066// y\u2069 \u2066"_s
                                       << u"8 RLO, 12 LRI, 17 PDI, 19 LRI"_s;
        QTest::newRow("all embeddings") << u"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"_s
                                        << u"0 LRE, 1 RLE, 2 PDF, 3 LRO, 4 RLO, 5 LRI, 6 RLI, 7 FSI, 8 PDI"_s;
        QTest::newRow("marks") << u"a\u200b\u200c\u200d\u200e\u200f\u061c"_s
                               << u"1 ZWSP, 2 ZWNJ, 3 ZWJ, 4 LRM, 5 RLM, 6 ALM"_s;
        QTest::newRow("byte order mark") << u"\ufeffx"_s << u"0 BOM"_s;
        QTest::newRow("soft hyphen") << u"pass\u00adword"_s << u"4 SHY"_s;
        QTest::newRow("blanks that are none")
            << u"a\u00a0b\u202fc\u3000d\u2007"_s << u"1 NBSP, 3 NNBSP, 5 IDSP, 7 FSP"_s;
        QTest::newRow("a name of nothing") << u"const \u3164 = 1;\u115f\uffa0"_s << u"6 HF, 12 HCF, 13 HWHF"_s;
        QTest::newRow("NUL and ESC") << (u"a"_s + QChar(0) + u"\u001b[31mred\u0007\u007f\u0085"_s)
                                     << u"1 NUL, 2 ESC, 10 BEL, 11 DEL, 12 NEL"_s;
        QTest::newRow("carriage return") << u"a\rb\r\nc\r"_s << u"1 CR, 6 CR"_s;
        QTest::newRow("line separators") << u"a\u2028b\u2029"_s << u"1 LSEP, 3 PSEP"_s;
        QTest::newRow("tag letters") << QString::fromUcs4(U"x\U000E0041\U000E0062\U000E007F")
                                     << u"1 TAG A, 3 TAG b, 5 U+E007F"_s;
        QTest::newRow("variation selectors") << QString::fromUcs4(U"a\uFE0F\U000E0100") << u"1 U+FE0F, 2 U+E0100"_s;
        QTest::newRow("family") << QString::fromUcs4(U"\U0001F468\u200D\U0001F469\u200D\U0001F467\u2764\uFE0F")
                                << QString();
        QTest::newRow("joiner after an emoji alone") << QString::fromUcs4(U"\U0001F468\u200Dx") << u"2 ZWJ"_s;
        QTest::newRow("selectors in a row") << u"\u2764\ufe0f\ufe0f"_s << u"2 U+FE0F"_s;
        QTest::newRow("half a pair") << (u"a"_s + QChar(0xd83d) + u"b"_s + QChar(0xde00)) << u"1 U+D83D, 3 U+DE00"_s;
    }

    void finds()
    {
        QFETCH(QString, text);
        QFETCH(QString, found);
        const QString before = text;
        QStringList told;
        for (const HiddenCharacter &hidden : hiddenCharacters(text)) {
            told += QString::number(hidden.position) + u' ' + shortName(hidden.character);
            QCOMPARE(hidden.length, hidden.character > 0xffff ? 2 : 1);
        }
        QCOMPARE(told.join(u", "_s), found);
        QCOMPARE(text, before);
    }

    void tellsTheKind()
    {
        const auto kind = [](QStringView text) { return hiddenCharacters(text).at(0).kind; };
        QCOMPARE(kind(u"\u202e"), HiddenKind::Direction);
        QCOMPARE(kind(u"\u200f"), HiddenKind::Direction);
        QCOMPARE(kind(u"\u200b"), HiddenKind::Invisible);
        QCOMPARE(kind(u"\u00a0"), HiddenKind::Space);
        QCOMPARE(kind(u"\u001b"), HiddenKind::Control);
        QCOMPARE(kind(QString::fromUcs4(U"\U000E0041")), HiddenKind::Tag);
    }

    void isBounded()
    {
        const QString many(5'000'000, QChar(0x200b));
        QCOMPARE(hiddenCharacters(many).size(), 10'000u);
        QCOMPARE(hiddenCharacters(many, 3).size(), 3u);
    }
};

QTEST_APPLESS_MAIN(TestHiddenCharacters)
#include "tst_hiddencharacters.moc"
