"""What of a list could not be read: line, reason, and the text, to be saved as a file.

Nothing here mends a line.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from smallcrm.exchange.contact import Rejected
from smallcrm.wording import Wording
from ui.context import AppContext
from ui.exchange.list_work import save_unread
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import clear, column
from ui.widgets.panels import GroupHead, RowsPanel
from ui.widgets.text import PlainLabel, one_line

SHOWN = 20  # more are read in a spreadsheet, not here
RAW_LETTERS = 200


class UnreadRow(QWidget):
    """One line: where, why, and what stands there."""

    def __init__(self, rejected: Rejected, wording: Wording) -> None:
        super().__init__()
        reason = wording.say(rejected.reason)
        told = wording.text("Line {row}: {reason}", row=rejected.row, reason=reason)
        words = column(self, PlainLabel(told, fit="wrap"), gap=1, margins=(16, 8, 16, 8))
        raw = one_line(rejected.raw, RAW_LETTERS)
        if raw:
            words.addWidget(PlainLabel(raw, role="second", fit="elide"))


class UnreadPart(QWidget):
    """All lines that could not be read, the first ones shown, all to be saved."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._wording = context.wording
        self._rejected: Sequence[Rejected] = ()
        title = self._wording.text("Could not be read")
        self._save = KeycapButton(
            self._wording.text("Save as file"), name="save_unread", icon="download", height=30
        )
        self._head = GroupHead(title, 0, self._save)
        self._rows = column(None, gap=4)
        column(self, self._head, self._rows, gap=4)
        self._save.clicked.connect(self._on_save)

    def show_lines(self, rejected: Sequence[Rejected]) -> None:
        """Show these; with none the part is away."""
        self._rejected = rejected
        self.setVisible(bool(rejected))
        self._head.show_count(len(rejected))
        clear(self._rows)
        if not rejected:
            return
        panel = RowsPanel("unread", self._wording.text("Could not be read"))
        for each in rejected[:SHOWN]:
            panel.add_row(UnreadRow(each, self._wording))
        self._rows.addWidget(panel)
        if len(rejected) > SHOWN:
            left = len(rejected) - SHOWN
            more = self._wording.counted(
                "and {n} more: save them as a file to see it",
                "and {n} more: save them as a file to see them",
                left,
            )
            self._rows.addWidget(PlainLabel(more, role="second", fit="wrap"))

    def _on_save(self) -> None:
        title = self._wording.text("Save what could not be read")
        suggested = self._wording.text("could not be read.csv")
        self._context.dialogs.save_file(title, suggested, ["csv"], self._on_place)

    def _on_place(self, path: Path) -> None:
        save = partial(save_unread, path, self._rejected, self._wording)
        if self._context.errors.attempt(save):
            self._context.bottom.tell(self._wording.text("Saved: {file}", file=path.name))
