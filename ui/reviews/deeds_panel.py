"""What was done lately: when, what, and by whom; each can be taken back, and says so when it was.

The deeds come from services/activity.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import HelperId
from smallcrm.services.activity import Done
from smallcrm.wording import Wording
from ui.today.headed import HeadedPanel
from ui.today.soft_label import SoftLabel
from ui.today.words import capital
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import clear, column, keep_width, row
from ui.widgets.text import PlainLabel, one_line

NAME_LETTERS = 24
WHEN_WIDTH = 132  # room for "Wednesday, 20:40"


class DeedsPanel(HeadedPanel):
    """more_wanted: older deeds are asked for. undo_asked carries the group of a deed."""

    more_wanted = Signal()
    undo_asked = Signal(int)

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording.text("Done lately"), name="done_lately", padding=20)
        self._wording = wording
        self._rows = column(None, gap=8)
        self._more = LinkButton(wording.text("Show more"), name="more_deeds")
        self._more.clicked.connect(self.more_wanted)
        self.add(self._rows, row(None, self._more, None))

    def show_deeds(
        self, deeds: Sequence[Done], names: Mapping[HelperId, str], *, has_more: bool
    ) -> None:
        """Show these, newest first. names: who works here; whoever left is named by the deed."""
        clear(self._rows)
        for deed in deeds:
            self._rows.addWidget(self._row(deed, names))
        if not deeds:
            words = self._wording.text("Whatever is done in the book will be told here.")
            self._rows.addWidget(PlainLabel(words, role="second", fit="wrap"))
        self._more.setVisible(has_more)

    def _row(self, deed: Done, names: Mapping[HelperId, str]) -> QWidget:
        when = SoftLabel(capital(self._wording.instant(deed.at)), role="second")
        keep_width(when, WHEN_WIDTH)
        words = self._wording.say(deed.told)
        if deed.is_undone:
            words = self._wording.text("{what} · taken back", what=words)
        told = SoftLabel(words, tone="mute" if deed.is_undone else "")
        made = QWidget()
        line = row(made, when, told, gap=12)
        line.setStretch(1, 1)
        name = deed.name if deed.by is None else names.get(deed.by, deed.name)
        if name:
            line.addWidget(PlainLabel(one_line(name, NAME_LETTERS), role="second"))
        if deed.can_undo:
            line.addWidget(self._undo(deed, words))
        return made

    def _undo(self, deed: Done, told: str) -> "UndoLink":
        button = UndoLink(self._wording.text("Undo this"), deed, told)
        button.clicked.connect(self._on_undo)
        return button

    def _on_undo(self) -> None:
        button = self.sender()
        if isinstance(button, UndoLink):
            self.undo_asked.emit(button.deed_group)


class UndoLink(LinkButton):
    """Takes one deed back, around what was done since."""

    def __init__(self, words: str, deed: Done, told: str) -> None:
        self.deed_group = deed.group
        super().__init__(words, name=f"undo_{deed.group}", spoken=f"{words}, {told}")
