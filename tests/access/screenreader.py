# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader can do with a program: look for accessibles by role and name, read, act, hear what happens.

Needs a display, a session bus and an accessibility bus (with-accessibility.sh)."""
import os
import re
import subprocess
import tempfile
import time
import unittest

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

Role = Atspi.Role
State = Atspi.StateType
SECONDS = 30.0


class Gone(Exception):
    """The accessible went away while it was asked."""


def asked(function, *arguments):
    try:
        return function(*arguments)
    except GLib.Error as error:
        raise Gone(str(error)) from error


def wait_for(condition, what):
    """Returns the first true value of condition(); events are heard meanwhile."""
    context = GLib.MainContext.default()
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        while context.iteration(False):
            pass
        try:
            value = condition()
        except Gone:
            value = None
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(f"waited {SECONDS:.0f} s in vain for {what}")


class Node:
    """One accessible."""

    def __init__(self, accessible):
        self._accessible = accessible

    def __eq__(self, other):
        return isinstance(other, Node) and self._accessible == other._accessible

    def __hash__(self):
        return hash(self._accessible)

    name = property(lambda self: asked(self._accessible.get_name) or "")
    description = property(lambda self: asked(self._accessible.get_description) or "")
    role = property(lambda self: asked(self._accessible.get_role))
    role_name = property(lambda self: asked(self._accessible.get_role_name))

    def __str__(self):
        return f"[{self.role_name}] {self.name!r}"

    def has(self, state):
        return asked(self._accessible.get_state_set).contains(state)

    @property
    def is_showing(self):
        return self.has(State.SHOWING) and self.has(State.VISIBLE)

    @property
    def children(self):
        found = []
        for index in range(asked(self._accessible.get_child_count)):
            child = asked(self._accessible.get_child_at_index, index)
            if child:
                found.append(Node(child))
        return found

    @property
    def parent(self):
        return Node(asked(self._accessible.get_parent))

    def walk(self, depth=0, within=lambda node: True):
        yield depth, self
        if within(self):
            for child in self.children:
                yield from child.walk(depth + 1, within)

    def find_all(self, role, name=None):
        """Showing descendants; name: a string, or a pattern made with re.compile()."""
        found = []
        for _, node in self.walk():
            if node.role != role or not node.is_showing:
                continue
            own = node.name
            if name is None or (name.search(own) if isinstance(name, re.Pattern) else own == name):
                found.append(node)
        return found

    def find(self, role, name=None):
        def first():
            found = self.find_all(role, name)
            return found[0] if found else None
        try:
            return wait_for(first, f"{role.value_nick} {name!r}")
        except AssertionError as error:
            seen = "\n".join(f"{'  ' * depth}{node}" for depth, node in self.walk() if node.is_showing)
            raise AssertionError(f"{error}; there is:\n{seen}") from None

    @property
    def text(self):
        interface = self._accessible.get_text_iface()
        if not interface:
            return None
        return asked(Atspi.Text.get_text, interface, 0, asked(Atspi.Text.get_character_count, interface))

    def _text(self):
        interface = self._accessible.get_text_iface()
        assert interface, f"{self} has no text"
        return interface

    def text_at(self, offset, boundary):
        """Start, end and text of the character, word, sentence or line at offset."""
        found = asked(Atspi.Text.get_text_at_offset, self._text(), offset, boundary)
        return found.start_offset, found.end_offset, found.content

    @property
    def caret(self):
        return asked(Atspi.Text.get_caret_offset, self._text())

    @caret.setter
    def caret(self, offset):
        assert asked(Atspi.Text.set_caret_offset, self._text(), offset)

    @property
    def selections(self):
        interface = self._text()
        ranges = [asked(Atspi.Text.get_selection, interface, index)
                  for index in range(asked(Atspi.Text.get_n_selections, interface))]
        return [(each.start_offset, each.end_offset) for each in ranges]

    def select(self, start, end):
        assert asked(Atspi.Text.add_selection, self._text(), start, end)

    def change_selection(self, start, end):
        assert asked(Atspi.Text.set_selection, self._text(), 0, start, end)

    def deselect(self):
        assert asked(Atspi.Text.remove_selection, self._text(), 0)

    def range_extents(self, start, end):
        """x, y, width and height on the screen."""
        rect = asked(Atspi.Text.get_range_extents, self._text(), start, end, Atspi.CoordType.SCREEN)
        return rect.x, rect.y, rect.width, rect.height

    def offset_at(self, x, y):
        return asked(Atspi.Text.get_offset_at_point, self._text(), x, y, Atspi.CoordType.SCREEN)

    def attributes_at(self, offset):
        attributes, start, end = asked(Atspi.Text.get_attribute_run, self._text(), offset, False)
        return dict(attributes), start, end

    @property
    def extents(self):
        rect = asked(Atspi.Component.get_extents, self._accessible.get_component_iface(), Atspi.CoordType.SCREEN)
        return rect.x, rect.y, rect.width, rect.height

    @property
    def is_editable(self):
        return self._accessible.get_editable_text_iface() is not None

    def set_text(self, text):
        interface = self._accessible.get_editable_text_iface()
        assert interface, f"{self} cannot be edited"
        assert asked(Atspi.EditableText.set_text_contents, interface, text)

    @property
    def actions(self):
        interface = self._accessible.get_action_iface()
        if not interface:
            return []
        return [asked(Atspi.Action.get_action_name, interface, index)
                for index in range(asked(Atspi.Action.get_n_actions, interface))]

    def act(self, *wanted):
        """Does the first of the wanted actions that there is."""
        names = self.actions
        for name in wanted or ("Press", "Toggle", "ShowMenu"):
            if name in names:
                asked(Atspi.Action.do_action, self._accessible.get_action_iface(), names.index(name))
                return
        raise AssertionError(f"{self} can only do {names}")

    def focus(self):
        interface = self._accessible.get_component_iface()
        assert interface and asked(Atspi.Component.grab_focus, interface), f"{self} takes no focus"


class Ears:
    """Hears what an accessible announces by taking another name."""

    def __init__(self):
        self.heard = []
        self._listener = Atspi.EventListener.new(self._on_event)
        self._listener.register("object:property-change:accessible-name")

    def _on_event(self, event):
        try:
            if event.source.get_role() == Role.NOTIFICATION:
                self.heard.append(event.source.get_name())
        except GLib.Error:
            pass

    def close(self):
        self._listener.deregister("object:property-change:accessible-name")


class Events:
    """What arrives of one kind of event: its source, its numbers and its text."""

    def __init__(self, kind):
        self.heard = []
        self._kind = kind
        self._listener = Atspi.EventListener.new(self._on_event)
        self._listener.register(kind)

    def _on_event(self, event):
        try:
            self.heard.append((Node(event.source), event.detail1, event.any_data))
        except GLib.Error:
            pass

    def close(self):
        self._listener.deregister(self._kind)


class Program:
    """The program with a practice gateway and a folder of its own, seen through the accessibility bus."""

    def __init__(self, binaries, *arguments, practice=(), environment=None, gateway=True):
        self._folder = tempfile.TemporaryDirectory()
        self._gateway = subprocess.Popen([os.path.join(binaries, "practice-gateway"), "--rate", "0",
                                          "--exit-with-parent", *practice],
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = self._gateway.stdout.readline().split()[-1]
        command = [os.path.join(binaries, "tokenhub-chat"), "--data-dir", self._folder.name, *arguments]
        if gateway:
            command += ["--gateway", self.url]
        self._process = subprocess.Popen(command, env={**os.environ, **(environment or {})})
        self.application = wait_for(self._find, "the program on the accessibility bus")

    def _find(self):
        assert self._process.poll() is None, "the program ended"
        # The answers of the last time are not good enough: the program changes meanwhile.
        Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)
        desktop = Node(Atspi.get_desktop(0))
        for node in desktop.children:
            if asked(node._accessible.get_process_id) == self._process.pid and node.children:
                return node
        return None

    @property
    def window(self):
        return wait_for(lambda: next((node for node in self.application.children if node.role == Role.FRAME), None),
                        "a main window")

    def windows(self):
        """What is on the screen of its own: the main window, dialogs, menus and lists that pop up."""
        return [node for node in self.application.children if node.is_showing]

    def other_window(self, role):
        return wait_for(lambda: next((node for node in self.windows() if node.role == role), None),
                        f"a window that is a {role.value_nick}")

    def close(self):
        for process in (self._process, self._gateway):
            if process.poll() is None:
                process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._gateway.stdin.close()
        self._gateway.stdout.close()
        self._folder.cleanup()


class ReaderTest(unittest.TestCase):
    """A test that starts the program and talks with it as a screen reader would."""

    binaries = ""

    def start(self, *arguments, **options):
        program = Program(self.binaries, *arguments, **options)
        self.addCleanup(program.close)
        return program

    def listen(self, kind):
        events = Events(kind)
        self.addCleanup(events.close)
        return events

    def ask(self, program, text, message="Message", send="Send"):
        window = program.window
        prompt = window.find(Role.TEXT, message)
        self.assertTrue(prompt.is_editable)
        prompt.set_text(text)
        send = window.find(Role.PUSH_BUTTON, send)
        wait_for(lambda: "Press" in send.actions, "Send to become possible")
        send.act("Press")

    def messages(self, program, name="Conversation"):
        transcript = program.window.find(Role.LIST, name)
        return [child for child in transcript.children if child.role == Role.LIST_ITEM]

    def answer(self, program):
        """The last answer, when it has ended."""
        wait_for(lambda: program.window.find_all(Role.PUSH_BUTTON, "Regenerate"), "an answer")
        return self.messages(program)[-1]


def key(*names):
    subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)


def run(binaries):
    ReaderTest.binaries = binaries
    unittest.main(module="__main__", verbosity=2)
