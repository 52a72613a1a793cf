"""Beside a wording: the inside of the real card with it, for a made-up customer.

How cards are drawn stands in drawing; what may be saved is decided in the domain.
"""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage

from smallcrm.domain.cards import CardPiece, Wording, piece_from, words_of
from smallcrm.domain.progress import Progress
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.samples import sample_fields
from smallcrm.printing.stock import stock
from smallcrm.services.card_pieces import shop_on_paper
from smallcrm.services.shop import shop
from ui.cards.drawing import Drawn, draw, folded
from ui.context import AppContext
from ui.theme import theme
from ui.widgets.page_preview import PagePreview
from ui.widgets.panels import Panel
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

TYPING_PAUSE_MS = 200
BLANK = (105, 148)
PAGE_MOST = 330  # units: wider than in the hand shows nothing more
WELL, LITTLE = "well", "little"


class Notes(NamedTuple):
    """What stands around the page. well, hardly: under it, by how well the sample is known.

    trouble: why the words can not be saved as they are.
    """

    well: str = ""
    hardly: str = ""
    trouble: str = ""


class WordingPreview(Panel):
    """Drawn a moment after the typing rests; the first time on the worker, which reads the fonts.

    drawn: what was shown last stands there now.
    """

    drawn = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__(name="preview_panel")
        self._context = context
        self._own = shop(context.store)
        self.fonts = Fonts()
        self._is_warm = False
        self._is_running = False
        self._wording: Wording | None = None
        self._wanted: CardPiece | None = None
        self._notes = Notes()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._build()
        self._pause.timeout.connect(self._on_pause)
        self._sample.chosen.connect(self._on_sample)

    def _build(self) -> None:
        say = self._context.wording.text
        self._page = PagePreview(name="inside", spoken=say("Inside of the card"))
        self._page.setMaximumWidth(theme().px(PAGE_MOST))
        self._page.show_page(_blank())  # so that nothing jumps when the picture comes
        choices = ((WELL, say("Known well")), (LITTLE, say("Hardly known")))
        self._sample = SegmentedButtons(choices, name="sample", spoken=say("For somebody who is"))
        self._note = PlainLabel("", role="second", fit="wrap")
        self._note.setObjectName("preview_note")
        self._trouble = PlainLabel("", role="second", tone="warn", fit="wrap")
        self._trouble.setObjectName("preview_trouble")
        head = PlainLabel(say("For somebody who is"), role="second_bold", fit="wrap")
        self.add(head, self._sample, self._trouble, self._page, self._note)
        self.body.addStretch(1)

    @property
    def is_at_rest(self) -> bool:
        """Whether what was asked for last is shown."""
        return not self._is_running and not self._pause.isActive()

    def show_wording(self, wording: Wording, notes: Notes, *, at_once: bool) -> None:
        """Show a wording on the card."""
        self._wording, self._notes = wording, notes
        self._show_trouble(notes.trouble)
        note = notes.hardly if self._sample.code == LITTLE else notes.well
        self._note.show_text(note)
        self._note.setVisible(bool(note))
        self._wanted = self._piece(wording)
        self._pause.start(0 if at_once else TYPING_PAUSE_MS)

    def fields(self) -> Mapping[str, str]:
        """What is known about the made-up customer who was chosen."""
        own, sample = self._own, sample_fields(self._wording.language if self._wording else "")
        always = {"shop_name": own.name if own is not None else ""}
        if self._sample.code == LITTLE:
            return {"preferred_name": sample["preferred_name"], **always}
        promise = own.our_promise if own is not None else ""
        return {**sample, "promise": promise or sample["promise"], **always}

    def _piece(self, wording: Wording) -> CardPiece | None:
        if self._own is None:
            return None
        return piece_from(
            words_of(wording, self.fields()),
            occasion=wording.occasion,
            language=wording.language,
            shop=shop_on_paper(self._own),
            who=self._context.wording.text("the sample"),
        )

    def _show_trouble(self, sentence: str) -> None:
        self._trouble.show_text(sentence)
        self._trouble.setVisible(bool(sentence))

    def _stock(self) -> str:
        is_letter = self._own is not None and self._own.paper == "letter"
        return "letter_quarter_fold" if is_letter else "a4_quarter_fold"

    # Handlers

    def _on_sample(self, _code: str) -> None:
        if self._wording is not None:
            self.show_wording(self._wording, self._notes, at_once=True)

    def _on_pause(self) -> None:
        if self._wanted is None or self._is_running:
            return
        piece, on, fonts = self._wanted, stock(self._stock()), self.fonts
        jobs = self._context.jobs
        if self._is_warm or jobs.is_busy:
            self._show(piece, draw(piece, on, fonts))
            return
        self._is_running = True

        def job(_progress: Progress) -> tuple[CardPiece, Drawn]:
            return piece, draw(piece, on, fonts)

        doing = self._context.wording.text("Drawing the card")
        jobs.start(job, doing=doing, done=self._on_drawn, failed=self._on_failed)

    def _on_drawn(self, result: tuple[CardPiece, Drawn]) -> None:
        self._is_running, self._is_warm = False, True
        self._show(*result)
        if result[0] is not self._wanted:
            self._pause.start(0)

    def _on_failed(self, error: Exception) -> None:
        self._is_running = False
        self._context.errors.show(error)

    def _show(self, piece: CardPiece, result: Drawn) -> None:
        if result.sheet is not None:
            words = " ".join((piece.greeting, *piece.text, piece.closing))
            self._page.show_page(folded(result, stock(self._stock())).inside, words)
        if result.troubles:
            say = self._context.wording.say
            self._show_trouble("\n".join(say(trouble.sentence) for trouble in result.troubles))
        self.drawn.emit()


def _blank() -> QImage:
    """An empty page of the shape of a card."""
    page = QImage(*BLANK, QImage.Format.Format_RGB888)
    page.fill(theme().colour("paper"))
    return page
