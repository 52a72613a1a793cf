"""What counts as Enter: pressed anew, on the letters' side or beside the digits.

What Enter does is the business of each control.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def is_plain_enter(event: QKeyEvent) -> bool:
    """Whether Enter comes without Ctrl, Alt or Shift, held down or not."""
    others = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in _KEYS and not others


def is_enter(event: QKeyEvent) -> bool:
    """Whether Enter is pressed anew: held down, it would do one deed after the other."""
    return is_plain_enter(event) and not event.isAutoRepeat()


def is_held_enter(event: QKeyEvent) -> bool:
    """Whether Enter goes on because nobody has let it go."""
    return is_plain_enter(event) and event.isAutoRepeat()
