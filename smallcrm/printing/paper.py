"""A PDF that is written in millimetres, with our own fonts and shaped text.

It is one ReportLab canvas; nothing here decides where things stand or what they say.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple

from smallcrm.domain.cards import plain_line
from smallcrm.domain.errors import ShopError
from smallcrm.domain.pictures import Crop
from smallcrm.printing.canvas import LeanCanvas
from smallcrm.printing.embedding import embed, utf16_hex
from smallcrm.printing.fonts import EM, Face
from smallcrm.printing.ink import Ink
from smallcrm.printing.layout import Box, Panel
from smallcrm.printing.shaping import POINTS_PER_MM, Run, Shaped, placed_glyphs
from smallcrm.printing.text import Line

_LINES_KEPT = 512  # written lines kept for the next sheet; then the memory starts anew
_SHARED_FROM = 3  # a line that comes a third time is kept in the file once
_STEP = 0.5  # thousandths of the size: less is no step that a PDF would show
_LOW_EM, _HIGH_EM = -1.0, 2.0  # around a shared line: more than the tallest stack of accents


class Paper:
    """Sheets of one size, drawn on one after the other.

    Inside a panel lengths count from its upper left corner as it is read, y downwards.
    """

    def __init__(
        self, width_mm: float, height_mm: float, title: str = "", *, shares_lines: bool = False
    ) -> None:
        """shares_lines: keep a line that comes often in the file once, as among many cards."""
        self._height_mm = height_mm
        self._canvas = LeanCanvas(
            (width_mm * POINTS_PER_MM, height_mm * POINTS_PER_MM), plain_line(title)
        )
        self._write = self._canvas.write
        self._faces: dict[int, tuple[Face, str, dict[int, str]]] = {}
        self._outlines: set[str] = set()
        self._stamps: dict[Hashable, str] = {}
        self._lines: dict[tuple[int, float], _Written] = {}
        self._seen: dict[tuple[str, str], int] = {}
        self._shares_lines = shares_lines

    @contextmanager
    def page(self) -> Iterator[None]:
        """One sheet."""
        yield
        self._canvas.page_done()

    @contextmanager
    def panel(self, panel: Panel, clip: Box) -> Iterator[None]:
        """Draw on a panel as it is read; nothing leaves the clip box (in the panel's lengths)."""
        box, k = panel.box, POINTS_PER_MM
        if panel.turned:
            at = (box.right_mm * k, (self._height_mm - box.bottom_mm) * k)
            matrix = f"-1 0 0 -1 {at[0]:.2f} {at[1]:.2f}"
        else:
            matrix = f"1 0 0 1 {box.x_mm * k:.2f} {(self._height_mm - box.y_mm) * k:.2f}"
        area = f"{clip.x_mm * k:.2f} {-clip.bottom_mm * k:.2f}"
        size = f"{clip.width_mm * k:.2f} {clip.height_mm * k:.2f}"
        self._write(f"q {matrix} cm {area} {size} re W n")
        yield
        self._write("Q")

    def line(self, shaped: Shaped, x_mm: float, y_mm: float, size_pt: float, colour: Ink) -> None:
        """Write a line from x, its letters standing on y.

        Raises ShopError when the line has signs that no font can draw.
        """
        self.lines((Line(shaped, x_mm, y_mm, size_pt),), colour)

    def lines(self, lines: Iterable[Line], colour: Ink) -> None:
        """Write lines of one colour.

        Raises ShopError when one has signs that no font can draw.
        """
        self._write(f"{colour.operands()} rg")
        for shaped, x_mm, y_mm, size_pt in lines:
            written = self._known(shaped, size_pt)
            if written.operators:
                at = f"{x_mm * POINTS_PER_MM:.1f} {-y_mm * POINTS_PER_MM:.1f}"
                self._write(f"q 1 0 0 1 {at} cm {self._drawn(shaped, size_pt, written)} Q")

    def upwards(self, line: Line, colour: Ink) -> None:
        """Write a line from its place upwards, its letters standing left of x.

        Raises ShopError when it has signs that no font can draw.
        """
        operators = self._known(line.shaped, line.size_pt).operators
        at = f"{line.x_mm * POINTS_PER_MM:.1f} {-line.y_mm * POINTS_PER_MM:.1f}"
        self._write(f"{colour.operands()} rg q 0 1 -1 0 {at} cm {operators} Q")

    def shape(self, operators: str, x_mm: float, y_mm: float, scale: float = 1.0) -> None:
        """Draw paths around a point, given as PDF operators in millimetres, y downwards."""
        k = POINTS_PER_MM
        at = f"{x_mm * k:.2f} {-y_mm * k:.2f}"
        self._write(f"q {k * scale:.5f} 0 0 {-k * scale:.5f} {at} cm {operators} Q")

    def picture(self, png_or_jpeg: bytes, box: Box, crop: Crop | None = None) -> None:
        """Draw a picture. Without a crop all of it is seen, in the middle of the box.

        With one its part fills the box, cut where the proportions differ.
        """
        wide, high = self._canvas.image_size(png_or_jpeg)
        part = crop.sound() if crop else Crop()
        width, height = wide * part.width, high * part.height
        fits = (box.width_mm / width, box.height_mm / height)
        scale = max(fits) if crop else min(fits)
        whole = Box(
            box.middle_mm - (wide * part.left + width / 2) * scale,
            box.y_mm + box.height_mm / 2 - (high * part.top + height / 2) * scale,
            wide * scale,
            high * scale,
        )
        k = POINTS_PER_MM
        area = f"{box.x_mm * k:.2f} {-box.bottom_mm * k:.2f}"
        self._write(f"q {area} {box.width_mm * k:.2f} {box.height_mm * k:.2f} re W n")
        corner = (whole.x_mm * k, -whole.bottom_mm * k)
        self._canvas.image(png_or_jpeg, (*corner, whole.width_mm * k, whole.height_mm * k))
        self._write("Q")

    def stamp(self, name: Hashable, face: Box, draw: Callable[[], None]) -> None:
        """Draw something that comes back on other pieces: it is kept in the file once.

        name: equal for equal drawings. face: the upright panel, beyond which nothing shows. draw is
        called for the first piece only.
        """
        form = self._stamps.get(name)
        if form is None:
            form = self._stamps[name] = f"K{len(self._stamps) + 1}"
            k = POINTS_PER_MM
            self._canvas.begin_form()
            draw()
            corners = (face.x_mm * k, -face.bottom_mm * k, face.right_mm * k, -face.y_mm * k)
            self._canvas.form_done(form, corners)
        self._write(f"/{form} Do")

    def pdf(self) -> bytes:
        """The finished file."""
        for face, name, glyphs in self._faces.values():
            if glyphs:
                self._canvas.add_font(name, embed(self._canvas.refer, face, glyphs))
        return self._canvas.finished()

    def _known(self, shaped: Shaped, size_pt: float) -> "_Written":
        if shaped.undrawable:
            signs = " ".join(shaped.undrawable)
            raise ShopError(
                "No font on this PC can draw {signs}. Nothing was printed.", signs=signs
            )
        key = (id(shaped), size_pt)
        written = self._lines.get(key)
        if written is None:
            if len(self._lines) >= _LINES_KEPT:
                self._lines.clear()
            written = self._lines[key] = _Written(shaped, self._written(shaped, size_pt))
        return written

    def _drawn(self, shaped: Shaped, size_pt: float, written: "_Written") -> str:
        """The operators of a line, or of its form when it comes often."""
        if not self._shares_lines:
            return written.operators
        key = (shaped.text, written.operators)
        times = self._seen[key] = self._seen.get(key, 0) + 1
        if times < _SHARED_FROM:
            return written.operators
        form = self._stamps.get(key)
        if form is None:
            form = self._stamps[key] = f"K{len(self._stamps) + 1}"
            self._canvas.begin_form()
            self._write(written.operators)
            width = shaped.width * size_pt / EM
            corners = (-size_pt, _LOW_EM * size_pt, width + size_pt, _HIGH_EM * size_pt)
            self._canvas.form_done(form, corners)
        return f"/{form} Do"

    def _written(self, shaped: Shaped, size_pt: float) -> str:
        parts: list[str] = []
        x = 0.0
        for run in shaped.runs:
            if run.face.may_be_embedded:
                parts.append(self._as_text(run, x, size_pt))
            else:
                parts.append(self._as_outlines(run, x, size_pt))
            x += sum(run.advances) * size_pt / EM
        return "\n".join(parts)

    def _face(self, face: Face) -> tuple[str, dict[int, str]]:
        """The face's name in this file, and its glyphs so far with what they stand for."""
        known = self._faces.get(id(face))
        if known is None:
            known = self._faces[id(face)] = (face, f"S{len(self._faces) + 1}", {})
        return known[1:]

    def _as_text(self, run: Run, x: float, size_pt: float) -> str:
        """The run as text that can be copied out of the file."""
        name, known = self._face(run.face)
        is_clear = True
        for glyph, stands_for in zip(run.glyphs, run.texts, strict=True):
            is_clear &= known.setdefault(glyph, stands_for) == stands_for != ""
        moved = f"{x:.2f} 0 Td " if x else ""
        text = f"BT /{name} {size_pt:g} Tf {moved}{shown_glyphs(run, size_pt)} ET"
        if is_clear:
            return text
        return f"/Span <</ActualText <FEFF{utf16_hex(run.text)}>>> BDC {text} EMC"

    def _as_outlines(self, run: Run, x: float, size_pt: float) -> str:
        """The run as filled outlines, each glyph kept in the file once."""
        parts, scale = [], size_pt / EM
        for glyph, advance, (dx, dy) in placed_glyphs(run):
            form = self._outline(run.face, glyph)
            at = f"{x + dx * scale:.3f} {dy * scale:.3f}"
            parts.append(f"q {scale:.6f} 0 0 {scale:.6f} {at} cm /{form} Do Q")
            x += advance * scale
        return "\n".join(parts)

    def _outline(self, face: Face, glyph: int) -> str:
        form = f"{self._face(face)[0]}g{glyph}"
        if form not in self._outlines:
            self._outlines.add(form)
            self._canvas.begin_form()
            self._write(f"{face.outline(glyph)} f")
            self._canvas.form_done(form, (-EM, -EM, 3 * EM, 2 * EM))
        return form


class _Written(NamedTuple):
    """A line as operators. shaped is held so that its identity stays its own."""

    shaped: Shaped
    operators: str


def shown_glyphs(run: Run, size_pt: float) -> str:
    """The PDF operators that show glyphs at their kerned places."""
    if run.offsets:
        return _shifted_glyphs(run, size_pt)
    parts: list[str] = ["[("]
    ahead = 0.0
    width_of = run.face.width
    for glyph, advance in zip(run.glyphs, run.advances, strict=True):
        if abs(ahead) >= _STEP:
            step = round(ahead)
            parts.append(f"){-step}(")
            ahead -= step
        parts.append(_code(glyph))
        ahead += advance - width_of(glyph)
    parts.append(")] TJ")
    return "".join(parts)


def _shifted_glyphs(run: Run, size_pt: float) -> str:
    """The same where some are shifted from the pen, such as marks over a letter."""
    parts, rise, ahead = ["[("], 0.0, 0.0
    width_of = run.face.width
    for glyph, advance, (dx, dy) in placed_glyphs(run):
        if dy != rise:
            rise = dy
            parts.append(f")] TJ {rise * size_pt / EM:.3f} Ts [(")
        step = round(ahead + dx)
        if step:
            parts.append(f"){-step}(")
            ahead -= step
        parts.append(_code(glyph))
        ahead += advance - width_of(glyph)
    parts.append(")] TJ 0 Ts" if rise else ")] TJ")
    return "".join(parts)


@lru_cache(maxsize=4096)
def _code(glyph: int) -> str:
    """A glyph number as two bytes of a PDF string (PDF 32000-1, 7.3.4.2)."""
    return (chr(glyph >> 8) + chr(glyph & 0xFF)).translate(_ESCAPES)


_ESCAPES = {ord("\\"): "\\\\", ord("("): "\\(", ord(")"): "\\)", ord("\r"): "\\r"}
