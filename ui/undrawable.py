"""What is said of the signs on a page that no font of this PC can draw.

Which signs these are is found by the printing room.
"""

from collections.abc import Sequence

from smallcrm.wording import Wording
from ui.widgets.text import PlainLabel


def undrawable_words(wording: Wording, signs: Sequence[str]) -> str:
    """How many there are and what stands for them; "" for none."""
    if not signs:
        return ""
    return wording.counted(
        "{n} sign is in no font of this PC: a ? stands for it.",
        "{n} signs are in no font of this PC: a ? stands for each.",
        len(signs),
    )


def undrawable_line(wording: Wording, signs: Sequence[str]) -> PlainLabel:
    """The same as a line under the page; hidden where there is nothing to say."""
    words = undrawable_words(wording, signs)
    made = PlainLabel(words, role="second", tone="warn", fit="wrap")
    if not words:
        made.hide()
    return made
