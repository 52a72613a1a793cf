"""What stands in the way of an opening, whose turn it is, and the way to come to one door.

What clashes is decided in the domain.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId, OpeningId
from smallcrm.domain.openings import Clash
from smallcrm.services import openings
from ui.context import AppContext
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import clear, column
from ui.widgets.text import PlainLabel


class ClashPart(QWidget):
    """Lines about other openings. joined: the customer comes to the other one."""

    joined = Signal()

    def __init__(self, context: AppContext, *, may_join: bool) -> None:
        super().__init__()
        self.setObjectName("clashes")
        self.joins: OpeningId | None = None
        self._context = context
        self._may_join = may_join
        self._near: OpeningId | None = None
        self._lines = column(self, gap=4)
        self.hide()

    def show_clashes(self, clashes: Sequence[Clash], customer_id: CustomerId | None) -> None:
        """Say each at once; the nearest other opening can be joined."""
        clear(self._lines)
        near = [each.joins for each in clashes if each.joins is not None]
        self._near = near[0] if near else None
        if self.joins is not None and self.joins != self._near:
            self.joins = None
        for clash in clashes:
            self._lines.addWidget(self._label(self._context.wording.say(clash.words)))
        if self._near is not None:
            self._add_turn(near, customer_id)
            self._add_join()
        self.setVisible(bool(clashes))

    def _label(self, words: str) -> PlainLabel:
        return PlainLabel(words, role="second_bold", tone="info", fit="wrap")

    def _add_turn(self, near: Sequence[OpeningId], customer_id: CustomerId | None) -> None:
        if customer_id is None:
            return
        context = self._context
        for turn in openings.turn(
            context.store, customer_id, near, is_private=context.owner.is_open
        ):
            self._lines.addWidget(PlainLabel(context.wording.say(turn), role="second", fit="wrap"))

    def _add_join(self) -> None:
        say = self._context.wording.text
        if self.joins is not None:
            self._lines.addWidget(PlainLabel(say("They come to that opening."), role="second"))
        elif self._may_join:
            join = LinkButton(say("Open once"), name="join")
            join.clicked.connect(self._on_join)
            self._lines.addWidget(join)

    def _on_join(self) -> None:
        self.joins = self._near
        self.joined.emit()
