"""The fonts of this PC: which files there are, what each can draw, and which one is asked first.

Nothing here shapes a text or embeds a font.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from smallcrm.resources import resource

if TYPE_CHECKING:
    import uharfbuzz as hb

FONT_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
OUTLINE_TABLES = frozenset({"glyf", "CFF ", "CFF2"})

_FACES_MOST = 64  # in one file: no family has more, a broken count may say anything
_REGULAR = 400  # OpenType OS/2 usWeightClass
_BOOK_WEIGHTS = range(300, 501)  # Hiragino's text weight W3 says 300
_USUAL_WIDTHS = range(4, 7)  # OpenType OS/2 usWidthClass, 5 is normal
_ITALIC = 0x0001  # OpenType OS/2 fsSelection
_NAME_OF_STYLE, _NAME_OF_FAMILY = 1, 16  # OpenType name table: with the weight, and without
_DISTANT_STYLES = ("mono", "condensed", "display", "caption", "italic", "bold", "black", "light")


class SystemFace(NamedTuple):
    """One face of one file. number: its place in the file, from 0.

    family: its English name, lower case, letters and digits. badness: 0 for a regular upright
    face, more for each way in which it is another. off: how far its weight is from regular. signs:
    a set of the code points that it has.
    """

    path: Path
    number: int
    family: str
    badness: int
    off: int
    signs: Any


class SystemFaces(NamedTuple):
    """What resources/fonts/faces.toml says about the fonts of the system."""

    folders: tuple[Path, ...]
    book_roles: frozenset[str]
    never: tuple[str, ...]
    families: dict[str, list[str]]
    han: dict[str, list[str]]


class Faces(NamedTuple):
    """What resources/fonts/faces.toml says."""

    roles: dict[str, list[str]]
    system: SystemFaces


@lru_cache(maxsize=1)
def faces_file() -> Faces:
    """The roles of the bundled fonts, where the system keeps its own, and which are preferred."""
    data = tomllib.loads(resource("fonts", "faces.toml").read_text("utf-8"))
    system = data["system"]
    return Faces(
        data["roles"],
        SystemFaces(
            tuple(Path(folder).expanduser() for folder in system["folders"]),
            frozenset(system["book_roles"]),
            tuple(system["never"]),
            system["families"],
            system["han"],
        ),
    )


@lru_cache(maxsize=4)
def system_faces(folders: tuple[Path, ...]) -> tuple[SystemFace, ...]:
    """Every face in these folders that has outlines; looked through once while the program runs.

    A font that is installed meanwhile is found after the next start.
    """
    never = faces_file().system.never
    found = (face for path in sorted(_files(folders)) for face in _faces_in(path))
    return tuple(face for face in found if not face.family.startswith(never))


def in_order(faces: Iterable[SystemFace], role: str, readers: str) -> list[SystemFace]:
    """The faces for a kind of text, best first.

    readers: whose Chinese signs are wanted, as han_readers() says, empty for any other text.
    """
    system = faces_file().system
    han = system.han.get(readers, [])
    plain = system.families["plain"]
    families = [*system.families["book"], *plain] if role in system.book_roles else plain
    if role not in system.book_roles:
        book = tuple(system.families["book"])
        han = sorted(han, key=lambda family: family.startswith(book))

    def rank(face: SystemFace) -> tuple[int, int, int, int, str, int]:
        wanted = _place(face.family, han)
        family = _place(face.family, families)
        return (face.badness, wanted, family, face.off, str(face.path), face.number)

    return sorted(faces, key=rank)


def _place(family: str, beginnings: list[str]) -> int:
    places = (place for place, start in enumerate(beginnings) if family.startswith(start))
    return next(places, len(beginnings))


def _files(folders: Iterable[Path]) -> set[Path]:
    return {
        path
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob("*")
        if path.suffix.lower() in FONT_ENDINGS and path.is_file()
    }


def _faces_in(path: Path) -> Iterator[SystemFace]:
    import uharfbuzz as hb  # noqa: PLC0415

    try:
        blob = hb.Blob.from_file_path(str(path))
        count = min(hb.Face(blob, 0).count, _FACES_MOST)
        for index in range(count):
            face = hb.Face(blob, index)
            if face.glyph_count and OUTLINE_TABLES & set(face.table_tags):
                yield _known(path, index, face)
    except (OSError, ValueError, hb.HarfBuzzError):
        return  # a broken file on somebody's PC costs one font, never the card


def _known(path: Path, index: int, face: "hb.Face") -> SystemFace:
    table = face.reference_table("OS/2").data if "OS/2" in face.table_tags else b""
    weight = int.from_bytes(table[4:6], "big") or _REGULAR
    width = int.from_bytes(table[6:8], "big") or _USUAL_WIDTHS[1]
    style, stem = _letters(face.get_name(_NAME_OF_STYLE) or ""), _letters(path.stem)
    family = _letters(face.get_name(_NAME_OF_FAMILY) or "") or style or stem
    badness = (weight not in _BOOK_WEIGHTS) + (width not in _USUAL_WIDTHS)
    badness += int.from_bytes(table[62:64], "big") & _ITALIC
    badness += sum(word in style or word in stem for word in _DISTANT_STYLES)
    return SystemFace(path, index, family, badness, abs(weight - _REGULAR), face.unicodes)


def _letters(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).lower()
    return "".join(sign for sign in folded if sign.isalnum())
