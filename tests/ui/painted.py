"""What is painted on the screen, read back as text: item views and our own drawing included.

A widget is painted into a PDF, and the PDF is read as anybody could read the picture.
"""

import pypdfium2
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

_DOTS_PER_INCH = 72  # one pixel is one point then


def painted_text(widget: QWidget) -> str:
    """Every text that can be read in a picture of the widget, in the order of its painting."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    size = QSizeF(widget.width(), widget.height())
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    try:
        widget.render(painter, QPoint(0, 0))
    finally:
        painter.end()
    document = pypdfium2.PdfDocument(bytes(buffer.data().data()))
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()
