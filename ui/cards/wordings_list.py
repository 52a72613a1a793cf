"""The wordings of one occasion in one language, ours first: one of them is shown beside the list.

What they say comes from the page.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from smallcrm.domain.cards import Wording
from smallcrm.domain.wordings import WordingDraft
from smallcrm.services.own_wordings import OwnWordingRow
from ui.theme import theme
from ui.widgets.layouts import clear, column
from ui.widgets.line_button import LineButton
from ui.widgets.text import named, one_line

HEIGHT, SIDE = 56, 12
TITLE_LETTERS = 120  # more than any list is wide


class Entry(NamedTuple):
    """One wording of the list.

    row_id: of one of ours, None for a bundled or a new one. bundled: one that comes with the
    program, with all its versions; the draft then holds the richest.
    """

    code: str
    draft: WordingDraft
    row_id: int | None = None
    bundled: Wording | None = None

    @property
    def is_bundled(self) -> bool:
        """Whether it comes with the program."""
        return self.bundled is not None


def own_entry(row: OwnWordingRow) -> Entry:
    """One of ours."""
    return Entry(f"own:{row.id}", WordingDraft(*row[1:]), row.id)


def bundled_entry(wording: Wording) -> Entry:
    """One that comes with the program, in its richest version."""
    rich = wording.versions[0]
    draft = WordingDraft(
        occasion=wording.occasion,
        language=wording.language,
        greeting=rich.greeting,
        words="\n\n".join(rich.text),
        closing=rich.closing,
    )
    return Entry(wording.code, draft, bundled=wording)


class Line(NamedTuple):
    """How an entry stands in the list. whose: who made it."""

    code: str
    title: str
    whose: str


class _Row(LineButton):
    """A wording's name or first words, and whose it is."""

    def __init__(self, line: Line) -> None:
        title = one_line(line.title, TITLE_LETTERS)
        super().__init__(title, f"wording_{line.code}", f"{title}. {line.whose}")
        self.line = line
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        px = theme().px
        high = sum(theme().metrics(role).height() for role in ("body_bold", "second"))
        return QSize(px(160), max(px(HEIGHT), high + px(14)))

    def paint_line(self, painter: QPainter) -> None:
        look = theme()
        bold = "body_bold" if self.isChecked() else "body"
        high = look.metrics(bold).height()
        top = (self.height() - high - look.metrics("second").height()) / 2
        place = self.at(look.px(SIDE), self.width() - look.px(2 * SIDE))
        for role, tone, words, y in (
            (bold, "ink", self.words, top),
            ("second", "mute", self.line.whose, top + high),
        ):
            place.moveTop(y)
            place.setHeight(look.metrics(role).height())
            self.write(painter, place, words, look.font(role), tone)


class WordingsList(QWidget):
    """chosen carries the code of the wording that somebody pressed or stepped to."""

    chosen = Signal(str)

    def __init__(self, *, spoken: str) -> None:
        super().__init__()
        named(self, "wordings", spoken)
        self._rows: list[_Row] = []
        self._column = column(self, gap=2)

    def show_lines(self, lines: Sequence[Line], code: str) -> None:
        """Show these, the one with this code as the open one."""
        if [row.line for row in self._rows] != list(lines):
            had_focus = any(row.hasFocus() for row in self._rows)
            clear(self._column)
            self._rows = [_Row(line) for line in lines]
            for row in self._rows:
                self._column.addWidget(row)
                row.clicked.connect(self._on_clicked)
                row.stepped.connect(self._on_stepped)
            if had_focus and self._rows:
                next((r for r in self._rows if r.line.code == code), self._rows[0]).setFocus()
        for row in self._rows:
            row.setChecked(row.line.code == code)

    def current(self) -> QWidget | None:
        """The row of the open wording."""
        return next((row for row in self._rows if row.isChecked()), None)

    # Handlers

    def _on_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, _Row):
            row.setChecked(True)
            self.chosen.emit(row.line.code)

    def _on_stepped(self, step: int) -> None:
        row = self.sender()
        if isinstance(row, _Row):
            place = max(0, min(len(self._rows) - 1, self._rows.index(row) + step))
            self._rows[place].setFocus()
            self.chosen.emit(self._rows[place].line.code)
