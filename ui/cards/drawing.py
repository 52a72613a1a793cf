"""A card as pictures: the front and the inside as one holds them, and the sheet as it is printed.

The pages come from the printing room; when they are drawn is the preview's business.
"""

from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QTransform

from smallcrm.domain.cards import CardPiece
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.checking import Trouble, checked
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Panel, Stock
from smallcrm.printing.pages import PageImage, page_image
from ui.printer import as_qimage

DPI = 150  # a panel is then 620 pixels wide: sharp in the preview, also where pixels are small
MM_PER_INCH = 25.4


class Drawn(NamedTuple):
    """One sheet as a picture, None when it can not be printed; and what is wrong with it."""

    sheet: PageImage | None
    troubles: tuple[Trouble, ...]


class Folded(NamedTuple):
    """What one sees of the card."""

    front: QImage
    inside: QImage
    sheet: QImage


def draw(piece: CardPiece, stock: Stock, fonts: Fonts) -> Drawn:
    """Draw the page as it will be printed; may be called on the worker."""
    found = checked([piece], stock, fonts=fonts)
    if not found.pieces:
        return Drawn(None, found.troubles)
    pdf = cards_pdf(found.pieces, stock, fonts=fonts)
    return Drawn(page_image(pdf, 0, DPI), found.troubles)


def folded(sheet: PageImage, stock: Stock) -> Folded:
    """Cut the panels out of the sheet and turn them upright."""
    picture = as_qimage(sheet)
    return Folded(
        front=_panel(picture, stock.panel("front")),
        inside=_panel(picture, stock.panel("inside_right")),
        sheet=picture,
    )


def _panel(sheet: QImage, panel: Panel) -> QImage:
    left, top = _pixels(panel.box.x_mm), _pixels(panel.box.y_mm)
    right, bottom = _pixels(panel.box.right_mm), _pixels(panel.box.bottom_mm)
    cut = sheet.copy(QRect(left, top, right - left, bottom - top).intersected(sheet.rect()))
    return cut.transformed(QTransform().rotate(panel.turned)) if panel.turned else cut


def _pixels(length_mm: float) -> int:
    return round(length_mm * DPI / MM_PER_INCH)
