"""The front of a card as a small picture, cut out of the real page.

How it is drawn is the printing room's business; where it is shown is its owner's.
"""

from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QTransform

from smallcrm.domain.cards import CardPiece, ShopOnPaper
from smallcrm.printing.cards import cards_pdf
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.layout import Stock
from smallcrm.printing.pages import page_image
from ui.printer import as_qimage

THUMB_DPI = 72.0  # about 300 pixels for A6: sharp where a screen has two pixels for one
MM_PER_INCH = 25.4


def front_picture(piece: CardPiece, stock: Stock, fonts: Fonts, dpi: float = THUMB_DPI) -> QImage:
    """The front of a card, upright."""
    bare = replace(piece, shop=ShopOnPaper(""))  # what stands on the back can not spoil the front
    pdf = cards_pdf([bare], stock, fonts=fonts, mode="blank", side="outside")
    sheet, panel = as_qimage(page_image(pdf, 0, dpi)), stock.panel("front")
    box = panel.box
    sides = (box.x_mm, box.y_mm, box.right_mm, box.bottom_mm)
    left, top, right, bottom = (round(side * dpi / MM_PER_INCH) for side in sides)
    cut = sheet.copy(QRect(left, top, right - left, bottom - top).intersected(sheet.rect()))
    return cut.transformed(QTransform().rotate(panel.turned)) if panel.turned else cut
