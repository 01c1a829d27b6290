// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/codepalette.h"

#include "theme/theme.h"

#include <QTest>
#include <array>
#include <cmath>

using namespace tokenhub;
using namespace tokenhub::typeset;

namespace {

using Three = std::array<double, 3>;
using Matrix = std::array<Three, 3>;

//! What a person sees who lacks one kind of cone (Machado, Oliveira and Fernandes 2009, in linear light).
constexpr Matrix allCones{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix noRed{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix noGreen{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};

double linear(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double bent(double value)
{
    return value > 0.008856 ? std::cbrt(value) : 7.787 * value + 16.0 / 116;
}

Three seen(const QColor &colour, const Matrix &eye)
{
    const Three light{linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
    Three c{};
    for (std::size_t i = 0; i < 3; ++i)
        c[i] = qBound(0.0, eye[i][0] * light[0] + eye[i][1] * light[1] + eye[i][2] * light[2], 1.0);
    const double x = bent((.4124 * c[0] + .3576 * c[1] + .1805 * c[2]) / .95047);
    const double y = bent(.2126 * c[0] + .7152 * c[1] + .0722 * c[2]);
    const double z = bent((.0193 * c[0] + .1192 * c[1] + .9505 * c[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const QColor &a, const QColor &b, const Matrix &eye)
{
    const Three p = seen(a, eye);
    const Three q = seen(b, eye);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

app::Theme themeOf(CodeGround ground)
{
    return ground == CodeGround::Dark ? app::darkTheme() : app::lightTheme();
}

constexpr std::array grounds{CodeGround::Light, CodeGround::Dark};

} // namespace

class TestCodePalette : public QObject
{
    Q_OBJECT

private slots:
    void canBeReadOnTheGroundsOfCode()
    {
        for (const CodeGround ground : grounds) {
            const app::Theme theme = themeOf(ground);
            for (int i = 0; i < codeClassCount; ++i) {
                const QColor colour = codeInk(CodeClass(i), ground).colour;
                if (!colour.isValid())
                    continue;
                QVERIFY2(app::contrast(colour, theme.surface) >= 4.5, qPrintable(colour.name()));
                QVERIFY2(app::contrast(colour, theme.paper) >= 4.5, qPrintable(colour.name()));
            }
        }
    }

    void leavesWhatIsPlainToTheTextAroundIt()
    {
        for (const CodeGround ground : grounds) {
            for (const CodeClass codeClass : {CodeClass::Plain, CodeClass::Operator, CodeClass::Punctuation})
                QVERIFY(!codeInk(codeClass, ground).colour.isValid());
            QVERIFY(codeInk(CodeClass::Comment, ground).isItalic);
        }
    }

    //! 10 is a difference that one sees at a glance, side by side or not.
    void isToldApartWithRedGreenBlindness()
    {
        constexpr std::array main{CodeClass::Keyword, CodeClass::Type, CodeClass::Function, CodeClass::String,
                                  CodeClass::Comment};
        for (const CodeGround ground : grounds) {
            const QColor ink = themeOf(ground).ink;
            for (const CodeClass a : main) {
                for (const Matrix &eye : {allCones, noRed, noGreen}) {
                    QVERIFY(distance(codeInk(a, ground).colour, ink, eye) > 15);
                    for (const CodeClass b : main) {
                        const double d = distance(codeInk(a, ground).colour, codeInk(b, ground).colour, eye);
                        QVERIFY2(a == b || d > 15,
                                 qPrintable(QString::number(int(a)) + u' ' + QString::number(int(b))));
                    }
                }
            }
            const QColor inserted = codeInk(CodeClass::Inserted, ground).colour;
            const QColor deleted = codeInk(CodeClass::Deleted, ground).colour;
            QVERIFY(distance(inserted, deleted, noGreen) > 15);
            QVERIFY(distance(inserted, deleted, noRed) > 15);
        }
    }
};

QTEST_APPLESS_MAIN(TestCodePalette)
#include "tst_codepalette.moc"
