"""The keys of the window and what they are called on screen (PRODUCT section 3).

What they do is given by the pages and by who opens the book.
"""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_QUIET = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Key(NamedTuple):
    """One key: its sequence for Qt, and its keycap."""

    sequence: str
    cap: str


KEYS: dict[str, Key] = {
    "help": Key("F1", "F1"),
    "was_here": Key("F2", "F2"),
    "wants_something": Key("F3", "F3"),
    "how_it_went": Key("F4", "F4"),
    "thank": Key("F5", "F5"),
    "remind_me": Key("F6", "F6"),
    "open_after_hours": Key("F7", "F7"),
    "what_may_i_grant": Key("F8", "F8"),
    "who_sent_you": Key("F9", "F9"),
    "hide_screen": Key("F12", "F12"),
    "new_customer": Key("Ctrl+N", "Ctrl N"),
    "print": Key("Ctrl+P", "Ctrl P"),
    "back_to_hold": Key("Ctrl+Tab", "Ctrl Tab"),
    "save": Key("Ctrl+Return", "Ctrl Enter"),
    "wow": Key("Ctrl+Up", "Ctrl Up"),
    "let_down": Key("Ctrl+Down", "Ctrl Down"),
    "edit": Key("Ctrl+E", "Ctrl E"),
    "history": Key("Ctrl+H", "Ctrl H"),
    "previous": Key("Ctrl+PgUp", "Ctrl PgUp"),
    "next": Key("Ctrl+PgDown", "Ctrl PgDn"),
    "done": Key("Ctrl+D", "Ctrl D"),
    "later": Key("Ctrl+L", "Ctrl L"),
    "posted": Key("Ctrl+M", "Ctrl M"),
    **{f"helper_{n}": Key(f"Alt+{n}", f"Alt {n}") for n in range(1, 10)},
}


def is_typing(event: QKeyEvent) -> bool:
    """Whether a key writes a character: those go to the finder or a text field, never act."""
    text = event.text()
    if not text or not text.isprintable() or text.isspace():
        return False
    return not event.modifiers() & ~_QUIET
