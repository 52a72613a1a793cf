"""The sheet "Which came out?": all ticked; arrows and Space, or the first number that failed.

What becomes of the others is decided by who asks.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from smallcrm.wording import Wording
from ui.widgets.choices import TickBox
from ui.widgets.enter import is_enter
from ui.widgets.fields import TextField
from ui.widgets.layouts import column, holder, row
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

DIGITS_MOST = 3
COLUMNS_FROM = 9  # more ticks stand in two columns


class _Tick(TickBox):
    """A tick among others: the arrows go to the one before and after, Enter takes the sheet."""

    def __init__(self, words: str, name: str, sheet: "CameOutSheet", place: int) -> None:
        super().__init__(words, name=name)
        self._sheet, self._place = sheet, place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self._sheet.go_to(self._place + step)
        elif is_enter(event):
            self._sheet.accept_button.click()
        else:
            super().keyPressEvent(event)


class CameOutSheet(Sheet):
    """answered gets the places that failed, from 1; none when all came out.

    again: what the button says when so many failed.
    """

    def __init__(
        self,
        wording: Wording,
        names: Sequence[str],
        answered: Callable[[frozenset[int]], None],
        *,
        again: Callable[[int], str] | None = None,
    ) -> None:
        super().__init__(
            wording,
            name="came_out_sheet",
            title=wording.text("Which came out?"),
            accept_words=wording.text("All came out"),
            width=560,
            accept_icon="check",
        )
        self._answered = answered
        self._again = again or self._print_again
        self._ticks = [
            _Tick(f"{place}  {name}", f"came_out_{place}", self, place)
            for place, name in enumerate(names, 1)
        ]
        self._build()
        for tick in self._ticks:
            tick.setChecked(True)
            tick.toggled.connect(self._on_ticked)
        self._from.textEdited.connect(self._on_typed)
        self._from.returnPressed.connect(self._on_enter)

    def _build(self) -> None:
        say = self.say
        told = say(
            "Look through the cards. Space takes the tick from one that jammed or smeared: it is "
            "owed again."
        )
        self.body.addWidget(PlainLabel(told, role="second", fit="wrap"))
        half = len(self._ticks) if len(self._ticks) < COLUMNS_FROM else (len(self._ticks) + 1) // 2
        columns = [
            column(None, *part, None, gap=0)
            for part in (self._ticks[:half], self._ticks[half:])
            if part
        ]
        for tick in self._ticks:
            for each in columns:
                each.setAlignment(tick, Qt.AlignmentFlag.AlignLeading)
        ticks = row(None, *columns, gap=20)
        for place in range(len(columns)):
            ticks.setStretch(place, 1)
        self.body.addWidget(holder(ticks))
        self._from = TextField(
            name="first_failed",
            spoken=say("First one that failed"),
            placeholder=say("number"),
            limit=DIGITS_MOST,
        )
        label = say("Or: from this number on nothing came out")
        self.body.addWidget(self.form.add("first_failed", label, self._from))

    def first_focus(self) -> QWidget:
        return self._ticks[0]

    def go_to(self, place: int) -> None:
        """Stand on the tick of this place."""
        if 1 <= place <= len(self._ticks):
            self._ticks[place - 1].setFocus()

    @property
    def failed(self) -> frozenset[int]:
        """The places without a tick."""
        return frozenset(place for place, tick in enumerate(self._ticks, 1) if not tick.isChecked())

    def accept(self) -> None:
        """Note what came out."""
        failed = self.failed
        self.finish()
        self._answered(failed)

    def _print_again(self, n: int) -> str:
        return self.say("Print {n} again", n=n)

    def _on_ticked(self, _is_ticked: bool) -> None:
        failed = len(self.failed)
        words = self._again(failed) if failed else self.say("All came out")
        self.accept_button.show_words(words)

    def _on_typed(self, text: str) -> None:
        """Nothing came out from this number on; an empty field means that all did."""
        digits = "".join(sign for sign in text if sign.isascii() and sign.isdigit())
        first = int(digits) if digits else len(self._ticks) + 1
        for place, tick in enumerate(self._ticks, 1):
            tick.setChecked(place < max(1, first))

    def _on_enter(self) -> None:
        self.accept_button.click()
