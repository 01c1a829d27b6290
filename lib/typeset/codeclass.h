// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <vector>

namespace tokenhub::typeset {

//! What a stretch of code is, whatever the language and whoever found it.
enum class CodeClass : quint8 {
    Plain, //!< never in a span
    Keyword,
    Type,
    Function,
    Variable, //!< where the language marks it: $name, @name, ${name}
    Constant, //!< what the language itself provides: true, nil, self, print
    Number,
    String,
    Escape, //!< \n in a string; also what is put into one: ${…}, %d
    Comment,
    Preprocessor, //!< #include, also annotations and decorators
    Attribute, //!< a name that gets a value: of a tag, of a key in YAML, a property in CSS
    Tag,
    Operator,
    Punctuation,
    Inserted,
    Deleted,
    Heading
};
inline constexpr int codeClassCount = int(CodeClass::Heading) + 1;

//! A stretch of one line, in UTF-16 units of that line. A value.
struct CodeSpan {
    int start = 0;
    int length = 0;
    CodeClass codeClass = CodeClass::Plain;
    friend bool operator==(const CodeSpan &, const CodeSpan &) = default;
};

//! Of one line: by their start, never empty, never overlapping, never splitting a surrogate pair.
using CodeSpans = std::vector<CodeSpan>;

} // namespace tokenhub::typeset
