"""ReportLab's canvas made lean: one list of resources for the whole file, equal pages kept once.

Nothing here knows millimetres, fonts of ours, or what is drawn.
"""

import zlib
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFPages,
    PDFStream,
)
from reportlab.pdfgen.canvas import Canvas

MAKER = "SmallCRM"
FONTS = "BasicFonts"
"""The name by which ReportLab knows the list of all fonts."""

_PDF = (1, 5)  # the version that knows ActualText
_SHARED = "SharedResources"
_SMALLEST = 9  # zlib's level: cards are printed once and sent through slow cables


class _Pages(PDFPages):
    """The list of pages; what all pages have in common stands here once, and they inherit it."""

    __NoDefault__ = ["Kids", "Count", "Parent", "MediaBox", "Resources"]  # noqa: RUF012
    MediaBox: PDFObject
    Resources: PDFObject


class _Page(PDFObject):
    """A page with nothing of its own but its content."""

    __RefOnly__ = 1

    def __init__(self, pages: PDFObjectReference, contents: PDFObjectReference) -> None:
        self._pages = pages
        self._contents = contents

    def format(self, document: PDFDocument) -> bytes:
        """The page as it stands in the file."""
        parent, contents = (each.format(document) for each in (self._pages, self._contents))
        return b"<</Type/Page/Parent " + parent + b"/Contents " + contents + b">>"


class LeanCanvas(Canvas):
    """Pages of one size. Operators are written as text of single bytes (Latin-1)."""

    _doc: Any
    _code: list[str]
    _formsinuse: list[str]
    _pagesize: tuple[float, float]

    def __init__(self, size: tuple[float, float], title: str) -> None:
        rl_config.useA85 = 0  # binary streams: a fifth smaller, and every reader takes them
        super().__init__("", pagesize=size, pageCompression=1, invariant=1, pdfVersion=_PDF)
        self.setTitle(title)
        self.setCreator(MAKER)
        self.setProducer(MAKER)
        self.setAuthor("")
        self.setSubject("")
        self._resources = PDFDictionary({})
        self._shared: PDFObjectReference = self._doc.Reference(self._resources, _SHARED)
        self._pages = self._doc.Pages = self._doc.Catalog.Pages = _Pages()
        self._pages_ref: PDFObjectReference = self._doc.Reference(self._pages)
        self._contents: dict[bytes, PDFObjectReference] = {}
        self._xobjects: dict[str, PDFObjectReference] = {}
        self._images: dict[bytes, ImageReader] = {}

    def _make_preamble(self) -> None:
        self._preamble = ""

    def write(self, operators: str) -> None:
        """Write operators on the page, or into the form that was begun."""
        self._code.append(operators)

    def page_done(self) -> None:
        """End the page; the next operators are written on a new one."""
        content = self._packed()
        contents = self._contents.get(content)
        if contents is None:
            contents = self._contents[content] = self._doc.Reference(_stream({}, content))
        self._doc.addPage(_Page(self._pages_ref, contents))
        self._code.clear()

    def begin_form(self) -> None:
        """Write into a form until form_done; forms can be begun inside others."""
        self._pushAccumulators()  # type: ignore[attr-defined]

    def form_done(self, name: str, corners: tuple[float, float, float, float]) -> None:
        """Keep what was written under this name; nothing shows beyond the corners (left, low ...).

        name: short, as it is written wherever the form is drawn.
        """
        described = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray([round(corner, 2) for corner in corners]),
            "Resources": self._shared,
        }
        self._doc.addForm(name, _stream(described, self._packed()))
        self._xobjects[name] = PDFObjectReference(self._doc.getXObjectName(name))
        self._restartAccumulators()  # type: ignore[attr-defined]

    def image_size(self, contents: bytes) -> tuple[int, int]:
        """Width and height of a PNG or JPEG in pixels."""
        width, height = self._image(contents).getSize()
        return int(width), int(height)

    def image(self, contents: bytes, box: tuple[float, float, float, float]) -> None:
        """Draw a PNG or JPEG with its lower left corner, width and height; it is kept once."""
        self.drawImage(self._image(contents), *box, mask="auto")
        name = self._doc.getXObjectName(self._formsinuse[-1])
        self._xobjects[name] = PDFObjectReference(name)

    def _image(self, contents: bytes) -> ImageReader:
        known = self._images.get(contents)
        if known is None:
            known = self._images[contents] = ImageReader(BytesIO(contents))
        return known

    def finished(self) -> bytes:
        """The whole file; the canvas can not be used afterwards."""
        width, height = (round(side, 3) for side in self._pagesize)
        self._resources.dict["Font"] = PDFObjectReference(FONTS)
        self._resources.dict["XObject"] = PDFDictionary(dict(self._xobjects))
        self._resources.dict["ProcSet"] = PDFArray(
            [PDFName(name) for name in ("PDF", "Text", "ImageB", "ImageC", "ImageI")]
        )
        self._pages.Resources = self._shared
        self._pages.MediaBox = PDFArray([0, 0, width, height])
        return bytes(self._doc.GetPDFData(self))

    def add_font(self, name: str, font: PDFObjectReference) -> None:
        """Let the pages know a font by this name."""
        self._doc.idToObject[FONTS].dict[name] = font

    def refer(self, thing: PDFObject) -> PDFObjectReference:
        """Put an object into the file."""
        reference: PDFObjectReference = self._doc.Reference(thing)
        return reference

    def _packed(self) -> bytes:
        return zlib.compress("\n".join([*self._code, ""]).encode("latin-1"), _SMALLEST)


def _stream(described: dict[str, Any], packed: bytes) -> PDFStream:
    return PDFStream(PDFDictionary({**described, "Filter": PDFName("FlateDecode")}), packed)
