// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <utility>
#include <vector>

namespace tokenhub::testing {

struct HostileText {
    const char *name; //!< begins with the row of the torture table
    QByteArray markdown;
};

//! Texts that take seconds to minutes to show without limits.
inline std::vector<HostileText> hostileTexts()
{
    using Bytes = QByteArray;
    const Bytes table = Bytes("|a").repeated(190) + "|\n" + Bytes("|-").repeated(190) + "|\n"
        + (Bytes("|b").repeated(190) + "|\n").repeated(60);
    return {
        {"R06 1 MB line", Bytes(1 << 20, 'x')},
        {"R06 1 MB of words in a line", Bytes("word ").repeated(210000)},
        {"R06 60 KB line", Bytes(60000, 'x')},
        {"R06 1 MB line of code", "```\n" + Bytes(1 << 20, 'x') + "\n```\n"},
        {"R06 1 MB of lines of code", "```py\n" + Bytes("x = \"a b\" + f(1)\n").repeated(60000) + "```\n"},
        {"R06 1 MB of paragraphs", Bytes("Words of *a* paragraph, **some** more.\n\n").repeated(26000)},
        {"R07 delimiters, 100 KB", Bytes("_*").repeated(50000)},
        {"R07 delimiters, 60 KB", Bytes("_*").repeated(30000)},
        {"R07 emphasis, 60 KB", Bytes("*a* ").repeated(15000)},
        {"R07 emphasis below the limit, many times", (Bytes("*a* ").repeated(990) + "\n\n").repeated(15)},
        {"R07 brackets", Bytes("[").repeated(50000)},
        {"R08 100 000 items", Bytes("- item\n").repeated(100000)},
        {"R08 60 KB of items", Bytes("- item\n").repeated(9000)},
        {"R08 2 000 items", Bytes("- item\n").repeated(1990)},
        {"R08 100 000 loose items", Bytes("1. item\n\n").repeated(100000)},
        {"R09 3 000 columns", Bytes("|a").repeated(3000) + "|\n" + Bytes("|-").repeated(3000) + "|\n"},
        {"R09 15 000 columns", Bytes("|a").repeated(15000) + "|\n" + Bytes("|-").repeated(15000) + "|\n"},
        {"R09 190 columns", table},
        {"R09 20 tables", (table + "\n").repeated(20)},
        {"R09 5 000 rows", "|a|b|\n|-|-|\n" + Bytes("|c|d|\n").repeated(5000)},
        {"R10 quotes", Bytes(">").repeated(10000) + "deep\n"},
        {"R10 lists", Bytes("- ").repeated(10000) + "deep\n"},
        {"R10 quotes over many lines", (Bytes("> ").repeated(30) + "x\n").repeated(1000)},
        {"R10 emphasis in emphasis", Bytes("*a ").repeated(900) + Bytes("b*").repeated(900)},
        {"R11 combining marks", "a" + Bytes("\xcc\x81").repeated(100000)},
        {"R11 combining marks, 60 KB", "a" + Bytes("\xcc\x81").repeated(30000)},
        {"R11 combining marks in lines", ("a" + Bytes("\xcc\x81").repeated(3900) + "\n\n").repeated(12)},
        {"R11 combining marks of another block", "a" + Bytes("\xe2\x83\x90").repeated(100000)},
        {"R11 combining marks in code", "```\na" + Bytes("\xcc\x81").repeated(100000) + "\n```\n"},
        {"R12 5 000 links", Bytes("[a](https://example.com) ").repeated(5000)},
        {"R12 5 000 links in paragraphs", Bytes("[a](https://example.com)\n\n").repeated(5000)},
        {"R12 addresses", Bytes("a@").repeated(40000)},
        {"R13 nested HTML", Bytes("<div>").repeated(100000)},
        {"R13 nested HTML tables", Bytes("<table><tr><td>\n").repeated(400)},
        {"R13 broken tags", Bytes("<a href='").repeated(6000)},
        {"code fences", Bytes("```\n").repeated(20000)},
        {"definitions", Bytes("[a]: /url\n").repeated(20000) + Bytes("[a] ").repeated(900)},
        {"entities", Bytes("&amp;").repeated(12000)},
        {"blank lines", Bytes("\n").repeated(200000)},
        {"hidden characters in code", "```\n" + Bytes("\xe2\x80\xae").repeated(30000) + "\n```\n"},
    };
}

} // namespace tokenhub::testing
