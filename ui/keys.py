"""The keys of the window and what they are called on screen (PRODUCT section 3).

What they do is given by the pages and by who opens the book.
"""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from smallcrm.domain.sentence import Sentence, sentence

_QUIET = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Key(NamedTuple):
    """One key: its sequence for Qt, its keycap, what it does, and where it does so.

    where: "anywhere", "customer" or "lists", as the table of keys is grouped.
    """

    sequence: str
    cap: str
    words: Sentence
    where: str = "anywhere"


KEYS: dict[str, Key] = {
    "help": Key("F1", "F1", sentence("Keys and help")),
    "was_here": Key("F2", "F2", sentence("Was here")),
    "wants_something": Key("F3", "F3", sentence("Wants something")),
    "how_it_went": Key("F4", "F4", sentence("How it went")),
    "thank": Key("F5", "F5", sentence("Thank")),
    "remind_me": Key("F6", "F6", sentence("Remind me")),
    "open_after_hours": Key("F7", "F7", sentence("Open after hours")),
    "what_may_i_grant": Key("F8", "F8", sentence("What may I grant")),
    "who_sent_you": Key("F9", "F9", sentence("Who sent you")),
    "hide_screen": Key("F12", "F12", sentence("Hide the screen")),
    "new_customer": Key("Ctrl+N", "Ctrl N", sentence("New customer")),
    "print": Key("Ctrl+P", "Ctrl P", sentence("Print this")),
    "back_to_hold": Key("Ctrl+Tab", "Ctrl Tab", sentence("Back to what is on hold")),
    "save": Key("Ctrl+Return", "Ctrl Enter", sentence("Save")),
    # Shapes: a customer may read the table of keys.
    "wow": Key("Ctrl+Up", "Ctrl Up", sentence("▲ for what just happened"), "customer"),
    "let_down": Key("Ctrl+Down", "Ctrl Down", sentence("▼ for what just happened"), "customer"),
    "edit": Key("Ctrl+E", "Ctrl E", sentence("Edit"), "customer"),
    "history": Key("Ctrl+H", "Ctrl H", sentence("History: what was there before"), "customer"),
    "previous": Key("Ctrl+PgUp", "Ctrl PgUp", sentence("Previous one"), "customer"),
    "next": Key("Ctrl+PgDown", "Ctrl PgDn", sentence("Next one"), "customer"),
    "done": Key("Ctrl+D", "Ctrl D", sentence("Done, handed over"), "lists"),
    "later": Key("Ctrl+L", "Ctrl L", sentence("Later: a day, a week, a date"), "lists"),
    "pin": Key("Ctrl+K", "Ctrl K", sentence("Pin to the top, or take the pin away"), "lists"),
    "why_here": Key("Ctrl+I", "Ctrl I", sentence("Why it stands at this place"), "lists"),
    "posted": Key("Ctrl+M", "Ctrl M", sentence("Posted"), "lists"),
    **{
        f"helper_{n}": Key(f"Alt+{n}", f"Alt {n}", sentence("Who is at the counter"))
        for n in range(1, 10)
    },
}

# What the window itself does, whatever is shown.
WINDOW_KEYS: dict[str, Key] = {
    "find": Key("Ctrl+F", "Ctrl F", sentence("Find anybody; or just type")),
    "undo": Key("Ctrl+Z", "Ctrl Z", sentence("Undo; in a text field its typing")),
    "redo": Key("Ctrl+Y", "Ctrl Y", sentence("Redo")),
    "redo_too": Key("Ctrl+Shift+Z", "Ctrl Shift Z", sentence("Redo")),
    "owner": Key("F11", "F11", sentence("Hold: the owner's figures")),
    "back": Key("Esc", "Esc", sentence("Back; no word is lost")),
}

# Their page comes later; a test keeps this list true.
NOT_YET: frozenset[str] = frozenset()


def is_typing(event: QKeyEvent) -> bool:
    """Whether a key writes a character: those go to the finder or a text field, never act."""
    text = event.text()
    if not text or not text.isprintable() or text.isspace():
        return False
    return not event.modifiers() & ~_QUIET
