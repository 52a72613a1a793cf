"""A PDF that is written in millimetres, with our own fonts and shaped text.

It is one ReportLab canvas; nothing here decides where things stand or what they say.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from itertools import repeat
from typing import Any, NamedTuple

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from smallcrm.domain.errors import ShopError
from smallcrm.printing.embedding import embed, utf16_hex
from smallcrm.printing.fonts import EM, Face
from smallcrm.printing.ink import Ink
from smallcrm.printing.layout import Box, Panel
from smallcrm.printing.shaping import NO_OFFSET, POINTS_PER_MM, Run, Shaped

MAKER = "SmallCRM"
_PDF = (1, 5)  # the version that knows ActualText
_LINES_KEPT = 128  # written lines kept for the next sheet; then the memory starts anew


class _Canvas(Canvas):
    """ReportLab's canvas with fonts that are chosen by glyph, and without its Helvetica."""

    _doc: Any
    _formsinuse: list[str]

    def __init__(self, size: tuple[float, float], title: str) -> None:
        rl_config.useA85 = 0  # binary streams: a fifth smaller, and every reader takes them
        super().__init__("", pagesize=size, pageCompression=1, invariant=1, pdfVersion=_PDF)
        self.setTitle(title)
        self.setCreator(MAKER)
        self.setProducer(MAKER)
        self.setAuthor("")
        self.setSubject("")
        self._used: dict[int, tuple[Face, str, dict[int, str]]] = {}

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"

    def font(self, face: Face) -> tuple[str, dict[int, str]]:
        """The face's name in this file, and its glyphs so far with what they stand for."""
        known = self._used.get(id(face))
        if known is None:
            known = self._used[id(face)] = (face, f"S{len(self._used) + 1}", {})
        return known[1:]

    def begin_form(self, name: str, corners: tuple[float, float, float, float]) -> None:
        """Draw into a kept form until endForm; it may not leave the corners (left, low, ...)."""
        left, low, right, high = (round(corner, 2) for corner in corners)
        self.beginForm(name, left, low, right, high)  # type: ignore[arg-type]

    def operator(self, form: str) -> str:
        """The operator that draws a kept form."""
        return f"/{self._doc.getXObjectName(form)} Do"

    def use(self, forms: tuple[str, ...]) -> None:
        """Say that the present sheet draws these kept forms."""
        self._formsinuse.extend(forms)

    def finished(self) -> bytes:
        """The whole file; the canvas can not be used afterwards."""
        fonts = self._doc.idToObject["BasicFonts"].dict
        for face, name, glyphs in self._used.values():
            if glyphs:
                fonts[name] = embed(self._doc.Reference, face, glyphs)
        return bytes(self.getpdfdata())  # type: ignore[no-untyped-call]


