# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of this folder share: the project's files, and C++ text with its comments and literals taken out.

A check is a module with check(files) -> list of sentences, and SAMPLES: (files, part of the one sentence expected, or
None). main() runs the check on the tree, or with --self-test on the samples: a check that cannot fail proves nothing.
"""
import contextlib
import os
import re
import sys
from dataclasses import dataclass, field

SKIPPED_FOLDERS = {"build", "node_modules", "data", "__pycache__"}

TOKEN = re.compile(
    r'''(?P<line>//[^\n]*)
      | (?P<block>/\*.*?\*/)
      | (?P<raw>R"(?P<delimiter>[^()\\\s]{0,16})\((?P<rawtext>.*?)\)(?P=delimiter)")
      | (?P<string>"(?P<text>(?:\\.|[^"\\\n])*)")
      | (?P<char>(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+')''',
    re.VERBOSE | re.DOTALL)


@dataclass
class Source:
    """A text file: `code` has the length and lines of `text`, with blanks for comments and literals."""
    path: str  # relative to the top, with "/"
    text: str
    code: str = ""
    strings: list = field(default_factory=list)  # (line, contents)

    def __post_init__(self):
        if not self.path.endswith((".cpp", ".h")):
            self.code = self.text
            return

        def blank(match):
            contents = match["rawtext"] if match["raw"] else match["text"]
            if contents is not None and not self.is_include(match.start()):
                self.strings.append((self.line_of(match.start()), contents))
            if self.is_include(match.start()):
                return match[0]
            return re.sub(r"[^\n]", " ", match[0])

        self.code = TOKEN.sub(blank, self.text)

    def is_include(self, offset):
        begin = self.text.rfind("\n", 0, offset) + 1
        return re.match(r"\s*#\s*include\b", self.text[begin:offset]) is not None

    def line_of(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def matches(self, pattern):
        """(line, matched text) for each place in the code."""
        return [(self.line_of(m.start()), m[0].strip()) for m in re.finditer(pattern, self.code, re.MULTILINE)]


def files_below(top, also=()):
    """The sources below top, and the files named in also."""
    found = {}
    for folder, subfolders, names in os.walk(top):
        subfolders[:] = sorted(n for n in subfolders if n not in SKIPPED_FOLDERS and not n.startswith(".git"))
        for name in sorted(names):
            if name.endswith((".cpp", ".h", ".py", ".sh", ".cmake", ".txt", ".js", ".mjs")):
                path = os.path.join(folder, name)
                relative = os.path.relpath(path, top).replace(os.sep, "/")
                with open(path, encoding="utf-8") as file:
                    found[relative] = Source(relative, file.read())
    for relative in also:
        path = os.path.join(top, relative)
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                found[relative] = Source(relative, file.read())
    return found


def in_any(path, *tops):
    return any(path == top or path.startswith(top + "/") for top in tops)


def self_test(check, samples):
    wrong = 0
    for number, (files, expected) in enumerate(samples, 1):
        with contextlib.redirect_stdout(None):
            sentences = check({path: Source(path, text) for path, text in files.items()})
        good = not sentences if expected is None else len(sentences) == 1 and expected in sentences[0]
        if not good:
            wrong += 1
            print(f"sample {number}: expected {expected!r}, found {sentences}")
    print(f"{len(samples)} samples, {wrong} wrong")
    return wrong == 0 and bool(samples)


def main(check, samples, also=()):
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(0 if self_test(check, samples) else 1)
    top = sys.argv[1] if len(sys.argv) > 1 else "."
    files = files_below(top, also)
    if not any(in_any(path, "lib") for path in files):
        sys.exit(f"{top} is not the top of the project: there is no lib/ with sources in it.")
    sentences = check(files)
    print("\n".join(sentences) if sentences else f"{len(files)} files, nothing found")
    sys.exit(1 if sentences else 0)
