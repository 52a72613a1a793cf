"""Text becomes glyphs: which face, which direction, which glyph, and how far apart.

Nothing here breaks lines or draws.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, repeat
from operator import itemgetter
from typing import NamedTuple

from smallcrm.domain.cards import plain_line
from smallcrm.printing.directions import begins_at_right, levels
from smallcrm.printing.fonts import EM, Face, Fonts
from smallcrm.printing.scripts import clusters, han_readers, is_picture, is_shared, script

POINTS_PER_MM = 72 / 25.4
NO_OFFSET = (0.0, 0.0)
_LANGUAGE = re.compile(r"[A-Za-z0-9-]{2,35}")  # BCP 47, 4.4.1: no tag needs more
_NO_LANGUAGE = "und"  # or HarfBuzz would take that of the PC, and pages would differ by PC


class Run(NamedTuple):
    """Neighbouring glyphs of one face, in the order in which they stand on paper.

    advances: how far each moves the pen, kerning included; offsets: how far each is shifted from
    the pen (empty: none is); both in thousandths of the type size. texts: what each glyph stands
    for, empty for the second and later glyphs of one sign. text: all of it, in reading order.
    """

    face: Face
    glyphs: tuple[int, ...]
    advances: tuple[float, ...]
    offsets: tuple[tuple[float, float], ...]
    texts: Sequence[str]
    text: str


class Shaped(NamedTuple):
    """One line of text, ready to draw.

    width: thousandths of the type size. advances: the share of every character of text, in reading
    order. undrawable: signs that no font at hand can draw; they have no width and no glyph.
    is_from_right: whether it begins at the right margin.
    """

    text: str
    runs: tuple[Run, ...]
    width: float
    advances: tuple[float, ...]
    undrawable: tuple[str, ...]
    is_from_right: bool


class _Piece(NamedTuple):
    start: int
    end: int
    level: int
    face: Face


def shape(
    text: str, role: str, fonts: Fonts, language: str = "", *, from_right: bool | None = None
) -> Shaped:
    """The glyphs of one line of text, kerned and with ligatures, in the fonts of a role.

    Any text may be given; control signs are left out and breaks become spaces. Text from right to
    left comes out in the order in which it is seen. from_right: whether the paragraph begins at
    the right margin, for a later line of it; None: the line's own first letter says so. Nothing
    raises.
    """
    key = (text, role, language, from_right)
    known = fonts.shaped_texts.get(key)
    if known is None:
        line = plain_line(text)
        is_from_right = begins_at_right(line) if from_right is None else from_right
        known = _shape(line, role, fonts, language, is_from_right)
        fonts.keep(key, known)
    return known


def _shape(text: str, role: str, fonts: Fonts, language: str, is_from_right: bool) -> Shaped:
    if text.isascii() and text and not is_from_right:
        first = fonts.chain(role)[0]
        if all(map(first.covers, set(text))):
            return _shape_plain(text, first, language)
    found = levels(text, is_from_right=is_from_right)
    readers = han_readers(text, language)
    faces = _faces(text, role, fonts, readers)
    language = readers or language
    undrawable = tuple(
        dict.fromkeys(sign for sign, face in zip(text, faces, strict=True) if face is None)
    )
    advances = [0.0] * len(text)
    runs = [
        (piece.level, _run(text, piece, language, advances))
        for piece in _pieces(text, found, faces)
    ]
    seen = [_joined(group) for group in _neighbours(_as_seen(runs))]
    return Shaped(text, tuple(seen), sum(advances), tuple(advances), undrawable, is_from_right)


def _shape_plain(text: str, face: Face, language: str) -> Shaped:
    """A line of one direction, script and face, as most lines are."""
    advances = [0.0] * len(text)
    run = _run(text, _Piece(0, len(text), 0, face), language, advances)
    return Shaped(text, (run,), sum(advances), tuple(advances), (), is_from_right=False)


def _neighbours(runs: list[tuple[int, Run]]) -> Iterator[list[Run]]:
    """Runs that one face draws from left to right, together: so they are copied in their order."""
    for (level, _), group in groupby(runs, key=lambda item: (item[0], id(item[1].face))):
        members = [run for _, run in group]
        yield from [members] if level == 0 else ([run] for run in members)


def _joined(runs: list[Run]) -> Run:
    if len(runs) == 1:
        return runs[0]
    offsets = [run.offsets or (NO_OFFSET,) * len(run.glyphs) for run in runs]
    return Run(
        runs[0].face,
        tuple(chain.from_iterable(run.glyphs for run in runs)),
        tuple(chain.from_iterable(run.advances for run in runs)),
        tuple(chain.from_iterable(offsets)),
        tuple(chain.from_iterable(run.texts for run in runs)),
        "".join(run.text for run in runs),
    )


def _faces(text: str, role: str, fonts: Fonts, readers: str) -> list[Face | None]:
    """The face of each sign.

    A word keeps to one face if any has all of it: half a name in another hand looks like a mistake.
    """
    first, *others = fonts.chain(role)
    if first.covers_all(text):
        return [first] * len(text)
    faces: list[Face | None] = []
    for _, letters in groupby(text, key=str.isspace):
        word = "".join(letters)
        whole = next((face for face in (first, *others) if face.covers_all(word)), None)
        faces += [whole] * len(word) if whole else _faces_of_parts(word, role, fonts, readers)
    return faces


def _faces_of_parts(word: str, role: str, fonts: Fonts, readers: str) -> list[Face | None]:
    """The face of each sign of a word that no bundled face can draw alone."""
    parts = clusters(word)
    together = set(_together(parts, fonts.chain(role)))
    letters = "".join(part for part in parts if part in together)
    whole = fonts.face_for(letters, role, readers) if letters else None
    if all(part in together or is_shared(part) or is_picture(part) for part in parts):
        together |= set(filter(is_shared, parts))  # 山田(2) is one hand, Anna山田 is two
    faces: list[list[Face | None]] = []
    for part in parts:
        if whole and part in together and whole.covers_all(part):
            faces.append([whole] * len(part))
        else:
            face = fonts.face_for(part, role, readers)
            faces.append([face] * len(part) if face else _torn(part, role, fonts, readers))
    return list(chain.from_iterable(faces))


def _together(parts: list[str], bundled: list[Face]) -> list[str]:
    """The parts of a word that should be drawn by one face, so far as there is one.

    All its letters where a bundled face has them, otherwise those that none has.
    """
    letters = [part for part in parts if not (is_shared(part) or is_picture(part))]
    if any(face.covers_all("".join(letters)) for face in bundled):
        return letters
    return [part for part in letters if not any(face.covers_all(part) for face in bundled)]


def _torn(part: str, role: str, fonts: Fonts, readers: str) -> list[Face | None]:
    """The faces of signs that belong together, but that no single face has: each on its own."""
    faces: list[Face | None] = []
    for sign in part:
        before = faces[-1] if faces else None
        keeps = before is not None and before.covers(sign)
        faces.append(before if keeps else fonts.face_for(sign, role, readers))
    return faces


def _pieces(text: str, found: list[int], faces: list[Face | None]) -> list[_Piece]:
    """The stretches of one direction, script and face, in reading order."""
    keys = list(zip(found, _scripts(text), map(id, faces), strict=True))
    if keys and faces[0] is not None and len(set(keys)) == 1:
        return [_Piece(0, len(text), found[0], faces[0])]
    pieces, start = [], 0
    for end in range(1, len(text) + 1):
        if end == len(text) or keys[end] != keys[start]:
            face = faces[start]
            if face is not None:
                pieces.append(_Piece(start, end, found[start], face))
            start = end
    return pieces


def _scripts(text: str) -> list[str]:
    """A word for the script of each sign; digits and points belong to the letters before them."""
    if text.isascii():
        return [""] * len(text)
    named = [script(sign) for sign in text]
    current = next((name for name in named if name), "")
    for place, name in enumerate(named):
        current = name or current
        named[place] = current
    return named


def _as_seen(runs: list[tuple[int, Run]]) -> list[tuple[int, Run]]:
    """The runs from left to right (rule L2 of UAX 9)."""
    order = list(runs)
    highest = max((level for level, _ in order), default=0)
    for level in range(highest, 0, -1):
        is_in = [place >= level for place, _ in order]
        turned: list[tuple[int, Run]] = []
        for inside, group in groupby(zip(is_in, order, strict=True), key=itemgetter(0)):
            members = [item for _, item in group]
            turned += reversed(members) if inside else members
        order = turned
    return order


def _run(text: str, piece: _Piece, language: str, advances: list[float]) -> Run:
    """The glyphs of one stretch; adds their widths to the signs that they stand for."""
    import uharfbuzz as hb  # noqa: PLC0415

    buffer = hb.Buffer()
    part = text[piece.start : piece.end]
    buffer.add_str(part)
    buffer.language = language if _LANGUAGE.fullmatch(language) else _NO_LANGUAGE
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if piece.level % 2 else "ltr"
    hb.shape(piece.face.hb_font, buffer)
    scale, start = piece.face.scale, piece.start
    infos = buffer.glyph_infos
    places = [at.position for at in buffer.glyph_positions]  # dx, dy, advance, and down the page
    clusters = [info.cluster for info in infos]
    widths = tuple([place[2] * scale for place in places])
    if clusters == list(range(len(part))):
        advances[start : piece.end] = widths
    else:
        for cluster, width in zip(clusters, widths, strict=True):
            advances[start + cluster] += width
    offsets: tuple[tuple[float, float], ...] = ()
    if any(place[0] or place[1] for place in places):
        offsets = tuple((place[0] * scale, place[1] * scale) for place in places)
    glyphs = tuple([info.codepoint for info in infos])
    return Run(piece.face, glyphs, widths, offsets, _texts(part, clusters), part)


def _texts(part: str, clusters: list[int]) -> Sequence[str]:
    """What each glyph stands for: its cluster's signs for the first of a cluster, then nothing."""
    if clusters == list(range(len(part))):
        return part
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(part)], strict=True))
    return [
        "" if place and clusters[place - 1] == start else part[start : ends[start]]
        for place, start in enumerate(clusters)
    ]


def placed_glyphs(run: Run) -> Iterator[tuple[int, float, tuple[float, float]]]:
    """Each glyph with its advance and its offset from the pen."""
    return zip(run.glyphs, run.advances, run.offsets or repeat(NO_OFFSET), strict=False)


def width_mm(shaped: Shaped, size_pt: float) -> float:
    """How wide the line is on paper."""
    return shaped.width / EM * size_pt / POINTS_PER_MM
