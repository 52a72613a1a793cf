"""The choice of who is at the counter: a button for each helper, with initials and key.

What is done with the answer is the business of `ui/counter_desk.py`.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import HelperId
from smallcrm.services.helpers import HelperRow
from smallcrm.wording import Wording
from ui.keys import KEYS
from ui.theme import theme
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import column, holder
from ui.widgets.line_button import LineButton
from ui.widgets.painting import keycap_width, paint_keycap
from ui.widgets.ring import paint_ring
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

WIDTH = 380
LINE = 48
RING = 34
SIDE = 8
GAP = 12


class HelperButton(LineButton):
    """One helper: ring with initials, name, keycap; arrows move on."""

    def __init__(self, helper: HelperRow) -> None:
        self.helper_id = helper.id
        self.key_text = KEYS[f"helper_{helper.key_number}"].cap if helper.key_number else ""
        spoken = f"{helper.name}, {self.key_text}" if self.key_text else helper.name
        super().__init__(helper.name, f"helper_{helper.id}", spoken)

    def sizeHint(self) -> QSize:
        px = theme().px
        words = theme().metrics("name").horizontalAdvance(self.words)
        cap = keycap_width(theme(), self.key_text)
        return QSize(round(words + cap) + px(RING + 2 * SIDE + 2 * GAP), px(LINE))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(LINE))

    def paint_line(self, painter: QPainter) -> None:
        look = theme()
        px = look.px
        ring = self.at(px(SIDE), px(RING))
        ring.setTop((self.height() - px(RING)) / 2)
        ring.setHeight(px(RING))
        paint_ring(painter, look, ring, self.words)
        cap = keycap_width(look, self.key_text)
        start = px(SIDE + RING + GAP)
        room = self.width() - start - px(SIDE) - (cap + px(GAP) if cap else 0)
        self.write(painter, self.at(start, room), self.words, look.font("name"), "ink")
        if cap:
            place = self.at(self.width() - px(SIDE) - cap, cap)
            paint_keycap(painter, look, place, self.key_text, filled=False)


class WhoSheet(Sheet):
    """answered carries the helper's id, None for Skip. can_skip: an entry waits for its name."""

    answered = Signal(object)

    def __init__(
        self,
        wording: Wording,
        helpers: Sequence[HelperRow],
        *,
        standing: HelperId | None = None,
        can_skip: bool = False,
    ) -> None:
        say = wording.text
        super().__init__(
            wording,
            name="who_sheet",
            title=say("Who is this?") if can_skip else say("Who is at the counter?"),
            accept_words=say("Choose"),
            width=WIDTH,
        )
        self._lines = [HelperButton(helper) for helper in helpers]
        self._standing = standing
        if can_skip:
            words = say("Your entry is still here. It is saved as soon as we know.")
            self.body.addWidget(PlainLabel(words, tone="mute", fit="wrap"))
        self.body.addWidget(holder(column(None, *self._lines, gap=2)))
        self._skip = KeycapButton(say("Skip"), name="skip", spoken=say("Skip: save without a name"))
        self.accept_button.hide()
        self.buttons.addWidget(self._skip)
        self._skip.setVisible(can_skip)
        for line in self._lines:
            line.clicked.connect(self._on_line)
            line.stepped.connect(self._on_stepped)
        self._skip.clicked.connect(self._on_skip)

    def first_focus(self) -> QWidget | None:
        here = (line for line in self._lines if line.helper_id == self._standing)
        return next(here, self._lines[0] if self._lines else None)

    def accept(self) -> None:
        """Ctrl+Enter: whoever has the keyboard."""
        chosen = next((line for line in self._lines if line.hasFocus()), None)
        if chosen is not None:
            self.answered.emit(chosen.helper_id)

    def _on_line(self) -> None:
        line = self.sender()
        if isinstance(line, HelperButton):
            self.answered.emit(line.helper_id)

    def _on_skip(self) -> None:
        self.answered.emit(None)

    def _on_stepped(self, step: int) -> None:
        line = self.sender()
        if isinstance(line, HelperButton):
            place = self._lines.index(line) + step
            self._lines[place % len(self._lines)].setFocus(Qt.FocusReason.TabFocusReason)
