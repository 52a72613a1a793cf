"""The sheet with all fronts of a card: drawn ones in a colour, and the owner's pictures.

What the fronts look like comes from the printing room; where a picture is cropped, from fronts.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QButtonGroup, QWidget

from smallcrm.domain.card_choices import CardChoice
from smallcrm.domain.cards import CardPiece
from smallcrm.domain.pictures import has_lettering, own_design, picture_of
from smallcrm.printing.art import design_name, fitting_designs, usual_design
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Stock
from smallcrm.services import own_pictures
from smallcrm.services.card_fronts import designed
from smallcrm.services.own_pictures import CardLook
from ui.cards.colour_choice import ColourChoice
from ui.cards.front_button import FrontButton
from ui.cards.front_picture import THUMB_DPI, front_picture
from ui.context import AppContext
from ui.customers.wrapping import Abreast
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.choices import TickBox
from ui.widgets.flow import FlowRow, flow
from ui.widgets.form import FormField
from ui.widgets.layouts import column, holder
from ui.widgets.page_preview import PagePreview
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

WIDTH = 860
STACKED_UNDER = 600
PREVIEW_DPI = 110.0


class FrontDeeds(NamedTuple):
    """What leads out of the sheet: another picture, its crop, and the choice."""

    bring: Callable[[CardLook], None]
    crop: Callable[[int, CardLook], None]
    chosen: Callable[[CardChoice], None]


class DesignSheet(Sheet):
    """Arrows walk through the fronts, Enter on Use takes the one that is marked.

    piece: the card as it would be printed now; all that is chosen is for this card alone.
    """

    def __init__(
        self, context: AppContext, piece: CardPiece, stock: Stock, fonts: Fonts, deeds: FrontDeeds
    ) -> None:
        wording = context.wording
        super().__init__(
            wording,
            name="design_sheet",
            title=wording.text("The front of the card"),
            accept_words=wording.text("Use it"),
            width=WIDTH,
        )
        self._context, self._stock, self._fonts, self._deeds = context, stock, fonts, deeds
        self._piece = piece
        self._design = piece.design or usual_design(piece.occasion)
        self._group = QButtonGroup(self)
        self._fronts: list[FrontButton] = []
        self._waiting: list[FrontButton] = []
        self._tick = QTimer(self)
        self._build()
        self._fill()
        self._group.buttonClicked.connect(self._on_front)
        self._words.toggled.connect(self._on_words)
        self._saver.toggled.connect(self._on_saver)
        self._colours.chosen.connect(self._on_colour)
        self._bring.clicked.connect(self._on_bring)
        self._crop.clicked.connect(self._on_crop)
        self._remove.clicked.connect(self._on_remove)
        self._tick.timeout.connect(self._on_tick)

    def _build(self) -> None:
        say = self.say
        self._grid = FlowRow(gap=4)
        self._bring = KeycapButton(say("Use my picture"), name="bring_picture", icon="image")
        self._crop = LinkButton(say("Other part"), name="crop_picture")
        self._remove = LinkButton(say("Remove picture"), name="remove_picture")
        self._words = TickBox(say("Words under the picture"), name="with_words")
        self._preview = PagePreview(name="front_preview", spoken=say("The front as it is printed"))
        self._colours = ColourChoice(self.wording)
        self._saver = TickBox(say("Save ink"), name="saves_ink")
        hint = say(
            "Saving ink, less than an eighth of the front is printed; your own picture is small. "
            "How all cards look is chosen in Settings."
        )
        own = holder(flow(self._bring, self._crop, self._remove, self._words))
        left = holder(column(None, self._grid, own, None, gap=8))
        note = PlainLabel(hint, role="second", fit="wrap")
        colours = FormField(say("Colour of this card"), self._colours)
        right = column(None, self._preview, colours, self._saver, note, None, gap=10)
        self.body.addWidget(
            Abreast(left, holder(right), limit=STACKED_UNDER, stretches=(11, 5), gap=20)
        )
        self._colours.show_colour(self._piece.colour)
        self._saver.setChecked(self._piece.saves_ink)
        self._words.setChecked(has_lettering(self._design))

    def _fill(self) -> None:
        """All fronts anew, such as after a picture was taken away."""
        codes = [
            (code, self.word(design_name(code))) for code in fitting_designs(self._piece.occasion)
        ]
        codes += [
            (own_design(row.id), row.name) for row in own_pictures.own_pictures(self._context.store)
        ]
        self._fronts = [FrontButton(code, words) for code, words in codes]
        for front in self._fronts:
            self._group.addButton(front)
        self._grid.show_widgets(self._fronts)
        if self._marked() is None:
            self._design = usual_design(self._piece.occasion)
        self._mark()

    def first_focus(self) -> QWidget | None:
        return self._marked()

    @property
    def is_at_rest(self) -> bool:
        """Whether every front is drawn."""
        return not self._tick.isActive()

    def accept(self) -> None:
        """Take the front with its colour and ink saver."""
        chosen = CardChoice(self._design, self._piece.colour, self._piece.saves_ink)
        self.finish()
        self._deeds.chosen(chosen)

    def _look(self) -> CardLook:
        return CardLook(self._piece.colour, self._piece.saves_ink)

    def _marked(self) -> FrontButton | None:
        """The button of the front that holds."""
        number = picture_of(self._design)
        code = self._design if number is None else own_design(number)
        return next((front for front in self._fronts if front.design == code), None)

    def _mark(self) -> None:
        """Show which front holds, and draw all of them again."""
        marked, is_own = self._marked(), picture_of(self._design) is not None
        if marked is not None:
            marked.setChecked(True)
        for widget in (self._crop, self._remove, self._words):
            widget.setVisible(is_own)
        self._waiting = list(self._fronts)
        self._show_preview()
        self._tick.start(0)

    def _show_preview(self) -> None:
        marked = self._marked()
        spoken = "" if marked is None else marked.words
        self._preview.show_page(self._picture(self._design, PREVIEW_DPI), spoken)
        self.grown.emit()

    def _picture(self, design: str, dpi: float) -> QImage:
        piece = designed(self._context.store, self._piece, design)
        return front_picture(piece, self._stock, self._fonts, dpi)

    # Handlers

    def _on_tick(self) -> None:
        """One front at a time, so that the window answers meanwhile."""
        if not self._waiting:
            self._tick.stop()
            return
        front = self._waiting.pop(0)
        front.show_picture(self._picture(front.design, THUMB_DPI))

    def _on_front(self, front: FrontButton) -> None:
        number = picture_of(front.design)
        self._design = front.design
        if number is not None:
            self._design = own_design(number, has_lettering=self._words.isChecked())
        waiting = self._waiting
        self._mark()
        self._waiting = waiting

    def _on_words(self, is_on: bool) -> None:
        number = picture_of(self._design)
        if number is not None:
            self._design = own_design(number, has_lettering=is_on)
            self._show_preview()

    def _on_saver(self, is_on: bool) -> None:
        self._piece = replace(self._piece, saves_ink=is_on)
        self._mark()

    def _on_colour(self, code: str) -> None:
        self._piece = replace(self._piece, colour=code)
        self._mark()

    def _on_bring(self) -> None:
        self._deeds.bring(self._look())

    def _on_crop(self) -> None:
        number = picture_of(self._design)
        if number is not None:
            self._deeds.crop(number, self._look())

    def _on_remove(self) -> None:
        number = picture_of(self._design)
        if number is None:
            return
        context = self._context

        def remove() -> None:
            by = context.counter.helper_id
            own_pictures.delete_picture(context.store, number, now=context.now(), by=by)

        if context.errors.attempt(remove):
            self._design = ""
            self._fill()
            (self._marked() or self).setFocus()
