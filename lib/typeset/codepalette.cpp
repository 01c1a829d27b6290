// SPDX-License-Identifier: GPL-3.0-or-later
#include "typeset/codepalette.h"

#include <array>

namespace tokenhub::typeset {
namespace {

struct Row {
    QRgb light; //!< 0: the ink around it
    QRgb dark;
    bool isItalic = false;
};

//! In the order of CodeClass. Purple, blue, gold and green are told apart by their blue part and by their lightness,
//! which red-green blindness leaves alone.
constexpr std::array<Row, codeClassCount> rows{{
    {0, 0}, // plain
    {0xff7a379f, 0xffb27ff5}, // keyword
    {0xff04643a, 0xff45d694}, // type
    {0xff7d6500, 0xffecb042}, // function
    {0xff98420a, 0xfff0a182}, // variable
    {0xff8c1a1a, 0xffdc8d4f}, // constant
    {0xff8c1a1a, 0xffdc8d4f}, // number
    {0xff1548d4, 0xffa5bcff}, // string
    {0xff98420a, 0xfff0a182}, // escape
    {0xff5f6873, 0xff98a1ac, true}, // comment
    {0xff93305f, 0xfff092bd}, // preprocessor
    {0xff04643a, 0xff45d694}, // attribute
    {0xff7a379f, 0xffb27ff5}, // tag
    {0, 0}, // operator
    {0, 0}, // punctuation
    {0xff006b6b, 0xff7ee787}, // inserted
    {0xffb01c28, 0xfff0716a}, // deleted
    {0xff1548d4, 0xffa5bcff}, // heading
}};

} // namespace

CodeInk codeInk(CodeClass codeClass, CodeGround ground)
{
    const Row &row = rows[std::size_t(codeClass)];
    const QRgb rgb = ground == CodeGround::Dark ? row.dark : row.light;
    return {.colour = rgb == 0 ? QColor() : QColor(rgb), .isItalic = row.isItalic};
}

} // namespace tokenhub::typeset
