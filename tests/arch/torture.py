# SPDX-License-Identifier: GPL-3.0-or-later
"""tests/TORTURE.md tells the truth: a row that passes has a test with its id in the name, every such test stands in its
row, and the counts are right. `torture.py --write TOP` writes the tests and the counts; state and note are people's."""
import re
import sys

from sources import files_below, main

TABLE = "tests/TORTURE.md"
STATES = ("pass", "by hand", "open", "later")
NEEDS_NOTE = ("by hand", "open")
ROW = re.compile(r"^\| ([A-Z]\d\d) \| (.*?) \| (.*?) \| (.*?) \|(.*?) ?\|$", re.MULTILINE)
COUNTS = re.compile(r"^\d+ rows: .*$", re.MULTILINE)
TEST = re.compile(r"^\s+(?:void|def) ((?:[A-Z]\d\d_(?:to_)?)+\w+)\(", re.MULTILINE)


def ids_of(name):
    """A01_A03_x: two rows; A01_to_A03_x: three."""
    found = []
    for first, last in re.findall(r"([A-Z]\d\d)_(?:to_([A-Z]\d\d)_)?", re.match(r"(?:[A-Z]\d\d_(?:to_)?)+", name)[0]):
        found += [f"{first[0]}{n:02}" for n in range(int(first[1:]), int((last or first)[1:]) + 1)]
    return found


def tests_by_row(files):
    rows = {}
    for path, source in files.items():
        stem = path.split("/")[-1].rsplit(".", 1)[0]
        if not path.startswith("tests/") or not stem.startswith(("tst_", "test_")):
            continue
        for _, name in source.matches(TEST.pattern):
            name = TEST.match("  " + name)[1]
            if not name.endswith("_data"):
                for row in ids_of(name):
                    rows.setdefault(row, []).append(f"{stem}::{name}")
    return {row: sorted(set(tests)) for row, tests in rows.items()}


def cell(tests):
    return "".join(f" `{test}`" for test in tests)


def counts(text):
    states = [match[3] for match in ROW.finditer(text)]
    return f"{len(states)} rows: " + ", ".join(f"{states.count(s)} {s}" for s in STATES) + "."


def written(text, tests):
    def row(match):
        return f"| {match[1]} | {match[2]} | {match[3]} | {match[4]} |{cell(tests.get(match[1], []))} |"
    return COUNTS.sub(counts(text), ROW.sub(row, text), count=1)


def check(files):
    if TABLE not in files:
        return [f"{TABLE} is missing"]
    text, tests, found, seen = files[TABLE].text, tests_by_row(files), [], set()
    for match in ROW.finditer(text):
        row, state, note = match[1], match[3], match[4]
        if row in seen:
            found.append(f"{TABLE}: {row} stands there twice")
        seen.add(row)
        if state not in STATES:
            found.append(f"{TABLE}: {row} is neither of {', '.join(STATES)}")
        elif state == "pass" and row not in tests:
            found.append(f"{TABLE}: {row} passes, but no test has {row}_ in its name")
        elif state in NEEDS_NOTE and not note.strip(" –"):
            found.append(f"{TABLE}: {row} is {state} and does not say why or how")
        elif match[5] != cell(tests.get(row, [])):
            found.append(f"{TABLE}: the tests of {row} are{cell(tests.get(row, [])) or ' none'}")
    found += [f"{', '.join(tests[row])}: {TABLE} has no row {row}" for row in sorted(tests) if row not in seen]
    if not found and counts(text) not in text:
        found.append(f"{TABLE}: the counts are: {counts(text)}")
    if found:
        print("python3 tests/arch/torture.py --write . puts tests and counts right.")
    return found


def sample(rows, source, count=None):
    text = f"{count or counts(rows)}\n\n{rows}\n"
    return {TABLE: text, "tests/net/tst_a.cpp": source}


ONE = "    void N01_x();\n    void N01_x_data();\n"
SAMPLES = [
    ({}, "is missing"),
    (sample("| N01 | w | pass | – | `tst_a::N01_x` |", ONE), None),
    (sample("| N01 | w | pass | – | |", "    void other();"), "no test has N01_ in its name"),
    (sample("| N01 | w | pass | – | `tst_a::N01_y` |", ONE), "the tests of N01 are `tst_a::N01_x`"),
    (sample("| N01 | w | pass | – | |", ONE), "the tests of N01 are"),
    (sample("| N01 | w | good | – | `tst_a::N01_x` |", ONE), "neither of"),
    (sample("| N01 | w | open | – | |", ""), "does not say why"),
    (sample("| N01 | w | open | needs a moon | |", ""), None),
    (sample("| N01 | w | later | – | `tst_a::N01_x` |", ONE), None),
    (sample("| N02 | w | open | y | |", ONE), "has no row N01"),
    (sample("| N01 | w | open | y | |\n| N01 | w | open | y | |", ""), "twice"),
    (sample("| N01 | w | open | y | |", "", "2 rows: 2 pass."), "the counts are: 1 rows: 0 pass"),
    (sample("| N01 | w | pass | – | `tst_a::N01_to_N03_x` |\n| N02 | w | pass | – | `tst_a::N01_to_N03_x` |\n"
            "| N03 | w | pass | – | `tst_a::N01_to_N03_x` |", "    void N01_to_N03_x();"), None),
    (sample("| N01 | w | pass | – | `tst_a::N01_N02_x` |\n| N02 | w | pass | – | `tst_a::N01_N02_x` |",
            "    void N01_N02_x();"), None),
    (sample("| N01 | w | pass | – | |", "    // void N01_x();"), "no test has N01_ in its name"),
]

if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        tree = files_below(sys.argv[2], also=[TABLE])
        with open(f"{sys.argv[2]}/{TABLE}", "w", encoding="utf-8") as table:
            table.write(written(tree[TABLE].text, tests_by_row(tree)))
    else:
        main(check, SAMPLES, also=[TABLE])
