# SPDX-License-Identifier: GPL-3.0-or-later
"""tst_screenreader.py BINARIES [unittest's arguments]: the program as a screen reader meets it, from another process.

Run through with-window.sh, with-secret-service.sh and with-accessibility.sh; CMake does."""
import re
import sys
import time

from screenreader import Ears, ReaderTest, Role, State, wait_for, Gone, Atspi, asked, key, run

# Roles that say nothing about what something is for.
VAGUE = {Role.FILLER, Role.PANEL, Role.UNKNOWN, Role.INVALID, Role.REDUNDANT_OBJECT, Role.SCROLL_PANE}
# An identifier of the code: camelCase, snake_case, or Qt's own.
OBJECT_NAME = re.compile(r"^(?:qt_\w+|[a-z]+(?:[A-Z][a-z0-9]+)+|[a-z]+(?:_[a-z]+)+|Q[A-Z][a-z]+\w*)$")

# These open a dialog of Qt's or of the desktop.
QTS_OWN = ("Save a copy", "Export")


def label_of(node):
    """Its name, or that of the label which belongs to it: a combo box's own name is what is chosen in it."""
    if node.role != Role.COMBO_BOX and node.name:
        return node.name
    for relation in asked(node._accessible.get_relation_set):
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY and relation.get_n_targets() > 0:
            return asked(relation.get_target(0).get_name)
    return ""


def complaints(top):
    """What is wrong below top, one sentence each."""
    found, seen = [], {}

    def visit(node, place, item):
        if not node.is_showing and node.role != Role.APPLICATION:
            return
        role, children = node.role, node.children
        # Scroll bars belong to what they scroll, which the keyboard scrolls too.
        if role == Role.SCROLL_BAR:
            return
        name = label_of(node)
        usable = node.has(State.FOCUSABLE) or any(action != "SetFocus" for action in node.actions)
        here = f"{place} > [{node.role_name}] {name!r}"
        if usable:
            if not name.strip():
                found.append(f"no name: {here}")
            if role in VAGUE:
                found.append(f"no role: {here}")
            key = (role, name, item)
            if name.strip() and key in seen:
                found.append(f"named like another: {here}; {seen[key]}")
            seen[key] = here
        if OBJECT_NAME.match(name):
            found.append(f"an object's name: {here}")
        if role in (Role.LIST_ITEM, Role.TABLE_ROW):
            item = here + str(hash(node))
        # What stands in a box of its own name may be called as elsewhere.
        elif name and role not in (Role.FRAME, Role.DIALOG) and children:
            item = f"{item}/{name}"
        for child in children:
            visit(child, here if name else place, item)

    visit(top, "", "")
    return found


