"""What was told most often in a month: as many lines as there are things, each with an example.

What it is is worked out by the services.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smallcrm.domain.heard import OftenTold
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.wording import Wording
from ui.widgets.layouts import column, holder, keep_width, row
from ui.widgets.text import PlainLabel

FIGURE_WIDTH = 44  # room for "104"


SPOKE_OF = sentence("spoke of “{word}”")
ASKED_FOR = sentence("asked for “{word}”")


def often_told_rows(
    wording: Wording, told: Sequence[OftenTold], about: Sentence = SPOKE_OF
) -> QWidget:
    """Figure, what it was about, and the newest example. about: a sentence with {word}."""
    return holder(column(None, *(_line(wording, each, about) for each in told), gap=8))


def _line(wording: Wording, each: OftenTold, spoken: Sentence) -> QWidget:
    figure = PlainLabel(str(each.times), role="figure")
    figure.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
    keep_width(figure, FIGURE_WIDTH)
    words = wording.say(Sentence(spoken.key, {"word": each.word}))
    about = PlainLabel(words, fit="wrap")
    example = wording.text("“{words}”", words=each.example)
    said = column(None, about, PlainLabel(example, role="second", fit="wrap"), gap=0)
    made = QWidget()
    whole = row(made, figure, said, gap=8)
    whole.setStretch(1, 1)
    return made
