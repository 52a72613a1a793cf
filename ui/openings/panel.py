"""The panel of openings after hours beside Today: who, what for, the keys, and the door.

What the buttons do is the business of door.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.openings import Decision, wall_clock
from smallcrm.services.openings import OpeningRow
from smallcrm.wording import Wording
from ui.customers.wrapping import WrapRow
from ui.today.headed import HeadedPanel
from ui.today.soft_label import term_row
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import clear, column, holder
from ui.widgets.text import plain_tooltip

TERM_WIDTH = 84  # room for "Wednesday"
SHOWN = 5  # more lie under Promises


class OpeningsPanel(HeadedPanel):
    """The next openings.

    pressed: door_open, door_closed, ended, slip or change, and the request's number.
    """

    pressed = Signal(str, int)

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.text("Open after hours"), name="side_openings")
        self._wording = wording
        self._rows = column(None, gap=8)
        self.add(self._rows)

    def show_openings(self, openings: Sequence[OpeningRow], on: date) -> None:
        """Show them, the next one first; without any there is no panel."""
        clear(self._rows)
        for opening in openings[:SHOWN]:
            self._rows.addWidget(self._row(opening, on))
        self.setVisible(bool(openings))

    def _row(self, opening: OpeningRow, on: date) -> QWidget:
        words = term_row(self._term(opening, on), self._words(opening), term_width=TERM_WIDTH)
        plain_tooltip(words, self._wording.full_date(opening.opens_at.date()))
        buttons = WrapRow(gap=4)
        for name, text in self._verbs(opening, on):
            spoken = f"{text}: {opening.names}"
            button = LinkButton(text, name=name, spoken=spoken)
            button.clicked.connect(partial(self._on_clicked, name, opening.request_id))
            buttons.addWidget(button)
        return holder(column(None, words, holder(buttons), gap=0))

    def _term(self, opening: OpeningRow, on: date) -> str:
        at = self._wording.clock(opening.opens_at.time()) if opening.has_time else ""
        say, is_night = self._wording.text, opening.day < opening.opens_at.date()
        if opening.day == on:
            return say("Tonight {time}", time=at) if is_night else at or self._capital(on)
        day = self._capital(opening.day)
        return say("{day} night {time}", day=day, time=at) if is_night else f"{day} {at}".strip()

    def _capital(self, day: date) -> str:
        words = self._wording.day(day)
        return words[:1].upper() + words[1:]

    def _words(self, opening: OpeningRow) -> str:
        say = self._wording.text
        needs = "; ".join(dict.fromkeys(each.need for each in opening.who_come))
        parts = [say("{name}: {what}", name=opening.names, what=needs).rstrip(". ") + "."]
        if opening.decision == Decision.OPEN:
            parts.append(say("Not yet said."))
        if opening.keys_name:
            parts.append(say("Keys: {helper}.", helper=opening.keys_name))
        if opening.door_open_at is not None:
            at = wall_clock(opening.door_open_at, opening.time_zone).time()
            parts.append(say("Open since {time}.", time=at))
        return " ".join(parts)

    def _verbs(self, opening: OpeningRow, on: date) -> list[tuple[str, str]]:
        say = self._wording.text
        others = [("slip", say("Slip")), ("change", say("Change"))]
        if opening.day < on:
            return [("ended", say("How was it?")), ("change", say("Change"))]
        if opening.door_open_at is not None:
            return [("door_closed", say("Door closed"))]
        if opening.day == on:
            return [("door_open", say("Door open")), *others]
        return others

    def _on_clicked(self, name: str, request_id: int, _is_checked: bool = False) -> None:
        self.pressed.emit(name, request_id)
