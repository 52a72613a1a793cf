"""The arrows that lead on to the previous and the next customer.

Who that is stands in neighbours.
"""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId
from smallcrm.services.customer_lists import Beside
from ui.context import AppContext
from ui.customers.neighbours import Neighbours
from ui.keys import KEYS
from ui.pages import Verbs
from ui.theme import theme
from ui.widgets.buttons import ICON_SIZE, IconButton
from ui.widgets.layouts import row
from ui.widgets.painting import focus_ring, keycap_width, paint_keycap, rounded_box

FADED = 0.45  # at the end of the list; the arrow stays, so that the head does not jump


class TurnButton(IconButton):
    """An arrow and the key that does the same."""

    def __init__(self, icon: str, *, name: str, spoken: str) -> None:
        self.key_text = KEYS[name].cap
        super().__init__(icon, name=name, spoken=f"{spoken}, {self.key_text}")

    def sizeHint(self) -> QSize:
        px = theme().px
        return QSize(px(ICON_SIZE + 12) + round(keycap_width(theme(), self.key_text)), px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.setOpacity(1.0 if self.isEnabled() else FADED)
        if (self._is_hovered or self.isDown()) and self.isEnabled():
            rounded_box(painter, rect, look.px(6), look.colour("hover"), None)
        icon = look.px(ICON_SIZE)
        self.draw_icon(painter, self.icon_name, self.at(look.px(3), icon), look.colour("mute"))
        cap = self.at(look.px(7) + icon, keycap_width(look, self.key_text))
        paint_keycap(painter, look, cap, self.key_text, filled=False)
        if self.hasFocus():
            focus_ring(painter, rect, look.px(6), look.colour("accent"))
        painter.end()


class Turner(QWidget):
    """The two small arrows in the head of a customer's page."""

    def __init__(self, context: AppContext, neighbours: Neighbours) -> None:
        super().__init__()
        self._context = context
        self._neighbours = neighbours
        self._beside = Beside(None, None)
        say = context.wording.text
        self._previous = TurnButton("chevron-up", name="previous", spoken=say("Previous customer"))
        self._next = TurnButton("chevron-down", name="next", spoken=say("Next customer"))
        row(self, self._previous, self._next, gap=2)
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)

    def show_customer(self, customer_id: CustomerId) -> None:
        """Stand at this customer."""
        self._beside = self._neighbours.beside(self._context.store, customer_id)
        self._previous.setEnabled(self._beside.previous is not None)
        self._next.setEnabled(self._beside.next is not None)

    def verbs(self) -> Verbs:
        """The keys that turn."""
        return {"previous": self._on_previous, "next": self._on_next}

    # Handlers

    def _on_previous(self) -> None:
        self._turn(self._beside.previous)

    def _on_next(self) -> None:
        self._turn(self._beside.next)

    def _turn(self, customer_id: CustomerId | None) -> None:
        if customer_id is None:
            return
        pressed = next((b for b in (self._previous, self._next) if b.hasFocus()), None)
        self._context.navigate.turn(customer_id)
        if pressed is not None and pressed.isEnabled():
            pressed.setFocus()  # else the next Enter would press the page's first button
