# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_readaloud.py BINARIES [unittest's arguments]: an answer as a screen reader reads it, from another process.

Run through with-window.sh, with-secret-service.sh and with-accessibility.sh; CMake does."""
import os
import sys
import tempfile

from screenreader import Atspi, Ears, ReaderTest, Role, State, key, run, wait_for

CHARACTER = Atspi.TextBoundaryType.CHAR
WORD = Atspi.TextBoundaryType.WORD_START
SENTENCE = Atspi.TextBoundaryType.SENTENCE_START
LINE = Atspi.TextBoundaryType.LINE_START

ANSWER = """This is **bold**. And this is *slanted*, with `code`.

* one item
* another

| name | value |
|------|-------|
| pi   | 3.14  |

```python
x = 1
y = 2
```

See [the page](https://example.org/there). """ + "Many words make a long line. " * 10


class Reading(ReaderTest):
    def answered(self, text=ANSWER, **options):
        program = self.start("--model", "practice/echo", **options)
        self.ask(program, text)
        return program, self.answer(program)

    def pasted(self, program):
        """What is in the clipboard, by pasting it into the composer."""
        prompt = program.window.find(Role.TEXT, "Message")
        prompt.set_text("")
        prompt.focus()
        key("ctrl+v")
        return wait_for(lambda: prompt.text, "the clipboard")

    def test_an_answer_is_read_by_moving_the_caret(self):
        program, answer = self.answered()
        moved = self.listen("object:text-caret-moved")
        text = answer.text
        self.assertTrue(text.startswith("You said: This is bold. And this is slanted, with code.\n• one item\n"), text)
        self.assertIn("\nname\tvalue\npi\t3.14\nx = 1\ny = 2\nSee the page. Many", text)
        self.assertEqual(answer.caret, -1)
        for offset in range(5):
            answer.caret = offset
            self.assertEqual(answer.caret, offset)
            self.assertEqual(answer.text_at(offset, CHARACTER), (offset, offset + 1, text[offset]))
        wait_for(lambda: [at for node, at, _ in moved.heard if node == answer] == list(range(5)), "the caret's moves")
        words, offset = [], 0
        while offset < 27:
            start, end, word = answer.text_at(offset, WORD)
            words.append(word)
            self.assertEqual(text[start:end], word)
            offset = max(end, offset + 1)
        self.assertEqual([word.strip(" :.") for word in words if word.strip(" :.")],
                         ["You", "said", "This", "is", "bold", "And"])
        self.assertEqual(answer.text_at(text.index("bold"), SENTENCE)[2].strip(), "You said: This is bold.")
        lines, offset = [], 0
        while offset < len(text):
            start, end, line = answer.text_at(offset, LINE)
            self.assertEqual(start, offset)
            lines.append(line)
            offset = end
        self.assertEqual("".join(lines), text)
        self.assertIn("pi\t3.14\n", lines)
        # Only the long paragraph goes on in further lines.
        self.assertGreater(len(lines), text.count("\n") + 2)

    def test_ranges_lie_where_they_are_seen(self):
        program, answer = self.answered()
        text = answer.text
        left, top, width, height = answer.extents
        for word in ("bold", "one item", "3.14", "x = 1", "the page"):
            start = text.index(word)
            answer.caret = start
            left, top, width, height = answer.extents
            x, y, w, h = answer.range_extents(start, start + len(word) - 1)
            self.assertTrue(left <= x and x + w <= left + width and top <= y and y + h <= top + height, word)
            self.assertTrue(w > 5 * len(word) and 8 < h < 40, f"{word}: {w} x {h}")
            self.assertEqual(answer.offset_at(x + 2, y + h // 2), start, word)
        self.assertEqual(answer.offset_at(left - 5, top), -1)

    def test_the_look_is_told(self):
        program, answer = self.answered()
        text = answer.text
        attributes, start, end = answer.attributes_at(text.index("bold"))
        self.assertEqual((attributes.get("weight"), text[start:end]), ("bold", "bold"))
        attributes, start, end = answer.attributes_at(text.index("slanted"))
        self.assertEqual((attributes.get("style"), text[start:end]), ("italic", "slanted"))
        self.assertEqual(answer.attributes_at(text.index("page"))[0].get("underline"), "single")
        plain = answer.attributes_at(text.index("said"))[0]
        self.assertNotIn("weight", plain)
        self.assertNotEqual(answer.attributes_at(text.index("x = 1"))[0].get("family-name"), plain.get("family-name"))

    def test_a_selection_is_the_windows_own(self):
        program, answer = self.answered()
        changed = self.listen("object:text-selection-changed")
        text = answer.text
        self.assertEqual(answer.selections, [])
        start = text.index("bold")
        answer.select(start, start + 4)
        self.assertEqual(answer.selections, [(start, start + 4)])
        wait_for(lambda: [node for node, _, _ in changed.heard if node == answer], "the change to be told")
        answer.focus()
        key("ctrl+c")
        self.assertEqual(self.pasted(program), "bold")
        answer.change_selection(text.index("x = 1"), text.index("y = 2") + 5)
        answer.act("SetFocus")
        wait_for(lambda: answer.has(State.FOCUSED), "the focus")
        key("ctrl+c")
        self.assertEqual(self.pasted(program), "x = 1\ny = 2")

    def test_what_is_selected_by_keyboard_is_told(self):
        program, answer = self.answered()
        changed = self.listen("object:text-selection-changed")
        answer.caret = 0
        answer.focus()
        wait_for(lambda: answer.has(State.FOCUSED), "the focus")
        key("ctrl+shift+Right", "ctrl+shift+Right")
        wait_for(lambda: answer.selections == [(0, len("You said"))] or answer.selections == [(0, len("You said: "))] or
                 answer.selections == [(0, len("You said:"))], "two words to be selected")
        self.assertEqual(answer.caret, answer.selections[0][1])
        self.assertTrue([node for node, _, _ in changed.heard if node == answer])
        answer.deselect()
        self.assertEqual(answer.selections, [])

    def test_a_streamed_answer_is_told_by_sentences(self):
        ears, inserted, added = Ears(), self.listen("object:text-changed:insert"), self.listen("object:children-changed:add")
        self.addCleanup(ears.close)
        program = self.start("--model", "practice/echo", practice=("--rate", "40"))
        self.ask(program, "First of all. " + "Then came **more** of it! " * 6
                 + "\n\n```python\nx = 1\n\ny = 2\n```\n\n今天天气很好。我们去哪里？\n\nDr. Who ends it.")
        answer = self.answer(program)
        wait_for(lambda: ears.heard and "carried 1 message" in ears.heard[-1], "its end")
        heard = [said.split(" line")[0] for said in "\n".join(ears.heard).split("\n")]
        self.assertEqual(heard,
                         ["Answer from practice/echo", "You said: First of all."] + ["Then came more of it!"] * 6
                         + ["code, Python, 3", "今天天气很好。", "我们去哪里？", "Dr. Who ends it.",
                            "This request carried 1 message."])
        # While it came, and not at its end.
        self.assertGreater(len(ears.heard), 3)
        self.assertLess(len(ears.heard), 13)
        told = [(at, text) for node, at, text in inserted.heard if node == answer]
        self.assertEqual("".join(text for _, text in told), answer.text)
        self.assertLess(len(told), 13, told)
        for (at, text), (behind, _) in zip(told, told[1:]):
            self.assertEqual(at + len(text), behind)
            self.assertRegex(text, r"(?:[.!?。？]|\n\w.*)$")
        self.assertEqual(len([node for node, _, _ in added.heard if node.name == "Conversation"]), 2)

    def test_an_answer_is_busy_while_it_comes(self):
        program = self.start("--model", "practice/slow", practice=("--rate", "40"))
        self.ask(program, "Hello")
        wait_for(lambda: len(self.messages(program)) == 2 and self.messages(program)[1].has(State.BUSY), "a busy answer")
        program.window.find(Role.PUSH_BUTTON, "Stop").act("Press")
        wait_for(lambda: not self.messages(program)[1].has(State.BUSY), "its end")

    def test_what_an_answer_offers_is_pressed_by_its_action(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        opener, opened = os.path.join(folder.name, "xdg-open"), os.path.join(folder.name, "opened")
        with open(opener, "w", encoding="utf-8") as script:
            script.write(f'#!/bin/sh\nprintf "%s\\n" "$1" >>"{opened}"\n')
        os.chmod(opener, 0o755)
        program, answer = self.answered(environment={"PATH": f"{folder.name}:{os.environ['PATH']}"})
        focused = self.listen("object:state-changed:focused")
        answer.find(Role.PUSH_BUTTON, "Copy the code").act("Press")
        self.assertEqual(self.pasted(program), "x = 1\ny = 2")
        link = answer.find(Role.LINK, "the page")
        link.focus()
        wait_for(lambda: link.has(State.FOCUSED), "the link to have the keyboard")
        wait_for(lambda: [node for node, on, _ in focused.heard if on and node == link], "its focus to be told")
        link.act("Press")
        wait_for(lambda: os.path.exists(opened) and open(opened, encoding="utf-8").read(), "the page to be opened")
        with open(opened, encoding="utf-8") as log:
            self.assertEqual(log.read(), "https://example.org/there\n")

    def test_messages_out_of_sight_are_read(self):
        program = self.start("--model", "practice/long")
        self.ask(program, "Go on")
        self.answer(program)
        question = self.messages(program)[0]
        self.assertFalse(question.is_showing)
        self.assertEqual(question.text, "Go on")
        question.caret = 3
        wait_for(lambda: question.is_showing, "the question to come into sight")
        self.assertEqual(question.caret, 3)


if __name__ == "__main__":
    run(sys.argv.pop(1))
