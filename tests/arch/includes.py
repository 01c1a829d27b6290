# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom: the table of ARCHITECTURE.md, held against every #include and against the Qt modules linked.
And the first include of x.cpp is x.h: so every header with a source is compiled alone, at no cost."""
import posixpath
import re

from sources import in_any, main

ALLOWED = {
    "base": set(),
    "net": {"base"},
    "chat": {"base"},
    "gateway": {"base", "net", "chat"},
    "store": {"base", "chat"},
    "secrets": {"base"},
    "settings": {"base"},
    "typeset": {"base"},
    "markdown": {"base", "typeset"},
    "compare": {"base", "chat"},
    "exchange": {"base", "chat", "compare"},
    "session": {"base", "chat", "gateway", "store"},
    "words": {"base", "chat"},
    "app": {"base", "chat", "session", "exchange", "compare", "markdown", "typeset", "settings", "words"},
    "cli": {"base", "chat", "session", "exchange", "words"},
    "practice gateway": set(),
}
# The composition roots build what the others are handed.
ROOTS = {"app/application.cpp", "app/applicationparts.h", "app/applicationwiring.cpp", "app/cli/composition.cpp"}
ROOTS_MAY_TOO = {"gateway", "store", "secrets", "net", "settings"}

WITH_GUI = {"markdown", "typeset"}


def room_of(path):
    parts = path.split("/")
    if parts[0] == "lib" and len(parts) > 2:
        return parts[1]
    if parts[0] == "app":
        return parts[1] if len(parts) > 2 and parts[1] in ("words", "cli") else "app"
    if in_any(path, "tests/gateway") and not parts[-1].startswith("tst_"):
        return "practice gateway"
    return None


def resolve(files, includer, name):
    """The file of the project that is meant, or None."""
    for base in (posixpath.dirname(includer), "lib", "app", "tests/gateway", "tests"):
        path = posixpath.normpath(posixpath.join(base, name))
        if path in files:
            return path
    return None


def check(files):
    found = []
    for path, source in files.items():
        room = room_of(path)
        if room is None:
            continue
        if path.endswith("CMakeLists.txt") and path.startswith("lib/"):
            for line, module in source.matches(r"^[^#\n]*\bQt6::(Widgets|Gui)\b"):
                if "Widgets" in module or room not in WITH_GUI:
                    found.append(f"{path}:{line}: lib/{room} may not link {module.split()[-1]}")
        if not path.endswith((".cpp", ".h")):
            continue
        if room not in ALLOWED:
            found.append(f"{path}: the room \"{room}\" is not in the table of tests/arch/includes.py")
            continue
        own = path.removesuffix(".cpp") + ".h"
        first = re.search(r'^\s*#\s*include\s*["<]([^">]+)', source.code, re.MULTILINE)
        if path.endswith(".cpp") and own in files and (first is None or resolve(files, path, first[1]) != own):
            found.append(f"{path}: its first include is not {own}, so nothing shows that the header compiles alone")
        for match in re.finditer(r'^\s*#\s*include\s*"([^"]+)"', source.code, re.MULTILINE):
            line, name = source.line_of(match.start(1)), match[1]
            if name.endswith(".moc"):
                continue
            target = resolve(files, path, name)
            if target is None:
                found.append(f"{path}:{line}: there is no \"{name}\" in the project (angle brackets for others' headers)")
                continue
            other = room_of(target)
            allowed = ALLOWED[room] | (ROOTS_MAY_TOO if path in ROOTS else set())
            if other != room and other not in allowed:
                found.append(f"{path}:{line}: {room} may not include {target}")
    return found


HEADERS = {f"lib/{room}/x.h": "" for room in ("base", "net", "chat", "gateway", "store", "session", "secrets", "settings")}
HEADERS |= {"app/words/errortext.h": "", "app/settings/page.h": "", "tests/gateway/practice/p.h": ""}

SAMPLES = [
    (HEADERS | {"lib/gateway/a.cpp": '#include "net/x.h"\n#include "chat/x.h"\n#include "base/x.h"\n#include <QString>\n'}, None),
    (HEADERS | {"lib/chat/a.cpp": '#include "net/x.h"\n'}, "lib/chat/a.cpp:1: chat may not include lib/net/x.h"),
    (HEADERS | {"lib/base/a.h": '\n#  include "chat/x.h"\n'}, "lib/base/a.h:2: base may not include"),
    (HEADERS | {"lib/store/a.cpp": '// #include "net/x.h"\n/*\n#include "net/x.h"\n*/\n'}, None),
    (HEADERS | {"lib/store/a.cpp": '#include "../net/x.h"\n'}, "store may not include lib/net/x.h"),
    (HEADERS | {"lib/store/a.cpp": '#include "store/gone.h"\n'}, "there is no"),
    (HEADERS | {"app/mainwindow.cpp": '#include "session/x.h"\n#include "settings/page.h"\n#include "words/errortext.h"\n#include "a.moc"\n'}, None),
    (HEADERS | {"app/mainwindow.cpp": '#include "store/x.h"\n'}, "app may not include lib/store/x.h"),
    (HEADERS | {"app/application.cpp": '#include "store/x.h"\n#include "secrets/x.h"\n'}, None),
    (HEADERS | {"app/application.h": '#include "store/x.h"\n'}, "app may not include"),
    (HEADERS | {"app/cli/ask.cpp": '#include "gateway/x.h"\n'}, "cli may not include"),
    (HEADERS | {"app/cli/composition.cpp": '#include "gateway/x.h"\n'}, None),
    (HEADERS | {"app/words/a.cpp": '#include "session/x.h"\n'}, "words may not include"),
    (HEADERS | {"tests/gateway/practice/a.cpp": '#include "practice/p.h"\n#include "base/x.h"\n'}, "practice gateway may not include"),
    (HEADERS | {"tests/gateway/tst_a.cpp": '#include "net/x.h"\n'}, None),
    (HEADERS | {"lib/new/a.cpp": ""}, "not in the table"),
    (HEADERS | {"lib/net/x.cpp": '#include "net/x.h"\n#include <QString>\n'}, None),
    (HEADERS | {"lib/net/x.cpp": '#include <QString>\n#include "net/x.h"\n'}, "lib/net/x.cpp: its first include is not lib/net/x.h"),
    ({"lib/store/CMakeLists.txt": "# Qt6::Widgets\ntokenhub_library(a\n  PUBLIC Qt6::Gui)\n"}, "lib/store/CMakeLists.txt:3: lib/store may not link"),
    ({"lib/markdown/CMakeLists.txt": "PUBLIC Qt6::Gui\n"}, None),
]

if __name__ == "__main__":
    main(check, SAMPLES)
