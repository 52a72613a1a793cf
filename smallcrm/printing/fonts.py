"""The font files that paper is written with, and which of them can draw a sign.

Nothing here shapes a text or embeds a font.
"""

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smallcrm.printing.font_files import SystemFace, faces_file, in_order, system_faces
from smallcrm.printing.scripts import accented, is_picture, needs_no_ink
from smallcrm.resources import resource

if TYPE_CHECKING:
    from smallcrm.printing.shaping import Shaped

EM = 1000
"""Widths are thousandths of the type size, as PDF counts them."""

ShapedKey = tuple[str, str, str, bool | None]
"""A text, its role, its language and its direction, as shape() is asked for them."""

_USUAL_CAP_HEIGHT = 700  # of a face without Latin letters
_NO_EMBEDDING = 0x0302  # OpenType OS/2 fsType: restricted, no subsetting, or bitmaps only
_FS_TYPE_AT = 8  # OpenType OS/2 table: byte offset of fsType
_ANSWERS_KEPT = 4096  # which face draws which signs; then the memory starts anew
_TEXTS_KEPT = 256  # shaped texts kept for the next card; then the memory starts anew


class _Pen:
    """Writes an outline as PDF path operators."""

    def __init__(self, scale: float) -> None:
        self.parts: list[str] = []
        self._scale = scale
        self._at = (0.0, 0.0)

    def to(self, operator: str, *points: float) -> None:
        """Draw to the last of the points."""
        written = " ".join(f"{point * self._scale:.1f}" for point in points)
        self.parts.append(f"{written} {operator}")
        self._at = (points[-2], points[-1])

    def quadratic(self, cx: float, cy: float, x: float, y: float) -> None:
        """Draw a TrueType curve as the cubic curve of the same shape, which is all a PDF knows."""
        from_x, from_y = self._at
        first = (from_x + (cx - from_x) * 2 / 3, from_y + (cy - from_y) * 2 / 3)
        second = (x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3)
        self.to("c", *first, *second, x, y)


class Face:
    """One upright face of one font file, at its default weight."""

    def __init__(self, path: Path, index: int = 0) -> None:
        import uharfbuzz as hb  # noqa: PLC0415

        self.path = path
        self.index = index
        self.hb_face: Any = hb.Face(hb.Blob.from_file_path(str(path)), index)
        self.hb_font: Any = hb.Font(self.hb_face)
        self.tables = frozenset(self.hb_face.table_tags)
        self.scale = EM / (self.hb_face.upem or EM)
        self._widths: dict[int, int] = {}
        self._covered: dict[str, bool] = {}
        self._bound: dict[str, bool] = {}
        self._tall: dict[int, tuple[float, float]] = {}

    @property
    def may_be_embedded(self) -> bool:
        """Whether its letters can be embedded as text; others are drawn as outlines."""
        if "glyf" not in self.tables:
            return False
        table = self.hb_face.reference_table("OS/2").data if "OS/2" in self.tables else b""
        return not int.from_bytes(table[_FS_TYPE_AT : _FS_TYPE_AT + 2], "big") & _NO_EMBEDDING

    def covers_all(self, signs: str) -> bool:
        """Whether the face has every one of the signs, and puts accents on their letters."""
        return all(map(self.covers, signs)) and all(map(self._binds, accented(signs)))

    def _binds(self, letter: str) -> bool:
        """Whether the first accent of a letter stands over or under it, and not beside it."""
        known = self._bound.get(letter)
        if known is None:
            known = self._bound[letter] = self._is_over(letter[:2])
        return known

    def _is_over(self, letter: str) -> bool:
        import uharfbuzz as hb  # noqa: PLC0415

        buffer = hb.Buffer()
        buffer.add_str(letter)
        buffer.guess_segment_properties()
        hb.shape(self.hb_font, buffer)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        if len(infos) != 2:  # one glyph of its own, or parts of the shaper's making
            return True
        ink = self.hb_font.get_glyph_extents(infos[1].codepoint)
        middle = places[0].x_advance + places[1].x_offset + ink.x_bearing + ink.width / 2
        return bool(0 < middle < places[0].x_advance)

    def tall(self, glyph: int) -> tuple[float, float]:
        """How far the ink of a glyph reaches over and under the line, in thousandths."""
        known = self._tall.get(glyph)
        if known is None:
            ink = self.hb_font.get_glyph_extents(glyph)
            top = ink.y_bearing * self.scale
            known = self._tall[glyph] = (top, top + ink.height * self.scale)
        return known

    def covers(self, sign: str) -> bool:
        """Whether the face has the sign itself, or all parts that it is composed of."""
        known = self._covered.get(sign)
        if known is None:
            known = self._covered[sign] = self._looked_up(sign)
        return known

    def _looked_up(self, sign: str) -> bool:
        glyph = self.hb_font.get_nominal_glyph(ord(sign))
        if needs_no_ink(sign) or (glyph and sign.isspace()):
            return True
        if glyph:
            return bool(
                self.outline(glyph)
            )  # a letter that exists as a coloured picture only has none
        parts = unicodedata.normalize("NFD", sign)
        return parts != sign and all(self.hb_font.get_nominal_glyph(ord(part)) for part in parts)

    def outline(self, glyph: int) -> str:
        """The outline of a glyph as PDF path operators in thousandths of the type size."""
        import uharfbuzz as hb  # noqa: PLC0415

        pen = _Pen(self.scale)
        funcs = hb.DrawFuncs()
        funcs.set_move_to_func(lambda x, y, _: pen.to("m", x, y))
        funcs.set_line_to_func(lambda x, y, _: pen.to("l", x, y))
        funcs.set_quadratic_to_func(lambda cx, cy, x, y, _: pen.quadratic(cx, cy, x, y))
        funcs.set_cubic_to_func(lambda *points: pen.to("c", *points[:6]))
        funcs.set_close_path_func(lambda _: pen.parts.append("h"))
        self.hb_font.draw_glyph(glyph, funcs, None)
        return "\n".join(pen.parts)

    def width(self, glyph: int) -> int:
        """The width of a glyph before kerning, in whole thousandths of the type size."""
        known = self._widths.get(glyph)
        if known is None:
            known = round(self.hb_font.get_glyph_h_advance(glyph) * self.scale)
            self._widths[glyph] = known
        return known

    def cap_height(self) -> float:
        """The height of a capital H, in thousandths of the type size."""
        extents = self.hb_font.get_glyph_extents(self.hb_font.get_nominal_glyph(ord("H")) or 0)
        return float(extents.y_bearing) * self.scale if extents else _USUAL_CAP_HEIGHT


