"""One deed of the history as it stands on the page: when, what, who, and each value it changed.

What was changed is told by services/history.
"""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QWidget

from smallcrm.services.history import HistoryDeed, HistoryValue
from smallcrm.wording import Wording
from ui.today.soft_label import SoftLabel
from ui.today.words import capital
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.layouts import column, keep_width, row
from ui.widgets.text import PlainLabel, one_line, plain_tooltip

WHEN_WIDTH = 132  # room for "Wednesday, 20:40"
NAME_LETTERS = 24
ROW_BUTTON = 30  # as high as two lines of words beside it
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


class PutBack(KeycapButton):
    """Puts one value back; the one under the keyboard is the filled one of the page."""

    focused = Signal()

    def __init__(self, wording: Wording, value: HistoryValue) -> None:
        words = wording.text("Put back")
        self.value = value
        super().__init__(
            words,
            name=f"put_back_{value.change_id}_{value.column or 'row'}",
            key="Enter",
            spoken=f"{words}, {wording.say(value.words)}",
            height=ROW_BUTTON,
        )
        self.stand(is_first=False)

    def stand(self, *, is_first: bool) -> None:
        """Be the one that Enter presses, or one of the others."""
        self.set_filled(is_first)
        self.set_compact(not is_first)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()


class UndoDeed(LinkButton):
    """Takes the whole deed back."""

    def __init__(self, wording: Wording, deed: HistoryDeed) -> None:
        words = wording.text("Undo this")
        self.deed_group = deed.group
        name = f"undo_{deed.group}"
        super().__init__(words, name=name, spoken=f"{words}, {wording.say(deed.told)}")


class DeedRow(QFrame):
    """day: the shop day. buttons: of the values that can be put back, from the top.

    undo: None where there is nothing to take back.
    """

    def __init__(self, wording: Wording, deed: HistoryDeed, day: date) -> None:
        super().__init__()
        self._wording = wording
        self._day = day
        self.buttons: list[PutBack] = []
        can_undo = not deed.is_undone and not deed.is_undo
        self.undo = UndoDeed(wording, deed) if can_undo else None
        self.setObjectName(f"deed_{deed.group}")
        self._build(deed)

    def _build(self, deed: HistoryDeed) -> None:
        when = SoftLabel(capital(self._wording.instant(deed.at)), role="second")
        plain_tooltip(when, self._wording.full_date(self._day))
        keep_width(when, WHEN_WIDTH)
        told = self._wording.say(deed.told)
        if deed.is_undone:
            told = self._wording.text("{what} · taken back", what=told)
        lines = column(None, self._head(told, deed), gap=4)
        for value in deed.values:
            lines.addWidget(self._value(value))
        beside = column(None, 5, when, None, gap=0)  # on one line with the head beside it
        whole = row(self, beside, lines, gap=12, margins=(15, 8, 14, 8))
        whole.setStretch(1, 1)

    def _head(self, told: str, deed: HistoryDeed) -> QWidget:
        made = QWidget()
        words = SoftLabel(told, role="second")
        words.setAlignment(_MIDDLE)
        line = row(made, words, gap=12)
        line.setStretch(0, 1)
        if deed.by:
            line.addWidget(PlainLabel(one_line(deed.by, NAME_LETTERS), role="second"))
        if self.undo is not None:
            line.addWidget(self.undo)
        return made

    def _value(self, value: HistoryValue) -> QWidget:
        made = QWidget()
        words = SoftLabel(self._wording.say(value.words))
        words.setAlignment(_MIDDLE)
        line = row(made, words, gap=12)
        line.setStretch(0, 1)
        if value.can_put_back:
            button = PutBack(self._wording, value)
            self.buttons.append(button)
            line.addWidget(button)
        return made
