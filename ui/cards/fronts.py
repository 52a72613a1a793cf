"""Leads through choosing a front: the sheet of fronts, the file, its crop, and back.

What each sheet shows stands in its own module.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QImage

from smallcrm.domain.card_choices import CardChoice
from smallcrm.domain.cards import CardPiece
from smallcrm.domain.pictures import Crop, Picture, ReadyPicture, own_design, picture_of
from smallcrm.domain.progress import Progress
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Stock
from smallcrm.printing.panels import picture_box
from smallcrm.printing.pictures import ENDINGS, file_of, for_paper
from smallcrm.services import own_pictures
from smallcrm.services.own_pictures import CardLook
from ui.cards.design_sheet import DesignSheet, FrontDeeds
from ui.cards.picture_sheet import PictureSheet
from ui.context import AppContext


class _Asked(NamedTuple):
    piece: CardPiece
    stock: Stock
    chosen: Callable[[CardChoice], None]


class Fronts:
    """fonts: those that are open already. A picture brought meanwhile becomes the choice."""

    def __init__(self, context: AppContext, fonts: Callable[[], Fonts]) -> None:
        self._context = context
        self._fonts = fonts
        self._asked: _Asked | None = None
        self._file = Path()

    def choose(self, piece: CardPiece, stock: Stock, chosen: Callable[[CardChoice], None]) -> None:
        """Let somebody choose the front of a card; chosen gets design, colour and ink saver."""
        self._asked = _Asked(piece, stock, chosen)
        self._show(piece.design)

    def _show(self, design: str) -> None:
        if self._asked is None:
            return
        piece, stock, chosen = self._asked
        piece = own_or_drawn(piece, design)
        deeds = FrontDeeds(self._bring, self._crop, chosen)
        sheet = DesignSheet(self._context, piece, stock, self._fonts(), deeds)
        self._context.dialogs.show_sheet(sheet)

    def _bring(self, look: CardLook) -> None:
        self._keep(look)
        title = self._context.wording.text("A picture for the front")
        self._context.dialogs.open_file(title, ENDINGS, self._on_file)

    def _keep(self, look: CardLook) -> None:
        """What was chosen before another sheet was opened."""
        if self._asked is not None:
            piece = replace(self._asked.piece, colour=look.colour, saves_ink=look.saves_ink)
            self._asked = self._asked._replace(piece=piece)

    def _crop(self, number: int, look: CardLook) -> None:
        self._keep(look)
        store = self._context.store
        row, kept = own_pictures.own_picture(store, number), own_pictures.picture(store, number)
        if row is None or kept is None:
            return
        image = QImage.fromData(kept.png_or_jpeg)
        ready = ReadyPicture(kept.png_or_jpeg, image.width(), max(1, image.height()))
        self._crop_sheet(ready, row.name, partial(self._save_crop, number), crop=row.crop)

    def _crop_sheet(
        self,
        ready: ReadyPicture,
        name: str,
        save: Callable[[str, Crop], None],
        *,
        crop: Crop | None = None,
    ) -> None:
        if self._asked is None:
            return
        piece, stock, _chosen = self._asked
        box = picture_box(own_or_drawn(piece, own_design(0)), stock)
        sheet = PictureSheet(
            self._context, ready, box.width_mm / box.height_mm, name=name, save=save, crop=crop
        )
        self._context.dialogs.show_sheet(sheet)

    def _save_new(self, ready: ReadyPicture, name: str, crop: Crop) -> None:
        context = self._context
        now, by = context.now(), context.counter.helper_id
        number = own_pictures.add_picture(
            context.store, ready, name=name, crop=crop, now=now, by=by
        )
        self._show(own_design(number))

    def _save_crop(self, number: int, _name: str, crop: Crop) -> None:
        context = self._context
        now, by = context.now(), context.counter.helper_id
        own_pictures.crop_picture(context.store, number, crop, now=now, by=by)
        self._show(own_design(number))

    # Handlers

    def _on_file(self, path: Path) -> None:
        self._file = path

        def job(_progress: Progress) -> ReadyPicture:
            return for_paper(file_of(path))

        doing = self._context.wording.text("Reading the picture")
        self._context.jobs.start(job, doing=doing, done=self._on_ready)

    def _on_ready(self, ready: ReadyPicture) -> None:
        self._crop_sheet(ready, self._file.stem, partial(self._save_new, ready))


def own_or_drawn(piece: CardPiece, design: str) -> CardPiece:
    """The piece with another front; the sheet fetches an own picture by its number."""
    empty = Picture(b"") if picture_of(design) is not None else None
    return replace(piece, design=design, picture=empty)
