"""The pictures of a card on its page: front, inside, and small beside them the sheet.

Drawn a moment after the typing rests; the first time on the worker, because fonts are read then.
"""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from smallcrm.domain.cards import CardPiece
from smallcrm.domain.progress import Progress
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Stock
from smallcrm.printing.modes import Mode
from ui.cards.drawing import Drawn, draw, folded
from ui.context import AppContext
from ui.theme import theme
from ui.widgets.layouts import column, holder, row
from ui.widgets.page_preview import PagePreview
from ui.widgets.text import PlainLabel

SHEET_FROM = 430  # units: narrower, the sheet is left away
TYPING_PAUSE_MS = 200
BLANK = (105, 148)
PANEL_MOST, SHEET_MOST = 330, 150  # units: wider than in the hand shows nothing more


class _Wanted(NamedTuple):
    """What is to be drawn."""

    piece: CardPiece
    stock: Stock
    mode: Mode


class CardPictures(QWidget):
    """drawn carries the troubles of the card that was asked for last."""

    drawn = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setObjectName("pictures")
        self._context = context
        self._fonts = Fonts()
        self._is_warm = False
        self._is_running = False
        self._wanted: _Wanted | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._build()
        self._pause.timeout.connect(self._on_pause)

    def _build(self) -> None:
        say = self._context.wording.text
        self._front = PagePreview(name="front", spoken=say("Front of the card"))
        self._inside = PagePreview(name="inside", spoken=say("Inside of the card"))
        self._sheet = PagePreview(name="sheet", spoken=say("The sheet as it is printed"))
        line = row(self, gap=16)
        for words, preview, most, stretch in (
            (say("Front"), self._front, PANEL_MOST, 5),
            (say("Inside"), self._inside, PANEL_MOST, 5),
            (say("The sheet"), self._sheet, SHEET_MOST, 2),
        ):
            preview.setMaximumWidth(theme().px(most))
            preview.show_page(_blank())  # so that nothing jumps when the picture comes
            caption = PlainLabel(words, role="second", fit="elide")
            self._last = holder(column(None, caption, preview, None, gap=4))
            line.addWidget(self._last, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._last.setVisible(self.width() >= theme().px(SHEET_FROM))

    def fonts(self) -> Fonts:
        """The fonts that are open already; others while the worker reads them."""
        return Fonts() if self._is_running else self._fonts

    @property
    def is_at_rest(self) -> bool:
        """Whether the card that was asked for last is shown."""
        return not self._is_running and not self._pause.isActive()

    def show_card(self, piece: CardPiece, stock: Stock, mode: Mode, *, at_once: bool) -> None:
        """Show this card, at once or when the typing rests."""
        self._wanted = _Wanted(piece, stock, mode)
        self._pause.start(0 if at_once else TYPING_PAUSE_MS)

    def _on_pause(self) -> None:
        if self._wanted is None or self._is_running:
            return
        wanted, jobs = self._wanted, self._context.jobs
        piece, stock, mode = wanted
        if self._is_warm or jobs.is_busy:
            self._show(wanted, draw(piece, stock, self._fonts, mode))
            return
        fonts, self._is_running = self._fonts, True

        def job(_progress: Progress) -> Drawn:
            return draw(piece, stock, fonts, mode)

        doing = self._context.wording.text("Drawing the card")
        done = partial(self._on_drawn, wanted)
        jobs.start(job, doing=doing, done=done, failed=self._on_failed)

    def _on_drawn(self, wanted: _Wanted, result: Drawn) -> None:
        self._is_running, self._is_warm = False, True
        if wanted == self._wanted:
            self._show(wanted, result)
        else:  # something was typed or chosen while it was drawn
            self._pause.start(0)

    def _on_failed(self, error: Exception) -> None:
        self._is_running = False
        self._context.errors.show(error)

    def _show(self, drawn: _Wanted, result: Drawn) -> None:
        piece, stock, _mode = drawn
        if result.sheet is not None:
            pictures = folded(result, stock)
            self._front.show_page(pictures.front)
            words = " ".join((piece.greeting, *piece.text, piece.closing))
            self._inside.show_page(pictures.inside, words)
            self._sheet.show_page(pictures.sheet)
        self.drawn.emit(result.troubles)


def _blank() -> QImage:
    """An empty page of the shape of a card."""
    page = QImage(*BLANK, QImage.Format.Format_RGB888)
    page.fill(theme().colour("paper"))
    return page
