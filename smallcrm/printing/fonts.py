"""The font files that paper is written with, and which of them can draw a sign.

Nothing here shapes a text or embeds a font.
"""

import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from smallcrm.resources import resource

if TYPE_CHECKING:
    from smallcrm.printing.shaping import Shaped

FONT_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
OUTLINE_TABLES = frozenset({"glyf", "CFF ", "CFF2"})
EM = 1000
"""Widths are thousandths of the type size, as PDF counts them."""

_BLANK_SIGNS = (
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # joiners, fillers and an empty cell
)
_USUAL_CAP_HEIGHT = 700  # of a face without Latin letters
_NO_EMBEDDING = 0x0002  # OpenType OS/2 fsType: "restricted licence embedding"
_FS_TYPE_AT = 8  # OpenType OS/2 table: byte offset of fsType
_TEXTS_KEPT = 256  # shaped texts kept for the next card; then the memory starts anew


@lru_cache(maxsize=4096)
def needs_no_ink(sign: str) -> bool:
    """Whether a sign is only a hint to its neighbours: joiners, variation selectors, marks."""
    point = ord(sign)
    if 0xFE00 <= point <= 0xFE0F or 0xE0000 <= point <= 0xE0FFF:
        return True
    return unicodedata.category(sign) == "Cf" or sign in _BLANK_SIGNS


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

    @property
    def has_outlines(self) -> bool:
        """Whether the face can be drawn at any size; a face of pictures only can not."""
        return bool(self.tables & OUTLINE_TABLES) and self.hb_face.glyph_count > 0

    @property
    def may_be_embedded(self) -> bool:
        """Whether its letters can be embedded as text; others are drawn as outlines."""
        if "glyf" not in self.tables:
            return False
        table = self.hb_face.reference_table("OS/2").data if "OS/2" in self.tables else b""
        return not int.from_bytes(table[_FS_TYPE_AT : _FS_TYPE_AT + 2], "big") & _NO_EMBEDDING

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


class Faces(NamedTuple):
    """What resources/fonts/faces.toml says."""

    roles: dict[str, list[str]]
    folders: tuple[Path, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]


def faces_file() -> Faces:
    """The roles of the bundled fonts and where the system keeps its own."""
    data = tomllib.loads(resource("fonts", "faces.toml").read_text("utf-8"))
    system = data["system"]
    folders = tuple(Path(folder).expanduser() for folder in system["folders"])
    return Faces(data["roles"], folders, tuple(system["first"]), tuple(system["last"]))


class Fonts:
    """All fonts at hand: the bundled ones, and those of the system once a sign needs them.

    folders: where to look for system fonts; None for the usual places. One Fonts may be kept as
    long as the program runs; it remembers what it has opened and shaped, and belongs to one thread
    at a time.
    """

    def __init__(self, folders: Sequence[Path] | None = None) -> None:
        faces = faces_file()
        self._roles = faces.roles
        self._folders = faces.folders if folders is None else tuple(folders)
        self._rank = (faces.first, faces.last)
        self._bundled: dict[str, Face] = {}
        self._system: list[Face] = []
        self._unopened: Iterator[Face] | None = None
        self._fallback: dict[str, Face | None] = {}
        self.shaped_texts: dict[tuple[str, str, str], Shaped] = {}

    def chain(self, role: str) -> list[Face]:
        """The bundled faces for a kind of text ("lettering", "words", "plain"), best first."""
        return [self.bundled(name) for name in self._roles[role]]

    def bundled(self, name: str) -> Face:
        """One of the files in resources/fonts."""
        if name not in self._bundled:
            self._bundled[name] = Face(resource("fonts", name))
        return self._bundled[name]

    def face_for(self, sign: str, role: str) -> Face | None:
        """The best face that draws this sign, or None if no font at hand can."""
        for face in self.chain(role):
            if face.covers(sign):
                return face
        if sign not in self._fallback:
            self._fallback[sign] = self._system_face(sign)
        return self._fallback[sign]

    def keep(self, key: tuple[str, str, str], shaped: "Shaped") -> None:
        """Remember a shaped text for the next piece."""
        if len(self.shaped_texts) >= _TEXTS_KEPT:
            self.shaped_texts.clear()
        self.shaped_texts[key] = shaped

    def _system_face(self, sign: str) -> Face | None:
        if unicodedata.category(sign) in {"Cn", "Co", "Zs"}:
            return None
        for face in self._system:
            if face.covers(sign):
                return face
        if self._unopened is None:
            self._unopened = self._opened()
        for face in self._unopened:
            self._system.append(face)
            if face.covers(sign):
                return face
        return None

    def _opened(self) -> Iterator[Face]:
        import uharfbuzz as hb  # noqa: PLC0415

        for path in self._files():
            try:
                face = Face(path)
            except (OSError, ValueError, hb.HarfBuzzError):
                continue  # a broken file on somebody's PC costs one font, never the card
            if face.has_outlines:
                yield face

    def _files(self) -> list[Path]:
        found = {
            path
            for folder in self._folders
            if folder.is_dir()
            for path in folder.rglob("*")
            if path.suffix.lower() in FONT_ENDINGS
        }
        return sorted(found, key=self._rank_of)

    def _rank_of(self, path: Path) -> tuple[int, int, str]:
        first, last = self._rank
        name = "".join(letter for letter in path.stem.lower() if letter.isalnum())
        is_special = sum(word in name for word in last)
        place = next((i for i, start in enumerate(first) if name.startswith(start)), len(first))
        return (is_special, place, str(path))
