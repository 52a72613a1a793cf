"""What was told most often in a month: as many lines as there are things, each with an example.

What it is is worked out by the services.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smallcrm.domain.heard import OftenTold
from smallcrm.wording import Wording
from ui.widgets.layouts import column, holder, keep_width, row
from ui.widgets.text import PlainLabel

FIGURE_WIDTH = 44  # room for "104"


def often_told_rows(wording: Wording, told: Sequence[OftenTold]) -> QWidget:
    """Figure, what it was about, and the newest example."""
    return holder(column(None, *(_line(wording, each) for each in told), gap=8))


def _line(wording: Wording, each: OftenTold) -> QWidget:
    figure = PlainLabel(str(each.times), role="figure")
    figure.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
    keep_width(figure, FIGURE_WIDTH)
    about = PlainLabel(wording.text("times {word}", word=each.word), fit="wrap")
    example = wording.text("“{words}”", words=each.example)
    said = column(None, about, PlainLabel(example, role="second", fit="wrap"), gap=0)
    made = QWidget()
    whole = row(made, figure, said, gap=8)
    whole.setStretch(1, 1)
    return made
