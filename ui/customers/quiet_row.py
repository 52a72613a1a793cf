"""The quiet row under the four verbs: how it went at one key, and what is done with the record.

What the buttons do is the page's business.
"""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from smallcrm.wording import Wording
from ui.customers.turning import TurnButton
from ui.customers.wrapping import WrapRow
from ui.keys import KEYS
from ui.theme import theme
from ui.widgets.buttons import IconButton, LinkButton, PlainButton
from ui.widgets.layouts import holder, row
from ui.widgets.painting import paint_moment

MARK_SIZE = 11


class MarkButton(TurnButton):
    """A shape and the key that notes it: up for what delighted, down for what did not."""

    def draw_icon(self, painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
        size = theme().px(MARK_SIZE)
        shape = QRectF(0, 0, size, size)
        shape.moveCenter(rect.center())
        paint_moment(painter, name, shape, colour)


class QuietRow(QWidget):
    """buttons: each has the name of its key, or is "trash"; they stay in sight of the keyboard."""

    def __init__(self, wording: Wording, turner: QWidget) -> None:
        super().__init__()
        say = wording.text
        self._how = LinkButton(say("How it went"), name="how_it_went", key=KEYS["how_it_went"].cap)
        self._wow = MarkButton("wow", name="wow", spoken=say("Mark ▲"))
        self._down = MarkButton("ow", name="let_down", spoken=say("Mark ▼"))
        self._edit = LinkButton(say("Edit"), name="edit", key=KEYS["edit"].cap)
        self._history = TurnButton("history", name="history", spoken=say("History"))
        self._trash = IconButton("trash-2", name="trash", spoken=say("To the trash"))
        how = holder(row(None, self._how, self._wow, self._down, gap=2))
        record = holder(row(None, self._edit, self._history, gap=2))
        beside = holder(row(None, turner, self._trash, gap=2))
        row(self, holder(WrapRow(how, record, beside, gap=4)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def buttons(self) -> tuple[PlainButton, ...]:
        """Those that the page answers, in reading order."""
        return (self._how, self._wow, self._down, self._edit, self._history, self._trash)
