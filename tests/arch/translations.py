# SPDX-License-Identifier: GPL-3.0-or-later
"""translations.py LUPDATE TOP | LUPDATE --self-test: has every text with a count its plural forms in each shipped file?

Runs lupdate on copies of the files and looks for what it had to add, found gone or could not read; then whether each
translation keeps the placeholders, mnemonic and ellipsis of its source, and is one."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml


# Names, keys and signs are the same in every language.
SAME = re.compile(r"^(?:TokenHub Chat( %1)?|Enter|Ctrl\+Enter|Esc|[^A-Za-z]*|.*%\d [(/·•].*|.{0,3})$")


def changed(source, form, numerus):
    """What a translation lost of its source, as a sentence; empty: nothing."""
    wanted, kept = (sorted(re.findall(r"%L?\d|%n", text)) for text in (source, form))
    # A form for one may be written without its number.
    if wanted != kept and not (numerus and [p for p in wanted if p != "%n"] == kept):
        return f"has the placeholders {kept}, its source {wanted}"
    if ("&" in source.replace("&&", "")) != ("&" in form.replace("&&", "")):
        return "has no mnemonic where its source has one, or the reverse"
    if source.endswith("…") != form.endswith("…") and not form.endswith("…"):
        return "lacks its ellipsis"
    return ""


def check_words(name, message, forms, language):
    source, found = message.findtext("source"), []
    for form in filter(None, forms):
        if problem := changed(source, form, message.get("numerus")):
            found.append(f"{name}: \"{source}\": \"{form}\" {problem}")
        elif not language.startswith("en") and form == source and not SAME.match(source):
            found.append(f"{name}: \"{source}\" is not translated, only copied")
    return found


def check(lupdate, app, files):
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            copy = os.path.join(folder, os.path.basename(file))
            shutil.copy(file, copy)
            options = ["-pluralonly"] if "_en." in file else []
            run = subprocess.run([lupdate, "-silent", "-locations", "none", *options, app, "-ts", copy], check=True,
                           stderr=subprocess.PIPE, text=True)
            found += [line for line in run.stderr.splitlines() if line not in found]
            language = xml.parse(copy).getroot().get("language", "")
            for message in xml.parse(copy).iter("message"):
                translation = message.find("translation")
                state = translation.get("type")
                if state:
                    found.append(f"{os.path.basename(file)}: \"{message.findtext('source')}\" is {state}")
                elif any(not form.text for form in translation.iter("numerusform")):
                    found.append(f"{os.path.basename(file)}: \"{message.findtext('source')}\" lacks a plural form")
                else:
                    forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
                    found += check_words(os.path.basename(file), message, forms, language)
    return found


def self_test(lupdate):
    entry = ('<context><name>A</name><message numerus="yes"><source>%n message(s)</source><translation>'
             '<numerusform>%n message</numerusform>%s</translation></message></context>')
    good, bad = entry.replace("%s", "<numerusform>%n messages</numerusform>"), entry.replace("%s", "<numerusform></numerusform>")
    source = 'struct A { Q_OBJECT void f(int n) { tr("%n message(s)", nullptr, n); tr("Send"); } };'
    samples = [(source, good, 0), (source, "", 1), (source, bad, 1), ("", good, 1),
               ('void f() { tr("Send"); }', "", 1)]
    wrong = 0
    words = [("Ask %1", "问 %1", ""), ("Ask %1", "问", "placeholders"), ("&Edit", "编辑(&E)", ""), ("&Edit", "编辑", "mnemonic"),
             ("Save as…", "另存为…", ""), ("Save as…", "另存为", "ellipsis"), ("Choose a model", "Choose a model", "copied"),
             ("%1 · %2", "%1 · %2", ""), ("Esc", "Esc", "")]
    for before, after, expected in words:
        message = xml.fromstring("<message><source/></message>")
        message.find("source").text = before
        found = " ".join(check_words("x_zh_CN.ts", message, [after], "zh_CN"))
        if (expected not in found) or (not expected and found):
            wrong += 1
            print(f"expected {expected}, found {found}")
    for text, entries, expected in samples:
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "app"))
            with open(os.path.join(folder, "app", "a.cpp"), "w", encoding="utf-8") as file:
                file.write(text)
            ts = os.path.join(folder, "x_en.ts")
            with open(ts, "w", encoding="utf-8") as file:
                file.write(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="en_US">{entries}</TS>\n')
            found = check(lupdate, os.path.join(folder, "app"), [ts])
            if len(found) != expected:
                wrong += 1
                print(f"expected {expected}, found {found}")
    print(f"{len(samples) + len(words)} samples, {wrong} wrong")
    return not wrong


if __name__ == "__main__":
    if sys.argv[2] == "--self-test":
        sys.exit(0 if self_test(sys.argv[1]) else 1)
    top = sys.argv[2]
    ts_files = [os.path.join(top, "translations", n) for n in sorted(os.listdir(os.path.join(top, "translations"))) if n.endswith(".ts")]
    sentences = check(sys.argv[1], os.path.join(top, "app"), ts_files)
    print("\n".join(sentences) if sentences else f"{len(ts_files)} files, nothing found")
    if sentences:
        print("cmake --build --preset dev --target update-translations, then write what is missing.")
    sys.exit(1 if sentences or not ts_files else 0)
