"""A card as pictures: the front and the inside as one holds them, and the sheet as it is printed.

The pages come from the printing room; when they are drawn is the preview's business.
"""

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QTransform

from smallcrm.domain.cards import CardPiece
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.checking import Trouble, checked
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Panel, Stock
from smallcrm.printing.modes import Mode
from smallcrm.printing.pages import PageImage, page_count, page_image
from ui.printer import as_qimage

DPI = 150  # a panel is then 620 pixels wide: sharp in the preview, also where pixels are small
MM_PER_INCH = 25.4


class Drawn(NamedTuple):
    """The pages of one sheet as pictures, none when it can not be printed; and what is wrong."""

    sheets: tuple[PageImage, ...]
    troubles: tuple[Trouble, ...]

    @property
    def sheet(self) -> PageImage | None:
        """The outside of the sheet."""
        return next(iter(self.sheets), None)


class Folded(NamedTuple):
    """What one sees of the card."""

    front: QImage
    inside: QImage
    sheet: QImage


def draw(piece: CardPiece, stock: Stock, fonts: Fonts, mode: Mode = "printed") -> Drawn:
    """Draw the pages as they will be printed; may be called on the worker."""
    found = checked([piece], stock, fonts=fonts, mode=mode)
    if not found.pieces:
        return Drawn((), found.troubles)
    pdf = cards_pdf(found.pieces, stock, fonts=fonts, mode=mode)
    pages = tuple(page_image(pdf, number, DPI) for number in range(page_count(pdf)))
    return Drawn(pages, found.troubles)


def folded(drawn: Drawn, stock: Stock) -> Folded:
    """Cut the panels out of the sheets and turn them upright."""
    pictures = [as_qimage(page) for page in drawn.sheets]
    return Folded(
        front=_panel(pictures, stock, stock.panel("front")),
        inside=_panel(pictures, stock, stock.words_panel()),
        sheet=pictures[0],
    )


def _panel(sheets: list[QImage], stock: Stock, panel: Panel) -> QImage:
    left, top = _pixels(panel.box.x_mm), _pixels(panel.box.y_mm)
    right, bottom = _pixels(panel.box.right_mm), _pixels(panel.box.bottom_mm)
    page = stock.sides.index(panel.side)
    if page >= len(sheets):  # left blank: this side does not go through the printer
        empty = QImage(right - left, bottom - top, QImage.Format.Format_RGB888)
        empty.fill(Qt.GlobalColor.white)
        return empty
    sheet = sheets[page]
    cut = sheet.copy(QRect(left, top, right - left, bottom - top).intersected(sheet.rect()))
    return cut.transformed(QTransform().rotate(panel.turned)) if panel.turned else cut


def _pixels(length_mm: float) -> int:
    return round(length_mm * DPI / MM_PER_INCH)
