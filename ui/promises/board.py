"""The board of wishes: one column for each state, cards moved by keys and by mouse.

What a state means is the business of services/requests; the page is told what was moved where.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from smallcrm.domain.requests import BOARD, status_word
from smallcrm.services.promises import PromiseFilter, PromiseRow, board_column, board_totals
from ui.context import AppContext
from ui.promises.board_column import PART, BoardModel, ColumnView
from ui.theme import theme
from ui.today.words import deadline
from ui.widgets.layouts import column, holder
from ui.widgets.text import PlainLabel

COLUMN_WIDTH = 140  # units: narrower, names and days would be cut
SHOWN_IN_LINES = 6  # cards, before a column scrolls, where the columns do not stand in one line
BOARD_HEIGHT = 400  # units
GAP = 12


class Board(QScrollArea):
    """moved carries a wish and its new state; opened carries a wish; left_above: go up."""

    moved = Signal(int, str)
    opened = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._on: date = context.today()
        self._wanted = PromiseFilter()
        self._place = (0, 0)  # column and card in hand
        self._follows: int | None = None  # the wish that was pushed, which the keyboard goes with
        self.columns: list[ColumnView] = []
        self._heads: list[PlainLabel] = []
        self._room = 0
        self._is_in_lines = False
        self._build()

    def _build(self) -> None:
        self.setObjectName("board")
        self.setAccessibleName(self._context.wording.text("Board"))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._parts = [self._column(number, status.value) for number, status in enumerate(BOARD)]
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """All columns side by side; with large letters in lines of as many as have room."""
        px, gap = theme().px, theme().px(GAP)
        room = (self.viewport().width() + gap) // (px(COLUMN_WIDTH) + gap)
        beside = max(1, min(len(self._parts), room))
        self._grid.setSpacing(gap)
        for number, part in enumerate(self._parts):
            self._grid.addWidget(part, number // beside, number % beside)
        for place in range(len(self._parts)):
            self._grid.setColumnStretch(place, 1 if place < beside else 0)
        self._is_in_lines = beside < len(self._parts)
        self._take_height()

    def fill(self, room: int) -> None:
        """Be as high as the page has room, in pixels; in lines, as high as the cards are."""
        self._room = room
        self._take_height()

    def _take_height(self) -> None:
        """In lines the page scrolls, not the board in the page."""
        for view in self.columns:
            view.setMinimumHeight(view.cards_height(SHOWN_IN_LINES) if self._is_in_lines else 0)
        room = max(theme().px(BOARD_HEIGHT), self._room)
        self.setFixedHeight(self._grid.sizeHint().height() if self._is_in_lines else room)

    def _column(self, number: int, status: str) -> QWidget:
        title = self._context.wording.say(status_word(status))
        model = BoardModel(partial(self._fetch, status), self._words, self)
        view = ColumnView(model, name=f"board_{status}", spoken=title)
        view.opened.connect(self.opened)
        view.stepped.connect(partial(self._on_stepped, number))
        view.pushed.connect(partial(self._on_pushed, number))
        model.dropped.connect(partial(self._on_dropped, status))
        head = PlainLabel(title, role="group", fit="elide")
        self.columns.append(view)
        self._heads.append(head)
        return holder(column(None, head, view, gap=4))

    def _fetch(self, status: str, skipped: int) -> Sequence[PromiseRow]:
        store = self._context.store
        return board_column(
            store, status, on=self._on, wanted=self._wanted, most=PART, skipped=skipped
        )

    def _words(self, each: PromiseRow) -> tuple[str, str, str, str]:
        wording = self._context.wording
        due = deadline(wording, each.day, self._on, each.told_time)
        tone = due.tone
        words = due.words or wording.text("no day")
        if each.status == BOARD[-1]:
            words, tone = ("" if each.day is None else wording.day(each.day)), "mute"
        return each.name, each.what, words, tone if due.words else "mute"

    def show_board(self, wanted: PromiseFilter, on: date) -> None:
        """Show every column anew; the keyboard stays with its card, or goes with a moved one."""
        self._wanted, self._on = wanted, on
        self._remember()
        had_focus = any(view.hasFocus() for view in self.columns)
        totals = board_totals(self._context.store, on=on, wanted=wanted)
        self._show_heads(totals)
        for status, view in zip(BOARD, self.columns, strict=True):
            view.cards.show_rows(totals.get(status.value, 0))
        self._take_height()
        if had_focus or self._follows is not None:
            self._take_again()

    @property
    def is_empty(self) -> bool:
        """Whether no column has a card."""
        return all(view.cards.rowCount() == 0 for view in self.columns)

    @property
    def current(self) -> PromiseRow | None:
        """The wish of the card in hand, None while the keyboard is elsewhere."""
        return next((view.current for view in self.columns if view.hasFocus()), None)

    def enter(self) -> None:
        """Take the first card that there is."""
        for view in self.columns:
            if view.cards.rowCount():
                view.take(0)
                return

    def push(self, row_id: int, from_column: int, step: int) -> None:
        """Move a card by one column; nothing beyond the last."""
        to = from_column + step
        if 0 <= to < len(self.columns):
            self._follows = row_id
            self.moved.emit(row_id, BOARD[to].value)

    def _show_heads(self, totals: Mapping[str, int]) -> None:
        wording = self._context.wording
        for status, head, view in zip(BOARD, self._heads, self.columns, strict=True):
            title = wording.say(status_word(status.value))
            words = wording.text("{state} {n}", state=title, n=totals.get(status.value, 0))
            head.show_text(words)
            view.setAccessibleName(words)

    def _remember(self) -> None:
        for number, view in enumerate(self.columns):
            if view.hasFocus():
                self._place = (number, max(0, view.currentIndex().row()))

    def _take_again(self) -> None:
        number, place = self._place
        for found, view in enumerate(self.columns):
            at = view.cards.place_of(self._follows) if self._follows is not None else -1
            if at >= 0:
                number, place = found, at
        self._follows = None
        self.columns[number].take(place)

    # Handlers

    def _on_stepped(self, number: int, step: int) -> None:
        places = range(number + step, len(self.columns) if step > 0 else -1, step)
        for to in places:
            if self.columns[to].cards.rowCount():
                self.columns[to].take(self.columns[number].currentIndex().row())
                self.ensureWidgetVisible(self.columns[to], 0, 0)
                return

    def _on_pushed(self, number: int, row_id: int, step: int) -> None:
        self.push(row_id, number, step)

    def _on_dropped(self, status: str, row_id: int) -> None:
        self._follows = row_id
        self.moved.emit(row_id, status)
