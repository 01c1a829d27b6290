// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "typeset/codeclass.h"

#include <QColor>

namespace tokenhub::typeset {

enum class CodeGround { Light, Dark };

//! How a class of code is written. A value.
struct CodeInk {
    QColor colour; //!< invalid: the ink of the text around it
    bool isItalic = false;
};

//! Inks with at least 4.5:1 on the program's own grounds of code. Keywords, strings, functions, types and comments are
//! told apart with the common kinds of colour blindness too; what else shares a colour differs by its shape.
[[nodiscard]] CodeInk codeInk(CodeClass codeClass, CodeGround ground);

} // namespace tokenhub::typeset