class Paper:
    """Sheets of one size, drawn on one after the other.

    Inside a panel lengths count from its upper left corner as it is read, y downwards.
    """

    def __init__(self, width_mm: float, height_mm: float, title: str = "") -> None:
        self._height_mm = height_mm
        self._size_pt = (width_mm * POINTS_PER_MM, height_mm * POINTS_PER_MM)
        self._canvas = _Canvas(self._size_pt, title)
        self._write = self._canvas.addLiteral
        self._stamps: dict[Hashable, str] = {}
        self._lines: dict[tuple[int, float], _Written] = {}

    @contextmanager
    def page(self) -> Iterator[None]:
        """One sheet."""
        yield
        self._write(" ")  # a sheet without ink is still a sheet
        self._canvas.showPage()

    @contextmanager
    def panel(self, panel: Panel, clip: Box) -> Iterator[None]:
        """Draw on a panel as it is read; nothing leaves the clip box (in the panel's lengths)."""
        box, k = panel.box, POINTS_PER_MM
        if panel.turned:
            at = (box.right_mm * k, (self._height_mm - box.bottom_mm) * k)
            matrix = f"-1 0 0 -1 {at[0]:.3f} {at[1]:.3f}"
        else:
            matrix = f"1 0 0 1 {box.x_mm * k:.3f} {(self._height_mm - box.y_mm) * k:.3f}"
        area = f"{clip.x_mm * k:.3f} {-clip.bottom_mm * k:.3f}"
        size = f"{clip.width_mm * k:.3f} {clip.height_mm * k:.3f}"
        self._write(f"q {matrix} cm {area} {size} re W n")
        yield
        self._write("Q")

    def line(self, shaped: Shaped, x_mm: float, y_mm: float, size_pt: float, colour: Ink) -> None:
        """Write a line from x, its letters standing on y.

        Raises ShopError when the line has signs that no font can draw.
        """
        if shaped.undrawable:
            signs = " ".join(shaped.undrawable)
            raise ShopError(
                "No font on this PC can draw {signs}. Nothing was printed.", signs=signs
            )
        at = f"{x_mm * POINTS_PER_MM:.2f} {-y_mm * POINTS_PER_MM:.2f}"
        key = (id(shaped), size_pt)
        written = self._lines.get(key)
        if written is None:
            if len(self._lines) >= _LINES_KEPT:
                self._lines.clear()
            written = self._lines[key] = self._written(shaped, size_pt)
        self._canvas.use(written.forms)
        self._write(f"q {colour.operands()} rg 1 0 0 1 {at} cm {written.operators} Q")

    def shape(self, operators: str, x_mm: float, y_mm: float) -> None:
        """Draw paths around a point, given as PDF operators in millimetres, y downwards."""
        k = POINTS_PER_MM
        at = f"{x_mm * k:.2f} {-y_mm * k:.2f}"
        self._write(f"q {k:.5f} 0 0 {-k:.5f} {at} cm {operators} Q")

    def stamp(self, name: Hashable, draw: Callable[[], None]) -> None:
        """Draw something that comes back on other sheets: it is kept in the file once.

        name: equal for equal drawings. draw is called for the first sheet only, outside any panel.
        """
        form = self._stamps.setdefault(name, f"K{len(self._stamps) + 1}")
        if not self._canvas.hasForm(form):
            self._canvas.begin_form(form, (0.0, 0.0, *self._size_pt))
            draw()
            self._canvas.endForm()
        self._canvas.doForm(form)

    def pdf(self) -> bytes:
        """The finished file."""
        return self._canvas.finished()

    def _written(self, shaped: Shaped, size_pt: float) -> "_Written":
        parts: list[str] = []
        forms: list[str] = []
        x = 0.0
        for run in shaped.runs:
            if run.face.may_be_embedded:
                parts.append(self._as_text(run, x, size_pt))
            else:
                parts.append(self._as_outlines(run, x, size_pt, forms))
            x += sum(run.advances) * size_pt / EM
        return _Written(shaped, "\n".join(parts), tuple(dict.fromkeys(forms)))

    def _as_text(self, run: Run, x: float, size_pt: float) -> str:
        """The run as text that can be copied out of the file."""
        name, known = self._canvas.font(run.face)
        is_clear = True
        for glyph, stands_for in zip(run.glyphs, run.texts, strict=True):
            is_clear &= known.setdefault(glyph, stands_for) == stands_for != ""
        shown = shown_glyphs(run, size_pt)
        text = f"BT /{name} {size_pt:g} Tf {x:.3f} 0 Td {shown} ET"
        if is_clear:
            return text
        return f"/Span <</ActualText <FEFF{utf16_hex(run.text)}>>> BDC {text} EMC"

    def _as_outlines(self, run: Run, x: float, size_pt: float, forms: list[str]) -> str:
        """The run as filled outlines, each glyph kept in the file once."""
        parts, scale = [], size_pt / EM
        for glyph, advance, (dx, dy) in placed_glyphs(run):
            form = self._outline(run.face, glyph)
            at = f"{x + dx * scale:.3f} {dy * scale:.3f}"
            operator = self._canvas.operator(form)
            parts.append(f"q {scale:.6f} 0 0 {scale:.6f} {at} cm {operator} Q")
            forms.append(form)
            x += advance * scale
        return "\n".join(parts)

    def _outline(self, face: Face, glyph: int) -> str:
        form = f"{self._canvas.font(face)[0]}g{glyph}"
        if not self._canvas.hasForm(form):
            self._canvas.begin_form(form, (-EM, -EM, 3 * EM, 2 * EM))
            self._write(f"{face.outline(glyph)} f")
            self._canvas.endForm()
        return form


class _Written(NamedTuple):
    """A line as operators. shaped is held so that its identity stays its own."""

    shaped: Shaped
    operators: str
    forms: tuple[str, ...]


def placed_glyphs(run: Run) -> Iterator[tuple[int, float, tuple[float, float]]]:
    """Each glyph with its advance and its offset from the pen."""
    return zip(run.glyphs, run.advances, run.offsets or repeat(NO_OFFSET), strict=False)


def shown_glyphs(run: Run, size_pt: float) -> str:
    """The PDF operators that show glyphs at their kerned places."""
    parts, rise, ahead = ["["], 0.0, 0.0
    codes: list[str] = []
    width_of = run.face.width
    for glyph, advance, (dx, dy) in placed_glyphs(run):
        if dy != rise:
            rise = dy
            parts.append(f"{_codes(codes)}] TJ {rise * size_pt / EM:.3f} Ts [")
            codes = []
        step = round(ahead + dx)
        if step:
            parts.append(f"{_codes(codes)}{-step}")
            ahead -= step
            codes = []
        codes.append(f"{glyph:04X}")
        ahead += advance - width_of(glyph)
    parts.append(_codes(codes) + ("] TJ 0 Ts" if rise else "] TJ"))
    return "".join(parts)


def _codes(codes: list[str]) -> str:
    return f"<{''.join(codes)}>" if codes else ""
