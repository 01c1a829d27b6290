# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that belong in one place, and things that are nowhere: each rule says where it holds and why."""
import re

from sources import in_any, main

WIRE_WORDS = {
    "choices", "max_tokens", "enable_thinking", "enable_search", "finish_reason", "tool_calls", "tool_choice",
    "reasoning_content", "stream_options", "include_usage", "prompt_tokens", "completion_tokens", "cached_tokens",
    "prompt_tokens_details", "completion_tokens_details",
}

# Rules about code: (pattern, folders, paths left out, sentence).
CODE = [
    (r"\bQSqlQuery\b", ("lib", "app"), r"^lib/store/", "SQL stays in lib/store"),
    (r"\b(tr|translate)\s*\(|\bQT_TR(ANSLATE)?_NOOP\w*", ("lib",), None, "words for people are made in app/ alone"),
    (r"\b\w*[iI]nstance\s*\(\s*\)|\bqApp\b", ("lib", "app"), None, "no singletons: the composition root builds and passes"),
    (r"\bQEventLoop\b|\bprocessEvents\b|(\.|->)waitFor\w*\s*\(|\bQThread::\w*sleep\b", ("lib", "app"), None,
     "no nested event loop, no waiting"),
    (r"(\.|->)exec\s*\(", ("app",), r"(^|/)main\.cpp$", "exec() is a nested event loop: open(), popup() or show()"),
    (r"\bqWait\s*\(|\bQThread::\w*sleep\b|\bsleep_for\b", ("tests",), None,
     "a test waits for what it expects: QTRY_VERIFY, QSignalSpy::wait"),
    (r"\bQSKIP\s*\(", ("tests",), None, "a test that does not run proves nothing"),
    (r"\bignoreSslErrors\b", ("lib", "app"), None, "it would accept every certificate"),
    (r"\bsetInsecureFallback\s*\((?!\s*false)", ("lib", "app"), None, "it would write keys as plain text"),
    (r"\bstd::(format|expected|print|views::\w+)\b", ("lib", "app", "tests"), None, "g++ 12 and clang 14 must compile it"),
]
# Rules about the whole text, comments included.
TEXT = [
    (r"\b(TODO|FIXME|XXX)\b|coming soon|not implemented", ("lib", "app", "packaging"), "a promise in the source: do it, or open an issue"),
]
WIRE_PLACE = re.compile(r"^lib/gateway/chatcodec\w*\.(cpp|h)$")
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"


def check(files):
    found = []
    for path, source in files.items():
        is_cpp = path.endswith((".cpp", ".h"))
        if is_cpp:
            for pattern, folders, left_out, why in CODE:
                if in_any(path, *folders) and not (left_out and re.search(left_out, path)):
                    found += [f"{path}:{line}: \"{text}\": {why}" for line, text in source.matches(pattern)]
            if in_any(path, "lib", "app") and not WIRE_PLACE.match(path):
                found += [f"{path}:{line}: \"{text}\" is a word of the wire: lib/gateway/chatcodec alone knows it"
                          for line, text in source.strings if text in WIRE_WORDS]
        for pattern, folders, why in TEXT:
            if in_any(path, *folders):
                for match in re.finditer(pattern, source.text):
                    found.append(f"{path}:{source.line_of(match.start())}: \"{match[0]}\": {why}")
        if is_cpp or path.endswith((".py", ".sh", ".cmake", ".js", ".mjs", "CMakeLists.txt")):
            if LICENCE not in "\n".join(source.text.split("\n")[:2]):
                found.append(f"{path}:1: the first line (the second after #!) names the licence: {LICENCE}")
    return found


L = "// " + LICENCE + "\n"
SAMPLES = [
    ({"lib/store/a.cpp": L + "QSqlQuery q;"}, None),
    ({"lib/session/a.cpp": L + "QSqlQuery q;"}, "lib/session/a.cpp:2: \"QSqlQuery\""),
    ({"app/a.cpp": L + 'QString s = tr("Yes"); // "choices"'}, None),
    ({"lib/chat/a.cpp": L + 'QString s = tr("Yes");'}, "app/ alone"),
    ({"lib/chat/a.cpp": L + 'QString s = QCoreApplication::translate("a", "Yes");'}, "app/ alone"),
    ({"lib/chat/a.cpp": L + "auto s = str(1) + attr (2);"}, None),
    ({"lib/chat/a.h": L + "static Thing &instance();"}, "no singletons"),
    ({"app/a.cpp": L + "qApp->quit();"}, "no singletons"),
    ({"app/a.cpp": L + "QThreadPool::globalInstance()->start(job);"}, "no singletons"),
    ({"lib/net/a.cpp": L + "QEventLoop loop;"}, "no nested event loop"),
    ({"app/a.cpp": L + "QCoreApplication::processEvents();"}, "no nested event loop"),
    ({"lib/net/a.cpp": L + "socket.waitForReadyRead(1);"}, "no nested event loop"),
    ({"lib/net/a.cpp": L + "void waitForMidnight();"}, None),
    ({"tests/net/tst_a.cpp": L + "QEventLoop loop;"}, None),
    ({"app/a.cpp": L + "dialog->exec();"}, "nested event loop"),
    ({"app/cli/main.cpp": L + "return app.exec();"}, None),
    ({"lib/store/a.cpp": L + "query.exec();"}, None),
    ({"tests/net/tst_a.cpp": L + "QTest::qWait(10);"}, "waits for what it expects"),
    ({"tests/net/tst_a.cpp": L + 'QSKIP("no");'}, "proves nothing"),
    ({"lib/gateway/chatcodec.cpp": L + 'auto a = u"choices"_s;'}, None),
    ({"lib/gateway/chatcodecrequest.cpp": L + 'auto a = "max_tokens"_L1;'}, None),
    ({"lib/chat/a.cpp": L + 'auto a = "max_tokens"_L1;'}, "\"max_tokens\" is a word of the wire"),
    ({"lib/chat/a.cpp": L + 'auto a = R"(finish_reason)";'}, "\"finish_reason\" is a word of the wire"),
    ({"lib/chat/a.cpp": L + '// "max_tokens"\n/* "choices" */ char c = \'"\'; int n = 1\'000; auto s = "\\"choices\\"";'}, None),
    ({"lib/chat/a.cpp": L + "// TO" + "DO: later"}, "a promise in the source"),
    ({"lib/chat/a.cpp": "\n\n" + L}, "names the licence"),
    ({"tests/run.sh": "#!/bin/sh\n# " + LICENCE}, None),
    ({"packaging/cmake/A.cmake": "set(a)"}, "names the licence"),
    ({"lib/chat/a.cpp": L + "auto s = std::format(x);"}, "g++ 12"),
]

if __name__ == "__main__":
    main(check, SAMPLES)