class ScreenReader(ReaderTest):
    def check(self, node, what):
        try:
            self.assertEqual(complaints(node), [], what)
        except Gone as gone:
            self.fail(f"{what}: {gone}")

    def menu_items(self, program):
        """Names of the entries that open something, deepest first."""
        bar = next(node for _, node in program.window.walk() if node.role == Role.MENU_BAR)
        return [node for _, node in bar.walk() if node.role in (Role.MENU_ITEM, Role.CHECK_MENU_ITEM)]

    def test_everything_has_a_name_and_a_role(self):
        program = self.start("--model", "practice/echo")
        wait_for(lambda: program.window.find_all(Role.PUSH_BUTTON, "Send"), "the composer")
        self.check(program.window, "the empty window")
        self.ask(program, "# One\n\nTwo `three` [four](https://example.org)\n\n```c\nint x;\n```")
        wait_for(lambda: len(self.messages(program)) == 2 and self.messages(program)[1].text, "an answer")
        wait_for(lambda: program.window.find_all(Role.PUSH_BUTTON, "Regenerate"), "the answer's end")
        self.check(program.window, "a conversation")

    def test_everything_in_menus_and_dialogs_has_a_name(self):
        program = self.start("--model", "practice/echo")
        self.ask(program, "Hello")
        wait_for(lambda: program.window.find_all(Role.PUSH_BUTTON, "Regenerate"), "an answer")
        openers = [node for node in self.menu_items(program)
                   if node.name.endswith("…") and not node.name.startswith(QTS_OWN)
                   or node.name.startswith(("About", "Keyboard shortcuts")) or node.name == "Choose a model"]
        self.assertGreaterEqual(len(openers), 6, [str(node) for node in openers])
        for opener in openers:
            with self.subTest(opener.name):
                self.open_check_and_leave(program, opener)

    def open_check_and_leave(self, program, opener):
        before = set(program.windows())
        name = opener.name
        opener.act("Press")
        end = time.monotonic() + 3
        opened = []
        while time.monotonic() < end and not opened:
            opened = [node for node in program.windows() if node not in before]
            time.sleep(0.05)
        for window in opened or [program.window]:
            self.check(window, name)
            self.check_pages(window, name)
        key("Escape")
        wait_for(lambda: set(program.windows()) <= before, f"{name} to close")

    def check_pages(self, window, name):
        """Of a dialog with a list of pages: each of them."""
        lists = window.find_all(Role.LIST, "Pages")
        if not lists:
            return
        window.find(Role.TEXT, "Search the settings").focus()
        # It may have opened on any of them.
        key(*["Up"] * len(lists[0].children))
        for page in lists[0].children[1:]:
            key("Down")
            wait_for(lambda page=page: page.has(State.SELECTED), f"the page {page.name}")
            self.check(window, f"{name} {page.name}")

    def test_the_first_run_has_names(self):
        program = self.start(gateway=False)
        program.window.find(Role.PASSWORD_TEXT, "API key")
        self.check(program.window, "the first run")

    def test_one_conversation(self):
        ears = Ears()
        self.addCleanup(ears.close)
        program = self.start("--model", "practice/echo")
        self.ask(program, "First question")
        heard = wait_for(lambda: ears.heard and ears.heard[-1], "the answer to be announced")
        self.assertTrue(heard.startswith("Answer from practice/echo\n"), heard)
        messages = self.messages(program)
        self.assertEqual([node.name for node in messages], ["You", "Answer from practice/echo"])
        self.assertEqual(messages[0].text, "First question")
        self.assertIn("First question", messages[1].text)
        self.assertIn(messages[1].text[:200], heard)
        # A short answer is said as a whole, once.
        self.ask(program, "Second question")
        wait_for(lambda: len(ears.heard) == 2, "the second answer")
        messages = self.messages(program)
        self.assertEqual([node.name for node in messages], ["You", "Answer from practice/echo"] * 2)
        self.assertIn("Second question", messages[3].text)
        self.assertIn("carried 3 messages", messages[3].text)
        self.assertEqual(len(ears.heard), 2, ears.heard)
        # What can be done with a message.
        messages[3].find(Role.PUSH_BUTTON, "Regenerate").act("Press")
        wait_for(lambda: len(ears.heard) == 3, "another version of the answer")
        previous = self.messages(program)[3].find(Role.PUSH_BUTTON, "Previous version")
        self.assertEqual(len(self.messages(program)), 4)
        previous.act("Press")
        wait_for(lambda: self.messages(program)[3].find_all(Role.PUSH_BUTTON, "Next version"), "the version before")
        # A new chat is empty, and the old one is found again.
        program.window.find(Role.PUSH_BUTTON, "New chat").act("Press")
        wait_for(lambda: not program.window.find_all(Role.LIST, "Conversation"), "an empty conversation")
        conversations = program.window.find(Role.LIST, "Conversations")
        conversations.find(Role.LIST_ITEM, re.compile("First question"))
        # A list of Qt 6.4 takes no focus over the bus; it comes after this button.
        program.window.find(Role.PUSH_BUTTON, "New chat").focus()
        key("Tab")
        key("Home", "Return")
        wait_for(lambda: len(self.messages(program)) == 4, "the old conversation")

    def test_one_conversation_in_chinese(self):
        ears = Ears()
        self.addCleanup(ears.close)
        program = self.start("--model", "practice/echo",
                             environment={"LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"})
        window = program.window
        self.ask(program, "周末去哪里玩？", "消息", "发送")
        heard = wait_for(lambda: ears.heard and ears.heard[-1], "the answer to be announced")
        self.assertTrue(heard.startswith("practice/echo 的回答\n"), heard)
        messages = self.messages(program, "对话")
        self.assertEqual([node.name for node in messages], ["您", "practice/echo 的回答"])
        self.assertIn("周末去哪里玩？", messages[1].text)
        messages[1].find(Role.PUSH_BUTTON, "重新生成").act("Press")
        wait_for(lambda: len(ears.heard) == 2, "another version of the answer")
        self.messages(program, "对话")[1].find(Role.PUSH_BUTTON, "上一版本").act("Press")
        window.find(Role.PUSH_BUTTON, "复制")
        entry = window.find(Role.LIST, "对话列表").find(Role.LIST_ITEM, re.compile("周末去哪里玩"))
        self.assertTrue(entry.is_showing)
        self.check_chinese(window, "the window")
        before = set(program.windows())
        next(node for node in self.menu_items(program) if node.name.startswith("设置")).act("Press")
        dialog = wait_for(lambda: [node for node in program.windows() if node not in before], "the settings")[0]
        self.assertEqual(dialog.name.split(" ")[0], "设置")
        self.check_chinese(dialog, "the settings")
        key("Escape")
        wait_for(lambda: set(program.windows()) <= before, "the settings to close")
        window.find(Role.PUSH_BUTTON, "新对话").act("Press")
        window.find(Role.LABEL, "向 practice/echo 提问")
        self.assertEqual(len(ears.heard), 2, ears.heard)

    def check_chinese(self, top, what):
        """No word of another language but names, keys and what the gateway sent."""
        foreign = re.compile(r"TokenHub|--data-dir|桌面字体：.*|practice/\w+|https?:\S*|/\S+|\b(Enter|Shift|Ctrl|Esc|End|F\d+|JSON|API|token|stop|top_p|"
                             r"Qt|cmark-gfm|QtKeychain|Lucide|GNU|Chat|auto|none|required|English|data|config|state|"
                             r"SQLite|Linux|Debian|X11|xcb|PEM|HTTP|SOCKS5|API Keys|deepseek-v3\.2)\b")
        words = {node.name for _, node in top.walk() if node.name and node.is_showing
                 and node.role not in (Role.APPLICATION, Role.NOTIFICATION) and not node.text and re.search("[A-Za-z]{3}", foreign.sub("", node.name))}
        self.assertEqual(words, set(), what)

    def test_a_failure_is_announced(self):
        ears = Ears()
        self.addCleanup(ears.close)
        program = self.start("--model", "no-such-model")
        self.ask(program, "Hello")
        heard = wait_for(lambda: ears.heard and ears.heard[-1], "the failure to be announced")
        self.assertIn("No answer came.", heard)
        self.assertIn("404", heard)
        answer = self.messages(program)[-1]
        self.assertIn("404", answer.text)
        self.assertTrue(answer.find_all(Role.PUSH_BUTTON, "Choose model"), [str(node) for _, node in answer.walk()])


if __name__ == "__main__":
    run(sys.argv.pop(1))