class Fonts:
    """All fonts at hand: the bundled ones, and those of the system once a sign needs them.

    folders: where to look for system fonts; None for the usual places. One Fonts may be kept as
    long as the program runs; it remembers what it has opened and shaped, and belongs to one thread
    at a time.
    """

    def __init__(self, folders: Sequence[Path] | None = None) -> None:
        faces = faces_file()
        self._roles = faces.roles
        self._folders = faces.system.folders if folders is None else tuple(folders)
        self._bundled: dict[str, Face] = {}
        self._system: dict[tuple[Path, int], Face] = {}
        self._orders: dict[tuple[str, str], list[SystemFace]] = {}
        self._found: dict[tuple[str, str, str], Face | None] = {}
        self.shaped_texts: dict[ShapedKey, Shaped] = {}

    def chain(self, role: str) -> list[Face]:
        """The bundled faces for a kind of text ("lettering", "words", "plain"), best first.

        "emoji" draws the emoji of every kind.
        """
        return [self.bundled(name) for name in self._roles[role]]

    def bundled(self, name: str) -> Face:
        """One of the files in resources/fonts."""
        if name not in self._bundled:
            self._bundled[name] = Face(resource("fonts", name))
        return self._bundled[name]

    def face_for(self, signs: str, role: str, readers: str = "") -> Face | None:
        """The best face that draws all of these signs, or None if no font at hand can.

        signs: one, or several that belong together: a letter with its marks, an emoji sequence, a
        word. readers: whose Chinese signs they are, as scripts.han_readers() says.
        """
        key = (signs, role, readers)
        if key not in self._found:
            if len(self._found) >= _ANSWERS_KEPT:
                self._found.clear()
            self._found[key] = self._face_for(signs, role, readers)
        return self._found[key]

    def _face_for(self, signs: str, role: str, readers: str) -> Face | None:
        words, emoji = self.chain(role), self.chain("emoji")
        first = [*emoji, *words] if is_picture(signs) else [*words, *emoji]
        for face in first:
            if face.covers_all(signs):
                return face
        return self._system_face(signs, role, readers)

    def keep(self, key: ShapedKey, shaped: "Shaped") -> None:
        """Remember a shaped text for the next piece."""
        if len(self.shaped_texts) >= _TEXTS_KEPT:
            self.shaped_texts.clear()
        self.shaped_texts[key] = shaped

    def _system_face(self, signs: str, role: str, readers: str) -> Face | None:
        inked = [sign for sign in signs if not needs_no_ink(sign)]
        if any(unicodedata.category(sign) in {"Cn", "Co", "Zs"} for sign in inked):
            return None
        points = [ord(sign) for sign in inked]
        for known in self._order(role, readers):
            if all(point in known.signs for point in points):
                face = self._opened(known)
                if face.covers_all(signs):
                    return face
        return None

    def _order(self, role: str, readers: str) -> list[SystemFace]:
        key = (role, readers)
        if key not in self._orders:
            self._orders[key] = in_order(system_faces(tuple(self._folders)), role, readers)
        return self._orders[key]

    def _opened(self, known: SystemFace) -> Face:
        key = (known.path, known.number)
        if key not in self._system:
            self._system[key] = Face(*key)
        return self._system[key]
