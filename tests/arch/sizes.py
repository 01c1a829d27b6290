# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes to hold: header 150 lines; source 400, never over 600; function 40, never over 70.

Over the first number of a pair is printed, over the second is an error unless sizes-allowed.txt gives it more and says
why. An entry there that is no longer needed is an error too."""
import os
import re

from sources import in_any, main

HEADER = 150
SOURCE_WISH, SOURCE = 400, 600
FUNCTION_WISH, FUNCTION = 40, 70
ALLOWED_FILE = "tests/arch/sizes-allowed.txt"

SCOPE = re.compile(r"^(template\s*<.*>\s*)?(inline\s+)?(namespace|class|struct|union|enum|extern)\b", re.DOTALL)


def functions(code):
    """(name, first line, lines from the opening to the closing brace) of each outermost function body."""
    code = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: re.sub(r"[^\n]", " ", m[0]), code, flags=re.MULTILINE)
    found, scopes, begin = [], [], 0
    for match in re.finditer(r"[{};]|\b(?:public|private|protected|signals)(?:\s+slots)?\s*:(?!:)", code):
        token, offset = match[0], match.start()
        inside = bool(scopes) and scopes[-1][0] != "scope"
        if token == "{":
            head = code[begin:offset].strip()
            kind = "inner" if inside else kind_of(head)
            scopes.append((kind, head, offset))
            if kind == "argument":
                continue
        elif token == "}":
            if not scopes:
                continue
            kind, head, opened = scopes.pop()
            if kind == "argument":
                continue
            if kind == "function":
                name = re.search(r"([\w:~]+|operator\s*\S+?)\s*\(", head)
                lines = code.count("\n", opened, offset) + 1
                found.append((name[1] if name else "?", code.count("\n", 0, opened) + 1, lines))
        if not inside or not scopes or scopes[-1][0] == "scope":
            begin = match.end()
    return found


def kind_of(head):
    if head.count("(") > head.count(")"):
        return "argument"
    if SCOPE.match(head) and "(" not in re.sub(r"<.*?>", "", head):
        return "scope"
    flat = head
    while re.search(r"\([^()]*\)", flat):
        flat = re.sub(r"\([^()]*\)", "", flat)
    if "(" in head and ("=" not in flat or "operator" in flat):
        return "function"
    return "scope" if SCOPE.match(head) or not head else "data"


def allowed(files):
    """path or path:function -> lines."""
    entries = {}
    source = files.get(ALLOWED_FILE)
    for line in source.text.splitlines() if source else []:
        if line and not line.startswith("#"):
            place, lines, reason = line.split(None, 2)
            entries[place] = int(lines)
    return entries


def check(files):
    entries, used, found, wishes = allowed(files), set(), [], []

    def judge(place, shown, lines, wish, limit, what):
        if lines > entries.get(place, limit):
            found.append(f"{shown}: {what} has {lines} lines, at most {entries.get(place, limit)}")
        elif lines > limit:
            used.add(place)
        elif lines > wish:
            wishes.append(f"{shown}: {what} has {lines} lines, better {wish}")
        if lines > limit:
            used.add(place)

    for path, source in files.items():
        if not path.endswith((".cpp", ".h")) or not in_any(path, "lib", "app", "tests"):
            continue
        lines = source.text.count("\n")
        if path.endswith(".h"):
            judge(path, path, lines, HEADER, HEADER, "the header")
        else:
            judge(path, path, lines, SOURCE_WISH, SOURCE, "the source")
        if not in_any(path, "tests"):
            for name, line, size in functions(source.code):
                judge(f"{path}:{name}", f"{path}:{line}", size, FUNCTION_WISH, FUNCTION, f"{name}()")
    for wish in wishes:
        print(wish)
    found += [f"{ALLOWED_FILE}: {place} no longer needs its entry" for place in sorted(set(entries) - used)]
    return found


def body(lines):
    return "{\n" + "    f(x);\n" * (lines - 2) + "}\n"


SAMPLES = [
    ({"lib/a/a.h": "\n" * 150, "lib/a/a.cpp": "\n" * 600}, None),
    ({"lib/a/a.h": "\n" * 151}, "lib/a/a.h: the header has 151 lines, at most 150"),
    ({"tests/a/tst_a.cpp": "\n" * 601}, "the source has 601 lines"),
    ({"lib/a/a.h": "\n" * 160, ALLOWED_FILE: "# why\nlib/a/a.h 160 a table"}, None),
    ({"lib/a/a.h": "\n" * 150, ALLOWED_FILE: "lib/a/a.h 160 a table"}, "no longer needs its entry"),
    ({"lib/a/a.cpp": "namespace n {\nvoid A::f(int x)\n" + body(70) + "}\n"}, None),
    ({"lib/a/a.cpp": "namespace n {\nvoid A::f(int x)\n" + body(71) + "}\n"}, "lib/a/a.cpp:3: A::f() has 71 lines"),
    ({"lib/a/a.cpp": "A::A(int x) : m_a{x}, m_b(x)\n" + body(71)}, "71 lines"),
    ({"lib/a/a.h": "class A : public B\n{\n    Q_OBJECT\npublic slots:\n    void f() const\n" + body(71) + "};\n"}, "f() has 71 lines"),
    ({"lib/a/a.cpp": "bool A::operator==(const A &a) const\n" + body(71)}, "71 lines"),
    ({"lib/a/a.cpp": "const Row table[] = {\n" + "    { f(1), \"}\" },\n" * 100 + "};\n"}, None),
    ({"lib/a/a.cpp": "void f()\n{\n    auto g = [](int x) {\n" + "        if (x) { y(); }\n" * 60 + "    };\n}\nvoid h()\n" + body(60)}, None),
    ({"lib/a/a.cpp": "void f()\n" + body(71), ALLOWED_FILE: "lib/a/a.cpp:f 80 one switch over all kinds"}, None),
    ({"tests/a/a.cpp": "void f()\n" + body(100)}, None),
    ({"lib/a/a.cpp": "enum class E { A, B };\nstruct S\n{\n    int a = 0;\n};\nS f(S s = {})\n" + body(71)}, "f() has 71 lines"),
]

if __name__ == "__main__":
    main(check, SAMPLES)
