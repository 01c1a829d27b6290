# SPDX-License-Identifier: GPL-3.0-or-later
"""translations.py LUPDATE TOP | LUPDATE --self-test: has every text with a count its plural forms in each shipped file?

Runs lupdate on copies of the files and looks for what it had to add, found gone or could not read."""
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml


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
            for message in xml.parse(copy).iter("message"):
                translation = message.find("translation")
                state = translation.get("type")
                if state:
                    found.append(f"{os.path.basename(file)}: \"{message.findtext('source')}\" is {state}")
                elif any(not form.text for form in translation.iter("numerusform")):
                    found.append(f"{os.path.basename(file)}: \"{message.findtext('source')}\" lacks a plural form")
    return found


def self_test(lupdate):
    entry = ('<context><name>A</name><message numerus="yes"><source>%n message(s)</source><translation>'
             '<numerusform>%n message</numerusform>%s</translation></message></context>')
    good, bad = entry.replace("%s", "<numerusform>%n messages</numerusform>"), entry.replace("%s", "<numerusform></numerusform>")
    source = 'struct A { Q_OBJECT void f(int n) { tr("%n message(s)", nullptr, n); tr("Send"); } };'
    samples = [(source, good, 0), (source, "", 1), (source, bad, 1), ("", good, 1),
               ('void f() { tr("Send"); }', "", 1)]
    wrong = 0
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
    print(f"{len(samples)} samples, {wrong} wrong")
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
