"""Pages of a finished PDF as pictures, for the preview and for printers.

Nothing here writes a PDF.
"""

from typing import NamedTuple

POINTS_PER_INCH = 72


class PageImage(NamedTuple):
    """A page as rows of red, green and blue bytes, from the top left, without gaps."""

    width: int
    height: int
    rgb: bytes


class PageSize(NamedTuple):
    """A page's size in millimetres."""

    width_mm: float
    height_mm: float


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2  # noqa: PLC0415

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_size(pdf: bytes, page: int) -> PageSize:
    """The size of a page; the first page is 0. Raises IndexError for a page that is not there."""
    import pypdfium2  # noqa: PLC0415

    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[_inside(page, len(document))].get_size()
    return PageSize(width * 25.4 / POINTS_PER_INCH, height * 25.4 / POINTS_PER_INCH)


def page_image(pdf: bytes, page: int, dpi: float) -> PageImage:
    """A page at a resolution in dots per inch; the first page is 0.

    Raises IndexError for a page that is not there.
    """
    import pypdfium2  # noqa: PLC0415

    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[_inside(page, len(document))]
        bitmap = sheet.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True)
        stride, row = bitmap.stride, bitmap.width * 3
        data = bytes(bitmap.buffer)
        if stride != row:
            starts = range(0, stride * bitmap.height, stride)
            data = b"".join(data[start : start + row] for start in starts)
        return PageImage(bitmap.width, bitmap.height, data[: row * bitmap.height])


def _inside(page: int, count: int) -> int:
    if not 0 <= page < count:
        raise IndexError(page)
    return page
